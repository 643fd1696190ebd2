"""*Vaste hulp*, *deze week niet*, *stop vaste hulp*: in words, by whoever asks or helps."""

import re

from sqlalchemy import select

from bot.moment import NOW
from bot.presses import Mark
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers.helping import give_up
from handlers.recurring.begin import ask_often
from handlers.recurring.feature import feature
from handlers.recurring.model import Series, asker_of, coming, going_on, helper_of
from handlers.recurring.over import ask_also, ask_review, stop
from handlers.recurring.skip import propose
from handlers.recurring.times import cannot, quit_it
from handlers.requests import PlaceState, places
from handlers.welcome import name_of

_WHICH = r"(?:deze|de|aankomende|komende|volgende|aanstaande) (?:week|keer)"
_NOT = r"(?:hoeft |kan |hoef ik |kan ik |lukt |lukt het |hoeft het |even )*niet(?: nodig| hoor)?"
ROWS = 10
QUESTIONS = {"often": ask_often, "also": ask_also, "review": ask_review}


@feature.due("ask", Series, select(Series.id).where(Series.ask_at <= NOW))
def question(turn: Turn, series: Series) -> None:
    """A question about the whole of it, not about one time."""
    what, series.ask, series.ask_at = series.ask, "", None
    QUESTIONS[what](turn, series)


def _mine(turn: Turn) -> list[Series]:
    known = turn.person is not None and turn.neighbourhood is not None and turn.private
    return going_on(turn, turn.me) if known else []


@feature.command("vast")
def command(turn: Turn, rest: str) -> None:
    """/vast, *vaste hulp*: everything that comes back, with what can be done about it."""
    del rest
    mine = _mine(turn)
    if not mine:
        turn.say("rec.none")
    for series in mine[:ROWS]:
        show(turn, series)


def show(turn: Turn, series: Series) -> None:
    """One of them, as its asker or its regular neighbour sees it."""
    fill: dict[str, Value] = {
        "titel": series.title,
        "hoe_vaak": series.often,
        "wanneer": series.when,
    }
    if series.asker_id == turn.me.id:
        helper = helper_of(turn, series)
        who = Term("rec.one.who", (("voornaam", name_of(turn, helper)),)) if helper else ""
        other = another(series) if helper is not None else None
        buttons: list[Mark | None] = [skip_next(series), stop(series), other]
        turn.say("rec.one", buttons=buttons, wie_zin=who, fill=fill)
    else:
        name = series.for_name or name_of(turn, asker_of(turn, series))
        buttons = [cannot_next(series), quit_it(series)]
        turn.say("rec.one.helper", buttons=buttons, voornaam=name, fill=fill)


@feature.press("skipnext", Series)
def skip_next(turn: Turn, series: Series) -> None:
    """[Eén keer niet], and a row."""
    _this_time_not(turn, series)


@feature.press("cannotnext", Series)
def cannot_next(turn: Turn, series: Series) -> None:
    """[Eén keer niet] of the regular neighbour."""
    _this_time_not(turn, series)


@feature.press("another", Series)
def another(turn: Turn, series: Series) -> None:
    """[Andere buur]: the next time others are asked; the helper hears no reason."""
    helper = helper_of(turn, series)
    if turn.me.id != series.asker_id or series.state != "on" or helper is None:
        raise Refusal("g.stale.plain")
    series.helper_id, series.number_ok = None, False
    turn.record(series.about, "series_left", "asker")
    turn.edit(series.slot, "rec.turn.over", titel=series.title)
    turn.say("rec.ended", to=helper, kind="must", about=series.about, titel=series.title)
    turn.say("rec.another", titel=series.title)


def _this_time_not(turn: Turn, series: Series) -> None:
    if series.state != "on":
        raise Refusal("rec.over")
    if series.asker_id == turn.me.id:
        propose(turn, series)
        return
    if series.helper_id != turn.me.id:
        raise Refusal("g.stale.plain")
    request = coming(turn, series)
    held = places(turn.db, request, PlaceState.AGREED) if request else []
    ours = [place for place in held if place.helper_id == turn.me.id]
    if ours:
        give_up.run(turn, ours[0])
    else:
        cannot(turn, series)


@feature.phrase(rf"(?:nee |ik kan |ik hoef |het hoeft |sla )*{_WHICH} (?:over|{_NOT})")
@feature.phrase(r"(?:not|skip) (?:this|next) (?:week|time)|(?:this|next) (?:week|time) not")
def not_this_week(turn: Turn, match: re.Match[str]) -> bool:
    """*Deze week niet*: of the only one that comes back, else it is asked which."""
    del match
    mine = _mine(turn)
    if len(mine) > 1:
        rows = [skip_next(series) for series in mine[:ROWS]]
        labels = [series.title for series in mine[:ROWS]]
        turn.say("rec.which", rows=rows, labels=labels)
    elif mine:
        _this_time_not(turn, mine[0])
    return bool(mine)


@feature.phrase(
    r"(?:ik )?(?:wil )?(?:stop(?:pen)?|einde?)(?: maar| graag)? (?:met )?(?:de |mijn |onze )?"
    r"(?:vaste hulp|vaste afspraak|hulp (?:van )?elke week|elke week|wekelijkse hulp)"
)
@feature.phrase(
    r"(?:ik )?(?:hoef|wil) (?:het )?niet meer elke (?:week|dag|maand)|stop regular help"
)
def stop_in_words(turn: Turn, match: re.Match[str]) -> bool:
    """*Stop vaste hulp*."""
    del match
    mine = _mine(turn)
    if len(mine) == 1 and mine[0].asker_id == turn.me.id:
        stop.run(turn, mine[0])
    elif len(mine) == 1:
        quit_it.run(turn, mine[0])
    elif mine:
        command(turn, "")
    return bool(mine)

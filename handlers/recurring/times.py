"""Each time anew: the regular neighbour is asked first, then others."""

from datetime import timedelta

from sqlalchemy import select

from bot import hours
from bot.moment import NOW
from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import blocking, helping, ladder, requests
from handlers.recurring.feature import feature
from handlers.recurring.model import (
    Series,
    advance,
    asker_of,
    end,
    helper_of,
    plan,
    request_of,
)
from handlers.recurring.neighbour import available
from handlers.recurring.over import last_time, leave_with
from handlers.recurring.skip import keep_it, skip_it
from handlers.requests import Request
from handlers.welcome import name_of

ANSWER = timedelta(hours=24)  # within which the regular neighbour says whether they come
SILENT = 2  # times without an answer: then they are not asked first any more
WAIT, OPEN = "wait", "open"


@feature.due("turn", Series, select(Series.id).where(Series.next_at <= NOW))
def moment(turn: Turn, series: Series) -> None:
    """Something is to be done about the next time."""
    step, series.step, series.next_at = series.step, "", None
    if series.state == "asked":  # nobody said that it comes back
        turn.db.delete(series)
    elif step == "end":
        last_time(turn, series)
    elif step == "feast":
        _ask_about_holiday(turn, series)
    elif step == WAIT:
        _no_answer(turn, series)
    elif step == OPEN:
        open_for_all(turn, series, helper_of(turn, series))
    else:
        arrange(turn, series)


def _ask_about_holiday(turn: Turn, series: Series) -> None:
    """It falls on a public holiday; without an answer it goes on as always."""
    turn.say(
        "rec.feast",
        to=asker_of(turn, series),
        kind="must",
        buttons=[skip_it(series, value=str(series.turns)), keep_it(series)],
        about=series.about,
        titel=series.title,
        wanneer=series.when,
    )
    series.step, series.next_at = "turn", turn.now + timedelta(days=2)


def arrange(turn: Turn, series: Series) -> None:
    """See to it that somebody comes the next time."""
    asker = asker_of(turn, series)
    if asker.silenced_at is not None:
        end(turn, series)
        return
    if asker.frozen_at is not None or series.starts_at <= turn.now:
        _pass(turn, series, told=asker.frozen_at is None)
        return
    before = request_of(turn, series)
    if before is not None:
        series.take_over(before)
    helper, regular = available(turn, series), helper_of(turn, series)
    if helper is not None:
        _ask(turn, series, helper)
        return
    if regular is not None and blocking.apart(turn.db, regular.id, (series.asker_id,)):
        series.helper_id, regular = None, None
    open_for_all(turn, series, regular)


def _pass(turn: Turn, series: Series, *, told: bool) -> None:
    """That time is over and nobody was asked: the bot was away, or her data stood still."""
    gone = series.when
    advance(turn, series)
    while series.starts_at <= turn.now:
        advance(turn, series)
    plan(turn, series)
    if told:
        turn.say(
            "rec.missed",
            to=asker_of(turn, series),
            kind="must",
            titel=series.title,
            wanneer=gone,
            volgende=series.when,
        )


def _ask(turn: Turn, series: Series, helper: Person) -> None:
    asker, value = asker_of(turn, series), str(series.turns)
    turn.say(
        "rec.turn",
        to=helper,
        kind="must",
        buttons=[come(series, value=value), not_now(series, value=value), quit_it(series)],
        about=series.about,
        slot=series.slot,
        once=series.slot,
        voornaam=series.for_name or name_of(turn, asker),
        titel=series.title,
        wanneer=series.when,
    )
    wait = min(ANSWER, (series.starts_at - turn.now) / 2)
    series.step, series.next_at = WAIT, hours.waking(turn.here).next_open(turn.now + wait)


def _asked(turn: Turn, series: Series, value: str, *steps: str) -> Series:
    """The series, when its neighbour answers for the very time they were asked for."""
    waits = series.state == "on" and value == str(series.turns) and series.step in steps
    if series.helper_id != turn.me.id or not waits:
        raise Refusal("g.stale.plain")
    return series


@feature.press("come", Series)
def come(turn: Turn, series: Series, value: str) -> None:
    """[Ja, ik kom]: agreed at once, and nobody else is asked."""
    _comes(turn, _asked(turn, series, value, WAIT, OPEN))


def _comes(turn: Turn, series: Series) -> None:
    request = _next_request(turn, series)
    asker, this = asker_of(turn, series), str(series.turns)
    advance(turn, series)
    plan(turn, series)
    series.silent = 0
    turn.say(
        "rec.comes",
        to=asker,
        kind="must",
        buttons=[skip_it(series, value=this)],
        about=request.about,
        voornaam=name_of(turn, turn.me),
        titel=request.title,
        wanneer=request.when,
    )
    requests.open_with(turn, request, turn.me)


@feature.press("notnow", Series)
def not_now(turn: Turn, series: Series, value: str) -> None:
    """[Deze keer niet]: no blame; others are asked, and the next time they are again."""
    _asked(turn, series, value, WAIT)
    cannot(turn, series)


def cannot(turn: Turn, series: Series) -> None:
    """The regular neighbour, who began this turn, cannot come the next time."""
    series.silent, this = 0, str(series.turns)
    turn.say("rec.no", buttons=[after_all(series, value=this)])
    if hours.waking(turn.here).open_at(turn.now):
        open_for_all(turn, series, turn.me)
    else:
        series.step, series.next_at = OPEN, hours.waking(turn.here).next_open(turn.now)


@feature.press("after", Series)
def after_all(turn: Turn, series: Series, value: str) -> None:
    """[Toch wel], for as long as nobody else has it."""
    if series.helper_id != turn.me.id or series.state != "on":
        raise Refusal("g.stale.plain")
    if value == str(series.turns) and series.step == OPEN:
        _comes(turn, series)
        return
    request = request_of(turn, series)
    if value != str(series.turns - 1) or request is None or not request.live:
        raise Refusal("g.stale.plain")
    place = requests.claim(turn, request, turn.me)
    if place is None:
        raise Refusal("clm.lost")
    requests.agree(turn, request, place)


@feature.press("quit", Series)
def quit_it(turn: Turn, series: Series) -> None:
    """[Ik stop ermee]: thanked, and the asker hears it; whoever waits for an answer need not."""
    if series.helper_id != turn.me.id or series.state != "on":
        raise Refusal("g.stale.plain")
    waited = series.step in (WAIT, OPEN)
    series.helper_id, series.number_ok = None, False
    turn.record(series.about, "series_left")
    turn.say("rec.quit", titel=series.title)
    fill = {"voornaam": name_of(turn, turn.me), "titel": series.title, "hoe_vaak": series.often}
    turn.say("rec.left", to=asker_of(turn, series), kind="must", about=series.about, fill=fill)
    if waited:
        open_for_all(turn, series, None)


leave_with(quit_it.run)


def _no_answer(turn: Turn, series: Series) -> None:
    """The regular neighbour says nothing: others are asked; the second time it stays so."""
    helper = helper_of(turn, series)
    series.silent += 1
    turn.edit(series.slot, "rec.turn.over", titel=series.title)
    if helper is not None and series.silent >= SILENT:
        series.helper_id, series.number_ok = None, False
        turn.record(series.about, "series_left", "silent")
        turn.say("rec.dropped", to=helper, kind="must", titel=series.title)
    open_for_all(turn, series, helper)


def open_for_all(turn: Turn, series: Series, gap: Person | None) -> None:
    """Ask the neighbours for the next time; `gap`: whose place it is to take."""
    request = _next_request(turn, series)
    this = str(series.turns)
    advance(turn, series)
    plan(turn, series)
    if gap is not None:  # who cannot come is not asked once more
        helping.let_stand(turn, request, gap, helping.Standing.OUT)
    requests.open_request(turn, request)
    turn.say(
        "rec.gap" if gap is not None else "rec.asked",
        to=asker_of(turn, series),
        kind="must",
        buttons=[skip_it(series, value=this)],
        about=request.about,
        voornaam=name_of(turn, gap) if gap is not None else "",
        titel=request.title,
        wanneer=request.when,
        tijd_update=ladder.next_update(request, turn),
    )


def _next_request(turn: Turn, series: Series) -> Request:
    """The next time as a request that nobody sees yet."""
    request = turn.keep(
        Request(
            neighbourhood_id=series.neighbourhood_id,
            asker_id=series.asker_id,
            made_by_id=series.asker_id if series.for_name else None,
            category=series.category,
            concept=series.concept,
            action=series.action,
            people=series.people,
            text=series.text,
            recurring=series.rhythm,
            starts_at=series.starts_at,
            ends_at=series.ends_at,
            grain=series.grain,
            card_wanted=series.card_wanted,
            for_name=series.for_name,
            for_phone=series.for_phone,
            street=series.street,
            extra=series.extra,
            made_at=turn.now,
        )
    )
    turn.db.flush()
    series.request_id, series.step, series.next_at = request.id, "", None
    return request

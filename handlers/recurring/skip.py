"""One time is skipped by whoever needs the help, and the others go on."""

from datetime import UTC, datetime

from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import requests
from handlers.recurring.feature import feature
from handlers.recurring.model import (
    Series,
    advance,
    asker_of,
    coming,
    helper_of,
    plan,
    request_of,
)
from handlers.requests import State
from handlers.welcome import name_of

WAIT = "wait"  # the step in which the regular neighbour was asked


def mine(turn: Turn, series: Series) -> Series:
    """The series, when it goes on and is of whoever began this turn; else refused."""
    if turn.me.id != series.asker_id:
        raise Refusal("grq.notyours")
    if series.state != "on":
        raise Refusal("rec.over")
    return series


def propose(turn: Turn, series: Series) -> None:
    """Ask whether the time that comes first is to be skipped."""
    request = coming(turn, series)
    number = series.turns - 1 if request else series.turns
    turn.say(
        "rec.skip",
        buttons=[skip_it(series, value=str(number)), keep_it(series)],
        titel=series.title,
        wanneer=request.when if request else series.when,
    )


@feature.press("skip", Series)
def skip_it(turn: Turn, series: Series, value: str) -> None:
    """[Ja, overslaan], [Deze keer niet]."""
    mine(turn, series)
    if value == str(series.turns):
        _skip_coming(turn, series)
    elif value == str(series.turns - 1):
        _skip_asked(turn, series)
    else:
        raise Refusal("g.stale.plain")


def _skip_coming(turn: Turn, series: Series) -> None:
    """Nobody was asked yet, or only the regular neighbour."""
    start, helper = series.starts_at, helper_of(turn, series)
    if series.step == WAIT and helper is not None:
        turn.edit(series.slot, "rec.turn.over", titel=series.title)
        turn.say(
            "rec.skipped.helper",
            to=helper,
            kind="must",
            about=series.about,
            voornaam=series.for_name or name_of(turn, asker_of(turn, series)),
            titel=series.title,
            wanneer=series.when,
        )
    advance(turn, series)
    plan(turn, series)
    turn.record(series.about, "series_skipped")
    _said(turn, series, f"{series.turns}.{int(start.timestamp()) // 60}")


def _skip_asked(turn: Turn, series: Series) -> None:
    """It was asked for: who helps, or was asked, hears that it is off."""
    request, question = request_of(turn, series), (series.ask, series.ask_at)
    if request is None or not request.live:
        raise Refusal("g.stale.plain")
    requests.stop(turn, request, "asker")
    series.ask, series.ask_at = question  # the others go on: nothing need be asked
    turn.record(series.about, "series_skipped")
    _said(turn, series, str(series.turns))


def _said(turn: Turn, series: Series, value: str) -> None:
    undo = unskip(series, value=value)
    turn.say("rec.skipped", buttons=[undo], titel=series.title, volgende=series.when)


@feature.press("unskip", Series)
def unskip(turn: Turn, series: Series, value: str) -> None:
    """[Toch wel]: as it was, for ten minutes."""
    number, _, minutes = value.partition(".")
    late = turn.pressed is not None and turn.now > turn.pressed.created_at + UNDO
    if late or mine(turn, series) is None or number != str(series.turns):
        raise Refusal("rec.undo.late")
    if minutes:
        start = datetime.fromtimestamp(int(minutes) * 60, UTC)
        series.starts_at, series.ends_at = start, start + (series.ends_at - series.starts_at)
        series.turns += 1
        plan(turn, series)
    else:
        request = request_of(turn, series)
        if request is None or request.state is not State.STOPPED:
            raise Refusal("rec.undo.late")
        requests.reopen(turn, request)
    turn.say("rec.unskipped", titel=series.title)


@feature.press("keep", Series)
def keep_it(turn: Turn, series: Series) -> None:
    """[Nee]: it goes on as always."""
    mine(turn, series)
    turn.say("rec.kept")

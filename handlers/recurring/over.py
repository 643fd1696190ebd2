"""How help that comes back ends: stopped by its asker, by its last time, or after a review."""

from collections.abc import Callable
from datetime import timedelta

from bot.people import Person
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import human
from handlers.recurring.feature import feature
from handlers.recurring.model import (
    FIRST_PERIOD,
    REVIEW,
    Series,
    advance,
    asker_of,
    end,
    helper_of,
    plan,
    series_of,
)
from handlers.recurring.skip import mine
from handlers.requests.news import RequestStopped
from handlers.welcome import name_of

LATELY = timedelta(days=14)  # in which a series that ended may go on
WEEK = timedelta(weeks=1)

# Set by the file in which the regular neighbour leaves, which imports this one.
Leave = Callable[[Turn, Series], None]
_leaves: list[Leave] = []


def leave_with(run: Leave) -> None:
    """Declare what happens when the regular neighbour stops."""
    _leaves[:] = [run]


@feature.press("stop", Series)
def stop(turn: Turn, series: Series) -> None:
    """[Stoppen]: what was agreed stays; nothing new is asked."""
    mine(turn, series)
    helper = helper_of(turn, series)
    end(turn, series)
    turn.record(series.about, "series_stopped")
    turn.say("rec.stopped", buttons=[go_on_after_all(series)], titel=series.title)
    if helper is not None:
        _tell_helper(turn, series, helper, "rec.stopped.helper")


def _tell_helper(turn: Turn, series: Series, helper: Person, key: str) -> None:
    turn.edit(series.slot, "rec.turn.over", titel=series.title)
    turn.say(
        key,
        to=helper,
        kind="must",
        voornaam=series.for_name or name_of(turn, asker_of(turn, series)),
        titel=series.title,
        hoe_vaak=series.often,
    )


@feature.press("revive", Series)
def go_on_after_all(turn: Turn, series: Series) -> None:
    """[Toch niet], for ten minutes."""
    if turn.me.id != series.asker_id:
        raise Refusal("grq.notyours")
    if series.over_at is None or turn.now > series.over_at + UNDO:
        raise Refusal("rec.undo.late")
    _go_on(turn, series)
    turn.say("rec.unskipped", titel=series.title)
    helper = helper_of(turn, series)
    if helper is not None:
        _tell_helper(turn, series, helper, "rec.revived")


def _go_on(turn: Turn, series: Series) -> None:
    series.state, series.over_at = "on", None
    while series.starts_at <= turn.now:
        advance(turn, series)
    series.turns += 1  # what was asked about the next time does not count any more
    series.ask, series.ask_at = "review", turn.now + REVIEW
    plan(turn, series)


# -- the last time -------------------------------------------------------------------------------


def last_time(turn: Turn, series: Series) -> None:
    """As long as it was to last."""
    helper = helper_of(turn, series)
    end(turn, series)
    turn.record(series.about, "series_ended")
    turn.say(
        "rec.end",
        to=asker_of(turn, series),
        kind="must",
        buttons=[four_more(series), enough(series)],
        titel=series.title,
    )
    if helper is not None:
        _tell_helper(turn, series, helper, "rec.end.helper")


@feature.press("more", Series)
def four_more(turn: Turn, series: Series) -> None:
    """[Nog 4 weken]."""
    if turn.me.id != series.asker_id:
        raise Refusal("grq.notyours")
    if series.over_at is None or turn.now > series.over_at + LATELY:
        raise Refusal("rec.over")
    series.until_at = turn.now + FIRST_PERIOD
    _go_on(turn, series)
    turn.say("rec.ok", titel=series.title, hoe_vaak=series.often)
    helper = helper_of(turn, series)
    if helper is not None:
        _tell_helper(turn, series, helper, "rec.revived")


@feature.press("enough", Series)
def enough(turn: Turn, series: Series) -> None:
    """[Klaar]."""
    del series
    turn.say("rec.enough")


# -- one time is off: the others too? ------------------------------------------------------------


@feature.on(RequestStopped)
def one_is_off(turn: Turn, news: RequestStopped) -> None:
    """Its asker or a coordinator stopped one time: a moment later it is asked what is meant."""
    series = series_of(turn, news.request)
    if series is None or series.state == "over":
        return
    if series.state == "asked":
        turn.db.delete(series)
    elif news.why in ("asker", "coordinator") and asker_of(turn, series).silenced_at is None:
        series.ask, series.ask_at = "also", turn.now


def ask_also(turn: Turn, series: Series) -> None:
    """Only this time, or never again?"""
    _review_later(turn, series)
    turn.say(
        "rec.also",
        to=asker_of(turn, series),
        kind="must",
        buttons=[only_this(series), stop(series)],
        about=series.about,
        titel=series.title,
        hoe_vaak=series.often,
        volgende=series.when,
    )


@feature.press("onlythis", Series)
def only_this(turn: Turn, series: Series) -> None:
    """[Alleen deze keer]."""
    mine(turn, series)
    turn.say("rec.kept")


# -- every eight weeks ---------------------------------------------------------------------------


def ask_review(turn: Turn, series: Series) -> None:
    """Is it still fine? Both are asked, each in private."""
    _review_later(turn, series)
    if series.state != "on":
        return
    weeks = (turn.now - series.began_at) // WEEK
    for person in (asker_of(turn, series), helper_of(turn, series)):
        if person is None or person.silenced_at is not None:
            continue
        turn.say(
            "rec.review",
            to=person,
            kind="digest",
            buttons=[still_fine(series), stop_now(series), differently(series)],
            about=series.about,
            titel=series.title,
            hoe_vaak=series.often,
            n=weeks,
        )


def _review_later(turn: Turn, series: Series) -> None:
    since = turn.now - series.began_at
    series.ask = "review"
    series.ask_at = series.began_at + (since // REVIEW + 1) * REVIEW


def _one_of_them(turn: Turn, series: Series) -> None:
    if turn.me.id not in (series.asker_id, series.helper_id):
        raise Refusal("g.stale.plain")
    if series.state != "on":
        raise Refusal("rec.over")


@feature.press("fine", Series)
def still_fine(turn: Turn, series: Series) -> None:
    """[Ja, verder]."""
    _one_of_them(turn, series)
    turn.say("rec.kept")


@feature.press("stopnow", Series)
def stop_now(turn: Turn, series: Series) -> None:
    """[Stoppen], by either of them."""
    _one_of_them(turn, series)
    if turn.me.id == series.asker_id:
        stop.run(turn, series)
    else:
        _leaves[0](turn, series)


@feature.press("differently", Series)
def differently(turn: Turn, series: Series) -> None:
    """[Anders]: a human thinks along."""
    _one_of_them(turn, series)
    human.offer_human(turn)

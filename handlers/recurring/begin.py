"""A request that comes back: how often, until when, and whether by one and the same neighbour."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.turn import Refusal, Turn
from handlers.recurring.feature import feature
from handlers.recurring.model import (
    FIRST_PERIOD,
    REVIEW,
    Series,
    advance,
    asker_of,
    plan,
    request_of,
    series_of,
)
from handlers.recurring.neighbour import offer_to_helper
from handlers.requests import Request, rhythm_of
from handlers.requests.news import RequestOpened
from matching import Rhythm, asks_for_help, find_moment, find_rhythm


@feature.on(RequestOpened)
def opened(turn: Turn, news: RequestOpened) -> None:
    """The first time is asked for; a moment later its asker is asked about the others."""
    request, rhythm = news.request, rhythm_of(turn, news.request)
    if rhythm is None or request.asker_id is None or series_of(turn, request) is not None:
        return
    series = turn.keep(
        Series(
            neighbourhood_id=turn.here.id,
            asker_id=request.asker_id,
            request_id=request.id,
            rhythm=rhythm.code,
            starts_at=turn.now,
            ends_at=turn.now,
            grain="day",
            category=request.category,
            concept=request.concept,
            action=request.action,
            people=request.people,
            card_wanted=request.card_wanted,
            for_name=request.for_name,
            ask="often",
            ask_at=turn.now,
            began_at=turn.now,
        )
    )
    series.take_over(request)
    _begin(turn, series, request)


def _begin(turn: Turn, series: Series, request: Request) -> None:
    """The next time is the one after the first; without a moment it is some day of its week."""
    zone = ZoneInfo(turn.here.zone)
    if request.when is not None:
        series.starts_at, series.ends_at = request.when.start, request.when.end
        series.grain = request.when.grain
    else:
        today = (request.opened_at or turn.now).astimezone(zone).date()
        days, daily = 7, Rhythm.read(series.rhythm).unit == "day"
        if daily:
            days = 1
        else:
            today -= timedelta(days=today.weekday())
        series.starts_at = datetime.combine(today, time(), zone)
        series.ends_at = datetime.combine(today + timedelta(days=days), time(), zone)
        series.grain = "day" if daily else "week"
    advance(turn, series)
    plan(turn, series)


def ask_often(turn: Turn, series: Series) -> None:
    """Did they mean again and again? Nobody asked, nothing comes back."""
    if series.state != "asked":
        return
    said = turn.say(
        "rec.ask",
        to=asker_of(turn, series),
        kind="must",
        buttons=[only_now(series), again(series), otherwise(series)],
        about=series.about,
        once=f"rec.ask:{series.id}",
        titel=series.title,
        hoe_vaak=series.often,
    )
    if said is None:
        turn.db.delete(series)


def own(turn: Turn, series: Series) -> Series:
    """The series, when it is of whoever began this turn and goes on; else refused."""
    if turn.me.id != series.asker_id:
        raise Refusal("grq.notyours")
    if series.state == "over":
        raise Refusal("rec.over")
    return series


@feature.press("once", Series)
def only_now(turn: Turn, series: Series) -> None:
    """[Alleen nu]."""
    if own(turn, series).state != "asked":
        raise Refusal("g.stale.plain")
    request = request_of(turn, series)
    if request is not None:
        request.recurring = ""
    turn.db.delete(series)
    turn.say("rec.once")


@feature.press("again", Series)
def again(turn: Turn, series: Series) -> None:
    """[Ja, vaker]."""
    own(turn, series)
    if series.state == "asked":
        series.state = "on"
        series.ask, series.ask_at = "review", series.began_at + REVIEW
        turn.record(series.about, "series_began")
    turn.ask(
        "rec.until",
        then=until_in_words,
        subject=series,
        buttons=[for_a_month(series), until_stopped(series)],
    )


@feature.press("otherwise", Series)
def otherwise(turn: Turn, series: Series) -> None:
    """[Iets anders]: how often, in words."""
    own(turn, series)
    turn.ask("rec.how", then=how_often, subject=series)


@feature.answer("how", Series)
def how_often(turn: Turn, series: Series, text: str) -> bool:
    """ "Om de week", "op dinsdag en vrijdag"."""
    if series.state == "over" or turn.me.id != series.asker_id:
        return False
    now = turn.local
    rhythm = find_rhythm(text, now) or find_rhythm(f"elke {text}", now)
    if rhythm is None and asks_for_help(text):
        return False  # something else is wanted now
    request = request_of(turn, series)
    if rhythm is None or request is None:
        turn.ask("rec.how.no", then=how_often, subject=series)
        return True
    series.rhythm = request.recurring = rhythm.code
    _begin(turn, series, request)
    again.run(turn, series)
    return True


# -- until when, and by whom ---------------------------------------------------------------------


@feature.press("month", Series)
def for_a_month(turn: Turn, series: Series) -> None:
    """[4 weken]."""
    request = request_of(turn, own(turn, series))
    first = request.starts_at if request else None
    _until(turn, series, (first or series.began_at) + FIRST_PERIOD)


@feature.press("open", Series)
def until_stopped(turn: Turn, series: Series) -> None:
    """[Tot ik stop zeg]."""
    _until(turn, own(turn, series), None)


@feature.answer("until", Series, unless=asks_for_help)
def until_in_words(turn: Turn, series: Series, text: str) -> bool:
    """ "Tot kerst", "twee maanden"; *kan iemand morgen …* asks something else."""
    moment = find_moment(text, turn.local)
    if moment is None or moment.past or series.state != "on" or turn.me.id != series.asker_id:
        return False
    _until(turn, series, max(moment.start, moment.end))
    return True


def _until(turn: Turn, series: Series, moment: datetime | None) -> None:
    turn.stop_asking()
    series.until_at = moment
    if series.step in ("turn", "feast", "end"):
        plan(turn, series)
    if series.people == 1:
        turn.say("rec.who", buttons=[the_same(series), anyone(series)])
    else:
        _noted(turn, series)


@feature.press("same", Series)
def the_same(turn: Turn, series: Series) -> None:
    """[Ja]: rather one and the same neighbour."""
    own(turn, series).same = True
    _noted(turn, series)
    offer_to_helper(turn, series)


@feature.press("anyone", Series)
def anyone(turn: Turn, series: Series) -> None:
    """[Wisselen mag]."""
    own(turn, series).same = False
    _noted(turn, series)


def _noted(turn: Turn, series: Series) -> None:
    turn.say("rec.ok", titel=series.title, hoe_vaak=series.often)

"""The regular neighbour: somebody who helps once is asked whether they will do it more often."""

from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import blocking, offers, requests
from handlers.meeting import Acquainted
from handlers.recurring.feature import feature
from handlers.recurring.model import Series, asker_of, helper_of, request_of, series_of
from handlers.requests import PlaceState
from handlers.requests.news import PlaceAgreed
from handlers.welcome import name_of


@feature.on(PlaceAgreed)
def agreed(turn: Turn, news: PlaceAgreed) -> None:
    """Both said yes to this time: and the other times?"""
    series = series_of(turn, news.request)
    if series is not None:
        offer_to_helper(turn, series)


def offer_to_helper(turn: Turn, series: Series) -> None:
    """Ask who helps this time; each of them once."""
    request = request_of(turn, series)
    wanted = series.state == "on" and series.same and series.people == 1
    if request is None or not wanted or series.helper_id is not None:
        return
    for helper in requests.helpers_of(turn.db, request, PlaceState.AGREED):
        turn.say(
            "rec.helper",
            to=helper,
            kind="must",
            buttons=[more_often(series), this_time(series)],
            about=series.about,
            once=f"rec.helper:{series.id}:{helper.id}",
            voornaam=request.for_name or name_of(turn, asker_of(turn, series)),
            titel=series.title,
            hoe_vaak=series.often,
        )


def _helps(turn: Turn, series: Series) -> bool:
    """Whether who began this turn helps with the last time that was asked for, or helped."""
    request = request_of(turn, series)
    return request is not None and any(
        place.helper_id == turn.me.id and place.state in (PlaceState.AGREED, PlaceState.DONE)
        for place in requests.places(turn.db, request)
    )


@feature.press("oftener", Series)
def more_often(turn: Turn, series: Series) -> None:
    """[Ja, vaker]: from now on they are asked first; the asker hears who it is."""
    if series.state != "on":
        raise Refusal("rec.over")
    if series.helper_id == turn.me.id:
        raise Refusal("rec.helper.have")
    if series.helper_id is not None or not series.same:
        raise Refusal("rec.helper.taken")
    if not _helps(turn, series):
        raise Refusal("g.stale.plain")
    series.helper_id, series.silent = turn.me.id, 0
    turn.record(series.about, "series_helper")
    turn.say("rec.helper.yes", titel=series.title)
    asker = asker_of(turn, series)
    turn.say(
        "rec.found.for" if series.for_name else "rec.found",
        to=asker,
        kind="must",
        buttons=[] if series.for_name else [number_each_time(series), ask_each_time(series)],
        about=series.about,
        voornaam=name_of(turn, turn.me),
        titel=series.title,
        hoe_vaak=series.often,
    )


@feature.press("thistime", Series)
def this_time(turn: Turn, series: Series) -> None:
    """[Alleen deze keer]."""
    del series
    turn.say("rec.helper.no")


@feature.press("number", Series, stays=True)
def number_each_time(turn: Turn, series: Series) -> None:
    """[Ja]: the regular neighbour gets the number by itself, each time, until she says no."""
    if _asker(turn, series):
        series.number_ok = True
        turn.say("rec.number.yes", voornaam=name_of(turn, helper_of(turn, series)))


@feature.press("nonumber", Series, stays=True)
def ask_each_time(turn: Turn, series: Series) -> None:
    """[Elke keer vragen]: also later, as easily as it was given."""
    if _asker(turn, series):
        series.number_ok = False
        turn.say("rec.number.no")


def _asker(turn: Turn, series: Series) -> bool:
    if turn.me.id != series.asker_id:
        raise Refusal("grq.notyours")
    if series.helper_id is None or series.state != "on":
        raise Refusal("rec.over")
    return True


@feature.on(Acquainted)
def acquainted(turn: Turn, news: Acquainted) -> None:
    """She said that her regular neighbour may have her number each time."""
    series = series_of(turn, news.request)
    if series is not None and series.helper_id == news.helper.id:
        news.number = news.number or series.number_ok


def available(turn: Turn, series: Series) -> Person | None:
    """The regular neighbour, when they can be asked now."""
    helper = helper_of(turn, series)
    if helper is None or not turn.reaches(helper):
        return None
    away = helper.paused_until is not None and helper.paused_until > turn.now
    away = away or blocking.suspended(turn, helper)
    if away or helper.silenced_at is not None or helper.frozen_at is not None:
        return None
    apart = blocking.apart(turn.db, helper.id, (series.asker_id,))
    if apart or offers.vetting_missing(turn, helper, [series.category]):
        return None
    return helper

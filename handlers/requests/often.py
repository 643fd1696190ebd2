"""How often help is wanted: read from the words of a request, and said as people say it."""

from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from babel.dates import get_day_names
from babel.lists import format_list

from bot.texts import Term, Words
from bot.turn import Turn
from handlers.requests.model import Request
from matching import Rhythm, find_rhythm

A_DAY = timedelta(hours=25)  # also the one on which the clock goes back
WORKDAYS = (0, 1, 2, 3, 4)


def rhythm_of(turn: Turn, request: Request) -> Rhythm | None:
    """How often it is wanted; None when it is wanted once, or for one stretch of days."""
    if "/" in request.recurring:
        return Rhythm.read(request.recurring)
    when = request.when
    if not request.recurring or not request.text or (when and when.end - when.start > A_DAY):
        return None
    made_at = request.made_at.astimezone(ZoneInfo(turn.here.zone))
    return find_rhythm(request.text, made_at)


def how_often(rhythm: Rhythm) -> Term:
    """{hoe_vaak}: "elke dinsdag en vrijdag", "om de week op maandag", "elke maand"."""
    if rhythm.unit == "day":
        if rhythm.days:
            return Term("often.workday" if rhythm.days == WORKDAYS else "often.day")
        return Term("often.day" if rhythm.step == 1 else "often.other_day")
    if rhythm.unit == "month":
        return _monthly(rhythm)
    if not rhythm.days:
        keys = ("often.week", "often.week.two", "often.week.more")
        return Term(keys[min(rhythm.step, 3) - 1], (("n", rhythm.step),))
    keys = ("often.on", "often.on.two", "often.on.more")
    days = ("dagen", _named(rhythm.days))
    return Term(keys[min(rhythm.step, 3) - 1], (days, ("n", rhythm.step)))


def _monthly(rhythm: Rhythm) -> Term:
    if rhythm.nth and rhythm.days:
        which = Term(f"often.nth.{rhythm.nth if rhythm.nth > 0 else 'last'}")
        return Term("often.month.nth", (("welke", which), ("dagen", _named(rhythm.days))))
    if rhythm.days:
        return Term("often.month.day", (("n", rhythm.days[0]),))
    return Term("often.month")


def _named(days: tuple[int, ...]) -> Words:
    """Days of the week as a list in each language: "dinsdag en vrijdag"."""
    return Words.each(partial(_listed, days))


def _listed(days: tuple[int, ...], language: str) -> str:
    names = get_day_names("wide", locale=language)
    return format_list([names[day] for day in days], locale=language)

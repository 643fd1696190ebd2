"""Asks what is missing of what and when, by buttons; typed answers are heard in `revise`."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.spoken import When
from bot.turn import Turn
from handlers.asking.conduct import Talk, ask, busy, go_on, step
from handlers.asking.feature import feature
from handlers.asking.model import QUESTIONS
from handlers.asking.sketch import next_reading, put_moment
from handlers.requests import Request
from matching import Moment

HOUSE, OUT, FOOD, PAPER, COMPANY = "odd_jobs", "ride", "groceries", "admin", "company"
KINDS = {"house": HOUSE, "out": OUT, "food": FOOD, "paper": PAPER, "talk": COMPANY}
PARTS = {"am": (6, 12), "pm": (12, 18), "eve": (18, 24)}


# -- what ------------------------------------------------------------------------------------


@step("what")
def ask_what(talk: Talk) -> None:
    """Nothing to go by: six kinds to choose from."""
    rows = [kind(talk.request, value=name) for name in (*KINDS, "else")]
    talk.put("vag.what", rows=rows)


@feature.press("kind", Request)
def kind(turn: Turn, request: Request, value: str) -> None:
    """A row: [Gezelschap]; of [Iets anders] they say what."""
    talk = busy(turn, request)
    if value not in KINDS:
        talk.concept.step = "what"
        talk.put("ask.else")
        return
    set_kind(talk, KINDS[value])
    if value == "house":
        ask(talk, "size")
    else:
        go_on(talk)


def set_kind(talk: Talk, category: str) -> None:
    """The request is about this kind of help, nothing finer is known."""
    talk.request.category, talk.request.concept = category, ""
    talk.concept.settle("what")


@step("cat")
def ask_category(talk: Talk) -> None:
    """Not sure: what it looks like."""
    buttons = [right(talk.request), wrong(talk.request)]
    talk.put("ask.cat", buttons=buttons, categorie=talk.request.title)


@feature.press("right", Request)
def right(turn: Turn, request: Request) -> None:
    """[Ja]: it is what it looked like."""
    talk = busy(turn, request)
    talk.concept.settle("what")
    go_on(talk)


@feature.press("wrong", Request)
def wrong(turn: Turn, request: Request) -> None:
    """Something else: then from the beginning, with six kinds to choose from."""
    talk = busy(turn, request)
    talk.concept.guess = ""
    ask(talk, "what")


@step("thing")
def ask_thing(talk: Talk) -> None:
    """To have the thing, or to have it done."""
    buttons = [lend(talk.request), help_with(talk.request)]
    talk.put("vag.thing", buttons=buttons)


@feature.press("lend", Request)
def lend(turn: Turn, request: Request) -> None:
    """[Lenen]: to have the thing."""
    _one_of_two(busy(turn, request), 0)


@feature.press("helpwith", Request)
def help_with(turn: Turn, request: Request) -> None:
    """[Hulp]: to have it done."""
    _one_of_two(busy(turn, request), 1)


def _one_of_two(talk: Talk, position: int) -> None:
    kinds = talk.concept.guess.split(",")
    if len(kinds) == 2 and talk.request.category != kinds[position]:
        set_kind(talk, kinds[position])
        talk.request.action = "do" if position else "lend"
    talk.concept.settle("what")
    go_on(talk)


# -- when ------------------------------------------------------------------------------------


@step("when")
def ask_when(talk: Talk) -> None:
    """The day: today, this week, or another one in words."""
    request = talk.request
    talk.put("ask.when", buttons=[day(request, value=v) for v in ("today", "week", "other")])


@feature.press("day", Request)
def day(turn: Turn, request: Request, value: str) -> None:
    """[Vandaag]: which part of it; [Deze week]: a limit; [Andere dag]: in their own words."""
    talk = busy(turn, request)
    if value == "other":
        talk.concept.step = "when"
        talk.put("ask.day")
        return
    now = turn.local
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if value == "today":
        put_moment(request, talk.concept, Moment(midnight, midnight + timedelta(days=1), "day"))
        ask_part(talk)
        return
    monday = midnight + timedelta(days=7 - now.weekday())
    put_moment(request, talk.concept, Moment(now, monday, "day", deadline=True))
    go_on(talk)


def ask_part(talk: Talk) -> None:
    """The day is known: which part of it, if there is a question left."""
    if talk.concept.asked < QUESTIONS:
        ask(talk, "time")
    else:
        go_on(talk)


@step("time")
def ask_time(talk: Talk) -> None:
    """The part of the day, once the day is known."""
    request = talk.request
    talk.put("ask.time", buttons=[part(request, value=v) for v in ("am", "pm", "any")])


@feature.press("part", Request)
def part(turn: Turn, request: Request, value: str) -> None:
    """[Ochtend], [Middag], [Maakt niet uit]."""
    talk = busy(turn, request)
    set_part(talk, value)
    go_on(talk)


def set_part(talk: Talk, value: str) -> None:
    """The morning, afternoon or evening of the day that was chosen."""
    request = talk.request
    if value not in PARTS or request.starts_at is None:
        return
    zone = ZoneInfo(talk.turn.here.zone)
    midnight = request.starts_at.astimezone(zone).replace(hour=0, minute=0)
    start, end = PARTS[value]
    moment = Moment(midnight.replace(hour=start), midnight + timedelta(hours=end), "part_of_day")
    if moment.end > talk.turn.now:
        put_moment(request, talk.concept, moment)


@step("echo")
def ask_echo(talk: Talk) -> None:
    """ "Komende dinsdag": people differ, so it is said back."""
    request = talk.request
    talk.put("ask.when.echo", buttons=[so(request), not_so(request)], wanneer=request.when)


@feature.press("so", Request)
def so(turn: Turn, request: Request) -> None:
    """[Ja]: it was read as it was meant."""
    talk = busy(turn, request)
    talk.concept.others = ""
    go_on(talk)


@feature.press("notso", Request)
def not_so(turn: Turn, request: Request) -> None:
    """[Nee]: the next way to read it, else they are asked when."""
    talk = busy(turn, request)
    if next_reading(request, talk.concept):
        talk.concept.others = ""  # what is meant is shown once more before it is posted
        go_on(talk)
    else:
        ask(talk, "when")


@step("past")
def ask_past(talk: Talk) -> None:
    """That moment is over: perhaps the next one like it."""
    request = talk.request
    buttons = [later(request), day(request, value="other")]
    talk.put("ask.past", buttons=buttons, wanneer=_ahead(talk))


def _ahead(talk: Talk) -> When:
    """The same time on the first day on which it is still to come."""
    request = talk.request
    assert request.starts_at is not None  # noqa: S101 - only a moment can be past
    assert request.ends_at is not None  # noqa: S101 - as above
    zone = ZoneInfo(talk.turn.here.zone)
    start, end = request.starts_at.astimezone(zone), request.ends_at.astimezone(zone)
    while start <= talk.turn.now:
        start, end = start + timedelta(days=1), end + timedelta(days=1)
    return When(start, end, request.grain or "day")


@feature.press("later", Request)
def later(turn: Turn, request: Request) -> None:
    """[Ja]: the same time on the next day on which it can be."""
    talk = busy(turn, request)
    when = _ahead(talk)
    put_moment(request, talk.concept, Moment(when.start, when.end, when.grain))
    go_on(talk)

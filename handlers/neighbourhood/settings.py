"""/instellingen_buurt: what a neighbourhood may change about itself, in simple words."""

import json
import re
from collections.abc import Callable

from bot import hours
from bot.people import Neighbourhood
from bot.turn import Turn
from handlers import staff, welcome
from handlers.neighbourhood import reach
from handlers.neighbourhood.changed import before, changed, read_along, said_now
from handlers.neighbourhood.feature import feature
from matching import find_number

LONGEST = 30 * 24  # hours, or minutes when urgent: longer is a slip of the pen
_THREE = re.compile(r"\D*(\d+)\D+(\d+)\D+(\d+)\D*")
NAMES = (  # rows of set.main
    "reads", "talk", "village", "waking", "office", "night", "ladder", "urgent", "good",
    "reach",
)  # fmt: skip


@feature.command("instellingen_buurt", roles=staff.ROLES)
def settings_command(turn: Turn, rest: str) -> None:
    """/instellingen_buurt."""
    del rest
    show(turn)


def show(turn: Turn) -> None:
    """How it is now, and a row for each thing that can be changed."""
    turn.say("set.main", rows=[change(value=name) for name in NAMES], fill=said_now(turn))


@feature.press("set", stays=True)
def change(turn: Turn, value: str) -> None:
    """One of the rows: a switch is turned at once, the rest is asked."""
    staff.only(turn)
    here = turn.here
    was = before(turn, value)
    if value == "reads":
        read_along(turn, reads=not here.reads_along)
        changed(turn, was)
    elif value == "talk":
        here.talk_needed = not here.talk_needed
        changed(turn, was)
    elif value == "good":
        here.tells_good = not here.tells_good
        changed(turn, was)
    elif value == "village":
        here.village = not here.village
        welcome.shorten_postcodes(turn)
        changed(turn, was)
    elif value == "reach":
        rows = [change(value=name) for name in reach.NAMES]
        turn.say("set.reach", rows=rows, fill=said_now(turn))
    elif value in reach.NAMES:
        reach.ask(turn, value)
    else:
        _ask(turn, value, f"set.{value}")


def _ask(turn: Turn, name: str, key: str) -> None:
    later = {
        "waking": waking, "office": office, "night": night, "ladder": normal, "urgent": urgent,
    }[name]  # fmt: skip
    turn.ask(key, then=later, fill=said_now(turn))


@feature.answer("waking")
def waking(turn: Turn, text: str) -> bool:
    """ "8 tot 21": when neighbours may be asked."""

    def put(here: Neighbourhood, start: int, end: int) -> None:
        here.waking_from, here.waking_to = start, end

    return _put_hours(turn, text, "waking", put)


@feature.answer("office")
def office(turn: Turn, text: str) -> bool:
    """ "9 tot 17": when coordinators are at work."""

    def put(here: Neighbourhood, start: int, end: int) -> None:
        here.office_from, here.office_to = start, end

    return _put_hours(turn, text, "office", put)


def _put_hours(
    turn: Turn, text: str, name: str, put: Callable[[Neighbourhood, int, int], None]
) -> bool:
    staff.only(turn)
    if not re.search(r"\d", text):
        return False
    found = hours.hours_in(text)
    if found is None:
        _ask(turn, name, "set.hours.bad")
    else:
        was = before(turn, name)
        put(turn.here, *found)
        changed(turn, was)
    return True


@feature.answer("night")
def night(turn: Turn, text: str) -> bool:
    """The number for what cannot wait until the morning; *geen* takes it away."""
    staff.only(turn)
    words = text.strip().lower().rstrip(".!")
    found = find_number(text, short=True)
    if found is None and words not in reach.NONE:
        _ask(turn, "night", "set.night.bad")
        return True
    was = before(turn, "night")
    turn.here.night_phone = found
    changed(turn, was)
    return True


@feature.answer("ladder")
def normal(turn: Turn, text: str) -> bool:
    """ "4 24 48": hours until more neighbours, volunteers and the coordinator are asked."""
    return _put_steps(turn, text, "ladder", "normal", 60)


@feature.answer("urgent")
def urgent(turn: Turn, text: str) -> bool:
    """ "20 60 180": the same in minutes, for what is needed today."""
    return _put_steps(turn, text, "urgent", "urgent", 1)


def _put_steps(turn: Turn, text: str, name: str, kind: str, factor: int) -> bool:
    staff.only(turn)
    if not re.search(r"\d", text):
        return False
    match = _THREE.fullmatch(text)
    steps = [int(number) for number in match.groups()] if match else []
    if not steps or steps != sorted(steps) or steps[-1] > LONGEST:
        _ask(turn, name, "set.steps.bad")
        return True
    was = before(turn, name)
    own = json.loads(turn.here.ladder or "{}") | {kind: [step * factor for step in steps]}
    turn.here.ladder = json.dumps(own)
    changed(turn, was)
    return True

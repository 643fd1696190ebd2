"""/instellingen_buurt: what a neighbourhood may change about itself, in simple words."""

import json
import re
from collections.abc import Callable

from bot.audit import events_about
from bot.people import Neighbourhood
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty, groups, ladder, welcome
from handlers.coordination.feature import feature
from handlers.requests import card

DAY = 24 * 60
LONGEST = 30 * 24  # hours, or minutes when urgent: longer is a slip of the pen
_HOURS = re.compile(r"\D*?(\d{1,2})(?:[:.](\d\d))?\D+?(\d{1,2})(?:[:.](\d\d))?\D*")
_THREE = re.compile(r"\D*(\d+)\D+(\d+)\D+(\d+)\D*")
_PHONE = re.compile(r"[+(]?\d[\d\s().+/-]{1,18}\d")
NAMES = (  # rows of set.main
    "reads", "talk", "village", "waking", "office", "night", "ladder", "urgent", "good",
)  # fmt: skip


@feature.command("instellingen_buurt", roles=duty.STAFF)
def settings_command(turn: Turn, rest: str) -> None:
    """/instellingen_buurt."""
    del rest
    show(turn)


def show(turn: Turn) -> None:
    """How it is now, and a row for each thing that can be changed."""
    turn.say("set.main", rows=[change(value=name) for name in NAMES], fill=_now(turn))


def _now(turn: Turn) -> dict[str, Value]:
    here = turn.here
    table = ladder.table_of(here.ladder)
    wider, volunteers, coordinator = (f"{minutes / 60:g}" for minutes in table.normal)
    soon, sooner, soonest = (f"{minutes:g}" for minutes in table.urgent)
    return {
        "wijk": here.name,
        "meelezen": Term("set.yes" if here.reads_along else "set.no"),
        "gesprek": Term("set.yes" if here.talk_needed else "set.no"),
        "nieuws": Term("set.yes" if here.tells_good else "set.no"),
        "tekens": 4 if here.village else 5,
        "van": _clock(here.waking_from),
        "tot": _clock(here.waking_to),
        "open": _clock(here.office_from),
        "dicht": _clock(here.office_to),
        "nachtnummer": here.night_phone or Term("set.none"),
        "a": wider, "b": volunteers, "c": coordinator, "d": soon, "e": sooner, "f": soonest,
    }  # fmt: skip


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


@feature.press("set", stays=True)
def change(turn: Turn, value: str) -> None:
    """One of the rows: a switch is turned at once, the rest is asked."""
    duty.staff_only(turn)
    here = turn.here
    was = _kept(turn, value)
    if value == "reads":
        _read_along(turn, reads=not here.reads_along)
        _done(turn, value, was)
    elif value == "talk":
        here.talk_needed = not here.talk_needed
        _done(turn, value, was)
    elif value == "good":
        here.tells_good = not here.tells_good
        _done(turn, value, was)
    elif value == "village":
        here.village = not here.village
        welcome.shorten_postcodes(turn)
        _done(turn, value, "")  # what was shortened does not come back
    else:
        _ask(turn, value, f"set.{value}")


def _ask(turn: Turn, name: str, key: str) -> None:
    later = {
        "waking": waking, "office": office, "night": night, "ladder": normal, "urgent": urgent,
    }[name]  # fmt: skip
    turn.ask(key, then=later, fill=_now(turn))


def _read_along(turn: Turn, *, reads: bool) -> None:
    turn.here.reads_along = reads
    for group in card.groups_of(turn):
        groups.tell_reading(turn, group)


def _kept(turn: Turn, name: str) -> str:
    """How a setting is now, for the audit trail; nothing of the night number, which is private."""
    here = turn.here
    return {
        "reads": str(int(here.reads_along)),
        "talk": str(int(here.talk_needed)),
        "good": str(int(here.tells_good)),
        "waking": f"{here.waking_from}-{here.waking_to}",
        "office": f"{here.office_from}-{here.office_to}",
        "ladder": here.ladder,
        "urgent": here.ladder,
    }.get(name, "")


def _done(turn: Turn, name: str, was: str) -> None:
    turn.record(f"neighbourhood:{turn.here.id}", "setting", f"{name}={was}")
    turn.say(f"set.{name}.ok", buttons=[undo(value=name)] if was else [], fill=_now(turn))


@feature.press("unset")
def undo(turn: Turn, value: str) -> None:
    """[Ongedaan maken]: as it was, when nobody changed it since."""
    duty.in_time(turn)
    events = events_about(turn.db, turn.here, f"neighbourhood:{turn.here.id}")
    mine = [e for e in events if e.what == "setting" and e.detail.startswith(f"{value}=")]
    if not mine or mine[-1].actor_id != turn.me.id:
        raise Refusal("g.stale.plain")
    here, was = turn.here, mine[-1].detail.partition("=")[2]
    if value == "reads":
        _read_along(turn, reads=was == "1")
    elif value == "talk":
        here.talk_needed = was == "1"
    elif value == "good":
        here.tells_good = was == "1"
    elif value in ("waking", "office"):
        start, end = (int(minutes) for minutes in was.split("-"))
        setattr(here, f"{value}_from", start)
        setattr(here, f"{value}_to", end)
    else:
        here.ladder = was
    turn.record(f"neighbourhood:{here.id}", "setting_undone", value)
    turn.say("coo.undone")


def _hours(text: str) -> tuple[int, int] | None:
    match = _HOURS.fullmatch(text.strip())
    if match is None:
        return None
    start = int(match[1]) * 60 + int(match[2] or 0)
    end = int(match[3]) * 60 + int(match[4] or 0)
    return (start, end) if 0 <= start < end <= DAY and end - start >= 60 else None


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
    duty.staff_only(turn)
    if not re.search(r"\d", text):
        return False
    found = _hours(text)
    if found is None:
        _ask(turn, name, "set.hours.bad")
    else:
        was = _kept(turn, name)
        put(turn.here, *found)
        _done(turn, name, was)
    return True


@feature.answer("night")
def night(turn: Turn, text: str) -> bool:
    """The number for what cannot wait until the morning; *geen* takes it away."""
    duty.staff_only(turn)
    words = text.strip().lower().rstrip(".!")
    match = _PHONE.search(text)
    if match is None and words not in ("geen", "none", "nee", "no"):
        _ask(turn, "night", "set.night.bad")
        return True
    turn.here.night_phone = match[0].strip() if match else None
    _done(turn, "night", "")
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
    duty.staff_only(turn)
    if not re.search(r"\d", text):
        return False
    match = _THREE.fullmatch(text)
    steps = [int(number) for number in match.groups()] if match else []
    if not steps or steps != sorted(steps) or steps[-1] > LONGEST:
        _ask(turn, name, "set.steps.bad")
        return True
    was = _kept(turn, name)
    own = json.loads(turn.here.ladder or "{}") | {kind: [step * factor for step in steps]}
    turn.here.ladder = json.dumps(own)
    _done(turn, name, was)
    return True

"""A setting was changed: said, told to the others who answer for it, and taken back."""

import json
from dataclasses import dataclass
from datetime import timedelta

from bot import hours
from bot.audit import Event, events_about
from bot.outbox import Hours
from bot.people import Neighbourhood, Person
from bot.presses import long, short
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import groups, ladder, staff
from handlers.neighbourhood.feature import feature
from handlers.requests import card
from handlers.roles import stands_for
from handlers.staff import name

OTHERS_UNDO = timedelta(days=1)  # who did not do it may be asleep when it is told
KINDS = {"ladder": "normal", "urgent": "urgent"}  # what they are called in the ladder


@dataclass(frozen=True, slots=True)
class Before:
    """One setting as it was before it was changed."""

    name: str
    kept: str  # for the audit trail and for the way back; empty: there is none
    said: dict[str, Value]


def said_now(turn: Turn) -> dict[str, Value]:
    """The blanks of every text about a setting, as the neighbourhood is now."""
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
        "van": hours.clock(here.waking_from),
        "tot": hours.clock(here.waking_to),
        "open": hours.clock(here.office_from),
        "dicht": hours.clock(here.office_to),
        "postcodes": here.postcodes.replace(",", ", ") or Term("set.none"),
        "contact": here.contact,
        "telefoon": here.phone,
        "nachtnummer": here.night_phone or Term("set.none"),
        "a": wider, "b": volunteers, "c": coordinator, "d": soon, "e": sooner, "f": soonest,
    }  # fmt: skip


def before(turn: Turn, setting: str) -> Before:
    """How a setting is now; nothing is kept of names and numbers."""
    here = turn.here
    kept = {
        "reads": str(int(here.reads_along)),
        "talk": str(int(here.talk_needed)),
        "good": str(int(here.tells_good)),
        "waking": f"{here.waking_from}-{here.waking_to}",
        "office": f"{here.office_from}-{here.office_to}",
        "ladder": here.ladder,
        "urgent": here.ladder,
        "postcodes": here.postcodes or "-",
    }.get(setting, "")  # and what was shortened of a postcode does not come back
    return Before(setting, kept, said_now(turn))


def changed(turn: Turn, was: Before) -> None:
    """Say how it is from now on, and tell everybody else who coordinates or owns here."""
    turn.record(_about(turn), "setting", f"{was.name}={was.kept}")
    turn.db.flush()
    event = _last(turn, was.name)
    now = said_now(turn)
    marks = [undo(value=f"{was.name}.{short(event.id)}")] if was.kept and event else []
    turn.say(f"set.{was.name}.ok", buttons=marks, fill=now)
    if now == was.said or event is None:
        return
    for person in _others(turn):
        turn.say(
            "set.told",
            to=person,
            kind="must",
            hours=Hours.WAKING,
            buttons=marks,
            slot=_slot(event, person),
            wie=_who(turn),
            wijk=turn.here.name,
            nu=_line(was.name, now),
            was=_line(was.name, was.said),
        )


def _who(turn: Turn) -> Value:
    """Whoever does this, with the organisation for which they stand here."""
    found = stands_for(turn, turn.me)
    own = (("naam", name(turn.me)), ("organisatie", found))
    return Term("coo.org.who", own) if found else name(turn.me)


def _about(turn: Turn) -> str:
    return f"neighbourhood:{turn.here.id}"


def _last(turn: Turn, setting: str) -> Event | None:
    """What was last done to a setting: changed, or taken back."""
    done = (
        event
        for event in reversed(events_about(turn.db, turn.here, _about(turn)))
        if event.what in ("setting", "setting_undone")
        and event.detail.partition("=")[0] == setting
    )
    return next(done, None)


def _others(turn: Turn) -> list[Person]:
    return [person for person in staff.coordinators(turn) if person is not turn.me]


def _slot(event: Event, person: Person) -> str:
    return f"set:{event.id}:{person.id}"


def _line(setting: str, said: dict[str, Value]) -> Term:
    return Term(f"set.line.{setting}", tuple(said.items()))


@feature.press("unset")
def undo(turn: Turn, value: str) -> None:
    """[Ongedaan maken]: as it was, when nobody changed it since; by anybody who was told."""
    staff.only(turn)
    turn.get(Neighbourhood, turn.here.id)  # locked: of two who do this at once one is first
    setting, _, identity = value.partition(".")
    event = _last(turn, setting)
    if event is None or event.what != "setting" or event.id != long(identity):
        raise Refusal("g.stale.plain")
    if event.actor_id == turn.me.id:
        staff.in_time(turn)
    elif turn.now > event.at + OTHERS_UNDO:
        raise Refusal("set.undo.past")
    _put_back(turn, setting, event.detail.partition("=")[2])
    turn.record(_about(turn), "setting_undone", setting)
    turn.say("coo.undone")
    told = {"wie": _who(turn), "wijk": turn.here.name, "nu": _line(setting, said_now(turn))}
    for person in _others(turn):
        if person.id == event.actor_id:
            turn.say("set.undone", to=person, kind="must", hours=Hours.WAKING, fill=told)
        else:
            turn.edit(_slot(event, person), "set.undone", **told)


def _put_back(turn: Turn, setting: str, was: str) -> None:
    here = turn.here
    if setting == "reads":
        read_along(turn, reads=was == "1")
    elif setting == "talk":
        here.talk_needed = was == "1"
    elif setting == "good":
        here.tells_good = was == "1"
    elif setting == "postcodes":
        here.postcodes = "" if was == "-" else was
    elif setting in ("waking", "office"):
        start, end = (int(minutes) for minutes in was.split("-"))
        setattr(here, f"{setting}_from", start)
        setattr(here, f"{setting}_to", end)
    else:  # the other kind may have been changed meanwhile: that stays
        kind = KINDS[setting]
        own, old = json.loads(here.ladder or "{}"), json.loads(was or "{}")
        own.pop(kind, None)
        here.ladder = json.dumps(own | ({kind: old[kind]} if kind in old else {}))


def read_along(turn: Turn, *, reads: bool) -> None:
    """From now on what is said in the group is read, or not; every group hears so."""
    turn.here.reads_along = reads
    for group in card.groups_of(turn):
        groups.tell_reading(turn, group)

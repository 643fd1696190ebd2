"""How a visit is talked about: to whom, at which hour, and what must not stay in a chat."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.outbox import Hours, Letter
from bot.people import Person
from bot.presses import Mark
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty, staff
from handlers.meeting.model import Meeting, Trace, place_of
from handlers.meeting.plan import SCRUBBED
from handlers.requests import Place, Request

SOON = timedelta(hours=12)  # letters about a visit within this time may come at any hour


def name(person: Person | None) -> Value:
    """What the other one may call somebody."""
    return (person.name if person else None) or Term("con.somebody")


def asker_of(turn: Turn, meeting: Meeting) -> Person | None:
    """Who asked; None when they were forgotten."""
    return turn.db.get(Person, meeting.asker_id) if meeting.asker_id else None


def helper_of(turn: Turn, meeting: Meeting) -> Person | None:
    """Who helps; None when they were forgotten."""
    return turn.db.get(Person, meeting.helper_id) if meeting.helper_id else None


def other_of(turn: Turn, meeting: Meeting, person: Person | None) -> Person | None:
    """The one at the other side of the visit."""
    mine = person is not None and person.id == meeting.helper_id
    return asker_of(turn, meeting) if mine else helper_of(turn, meeting)


def request_of(turn: Turn, meeting: Meeting) -> Request:
    """What was asked."""
    request = turn.get(Request, meeting.request_id)
    assert request is not None  # noqa: S101 - the visit goes when its request goes
    return request


def going_on(turn: Turn, meeting: Meeting, *who: int | None) -> tuple[Request, Place]:
    """The request and the place, locked; refused when it is over, or to somebody else."""
    request = request_of(turn, meeting)
    place = place_of(turn, meeting)
    me = turn.person.id if turn.person else None
    if me is None or me not in (meeting.asker_id, meeting.helper_id):
        raise Refusal("g.stale.plain")
    if place is None:
        raise Refusal("con.stale", status=request.standing)
    if who and me not in who:
        raise Refusal("g.stale.plain")
    return request, place


def say(
    turn: Turn,
    meeting: Meeting,
    key: str,
    to: Person | None,
    buttons: Sequence[Mark | None] = (),
    *,
    rows: Sequence[Mark | None] = (),
    secret: bool = False,
    once: str = "",
    more: Mapping[str, Value] | None = None,
    **fill: Value,
) -> Letter | None:
    """Say something about the visit to one side, who reads the other's name as {voornaam}.

    `secret`: it holds a number, an address or a code: it cannot be passed on, and goes in time.
    `once`: the cause key of what is said one time only.
    """
    if to is None:
        return None
    options = {"protect": True} if secret else {}
    fill = {**(more or {}), **fill}
    letter = turn.say(
        key, to=to, buttons=buttons, rows=rows, once=once, options=options,
        **how(turn, meeting, to, fill),
    )  # fmt: skip
    if secret:
        keep_trace(turn, meeting, letter)
    return letter


def how(turn: Turn, meeting: Meeting, to: Person, fill: dict[str, Value]) -> dict[str, Any]:
    """The kind, hours, subject and blanks of a letter about the visit."""
    begins = meeting.starts_at
    soon = begins is not None and abs(begins - turn.now) <= SOON
    own = turn.private and turn.person is to
    request = turn.db.get_one(Request, meeting.request_id)
    blanks: dict[str, Value] = {
        "voornaam": _called(turn, meeting, request, to),
        "titel": request.title,
        "wanneer": meeting.when,
        **fill,
    }
    return {
        "kind": "answer" if own else "must",
        "hours": Hours.ALWAYS if own or soon else Hours.DAY,
        "about": meeting.about,
        "fill": blanks,
    }


def _called(turn: Turn, meeting: Meeting, request: Request, to: Person) -> Value:
    """What the other side is called; a helper reads for whom the help is, not who asked for it."""
    if to.id == meeting.helper_id and request.for_name:
        return request.for_name
    return name(other_of(turn, meeting, to))


def page_called(turn: Turn, meeting: Meeting, person: Person) -> str:
    """The platform on which the other one could write to `person`; "" where that cannot be."""
    other = other_of(turn, meeting, person)
    mine = turn.writer.account_of(person)
    theirs = turn.writer.account_of(other) if other is not None else None
    if mine is None or theirs is None or mine.platform != theirs.platform:
        return ""
    return turn.house.can(mine.platform).pages


def keep_trace(turn: Turn, meeting: Meeting, letter: Letter | None) -> None:
    """Remember a message that has to go from the chat in time."""
    if letter is not None:
        turn.keep(
            Trace(
                neighbourhood_id=meeting.neighbourhood_id,
                meeting_id=meeting.id,
                slot=letter.slot,
                scrub_at=turn.now + SCRUBBED,
            )
        )


def slot(meeting: Meeting, key: str, coordinator: Person) -> str:
    """Names what a coordinator was told about the visit at this moment."""
    moment = f"{meeting.starts_at:%y%m%d%H%M}" if meeting.starts_at else ""
    return f"{meeting.about}:{moment}:{key}:{coordinator.id}"


def tell_coordinators(
    turn: Turn,
    meeting: Meeting,
    key: str,
    buttons: Sequence[Mark | None] = (),
    *,
    secret: bool = False,
    **fill: Value,
) -> None:
    """Tell whoever is on duty about the visit, once a text and moment."""
    request = turn.db.get_one(Request, meeting.request_id)
    asker, helper = asker_of(turn, meeting), helper_of(turn, meeting)
    blanks: dict[str, Value] = {
        "nr": request.number or 0,
        "titel": request.title,
        "wanneer": meeting.when,
        "wijk": turn.here.name,
        "asker": request.for_name or name(asker),
        "helper": name(helper),
        **fill,
    }
    soon = meeting.starts_at is not None and abs(meeting.starts_at - turn.now) <= SOON
    for person in duty.called_on(turn):
        letter = turn.say(
            key,
            to=person,
            kind="must",
            hours=Hours.ALWAYS if soon else None,
            buttons=buttons,
            about=meeting.about,
            slot=slot(meeting, key, person),
            once=slot(meeting, key, person),
            options={"protect": True} if secret else {},
            fill={**blanks, **staff.area_for(turn, person)},
        )
        if secret:
            keep_trace(turn, meeting, letter)

"""What coordinators hear: on duty first, then the back-up, then everybody, then each morning."""

from datetime import timedelta
from typing import Any

from bot import outbox
from bot.people import Person, Role, people_with
from bot.spoken import Since
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import duty, staff
from handlers.ladder import buttons, kind
from handlers.ladder.asker import a_coordinator_hears
from handlers.ladder.model import DAILY, END, MOMENT_PASSED, plan
from handlers.requests import PlaceState, Request, Rung, asker_of, places

AT_THE_TOP = timedelta(days=7)
KEYS = {Rung.COORDINATOR: "esc.coo", Rung.BACKUP: "esc.coo.2", Rung.ALL: "esc.coo.all"}
FEWER = {"esc.coo.2": 1, "esc.coo.all": 1, "esc.coo.end": 0}  # buttons


def call(turn: Turn, request: Request, rung: Rung, reason: str) -> int:
    """Tell those of this level about the request; returns how many could be told."""
    people = _called(turn, rung)
    key = KEYS[rung]
    if rung is Rung.COORDINATOR and not a_coordinator_hears(turn):
        key = "esc.coo.owner"
    if places(turn.db, request, PlaceState.CLAIMED):
        reason = "claimed"
    for person in people:
        if not _knows(turn, request, rung, person, alone=len(people) == 1):
            say(turn, request, person, key, rung, reason)
    return len(people)


def _knows(turn: Turn, request: Request, rung: Rung, person: Person, *, alone: bool) -> bool:
    """Whether somebody heard of it already: in the digest of today, or, when they are all there
    is, on an earlier level of this round."""
    all_there_is = rung is Rung.ALL and alone
    if rung is not Rung.COORDINATOR and not all_there_is:
        return False
    if duty.morning.was_told_of(turn, request.about, request.round, person):
        return True
    earlier = [slot(request, level, person) for level in (Rung.COORDINATOR, Rung.BACKUP)]
    return all_there_is and any(outbox.in_slot(turn.db, one) for one in earlier)


def say(
    turn: Turn, request: Request, person: Person, key: str, cause: str, reason: str = ""
) -> None:
    """One message to one coordinator, once a round and cause, with the buttons to act."""
    marks = buttons.of(request)
    turn.say(
        key,
        to=person,
        kind="must",
        buttons=marks[: FEWER.get(key, len(marks))],
        about=request.about,
        slot=slot(request, cause, person),
        once=f"esc:{request.id}:{request.round}:{cause}:{person.id}",
        fill=blanks(turn, request)
        | staff.area_for(turn, person)
        | {"naam2": person.name or "", "reden_zin": Term(f"esc.why.{reason}") if reason else ""},
    )


def blanks(turn: Turn, request: Request) -> dict[str, Value]:
    """What coordinators read of a request."""
    asker = asker_of(turn, request)
    return {
        "nr": request.number or 0,
        "titel": request.title,
        "wanneer": request.when,
        "wijk": turn.here.name,
        "duur": Since(request.opened_at or turn.now),
        "asker": request.for_name or (asker.name if asker else None) or Term("esc.somebody"),
        "n": request.asked,
        "m": request.said_no,
    }


def slot(request: Request, cause: str, person: Person) -> str:
    """Names one coordinator's message, so that it can be edited when somebody takes it."""
    return f"esc:{request.id}:{request.round}:{cause}:{person.id}"


def called_slots(turn: Turn, request: Request) -> list[str]:
    """The slots of the messages that coordinators got about it this round (for esc.coo.took)."""
    people = people_with(turn.db, turn.here, Role.COORDINATOR, Role.OWNER)
    return [one for person in people for one in _slots(turn, request, person)]


def _slots(turn: Turn, request: Request, person: Person) -> list[str]:
    """Where one coordinator may have a message about it."""
    causes = (Rung.COORDINATOR, Rung.BACKUP, Rung.ALL, "moment_passed", _today(turn))
    return [slot(request, cause, person) for cause in causes]


def gather(turn: Turn, request: Request, person: Person) -> None:
    """It is said anew: what somebody got about it before goes, so that it stands there once."""
    for one in _slots(turn, request, person):
        turn.take_away(one, "esc.coo.once")


def show_passed(turn: Turn, request: Request) -> None:
    """The moment is over: said, unless somebody has it in hand. They see it where it stands, and
    in the next digest."""
    for person in duty.called_on(turn):
        if request.taken_by_id is None:
            gather(turn, request, person)
            say(turn, request, person, "esc.coo.passed", MOMENT_PASSED)
            continue
        fill = blanks(turn, request) | staff.area_for(turn, person)
        own: dict[str, Any] = {"buttons": buttons.of(request), "about": request.about}
        for one in _slots(turn, request, person):
            turn.edit(one, "esc.coo.passed", fill=fill, **own)


def show_over(turn: Turn, request: Request, key: str) -> None:
    """Whoever was told of it sees where it stands that nothing need be done any more."""
    if request.rung not in KEYS:
        return
    for one in called_slots(turn, request):
        turn.edit(one, key, nr=request.number or 0, titel=request.title)


def plan_the_top(turn: Turn, request: Request) -> None:
    """From now on: every working day, and the end after seven days."""
    plan(turn, request, DAILY, duty.next_morning(turn))
    end = kind.times(turn).waking.next_open(turn.now + AT_THE_TOP)
    plan(turn, request, END, end)


def each_morning(turn: Turn, request: Request) -> None:
    """First thing at work: this one is still waiting, unless the digest said so."""
    for person in duty.called_on(turn):
        if not duty.morning.was_told_of(turn, request.about, request.round, person):
            say(turn, request, person, "esc.coo.day", _today(turn))


def _today(turn: Turn) -> str:
    return f"day{turn.local:%y%m%d}"


def _called(turn: Turn, rung: Rung) -> list[Person]:
    if rung is Rung.COORDINATOR:
        return duty.called_on(turn)
    if rung is Rung.ALL:
        return staff.coordinators(turn)
    backup = duty.on_duty(turn, backup=True)
    return [backup] if backup and backup != duty.on_duty(turn) else []

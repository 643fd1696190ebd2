"""Half past eight on a working day: whoever is on duty reads how things stand, when they do."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot import hours, rhythm
from bot.people import Neighbourhood, Person
from bot.turn import Turn
from handlers import duty, human
from handlers.coordination.feature import feature
from handlers.coordination.listing import group_of, list_press, open_requests
from handlers.requests import PlaceState, Request, places

AT, UNTIL = time(8, 30), time(12)  # late rather than never, but no good morning after noon


@feature.due("morning", Neighbourhood, rhythm.due("morning"))
def morning(turn: Turn, here: Neighbourhood) -> None:
    """The digest of the coordinator on duty; on a day when nothing waits there is none."""
    late = rhythm.comes(turn, here, "morning", AT)
    if late is None or turn.local.time() >= UNTIL or not _works(turn):
        return
    found = open_requests(turn)
    today = [r for r in found if group_of(turn, r) == "today" and _lacks_helper(turn, r)]
    waiting = human.waiting(turn.db, here)
    if not found and not waiting:
        return
    noon = datetime.combine(turn.local.date(), UNTIL, tzinfo=ZoneInfo(here.zone))
    for person in _readers(turn):
        turn.say(
            "coo.hi",
            to=person,
            kind="digest",
            buttons=[
                list_press(value="all") if found else None,
                human.list_press() if waiting else None,
                duty.roster.show_press(),
            ],
            once=f"coo.hi:{here.id}:{person.id}:{turn.local:%Y-%m-%d}",
            gone_by=noon,
            options={"silent": True},
            naam=person.name or "",
            wijk=here.name,
            a=len(found),
            b=len(today),
            c=len(waiting),
        )


def _works(turn: Turn) -> bool:
    """Whether it is a working day: on another one the ladder calls whoever it needs."""
    return hours.office(turn.here).on(turn.local.date()) is not None


def _lacks_helper(turn: Turn, request: Request) -> bool:
    return bool(places(turn.db, request, PlaceState.OPEN))


def _readers(turn: Turn) -> list[Person]:
    """Whoever is on duty, the back-up when that one is away, else everybody who is not."""
    backup = duty.on_duty(turn, backup=True)
    ways = (duty.called_on(turn), [backup] if backup else [], duty.coordinators(turn))
    for people in ways:
        there = [person for person in people if not _away(turn, person)]
        if there:
            return there
    return []


def _away(turn: Turn, person: Person) -> bool:
    paused = person.paused_until is not None and person.paused_until > turn.now
    return paused or person.silenced_at is not None

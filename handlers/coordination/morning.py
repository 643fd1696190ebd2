"""Half past eight on a working day: whoever is on duty reads how things stand, when they do."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot import hours, rhythm
from bot.people import Neighbourhood, Person
from bot.spoken import Since
from bot.turn import Turn
from handlers import duty, human
from handlers.coordination.feature import feature
from handlers.coordination.item import show
from handlers.coordination.listing import ROWS, group_of, label, list_press, open_requests
from handlers.ladder import TOP
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
    noon = datetime.combine(turn.local.date(), UNTIL, tzinfo=ZoneInfo(here.zone))
    readers = _readers(turn)
    if not readers:
        return
    turn.announce(news := duty.morning.Morning())
    if not found and not waiting and not news.lines:
        return
    top = _top(found)
    marks = [
        list_press(value="all") if found else None,
        human.list_press() if waiting else None,
        duty.week.show_press(),
    ]
    for person in readers:
        turn.say(
            "coo.hi",
            to=person,
            kind="digest",
            buttons=[] if top else marks,
            rows=[*marks, *(show(request) for request in top)] if top else [],
            labels=[label(turn, request, person) for request in top],
            once=duty.morning.mark(turn, person),
            gone_by=noon,
            options={"silent": not top},
            naam=person.name or "",
            wijk=here.name,
            a=len(found),
            b=len(today),
            c=len(waiting),
            erbij="\n".join([*(_waits(turn, r, person) for r in top), *news.lines]),
        )


def _top(requests: list[Request]) -> list[Request]:
    """Those that wait for a coordinator, the longest first."""
    top = [r for r in requests if r.rung in TOP and r.taken_by_id is None]
    return sorted(top, key=lambda r: r.opened_at or r.made_at)[:ROWS]


def _waits(turn: Turn, request: Request, person: Person) -> str:
    since = Since(request.opened_at or request.made_at)
    return turn.words(
        "coo.hi.waits",
        person,
        nr=request.number or 0,
        titel=request.title,
        wanneer=request.when,
        duur=since,
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

"""What the page shows: open requests by age and rung, who is on duty; nobody's name but theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from bot.people import Person
from bot.spoken import Since
from bot.turn import Turn
from handlers import coordination, duty, figures, human, staff
from handlers.figures import Month
from handlers.requests import Place, PlaceState, Request, Rung

AGES = (timedelta(days=1), timedelta(days=3), timedelta(days=7))  # younger than; and the rest
STEPS = (  # from the bottom of the ladder to its top
    ("neighbours", (Rung.CIRCLE, Rung.NEIGHBOURS, Rung.WIDER)),
    ("volunteers", (Rung.VOLUNTEERS,)),
    ("coordinators", (Rung.COORDINATOR, Rung.BACKUP, Rung.ALL)),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One open request, as far as everybody may know of it."""

    number: int
    title: str
    when: str
    since: str
    step: str
    asked: int
    taken: bool
    waits: bool  # somebody said yes, and the asker has not answered
    age: int  # index in `AGES`, or one more


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page."""

    place: str
    lines: tuple[Line, ...]  # the oldest first
    today: int  # needed today and without a helper
    calls: int  # on the call-back list
    duty: str
    backup: str
    week: tuple[tuple[str, str], ...]  # the coming seven days and who has the duty, if any
    month: str
    picture: str  # SVG; nothing when nobody asked this month and the last


def board(turn: Turn) -> Board:
    """The page for whoever began this turn."""
    found = sorted(coordination.open_requests(turn), key=lambda r: r.opened_at or r.made_at)
    claimed = _claimed(turn, found)
    today = [r for r in found if coordination.group_of(turn, r) == "today"]
    month, picture = _figures(turn)
    return Board(
        place=turn.here.name,
        lines=tuple(_line(turn, request, request.id in claimed) for request in found),
        today=sum(request.id not in claimed for request in today),
        calls=len(human.waiting(turn.db, turn.here)),
        duty=_who(turn, backup=False),
        backup=_who(turn, backup=True),
        week=_week(turn),
        month=month,
        picture=picture,
    )


def _claimed(turn: Turn, requests: Sequence[Request]) -> set[int]:
    """Of which requests a helper waits for the asker's yes."""
    ids = [request.id for request in requests]
    found = turn.db.scalars(
        select(Place.request_id).where(
            Place.neighbourhood_id == turn.here.id,
            Place.request_id.in_(ids),
            Place.state == PlaceState.CLAIMED,
        )
    )
    return {*found}


def _line(turn: Turn, request: Request, waits: bool) -> Line:
    opened = request.opened_at or request.made_at
    said = turn.words("pag.line", turn.me, titel=request.title, wanneer=request.when)
    title = turn.words("pag.title", turn.me, titel=request.title)
    return Line(
        number=request.number or 0,
        title=f"{title} {request.icon}",
        when=said if request.when else "",
        since=turn.words("pag.since", turn.me, duur=Since(opened)),
        step=step_of(request),
        asked=request.asked,
        taken=request.taken_by_id is not None,
        waits=waits,
        age=sum(turn.now - opened >= age for age in AGES),
    )


def step_of(request: Request) -> str:
    """On which of the three steps it stands."""
    return next((name for name, rungs in STEPS if request.rung in rungs), STEPS[0][0])


def _who(turn: Turn, *, backup: bool) -> str:
    person: Person | None = duty.on_duty(turn, backup=backup)
    if person is None:
        return turn.words("pag.duty.backup" if backup else "pag.duty.nobody", turn.me)
    return _named(turn, person)


def _named(turn: Turn, person: Person) -> str:
    return turn.words("pag.duty.name", turn.me, naam=staff.name(person))


def _week(turn: Turn) -> tuple[tuple[str, str], ...]:
    """Who has which day; nothing where days are not divided."""
    days = duty.holders(turn)
    if all(person is None for _, person in days):
        return ()
    rows = []
    for day, person in days:
        who = _named(turn, person) if person else turn.words("pag.duty.free", turn.me)
        rows.append((turn.words("pag.day", turn.me, dag=day), who))
    return tuple(rows)


def _figures(turn: Turn) -> tuple[str, str]:
    """This month; the last one while nobody asked in this."""
    voice, now = figures.voice_of(turn), Month.of(turn.now, turn.here.zone)
    for month in (now, now.earlier()):
        found = figures.count(turn.db, turn.here, month)
        if found.asked:
            return month.said(voice.reader.language), figures.draw(voice, found)
    return now.said(voice.reader.language), ""

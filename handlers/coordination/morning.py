"""Half past eight on a working day: whoever is on duty reads how things stand, when they do."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot import hours, rhythm, sealcode
from bot.people import Neighbourhood, Person
from bot.spoken import Since
from bot.turn import Turn
from handlers import duty, helping, human, ladder, staff
from handlers.coordination.awaited import told_in_the_morning
from handlers.coordination.feature import feature
from handlers.coordination.handle import can_wait
from handlers.coordination.item import show
from handlers.coordination.listing import ROWS, group_of, label, list_press, open_requests
from handlers.human import CallBack
from handlers.ladder import TOP
from handlers.requests import PlaceState, Request, asker_of, places
from handlers.staff import name

AT, UNTIL = time(8, 30), time(12)  # late rather than never, but no good morning after noon


@dataclass(frozen=True, slots=True)
class Day:
    """What there is to tell: nothing of it is told by itself when the office opens."""

    open: list[Request]
    today: list[Request]  # needed today, without a helper
    top: list[Request]  # those a coordinator has to do something about, the longest first
    asked: list[Request]  # somebody was asked by name and says nothing, and it is needed soon
    calls: list[CallBack]  # who wants a human
    lines: list[str]  # what other rooms add

    @property
    def anything(self) -> bool:
        """Whether there is anything a coordinator can do, or ought to know."""
        return bool(self.today or self.top or self.asked or self.calls or self.lines)


@feature.due("morning", Neighbourhood, rhythm.due("morning"))
def morning(turn: Turn, here: Neighbourhood) -> None:
    """The digest of the coordinator on duty; on a day with nothing to tell there is none."""
    late = rhythm.comes(turn, here, "morning", AT)
    if late is None or turn.local.time() >= UNTIL or not _works(turn):
        return
    readers = _readers(turn)
    if not readers:
        return
    turn.announce(news := duty.morning.Morning())
    day = _day(turn, news)
    if not day.anything:
        return
    for request in day.top[:ROWS]:
        duty.morning.note_told(turn, request.about, request.round)
    for person in readers:
        for request in day.top[:ROWS]:
            ladder.gather(turn, request, person)
        _tell(turn, day, person)
    for request in day.asked[:ROWS]:
        told_in_the_morning(turn, request, readers)
    for entry in day.calls[:ROWS]:
        human.morning.told(turn, entry, readers)


def _day(turn: Turn, news: duty.morning.Morning) -> Day:
    found = open_requests(turn)
    soon = ladder.reach_coordinator(turn, hours.office(turn.here).next_open(turn.now))
    mine = [r for r in found if r.taken_by_id is None and (r.rung in TOP or r.id in soon)]
    mine.sort(key=lambda r: r.opened_at or r.made_at)
    others = [r for r in found if r not in mine]
    asked = [r for r in others if helping.asked_by_name(turn, r) and not can_wait(turn, r)]
    today = [r for r in found if group_of(turn, r) == "today" and _lacks_helper(turn, r)]
    today = [r for r in today if not ladder.passed(turn, r)]
    return Day(found, today, mine, asked, human.morning.to_call(turn), news.lines)


def _tell(turn: Turn, day: Day, person: Person) -> None:
    """One message: what there is to do first, each with a row."""
    waiting = human.waiting(turn.db, turn.here)
    marks = [
        list_press(value="all") if day.open else None,
        human.list_press() if waiting else None,
        duty.show_press(),
    ]
    requests = [*day.top, *day.asked][:ROWS]
    calls = day.calls[: ROWS - len(requests)]
    rows = [*(show(one) for one in requests), *(human.call(one) for one in calls)]
    labels = [label(turn, one, person) for one in requests]
    labels += [human.morning.row_label(turn, one, person) for one in calls]
    turn.say(
        "coo.hi",
        to=person,
        # What it takes the place of had to arrive, so this has to as well.
        kind="must" if rows else "digest",
        buttons=[] if rows else marks,
        rows=[*marks, *rows] if rows else [],
        labels=labels,
        once=duty.morning.mark(turn, person),
        gone_by=None if rows else _noon(turn),
        options={"silent": not rows},
        naam=person.name or "",
        wijk=turn.here.name,
        a=len(day.open),
        erbij="\n".join(_lines(turn, day, person, len(waiting))),
    )


def _lines(turn: Turn, day: Day, person: Person, waiting: int) -> list[str]:
    lines = []
    if any(one not in (*day.top, *day.asked) for one in day.today):  # else the lines say it
        lines.append(turn.words("coo.hi.today", person, b=len(day.today)))
    if waiting > len(day.calls[:ROWS]):  # of the others it is known, or there are too many
        lines.append(turn.words("coo.hi.calls", person, c=waiting))
    lines += [_line(turn, one, person) for one in (*day.top, *day.asked)]
    lines += [human.morning.line(turn, one, person) for one in day.calls[:ROWS]]
    sealed = sealcode.newest(turn.db, turn.here.id)  # they keep what nobody here can change
    seal = [turn.words("coo.hi.seal", person, zegel=sealed)] if sealed else []
    return [*lines, *day.lines, *seal]


def _line(turn: Turn, request: Request, person: Person) -> str:
    named = helping.asked_by_name(turn, request)
    asker = asker_of(turn, request)
    key = "coo.hi.asked" if named else "coo.hi.waits"
    return turn.words(
        "coo.hi.passed" if ladder.passed(turn, request) else key,
        person,
        nr=request.number or 0,
        titel=request.title,
        wanneer=request.when,
        duur=Since(request.opened_at or request.made_at),
        helper=name(named),
        asker=request.for_name or name(asker),
    )


def _noon(turn: Turn) -> datetime:
    return datetime.combine(turn.local.date(), UNTIL, tzinfo=ZoneInfo(turn.here.zone))


def _works(turn: Turn) -> bool:
    """Whether it is a working day: on another one the ladder calls whoever it needs."""
    return hours.office(turn.here).on(turn.local.date()) is not None


def _lacks_helper(turn: Turn, request: Request) -> bool:
    return bool(places(turn.db, request, PlaceState.OPEN))


def _readers(turn: Turn) -> list[Person]:
    """Whoever is on duty, the back-up when that one is away, else everybody who is not."""
    backup = duty.on_duty(turn, backup=True)
    ways = (duty.called_on(turn), [backup] if backup else [], staff.coordinators(turn))
    for people in ways:
        there = [person for person in people if not _away(turn, person)]
        if there:
            return there
    return []


def _away(turn: Turn, person: Person) -> bool:
    paused = person.paused_until is not None and person.paused_until > turn.now
    return paused or person.silenced_at is not None

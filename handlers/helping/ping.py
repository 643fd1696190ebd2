"""One ping: the question to one neighbour, its wording, and how it is taken back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from sqlalchemy import case, func, select

from bot import hours
from bot.outbox import Hours
from bot.people import Person
from bot.presses import Mark
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import offers
from handlers.helping.candidates import in_the_evening
from handlers.helping.model import NEXT_DOOR, Ping, PingState
from handlers.requests import Request, Rung, Urgency, card, how_often, rhythm_of

PING_LASTS = timedelta(hours=24)
SILENT = 4  # pings in a row without an answer: do they still want to be asked?
NAMED, RESERVE, VOLUNTEER = "named", "reserve", "volunteer"  # why somebody is asked


def send_ping(turn: Turn, request: Request, person: Person, rung: Rung, why: str) -> bool:
    """Ask one person, once a round; False when they were asked already or cannot be reached."""
    return bool(send_pings(turn, request, {person: why}, rung))


def send_pings(
    turn: Turn, request: Request, people: Mapping[Person, str], rung: Rung, wave: int = 0
) -> int:
    """Ask each of `people`, with why; returns how many could be asked."""
    before = _asked_before(turn, request, people)
    turn.writer.expect(people, [_once(request, person) for person in people])
    closes_at = hours.waking(turn.here).next_open(turn.now) + PING_LASTS
    asked = []
    for person, why in people.items():
        if before.get(person.id) == THIS_ROUND or not turn.reaches(person):
            continue
        ping = turn.keep(
            Ping(
                neighbourhood_id=turn.here.id,
                request_id=request.id,
                person_id=person.id,
                round=request.round,
                rung=rung,
                wave=wave,
                why=why,
                made_at=turn.now,
                closes_at=closes_at,
            )
        )
        write_ping(turn, request, person, ping, first=person.id not in before)
        turn.record(request.about, "asked", str(rung.value))
        asked.append(person)
    if asked:
        offers.asked(turn, *asked)
    return len(asked)


THIS_ROUND = 1


def _asked_before(turn: Turn, request: Request, people: Iterable[Person]) -> dict[int, int]:
    """Who was ever asked for anything, and whether this round of this request."""
    ours = (Ping.request_id == request.id) & (Ping.round == request.round)
    rows = turn.db.execute(
        select(Ping.person_id, func.max(case((ours, THIS_ROUND), else_=0)))
        .where(Ping.person_id.in_([person.id for person in people]))
        .group_by(Ping.person_id)
    )
    return dict(rows.all())


def _once(request: Request, person: Person, again: str = "") -> str:
    return f"ping:{request.id}:{request.round}:{person.id}{again}"


def write_ping(
    turn: Turn, request: Request, person: Person, ping: Ping, *, first: bool, again: str = ""
) -> None:
    key, fill = _wording(turn, request, ping, first=first)
    late = request.urgency is Urgency.URGENT and in_the_evening(turn) and person.urgent_evenings
    turn.say(
        key,
        to=person,
        kind="must" if ping.why == NAMED else "ping",
        buttons=_buttons[0](ping),
        about=ping.about,
        slot=ping.about,
        once=_once(request, person, again),
        hours=Hours.ALWAYS if late else None,
        gone_by=ping.closes_at,
        fill=fill,
    )


def show_again(turn: Turn, request: Request, ping: Ping) -> None:
    """Let the message of an open ping say how things are now."""
    key, fill = _wording(turn, request, ping, first=False)
    turn.edit(ping.about, key, buttons=_buttons[0](ping), about=ping.about, fill=fill)


def _wording(
    turn: Turn, request: Request, ping: Ping, *, first: bool
) -> tuple[str, dict[str, Value]]:
    rhythm = rhythm_of(turn, request)
    often = Term("ping.often", (("hoe_vaak", how_often(rhythm)),)) if rhythm else ""
    blanks: dict[str, Value] = {
        "eerste_zin": Term("ping.first") if first else "",
        "vaak_zin": often,
    }
    key = {NAMED: "ping.named", RESERVE: "ping.reserve"}.get(ping.why, "ping.ask")
    if ping.why == VOLUNTEER:
        known = Term("esc.vol.asked", (("n", request.asked),)) if request.asked else ""
        key, blanks = "esc.vol", {"gevraagd_zin": known, "vaak_zin": often}
    elif ping.why.startswith(NEXT_DOOR):
        key = "ping.next"
    return key, {**said_of(turn, request), **blanks}


# Set by the file that owns the answers, so that this one need not know it.
Buttons = Callable[[Ping], tuple[Mark | None, ...]]
_buttons: list[Buttons] = []


def answered_with(buttons: Buttons) -> Buttons:
    """Declare the buttons under a ping."""
    _buttons[:] = [buttons]
    return buttons


def said_of(turn: Turn, request: Request) -> dict[str, Value]:
    """What everybody who is asked may read of a request."""
    told = request.told
    return {
        "titel": request.title,
        "icoon": request.icon,
        "wanneer": request.when,
        "buurtdeel": turn.here.name,
        "aantal_zin": card.people(request),
        "erbij_zin": Term("ping.added", (("erbij", "; ".join(told)),)) if told else "",
    }


def asked_by_name(turn: Turn, request: Request) -> Person | None:
    """Whom a coordinator chose and who has not answered yet; the one asked last."""
    return turn.db.scalar(
        select(Person)
        .join(Ping, Ping.person_id == Person.id)
        .where(
            Ping.neighbourhood_id == turn.here.id,
            Ping.request_id == request.id,
            Ping.state == PingState.OPEN,
            Ping.why == NAMED,
        )
        .order_by(Ping.id.desc())
        .limit(1)
    )


def open_pings(turn: Turn, request: Request) -> int:
    """How many people were asked and have not answered yet."""
    turn.db.flush()
    return (
        turn.db.scalar(
            select(func.count())
            .select_from(Ping)
            .where(
                Ping.neighbourhood_id == turn.here.id,
                Ping.request_id == request.id,
                Ping.state == PingState.OPEN,
            )
        )
        or 0
    )


def being_asked(turn: Turn, request: Request) -> list[Ping]:
    """The open pings of a request, locked; without those whose owner answers this very moment."""
    turn.db.flush()
    return list(
        turn.db.scalars(
            select(Ping)
            .where(
                Ping.neighbourhood_id == turn.here.id,
                Ping.request_id == request.id,
                Ping.state == PingState.OPEN,
            )
            .order_by(Ping.id)
            .with_for_update(skip_locked=True)
        )
    )


def take_back(turn: Turn, request: Request, ping: Ping, state: PingState, key: str) -> None:
    """One ping is no longer open; its message says why, if it has gone out."""
    ping.close(state, turn.now)
    turn.retract(ping.about)
    turn.edit(ping.about, key, nr=request.number or 0)
    if state is PingState.EXPIRED:
        _doubt(turn, ping.person_id)


def _doubt(turn: Turn, person_id: int) -> None:
    """Somebody who never answers is asked whether they still want to be asked."""
    turn.db.flush()
    states = list(
        turn.db.scalars(
            select(Ping.state)
            .where(Ping.neighbourhood_id == turn.here.id, Ping.person_id == person_id)
            .order_by(Ping.made_at.desc(), Ping.id.desc())
            .limit(SILENT)
        )
    )
    if len(states) == SILENT and set(states) == {PingState.EXPIRED}:
        offers.asked(turn, turn.db.get_one(Person, person_id), doubt=True)

"""A million closed and a hundred thousand open requests: what a tap costs, and a beat."""

from datetime import timedelta
from time import perf_counter
from typing import NamedTuple

from sqlalchemy import Connection, Table, select, text, update

from bot import presses
from bot.app import App
from bot.db import new_id
from bot.messages import Address, Incoming, Kind, Toast
from bot.people import Neighbourhood, Person
from handlers.helping import Ping
from handlers.helping.model import PingState
from handlers.helping.words import help_under_card
from handlers.requests import Place, PlaceState, Request, Rung, State
from tests.bench import updates
from tests.street import KEYS

APART = 1 << 22  # between two ids: a millisecond, as the program makes them
DUE = 100
SPREAD = 1_000  # of so many open requests, all over the table, one is tapped
LATER = timedelta(days=5)


class Beat(NamedTuple):
    """Seconds of a beat over so many open requests."""

    open: int
    idle: float  # nothing is due
    busy: float  # for each of the things that were due
    dealt_with: int


class Requests:
    """Open and closed requests of one neighbourhood, copied from one of each by the database."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.open = 0  # how many there are, numbered from 1,000
        self._closed = 0
        with app.session() as db:
            self.here = db.scalars(select(Neighbourhood)).one().id
            self.people = list(db.scalars(select(Person.id).order_by(Person.id)))
        with app.engine.begin() as connection:
            connection.execute(text("CREATE TABLE crowd (n INTEGER PRIMARY KEY, id BIGINT)"))
            for n, identity in enumerate(self.people):
                connection.execute(text(f"INSERT INTO crowd VALUES ({n}, {identity})"))  # noqa: S608 - numbers
        self._models = {state: self._model(state) for state in (State.OPEN, State.DONE)}

    def grow(self, *, opened: int = 0, closed: int = 0) -> None:
        """Let there be so many of each, none of them due."""
        with self.app.engine.begin() as connection:
            self._copy(connection, State.OPEN, self.open, opened)
            self._copy(connection, State.DONE, self._closed, closed)
        self.open, self._closed = max(self.open, opened), max(self._closed, closed)

    def identity(self, number: int) -> int:
        """Of an open request."""
        return self._models[State.OPEN] + (number + 1) * APART

    def _model(self, state: State) -> int:
        now, over = self.app.clock.now(), state is State.DONE
        with self.app.session() as db:
            made = {"neighbourhood_id": self.here, "made_at": now}
            request = Request(
                id=new_id(now, self.app.house.chance), number=1, state=state, rung=Rung.ALL,
                category="groceries", asker_id=self.people[0], opened_at=now, **made,
                next_step_at=None if over else now + LATER, ended_at=now if over else None,
                outcome="helped" if over else "",
            )  # fmt: skip
            db.add(request)
            db.flush()
            of = {"neighbourhood_id": self.here, "request_id": request.id}
            place = PlaceState.DONE if over else PlaceState.OPEN
            db.add(Place(id=request.id, position=1, state=place, **of))
            if over:
                db.add(Ping(
                    id=request.id, person_id=self.people[1], round=0, rung=Rung.WIDER, wave=1,
                    state=PingState.LATER, made_at=now - LATER, closes_at=now, **of,
                ))  # fmt: skip
            return request.id

    def _copy(self, connection: Connection, state: State, first: int, end: int) -> None:
        model = self._models[state]
        moved = f"t.id + (i + 1) * {APART}"
        somebody = f"(SELECT id FROM crowd WHERE n = i % {len(self.people)})"  # noqa: S608 - numbers
        own = {"id": moved, "request_id": f"t.request_id + (i + 1) * {APART}"}
        own |= {"asker_id": somebody, "person_id": somebody}
        own |= {"number": "1000 + i"} if state is State.OPEN else {"helper_id": somebody}
        for kind in (Request, Place, Ping):
            table: Table = kind.__table__  # type: ignore[assignment]  # a table, of each of them
            names = [column.name for column in table.columns]
            values = [own.get(name, f"t.{name}") for name in names]
            statement = (
                f"INSERT INTO {table.name} ({', '.join(names)})"  # noqa: S608 - our own words only
                f" WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL"
                f" SELECT i + 1 FROM n WHERE i + 1 < {end})"
                f" SELECT {', '.join(values)} FROM n CROSS JOIN {table.name} t"
                f" WHERE t.id = {model}"
            )
            if end > first:
                connection.execute(text(statement))


def taps(town: Requests, which: range) -> tuple[list[float], int]:
    """Seconds of each tap on [Ik help] under cards of open requests, and how many won."""
    app, took, won = town.app, list[float](), 0
    for n in which:
        asked = n * (town.open // SPREAD)
        identity = town.identity(asked)
        with app.session() as db:
            request = db.get_one(Request, identity)
            press = presses.sign(help_under_card(request), str(updates.GROUP), KEYS)
        somebody = updates.person_of(asked + 1 + n % 200)  # not the asker
        sender = Address("telegram", str(somebody))
        incoming = Incoming(
            id=f"tap{n}", kind=Kind.PRESS, sender=sender, name="Buur", press=press,
            address=Address("telegram", str(updates.GROUP)), at=app.clock.now(), press_id=str(n),
        )  # fmt: skip
        began = perf_counter()
        toast = app.receive(incoming)
        took.append(perf_counter() - began)
        won += isinstance(toast, Toast) and toast.text.startswith("Gelukt")
    return took, won


def beat(town: Requests) -> Beat:
    """One beat with nothing due, and beats until so many are dealt with."""
    app = town.app
    while app.tick():
        pass
    began = perf_counter()
    app.tick()
    idle = perf_counter() - began
    with app.session() as db:
        these = [town.identity(n) for n in range(DUE)]
        now = app.clock.now()
        db.execute(update(Request).where(Request.id.in_(these)).values(next_step_at=now))
    began, dealt_with = perf_counter(), 0
    while count := app.tick():
        dealt_with += count
    return Beat(town.open, idle, (perf_counter() - began) / max(1, dealt_with), dealt_with)

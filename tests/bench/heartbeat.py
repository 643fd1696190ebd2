"""The heartbeat over 10,000 open requests, beside the bare statement that finds what is due."""

from datetime import timedelta
from time import perf_counter

from sqlalchemy import insert, select, text, update

from bot.app import App
from bot.db import new_id
from bot.outbox import Letter
from bot.people import Neighbourhood
from handlers.requests import Request, Rung, State

OPEN, DUE = 10_000, 1_000
BARE = "SELECT id FROM request WHERE state = 'open' AND next_step_at <= :now LIMIT 200"


def fill(app: App) -> list[int]:
    """Put the open requests into the database: at the top of the ladder, none of them due."""
    now, chance = app.clock.now(), app.house.chance
    with app.session() as db:
        here = db.scalars(select(Neighbourhood)).one()
        rows = [
            {
                "id": new_id(now, chance), "neighbourhood_id": here.id, "number": 1_000 + number,
                "state": State.OPEN, "category": "groceries", "made_at": now, "opened_at": now,
                "rung": Rung.ALL, "next_step_at": now + timedelta(days=5),
            }
            for number in range(OPEN)
        ]  # fmt: skip
        db.execute(insert(Request), rows)
        return [int(str(row["id"])) for row in rows]


def beat(app: App) -> float:
    """Seconds of one beat."""
    began = perf_counter()
    app.tick()
    return perf_counter() - began


def bare(app: App) -> float:
    """Seconds of the one statement that a beat cannot do without."""
    with app.engine.connect() as connection:
        began = perf_counter()
        connection.execute(text(BARE), {"now": app.clock.now().replace(tzinfo=None)}).all()
        return perf_counter() - began


def beats_of_due(app: App, identities: list[int]) -> tuple[int, float]:
    """Let `DUE` requests be due; how many things were dealt with, and in how many seconds."""
    with app.session() as db:
        due = Request.id.in_(identities[:DUE])
        db.execute(update(Request).where(due).values(next_step_at=app.clock.now()))
    count, took = 0, 0.0
    while True:
        began = perf_counter()
        done = app.tick()
        took += perf_counter() - began
        if not done:
            return count, took
        count += done


def forget(app: App) -> None:
    """Nothing is due and nothing waits to be sent."""
    later = app.clock.now() + timedelta(days=5)
    with app.session() as db:
        db.execute(update(Request).values(next_step_at=later))
        db.execute(update(Letter).values(state="sent"))

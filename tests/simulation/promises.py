"""What must hold, as the database and Telegram see it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from bot.commandline.audit import RULES, Moments, check, rules
from bot.delivery import Claimed
from bot.outbox import Letter, State
from bot.people import Person
from bot.seen import SetAside
from handlers.helping import Ping
from handlers.requests import Request
from handlers.requests import State as Life
from tests.audited import TABLES, broken
from tests.simulation.people import NUMBER, STREET

if TYPE_CHECKING:
    from tests.simulation.replica import Replica
    from tests.simulation.town import Taken, Town

MARKS = ("(Herhaling)", "(Repeated)")  # in each language
OVER = (Life.DONE, Life.STOPPED)
ONCE = ("ping", "digest", "bulk")  # kinds of which none is sent twice
TIMELY = [one for one in RULES if one.finds.compile().params]
PRIVATE = (STREET, NUMBER, NUMBER.replace(" ", ""))


def after_a_commit(engine: Engine, written: Collection[str] = TABLES) -> list[str]:
    """What the audit finds now, of what these tables tell."""
    return [f"audit: {one}" for one in broken(engine, written)]


def when_taken_out(town: Town, letter: Claimed) -> list[str]:
    """A letter is about to be sent: not to or about somebody who is forgotten, nor too much."""
    text, chat = letter.message.text, letter.message.to.chat
    row, person = town.look(lambda db: _letter(db, letter.id))
    wrong = []
    if person is not None and person.forgotten_at is not None and row.text_key != "prv.erased":
        wrong.append(f"{row.text_key} goes to somebody who was forgotten")
    if chat.startswith("-"):
        said = [name for name in (*_names(town), *PRIVATE) if name in text]
        wrong += [f"the group would read {name!r} in {row.text_key}" for name in said]
    return wrong


def _letter(db: Any, identity: int) -> tuple[Letter, Person | None]:
    row = db.get_one(Letter, identity)
    return row, db.get(Person, row.person_id) if row.person_id else None


def _names(town: Town) -> list[str]:
    return [phone.name for phone in town.phones.values() if re.search(r"\d", phone.name)]


def as_telegram_saw_it(taken: Sequence[Taken], pings: Iterable[Ping]) -> list[str]:
    """Nothing came twice that may come once; what came again said so; nobody was asked twice."""
    wrong = []
    said = [one for one in taken if not one.message.replaces]
    plain: Counter[int] = Counter()
    every: Counter[int] = Counter()
    for one in said:
        every[one.letter] += 1
        plain[one.letter] += not one.message.text.startswith(MARKS)
        if every[one.letter] > 1 and one.message.kind in ONCE:
            wrong.append(f"{one.key} came twice")
        if plain[one.letter] > 1:
            wrong.append(f"{one.key} came again without a mark")
    rounds = {f"ping:{ping.id}": (ping.person_id, ping.request_id, ping.round) for ping in pings}
    asked = Counter(rounds.get(one.message.about) for one in said if one.key == "ping.ask")
    return wrong + [f"{who} was asked {n} times" for who, n in asked.items() if who and n > 1]


def nothing_broke(town: Town, replicas: Iterable[Replica]) -> list[str]:
    """No turn and no due thing failed."""
    aside = town.look(lambda db: [(row.kind, row.reason) for row in db.query(SetAside)])
    paused = {name for one in replicas for name, _ in one.app._paused}
    return [f"set aside: {kind}, {reason}" for kind, reason in aside] + [
        f"due failed: {name}" for name in sorted(paused)
    ]


def in_the_end(town: Town, *, over: datetime | None) -> list[str]:
    """After some time without trouble nothing is late; what was asked before `over` has ended.

    What comes back goes on: each of its times is a request, and the newest ones are not over.
    """
    moments = Moments(town.clock.now(), town.clock.now())
    timely = [*TIMELY, *rules(moments)[len(RULES) :]]
    with town.engine.connect() as connection:
        found, _ = check(connection, timely, moments)
        connection.rollback()
    wrong = after_a_commit(town.engine)
    wrong += [f"audit: {one.rule.name} {one.id}" for one in found]
    for letter in town.look(lambda db: db.query(Letter).all()):
        if letter.state in (State.PENDING, State.SENDING) and not letter.held_until:
            wrong.append(f"{letter.text_key} never went")
    for request in town.look(lambda db: db.query(Request).all()):
        last = max(request.made_at, request.ends_at or request.made_at)  # "tot eind december"
        old = over is not None and last < over
        goes_on = old and request.state not in OVER and request.state is not Life.CONCEPT
        if goes_on and request.taken_by_id is None:  # a human has it, and says how it ends
            wrong.append(f"{request.number} ({request.category}) is {request.state} for ever")
    return wrong

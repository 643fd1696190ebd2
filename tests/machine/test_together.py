"""Updates that waited for each other: one commit, and each still all or nothing by itself."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import DataError, OperationalError

from bot import dispatch
from bot.app import StorageDown
from bot.convoy import MOST, Convoy
from bot.erasures import Erasures
from bot.messages import Incoming, Toast
from bot.people import Person
from bot.seen import Seen, SetAside
from bot.turn import Turn
from handlers.requests import Request
from tests.phone import Phone
from tests.street import Street

SHOPPING = "Kan iemand morgen boodschappen voor me doen?"


@contextmanager
def together(street: Street) -> Iterator[None]:
    """What people do here has waited, and is given to the bot all at once."""
    street.missed = []
    yield
    missed, street.missed = street.missed, None
    outcomes = street.app.receive_all([(incoming, None) for incoming, _ in missed])
    for (_, phone), outcome in zip(missed, outcomes, strict=True):
        phone.toast = outcome if isinstance(outcome, Toast) else None
    street.deliver()


@contextmanager
def commits(street: Street) -> Iterator[list[str]]:
    """The commits that are made here."""
    made: list[str] = []
    note = lambda _: made.append("commit")  # noqa: E731 - to be taken away again
    event.listen(street.engine, "commit", note)
    yield made
    event.remove(street.engine, "commit", note)


def count(street: Street, table: Any) -> int:
    return street.look(lambda db: db.scalar(select(func.count()).select_from(table))) or 0


def neighbours(street: Street, *names: str) -> list[Phone]:
    return [street.resident(name) for name in names]


def fail_for(monkeypatch: pytest.MonkeyPatch, name: str, error: Exception) -> None:
    """Whatever this person says ends in `error`."""
    handle = dispatch.handle

    def failing(turn: Turn, incoming: Incoming, aid: Any) -> None:
        handle(turn, incoming, aid)
        if incoming.name == name:
            turn.db.flush()
            raise error

    monkeypatch.setattr(dispatch, "handle", failing)


def test_what_waited_is_kept_in_one_commit(quiet_street: Street) -> None:
    people = neighbours(quiet_street, "Ans", "Bea", "Coen")
    quiet_street.missed = []
    for one in people:
        one.says(SHOPPING)
    waiting = [(incoming, None) for incoming, _ in quiet_street.missed]
    quiet_street.missed = None
    with commits(quiet_street) as made:
        quiet_street.app.receive_all(waiting)
    assert made == ["commit"]
    quiet_street.deliver()
    for one in people:
        one.hears(key="ask.sum")


def test_each_is_answered_as_if_it_came_alone(quiet_street: Street) -> None:
    """Also the second of two things that one person said, which builds on the first."""
    ans, bea = neighbours(quiet_street, "Ans", "Bea")
    with together(quiet_street):
        ans.says("Kan iemand boodschappen voor me doen?")
        bea.says("/status")
        ans.says("vrijdagochtend")
    ans.hears(key="ask.when")
    ans.hears("vrijdag", key="ask.sum")
    bea.hears(key="sta.none")
    assert count(quiet_street, Request) == 1


def test_a_bug_of_one_harms_nobody_else(
    quiet_street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    ans, bea, coen = neighbours(quiet_street, "Ans", "Bea", "Coen")
    fail_for(monkeypatch, "Bea", DataError("insert", {}, Exception("out of range")))
    with together(quiet_street):
        ans.says(SHOPPING)
        bea.says(SHOPPING)
        coen.says(SHOPPING)
    ans.hears(key="ask.sum")
    bea.hears(key="g.error")
    coen.hears(key="ask.sum")
    assert count(quiet_street, SetAside) == 1
    assert count(quiet_street, Request) == 2


def test_a_refusal_of_one_undoes_only_that_one(quiet_street: Street) -> None:
    ans, bea = neighbours(quiet_street, "Ans", "Bea")
    with together(quiet_street):
        ans.says(SHOPPING)
        bea.says("/lijst")
    ans.hears(key="ask.sum")
    bea.hears(key="coo.norole")
    assert count(quiet_street, Request) == 1


def test_the_same_update_twice_is_one(quiet_street: Street) -> None:
    (ans,) = neighbours(quiet_street, "Ans")
    with together(quiet_street):
        ans.says(SHOPPING)
        quiet_street.missed = quiet_street.missed and quiet_street.missed * 2
    ans.hears(key="ask.sum")
    ans.hears_nothing()
    assert count(quiet_street, Request) == 1


def test_a_full_disk_keeps_nothing_of_anybody(
    quiet_street: Street,
) -> None:
    """Not even of those who were dealt with before it was full: the platform offers all again."""
    ans, bea = neighbours(quiet_street, "Ans", "Bea")
    seen = count(quiet_street, Seen)
    quiet_street.missed = []
    ans.says(SHOPPING)
    bea.says(SHOPPING)
    waiting = [(incoming, None) for incoming, _ in quiet_street.missed]

    def full(*_: object) -> None:
        raise OperationalError("commit", {}, Exception("database or disk is full"))

    event.listen(quiet_street.engine, "commit", full)
    found = quiet_street.app.receive_all(waiting)
    event.remove(quiet_street.engine, "commit", full)
    assert [type(one) for one in found] == [StorageDown, StorageDown]
    assert (count(quiet_street, Seen), count(quiet_street, Request)) == (seen, 0)
    quiet_street.missed = None
    assert quiet_street.app.receive_all(waiting) == [None, None], "offered again, it is kept"
    assert count(quiet_street, Request) == 2


def test_who_was_erased_is_noted_when_that_is_in(quiet_street: Street, tmp_path: Any) -> None:
    ans, bea = neighbours(quiet_street, "Ans", "Bea")
    log = quiet_street.app.commits.erasures = Erasures(tmp_path / "erased")
    ans.says("/wis")
    ans.hears(key="prv.erase").press("Ja, wis alles")
    sure = ans.hears(key="prv.erase.sure")
    with together(quiet_street):
        sure.press("Ja, wis alles")
        bea.says("/status")
    ans.hears("Alles is gewist", key="prv.erased")
    gone = quiet_street.look(
        lambda db: set(db.scalars(select(Person.id).where(Person.forgotten_at.is_not(None))))
    )
    assert gone
    assert log.read() == gone


async def test_those_that_wait_travel_together(quiet_street: Street) -> None:
    """The first goes alone; what came meanwhile follows it, at most so many at a time."""
    groups: list[int] = []
    gate = asyncio.Event()

    async def in_thread(_call: Any, updates: list[Any]) -> list[Any]:
        groups.append(len(updates))
        await gate.wait()
        return [Toast("", "", False) if n else None for n in range(len(updates))]

    convoy = Convoy(quiet_street.app, in_thread)
    said: Any = object()
    first = asyncio.create_task(convoy.receive(said, None))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    rest = [asyncio.create_task(convoy.receive(said, None)) for _ in range(MOST + 3)]
    await asyncio.sleep(0)
    rest[0].cancel()
    gate.set()
    assert await first is None
    outcomes = await asyncio.gather(*rest, return_exceptions=True)
    assert groups == [1, MOST, 3]
    assert isinstance(outcomes[0], asyncio.CancelledError)
    assert sum(isinstance(one, Toast) for one in outcomes) == MOST + 3 - 2


async def test_what_was_not_kept_is_told_to_each(quiet_street: Street) -> None:
    async def in_thread(_call: Any, _updates: list[Any]) -> list[Any]:
        raise StorageDown("gone")

    convoy = Convoy(quiet_street.app, in_thread)
    said: Any = object()
    outcomes = await asyncio.gather(
        *(convoy.receive(said, None) for _ in range(3)), return_exceptions=True
    )
    assert [type(one) for one in outcomes] == [StorageDown] * 3


def test_what_was_undone_with_the_others_is_not_remembered(quiet_street: Street) -> None:
    """An offer, and in the same commit a request that it fits; the first try is undone."""
    street = quiet_street
    ans, bilal = street.resident("Ans"), street.resident("Bilal", pings=True)
    ans.says("Wie kan vandaag mijn gras maaien?")
    post = ans.hears(key="ask.sum")
    bilal.says("ik wil helpen")
    bilal.hears(key="off.intro")
    bilal.says("Ik kan gras maaien")
    bilal.hears(key="off.free").press("Klopt")
    bilal.hears(key="off.more").press("Klaar")
    bilal.hears(key="off.when").press("Overdag")
    bilal.hears(key="off.far").press("De hele wijk")
    offer = bilal.hears(key="off.sum")
    street.missed = []
    offer.press("Klopt")
    post.press("Ja, plaats maar")
    waiting = [(incoming, None) for incoming, _ in street.missed]
    street.missed = None
    tries: list[str] = []

    def fails_once(*_: object) -> None:
        tries.append("commit")
        if len(tries) == 1:
            raise OperationalError("commit", {}, Exception("disk I/O error"))

    event.listen(street.engine, "commit", fails_once)
    street.app.receive_all(waiting)
    event.remove(street.engine, "commit", fails_once)
    street.deliver()
    bilal.hears(key="off.ok")
    bilal.hears("Gras", key="ping.ask")


def test_what_one_changed_the_next_knows_to_be_undone_perhaps(quiet_street: Street) -> None:
    """Nothing is remembered of it in memory before the commit of all; of what failed, never."""
    app = quiet_street.app
    with app.commits.together():
        with app.session() as db:
            db.info["changed"] = True
        with suppress(KeyError), app.session() as db:
            db.info["failed"] = True
            raise KeyError
        with app.session() as db:
            assert db.info.get("changed")
            assert not db.info.get("failed")
    with app.session() as db:
        assert not db.info.get("changed")

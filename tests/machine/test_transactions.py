"""One transaction a turn: undone as a whole; and no bug of one update blocks the next."""

import gc
from typing import Any

import pytest
from sqlalchemy import Engine, delete, event, func, select
from sqlalchemy.exc import DataError, InterfaceError, OperationalError

from bot import dispatch
from bot.app import StorageDown
from bot.audit import Event
from bot.people import Grant, Neighbourhood, Person, Role, roles_of
from bot.seen import Seen, SetAside
from bot.turn import Refusal, Turn
from handlers.requests import Place, Request, State, live_of
from tests.street import Street


def count(street: Street, table: Any) -> int:
    with street.app.session() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


def fail_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(dispatch, "handle", fail)


def test_an_impossible_update_is_set_aside_and_the_next_is_heard(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value that the database cannot take is a bug of that one update."""
    ans = street.resident("Ans")
    with monkeypatch.context() as broken:
        fail_with(broken, DataError("insert", {}, Exception("out of range")))
        ans.says("Kan iemand morgen boodschappen voor me doen?")
    ans.hears("iets mis bij mij", key="g.error")
    assert count(street, SetAside) == 1
    ans.says("/status")
    ans.hears(key="sta.none")


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
def test_a_database_that_is_away_makes_the_update_come_back(
    street: Street, monkeypatch: pytest.MonkeyPatch, kind: type[OperationalError]
) -> None:
    ans = street.resident("Ans")
    fail_with(monkeypatch, kind("select", {}, Exception("disk full")))
    with pytest.raises(StorageDown):
        ans.says("hallo")
    assert count(street, SetAside) == 0


def test_a_refusal_undoes_what_the_turn_did(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    ans = street.resident("Ans")
    seen = count(street, Seen)

    def refuse(turn: Turn, *_: object) -> None:
        turn.record("request:1", "opened")
        turn.db.flush()
        raise Refusal("g.stale.plain")

    monkeypatch.setattr(dispatch, "handle", refuse)
    ans.says("hallo")
    ans.hears("werkt niet meer", key="g.stale.plain")
    assert count(street, Event) == 0
    assert count(street, Seen) == seen + 1


def test_one_flush_writes_a_request_before_its_places(street: Street) -> None:
    """Also when the place was kept first: a foreign key never points at nothing."""
    street.planted = True
    with street.app.session() as db:
        here = db.get_one(Neighbourhood, street.neighbourhood_id)
        turn = Turn(street.house, db, street.clock.now(), "test:1", neighbourhood=here)
        turn.keep(Place(neighbourhood_id=here.id, request_id=1, position=1))
        request = turn.keep(
            Request(id=1, neighbourhood_id=here.id, category="other", made_at=turn.now)
        )
        assert request.people == 1, "a default is there before it is written"
    assert count(street, Place) == 1


def test_what_was_read_is_not_read_again(street: Street) -> None:
    with street.app.session() as db:
        db.get_one(Neighbourhood, street.neighbourhood_id)
        gc.collect()
        assert db.identity_map, "nobody holds it but the transaction"
        assert not db.wrote


def test_a_private_text_looks_up_what_its_writer_asked_once(
    street: Street, engine: Engine
) -> None:
    ans = street.resident("Ans")
    asked: list[str] = []

    def listen(*given: Any) -> None:
        asked.append(given[2])

    event.listen(engine, "before_cursor_execute", listen)
    ans.says("Wie kan vrijdag mijn lamp ophangen?")
    event.remove(engine, "before_cursor_execute", listen)
    ans.hears(key="ask.sum")
    for words in ("request.asker_id = ", "concept.author = ", "FROM neighbourhood JOIN"):
        assert sum(words in statement for statement in asked) == 1, words


def test_what_a_turn_changes_it_knows(street: Street) -> None:
    street.planted = True
    ans = street.resident("Ans")
    with street.app.session() as db:
        here = db.get_one(Neighbourhood, street.neighbourhood_id)
        turn = Turn(street.house, db, street.clock.now(), "test:1", neighbourhood=here)
        person = db.scalars(select(Person)).one()
        assert live_of(db, here, person) == []
        assert roles_of(db, here, person) == frozenset()
        mine = {"neighbourhood_id": here.id, "asker_id": person.id, "category": "other"}
        first, second = (turn.keep(Request(**mine, made_at=turn.now)) for _ in range(2))
        first.state = second.state = State.OPEN
        assert live_of(db, here, person) == [first, second]
        db.flush()
        first.state = State.DONE
        assert live_of(db, here, person) == [second]
        db.delete(second)
        assert live_of(db, here, person) == []
        db.flush()
        assert live_of(db, here, person) == []
        key = {"neighbourhood_id": here.id, "person_id": person.id}
        turn.keep(Grant(**key, role=Role.DESK, granted_at=turn.now))
        assert roles_of(db, here, person) == {Role.DESK}
        assert roles_of(db, here, person) == {Role.DESK}, "and once it is written"
        db.execute(delete(Grant))
        assert roles_of(db, here, person) == frozenset()
    ans.hears_nothing()

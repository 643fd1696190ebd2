"""One transaction a turn: undone as a whole; and no bug of one update blocks the next."""

import gc
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DataError, InterfaceError, OperationalError

from bot import dispatch
from bot.app import StorageDown
from bot.audit import Event
from bot.people import Neighbourhood
from bot.seen import Seen, SetAside
from bot.turn import Refusal, Turn
from handlers.requests import Place, Request
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

"""Safeguards that no conversation reaches by itself, each looked at alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from bot import dispatch
from bot.messages import Kind
from bot.outbox import Letter, State
from bot.pace import Pace
from bot.people import Group, Person
from bot.session import Transaction
from handlers.requests import Place, PlaceState
from tests.helping.posting import leave, post
from tests.machine.test_letters import only, to
from tests.residents import GROUP
from tests.street import Street

ON = pytest.mark.postgres


class Busy(Exception):
    """As psycopg tells it."""

    sqlstate = "08006"


@contextmanager
def lost_replies(many: int) -> Iterator[None]:
    """So many commits happen without anybody hearing of it."""
    left = [many]

    def lose(_session: object) -> None:
        if left[0]:
            left[0] -= 1
            raise OperationalError("COMMIT", {}, Busy("connection lost"))

    event.listen(Transaction, "after_commit", lose)
    try:
        yield
    finally:
        event.remove(Transaction, "after_commit", lose)


def test_a_commit_whose_reply_is_lost_is_not_done_again(street: Street) -> None:
    ans = street.resident("Ans")
    with lost_replies(1):
        ans.says("/vraag")
    ans.hears(key="ask.start")
    assert street.look(lambda db: db.query(Letter).count()) == 1


def test_an_update_that_is_offered_again_does_nothing(street: Street) -> None:
    ans = street.resident("Ans")
    for _ in range(3):
        street.receive(ans, Kind.COMMAND, text="/vraag", id="7")
    ans.hears(key="ask.start")
    assert street.look(lambda db: db.query(Letter).count()) == 1


def test_a_database_that_is_busy_for_a_moment_is_asked_again(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    ans, handle, fails = street.resident("Ans"), dispatch.handle, [1, 1]

    def stumble(*arguments: object) -> None:
        handle(*arguments)  # type: ignore[arg-type]  # passed on as they came
        if fails:
            fails.pop()
            raise OperationalError("update", {}, Busy("deadlock"))

    monkeypatch.setattr(dispatch, "handle", stumble)
    ans.says("/vraag")
    ans.hears(key="ask.start")


def test_what_is_of_no_use_any_more_does_not_go(street: Street) -> None:
    ans = street.resident("Ans")
    to(street, ans, "must", gone_by=street.clock.now() + timedelta(minutes=5))
    street.clock.turn(timedelta(minutes=6))
    street.deliver()
    assert only(street).state is State.RETRACTED


@pytest.mark.parametrize("kind", ["must", "answer"])
def test_nothing_goes_to_who_was_forgotten(street: Street, kind: str) -> None:
    gone = street.resident("Weg")
    to(street, gone, kind)
    street.planted = True  # nobody is forgotten so
    with street.app.session() as db:
        db.get_one(Person, street.person(gone).id).forgotten_at = street.clock.now()
    street.deliver()
    assert only(street).state is State.RETRACTED


@pytest.mark.threat("T30")
def test_an_alarm_does_not_go_to_who_said_stop(street: Street) -> None:
    silent = street.resident("Stil", silenced_at=street.clock.now())
    to(street, silent, "must")
    street.deliver()
    assert only(street).state is State.RETRACTED


def test_who_paused_meanwhile_is_not_asked(street: Street) -> None:
    until = street.clock.now() + timedelta(days=1)
    to(street, street.resident("Rust", pings=True, paused_until=until), "ping")
    street.deliver()
    assert only(street).state is State.RETRACTED


def test_one_message_is_edited_once_in_three_seconds() -> None:
    pace = Pace()
    pace.went("5", "card", edit=True)
    assert pace.resting()[1] == {"card"}
    pace.went("5", "other", edit=False)
    assert pace.resting()[1] == {"card"}


@pytest.mark.threat("T20")
def test_a_button_is_of_no_use_in_the_group_of_another_neighbourhood(street: Street) -> None:
    east = street.add_neighbourhood("Oost")
    ans, eve = street.resident("Ans"), street.resident("Eve")
    request = post(street, ans, in_group=True)
    leave(street)
    street.planted = True  # no group is ever given away
    assert request.neighbourhood_id != east
    with street.app.session() as db:  # the group in which the card stands was given to Oost
        db.query(Group).filter_by(chat=GROUP).one().neighbourhood_id = east
    card = street.group_sees("Boodschappen")
    card.pressed_by(eve, "Ik help")
    eve.toasted("werkt niet meer")
    state = street.look(lambda db: db.scalar(select(Place.state)))
    assert state is PlaceState.OPEN


# On SQLite there is one writer: there they wait for each other.
@pytest.mark.race
@pytest.mark.parametrize("engine", [pytest.param("postgres", marks=ON)], indirect=True)
def test_a_letter_that_another_sender_holds_keeps_nobody_waiting(street: Street) -> None:
    for name in ("Ans", "Bea"):
        to(street, street.resident(name), "answer")
    with ThreadPoolExecutor(1) as threads, street.app.session() as db:
        first = db.scalar(select(Letter).order_by(Letter.id).limit(1).with_for_update())
        assert first is not None
        claimed = threads.submit(street.delivery.claim, 5).result(timeout=5)
    assert len(claimed) == 1
    assert claimed[0].id != first.id

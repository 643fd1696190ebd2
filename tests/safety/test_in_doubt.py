"""F7: nobody knows whether the emergency answer arrived: it is said again, marked, a few times."""

from datetime import timedelta

import pytest

from bot import aid, delivery
from bot.aid import Given
from bot.clock import real_now
from bot.messages import NotDelivered, Outcome
from bot.outbox import Letter, State
from handlers.safety import first_aid
from tests.phone import Phone
from tests.safety.test_first_aid import incoming
from tests.street import Street

FALL = "mijn man is gevallen en kan niet opstaan"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aid, "REPEATS", (0.0, 0.0, 0.0))
    monkeypatch.setattr(delivery, "REPEATS", (0.0, 0.0, 0.0))


def in_doubt(street: Street, phone: Phone, text: str = FALL) -> None:
    """The answer to `text` was sent, and no word came back."""
    heard = incoming(phone, street, text)
    answer = first_aid(heard, street.house)
    assert answer is not None
    street.app.receive(heard, Given(answer, None, 1))


def test_it_is_said_again_and_its_buttons_work(street: Street) -> None:
    ans = street.resident("Ans")
    in_doubt(street, ans)
    street.deliver()
    ans.hears("(Herhaling)", "Bel 112", key="sos.fall").press("Geen spoed")
    ans.hears(key="sos.doctor")
    ans.hears(key="sos.false")


def test_in_the_readers_language_also_at_night(street: Street) -> None:
    joe = street.resident("Joe", language="en")
    street.at("dinsdag 03:00")
    in_doubt(street, joe, "my husband fell and cannot get up")
    street.deliver()
    joe.hears("(Repeated)", "112", key="sos.fall")


def test_a_few_times_and_then_no_more(street: Street) -> None:
    ans = street.resident("Ans")
    in_doubt(street, ans)
    for _ in range(3):
        (letter,) = street.delivery.claim(5)
        assert letter.message.text.startswith("(Herhaling)")
        street.delivery.failed(letter.id, NotDelivered(Outcome.UNKNOWN, "502"))
    assert street.delivery.claim(5) == []
    assert street.look(lambda db: db.query(Letter).one().state) is State.UNKNOWN


def test_after_a_long_time_without_a_network_the_first_doubt_is_not_the_end(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "BACKOFF", (0,) * 8)
    ans = street.resident("Ans")
    heard = incoming(ans, street, FALL)
    answer = first_aid(heard, street.house)
    assert answer is not None
    street.app.receive(heard, Given(answer, None))
    for outcome in [*[Outcome.NOT_SENT] * 20, Outcome.UNKNOWN]:
        (letter,) = street.delivery.claim(5)
        assert not letter.message.text.startswith("(")
        street.delivery.failed(letter.id, NotDelivered(outcome, "down"))
    street.deliver()
    ans.hears("(Herhaling)", "Bel 112")


def test_when_the_sender_died_on_its_way_it_is_said_again(street: Street) -> None:
    ans = street.resident("Ans")
    in_doubt(street, ans)
    assert len(street.delivery.claim(5)) == 1
    street.look(lambda db: setattr(db.query(Letter).one(), "lease_until", real_now()))
    street.delivery.recover()
    street.deliver()
    ans.hears("(Herhaling)", "Bel 112")


def test_the_pauses_end_within_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert 0 < aid.REPEATS[0] <= 3
    assert sum(aid.REPEATS) < 60
    assert aid.repeat_at(1) <= real_now() + timedelta(seconds=aid.REPEATS[0])

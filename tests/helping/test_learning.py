"""What is learned of answers: told to whoever asks why, and forgotten with them."""

from datetime import timedelta

import pytest

from bot.people import Person
from bot.turn import Turn
from handlers.helping import Ping
from handlers.helping.history import History
from handlers.requests import Request
from tests.hush import hush
from tests.phone import Phone
from tests.residents import OFFER
from tests.street import Street

MORNING = "maandag 10:00"


SHOPPING = "Wie kan er morgen boodschappen voor me doen?"


def asks(street: Street, ans: Phone, text: str = SHOPPING) -> None:
    ans.says(text)
    hush(street)
    ans.messages[-1].press("Ja, plaats maar")


def minutes(street: Street, phone: Phone) -> float:
    """In how many minutes somebody usually answers, as a request made now would see it."""
    identity = street.person(phone).id
    context, turn = street.turn()
    try:
        return _minutes(turn, identity)
    finally:
        context.__exit__(None, None, None)


def _minutes(turn: Turn, identity: int) -> float:
    person = turn.db.get_one(Person, identity)
    request = turn.db.query(Request).order_by(Request.id.desc()).first()
    assert request is not None
    return History(turn, request, [person]).told(person).minutes


def answered(street: Street, phone: Phone, after: float, times: int) -> None:
    """Somebody said "not now" so many times, always so many minutes after they were asked."""
    now = street.clock.now()
    with street.app.session() as db:
        request = db.query(Request).one()
    for number in range(1, times + 1):
        made = (now - timedelta(days=10 * number)).replace(hour=9, minute=30)
        street.keep(
            Ping(
                neighbourhood_id=street.neighbourhood_id, request_id=request.id,
                person_id=street.person(phone).id, round=100 + number, rung="neighbours", wave=1,
                state="later", made_at=made, closes_at=made + timedelta(days=1),
                answered_at=made + timedelta(minutes=after),
            )
        )  # fmt: skip


@pytest.fixture
def asked(street: Street) -> tuple[Phone, Phone]:
    """Ans asked, and Bilal was asked."""
    street.at(MORNING)
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", OFFER)
    asks(street, ans)
    hush(street)
    return ans, bilal


def test_quick_and_slow_answers_are_told_apart(street: Street, asked: tuple[Phone, Phone]) -> None:
    _, bilal = asked
    cor, dirk = street.neighbour("Cor"), street.neighbour("Dirk")
    before = minutes(street, bilal)
    answered(street, cor, 2, 5)
    answered(street, dirk, 180, 5)
    assert minutes(street, cor) < before < minutes(street, dirk)
    assert minutes(street, bilal) == pytest.approx(before)


def test_a_night_in_between_is_no_slowness(street: Street, asked: tuple[Phone, Phone]) -> None:
    _, bilal = asked
    answered(street, bilal, 24 * 60 - 13 * 60, 5)  # 09:30 until the evening
    slow = minutes(street, bilal)
    cor = street.neighbour("Cor")
    answered(street, cor, 24 * 60, 5)  # one minute after the same evening, but next morning
    assert minutes(street, cor) < 1.4 * slow


def test_why_me_tells_what_was_learned(street: Street, asked: tuple[Phone, Phone]) -> None:
    _, bilal = asked
    bilal.says("waarom ik?")
    assert not bilal.hears("boodschappen", key="ping.why").has("vaak binnen")
    answered(street, bilal, 10, 4)
    bilal.says("waarom ik?")
    bilal.hears("0 keer ja op 4 vragen", "binnen 10 minuten", key="ping.why")


def test_a_late_no_counts_as_late(street: Street, asked: tuple[Phone, Phone]) -> None:
    _, bilal = asked
    street.wait(hours=26)
    hush(street)
    ping = street.look(lambda db: db.query(Ping).one())
    assert ping.state == "expired"
    closed = ping.answered_at
    late = next(m for m in bilal.messages if m.key == "ping.old")
    assert late.labels == []
    assert closed is not None


def test_it_is_forgotten_with_the_person(street: Street, asked: tuple[Phone, Phone]) -> None:
    _, bilal = asked
    answered(street, bilal, 10, 4)
    bilal.says("/wis")
    bilal.hears(key="prv.erase").press("Ja, wis alles")
    bilal.hears(key="prv.erase.sure").press("Ja, wis alles")
    hush(street)
    assert street.look(lambda db: db.query(Ping).count()) == 0


def test_their_own_answers_to_this_kind_of_help_are_kept_apart(
    street: Street, asked: tuple[Phone, Phone]
) -> None:
    ans, bilal = asked
    answered(street, bilal, after=10, times=3)
    asks(street, ans, "Wie kan er morgen mijn gras maaien?")
    hush(street)
    identity = street.person(bilal).id
    context, turn = street.turn()
    try:
        first, second = turn.db.query(Request).order_by(Request.id).all()
        person = turn.db.get_one(Person, identity)
        found = [
            History(turn, request, [person]).candidate(person, 1.0, "").same.asked
            for request in (first, second)
        ]
    finally:
        context.__exit__(None, None, None)
    assert found == [3, 0]

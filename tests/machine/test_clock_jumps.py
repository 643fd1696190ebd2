"""A clock jumps an hour ahead or back, or ten years: nothing twice, and nothing waits on."""

from collections import Counter
from datetime import timedelta

import pytest

from bot import aid, delivery
from bot.clock import TurnedClock
from bot.messages import NotDelivered, Outcome
from bot.outbox import State
from bot.pulse import Pulse
from handlers.helping import Ping
from handlers.ladder.model import LadderStep
from tests.helping.posting import post
from tests.ladder.reading import MOW
from tests.machine.test_letters import claim_one, only, to
from tests.phone import Phone
from tests.street import Street

HOUR, BEAT = timedelta(hours=1), timedelta(seconds=5)
REFUSED, IN_DOUBT = NotDelivered(Outcome.NOT_SENT), NotDelivered(Outcome.UNKNOWN)


@pytest.fixture
def wall(street: Street, monkeypatch: pytest.MonkeyPatch) -> TurnedClock:
    """The clock on the wall, which the turns go by too."""
    for module in (delivery, aid):
        monkeypatch.setattr(module, "real_now", street.clock.now)
    return street.clock


@pytest.fixture
def helper(street: Street) -> Phone:
    return street.resident("Bilal", pings=True)


def levels(street: Street) -> Counter[tuple[int, int, str]]:
    """How often each level of each round was taken."""
    taken = LadderStep.done_at.is_not(None)
    rows = street.look(lambda db: db.query(LadderStep).filter(taken).all())
    return Counter((row.request_id, row.round, row.rung) for row in rows)


def asked(street: Street) -> list[int]:
    """How often each helper was asked in the same round."""
    rows = street.look(lambda db: db.query(Ping).all())
    return [*Counter((row.request_id, row.round, row.person_id) for row in rows).values()]


@pytest.mark.parametrize("jump", [HOUR, -HOUR, timedelta(days=3652), timedelta(days=-3652)])
def test_each_level_is_taken_once_whatever_the_clock_does(
    quiet_street: Street, jump: timedelta
) -> None:
    street = quiet_street
    ans = street.resident("Ans")
    street.coordinator("Coen")
    street.volunteer("Vera")
    street.neighbours(4, "Ik kan gras maaien")
    post(street, ans, MOW, day=1, hour=19)
    street.until_rung("volunteers")
    before = levels(street)
    street.clock.turn(jump)
    for _ in range(3):
        street.tick()
    if jump < timedelta():  # it was all done before; what comes next comes when it was meant to
        assert levels(street) == before
        street.clock.turn(-jump)
    street.wait(days=2)
    assert set(levels(street).values()) == {1}
    assert set(asked(street)) == {1}
    assert "coordinator" in {rung for *_, rung in levels(street)}


@pytest.mark.parametrize("fails", [REFUSED, IN_DOUBT, None])
@pytest.mark.parametrize("again", [False, True])
def test_an_hour_back_keeps_no_letter_waiting(
    street: Street, helper: Phone, wall: TurnedClock, fails: NotDelivered | None, again: bool
) -> None:
    """It failed, nobody knows, or its sender died; the bot goes on, or is started again."""
    pulse = Pulse(street.app, wall.now)
    pulse.beat()
    to(street, helper, "must")
    claimed = claim_one(street)
    if fails is not None:
        street.delivery.failed(claimed.id, fails)
    wall.turn(-HOUR)
    pulse = Pulse(street.app, wall.now) if again else pulse
    for _ in range(25):  # two minutes
        pulse.beat()
        street.delivery.recover()
        street.deliver()
        wall.turn(BEAT)
    helper.hears("ging iets mis")
    assert only(street).repeated is (fails is not REFUSED)


def test_a_lease_of_another_replica_whose_clock_differs_is_left_to_it(
    street: Street, helper: Phone, wall: TurnedClock
) -> None:
    Pulse(street.app, wall.now).beat()
    to(street, helper, "must")
    claimed = claim_one(street)
    behind = Pulse(street.app, lambda: wall.now() - timedelta(minutes=5))
    behind.beat()
    wall.turn(timedelta(seconds=40))
    behind.beat()
    street.delivery.recover()
    assert only(street).state is State.SENDING
    street.delivery.sent(claimed.id, "r1")
    assert not only(street).repeated


def test_an_hour_ahead_sends_nothing_twice(
    street: Street, helper: Phone, wall: TurnedClock
) -> None:
    """A letter on its way looks as if its sender died: a ping is not sent again."""
    to(street, helper, "ping")
    claim_one(street)
    wall.turn(HOUR)
    street.delivery.recover()
    street.deliver()
    helper.hears_nothing()
    assert only(street).state is State.UNKNOWN

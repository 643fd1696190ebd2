"""What the machine keeps for itself goes in time."""

from bot.clock import real_now
from bot.keeping import sweep
from bot.outbox import Letter
from bot.seen import SetAside
from tests.street import Street


def test_a_letter_loses_its_words_after_a_week_and_goes_after_three_months(
    street: Street,
) -> None:
    ans = street.resident("Ans")
    ans.says("hallo")
    ans.hears(key="g.hello")
    street.wait(days=6)
    sweep(street.app)
    assert street.look(lambda db: [x.body is None for x in db.query(Letter)]) == [False]
    street.wait(days=2)
    sweep(street.app)
    assert street.look(lambda db: [x.body is None for x in db.query(Letter)]) == [True]
    street.wait_long(days=90)
    sweep(street.app)
    assert street.look(lambda db: db.query(Letter).count()) == 0


def test_what_was_set_aside_goes_after_a_month(street: Street) -> None:
    street.clock.turn(real_now() - street.clock.now())
    street.app.set_aside("street", "7", "text", "ValueError")
    sweep(street.app)
    assert street.look(lambda db: db.query(SetAside).count()) == 1
    street.wait_long(days=31)
    sweep(street.app)
    assert street.look(lambda db: db.query(SetAside).count()) == 0

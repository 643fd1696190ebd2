"""Letters: what happens to them between being written and standing in a chat."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot import delivery
from bot.clock import real_now
from bot.delivery import Claimed
from bot.messages import Document, Moved, NotDelivered, Outcome
from bot.outbox import Letter, State
from bot.people import Account, Group
from bot.turn import Turn
from tests.phone import Phone
from tests.street import GROUP, Street


def write(street: Street, say: Callable[[Turn], Any]) -> None:
    """One turn that says something; nothing is delivered yet."""
    context, turn = street.turn()
    say(turn)
    context.__exit__(None, None, None)


def to(street: Street, phone: Phone, kind: str, **options: Any) -> None:
    person = street.person(phone)
    write(street, lambda turn: turn.say("g.error", to=person, kind=kind, **options))


def only(street: Street) -> Letter:
    return street.look(lambda db: db.query(Letter).one())


def claim_one(street: Street) -> Claimed:
    [claimed] = street.delivery.claim(5)
    return claimed


@pytest.fixture
def helper(street: Street) -> Phone:
    return street.resident("Bilal", pings=True)


def test_a_ping_waits_for_the_morning(street: Street, helper: Phone) -> None:
    street.at("maandag 22:00")
    to(street, helper, "ping")
    street.deliver()
    helper.hears_nothing()
    street.at("dinsdag 07:59")
    helper.hears_nothing()
    street.at("dinsdag 08:00")
    helper.hears("ging iets mis")


def test_a_ping_waits_for_somebodys_own_morning(street: Street) -> None:
    late = street.resident("Nel", pings=True, quiet_from=21 * 60, quiet_to=10 * 60)
    street.at("dinsdag 08:30")
    to(street, late, "ping")
    street.deliver()
    late.hears_nothing()
    street.at("dinsdag 10:00")
    late.hears("ging iets mis")


def test_an_answer_comes_at_night_too(street: Street, helper: Phone) -> None:
    street.at("maandag 23:30")
    to(street, helper, "answer")
    street.deliver()
    helper.hears("ging iets mis")


def test_a_ping_that_may_have_arrived_is_never_sent_again(street: Street, helper: Phone) -> None:
    to(street, helper, "ping")
    street.delivery.failed(claim_one(street).id, NotDelivered(Outcome.UNKNOWN))
    assert only(street).state is State.UNKNOWN
    assert street.delivery.claim(5) == []


@pytest.mark.parametrize(("kind", "times"), [("answer", 2), ("must", delivery.MAX_ATTEMPTS)])
def test_what_may_not_have_arrived_comes_again_and_says_so(
    street: Street, helper: Phone, monkeypatch: pytest.MonkeyPatch, kind: str, times: int
) -> None:
    to(street, helper, kind)
    now = [real_now()]
    monkeypatch.setattr(delivery, "real_now", lambda: now[0])
    for sent in range(times):
        again = claim_one(street)
        assert again.message.text.startswith("(Herhaling)") is (sent > 0)
        street.delivery.failed(again.id, NotDelivered(Outcome.UNKNOWN))
        assert street.delivery.claim(5) == []  # not at once
        wait = delivery.REPEAT_AFTER * (2**sent if kind == "must" else 1)
        now[0] += wait - timedelta(seconds=1)
        assert street.delivery.claim(5) == []
        now[0] += timedelta(seconds=2)
    assert only(street).state is State.UNKNOWN  # and not once more
    assert street.delivery.claim(5) == []


@pytest.mark.parametrize(("kind", "state"), [("ping", State.UNKNOWN), ("must", State.PENDING)])
def test_a_sender_that_died_leaves_the_letter_to_others(
    street: Street, helper: Phone, monkeypatch: pytest.MonkeyPatch, kind: str, state: State
) -> None:
    to(street, helper, kind)
    claim_one(street)
    street.delivery.recover()
    assert only(street).state is State.SENDING  # its lease still runs
    later = real_now() + delivery.LEASE + timedelta(seconds=1)
    monkeypatch.setattr(delivery, "real_now", lambda: later)
    street.delivery.recover()
    assert only(street).state is state
    assert only(street).repeated is (kind == "must")


def test_at_a_new_start_nobody_waits_for_a_sender_that_died(street: Street, helper: Phone) -> None:
    to(street, helper, "ping")
    claim_one(street)
    street.delivery.recover(starting=True)
    alone = street.app.engine.dialect.name == "sqlite"  # on PostgreSQL others may be sending it
    assert only(street).state is (State.UNKNOWN if alone else State.SENDING)


def test_who_blocked_the_bot_is_not_written_to_again(street: Street, helper: Phone) -> None:
    helper.blocked = True
    to(street, helper, "must")
    street.deliver()
    assert only(street).state is State.FAILED
    assert only(street).attempts == 1
    assert not street.look(lambda db: db.query(Account).one()).reachable


def test_the_platform_says_when_and_that_is_no_attempt(street: Street, helper: Phone) -> None:
    to(street, helper, "ping")
    street.delivery.failed(claim_one(street).id, NotDelivered(Outcome.NOT_SENT, retry_after=30))
    letter = only(street)
    assert (letter.state, letter.attempts) == (State.PENDING, 0)
    assert letter.retry_at is not None
    assert letter.retry_at > real_now() + timedelta(seconds=25)


def test_a_group_that_moved_takes_its_letters_along(street: Street) -> None:
    group = street.look(lambda db: db.query(Group).one())
    for _ in range(2):
        write(street, lambda turn: turn.say("g.error", to=group))
    street.delivery.moved(claim_one(street).id, Moved("-100999"))
    assert street.look(lambda db: db.query(Group).one()).chat == "-100999"
    assert claim_one(street).message.to.chat == "-100999"
    assert street.look(lambda db: {x.chat for x in db.query(Letter)}) == {"-100999"}
    assert GROUP != "-100999"


def test_a_letter_with_the_same_cause_is_written_once(street: Street, helper: Phone) -> None:
    for _ in range(3):
        to(street, helper, "ping", once="ping:1:0:2")
    assert street.look(lambda db: db.query(Letter).count()) == 1
    street.deliver()
    helper.hears("ging iets mis")


def test_what_was_taken_back_is_not_sent(street: Street, helper: Phone) -> None:
    to(street, helper, "ping", about="request:1")
    write(street, lambda turn: turn.retract("request:1"))
    street.deliver()
    assert only(street).state is State.RETRACTED
    assert only(street).body is None


def test_nothing_goes_to_who_said_stop_or_was_forgotten(street: Street) -> None:
    now = street.clock.now()
    silent = street.resident("Stil", silenced_at=now)
    gone = street.resident("Weg", forgotten_at=now)
    street.planted = True  # nobody is forgotten so
    paused = street.resident("Rust", pings=True, paused_until=now + timedelta(days=1))
    for phone in (silent, gone, paused):
        to(street, phone, "ping")
    street.deliver()
    to(street, silent, "answer")  # whoever writes to the bot does get an answer
    street.deliver()
    silent.hears("ging iets mis")


def test_edits_that_wait_are_merged_and_the_last_one_wins(street: Street, helper: Phone) -> None:
    to(street, helper, "answer", slot="s")
    street.deliver()
    shown = helper.hears("ging iets mis")
    for key in ("out.repeat", "g.stale.plain", "g.stale.plain"):
        write(street, lambda turn, key=key: turn.edit("s", key))
    assert street.look(lambda db: db.query(Letter).count()) == 2
    street.deliver()
    assert shown.text == "Deze knop werkt niet meer."


def test_an_edit_before_the_first_delivery_changes_the_letter(
    street: Street, helper: Phone
) -> None:
    to(street, helper, "answer", slot="s")
    write(street, lambda turn: turn.edit("s", "g.stale.plain"))
    street.deliver()
    helper.hears("Deze knop werkt niet meer.")


def test_taking_away_what_is_gone_already_is_done(street: Street, helper: Phone) -> None:
    to(street, helper, "answer", slot="s")
    street.deliver()
    helper.hears("ging iets mis")
    write(street, lambda turn: turn.take_away("s", "g.stale.plain"))
    claimed = claim_one(street)
    assert claimed.message.delete
    street.delivery.failed(claimed.id, NotDelivered(Outcome.GONE))
    assert {x.state for x in street.look(lambda db: db.query(Letter).all())} == {State.SENT}


@pytest.mark.parametrize("delivered", [True, False])
def test_what_was_taken_away_does_not_come_back(
    street: Street, helper: Phone, *, delivered: bool
) -> None:
    """Also when the edit comes before it is away."""
    to(street, helper, "answer", slot="s")
    street.deliver()
    shown = helper.hears("ging iets mis")
    write(street, lambda turn: turn.take_away("s", "g.stale.plain"))
    if delivered:
        street.deliver()
    write(street, lambda turn: turn.edit("s", "g.error"))
    street.deliver()
    assert shown.deleted
    to(street, helper, "answer", slot="s")
    street.deliver()
    helper.hears("ging iets mis")  # said anew is another message


def test_changing_what_is_gone_has_failed(street: Street, helper: Phone) -> None:
    to(street, helper, "answer", slot="s")
    street.deliver()
    helper.hears("ging iets mis")
    write(street, lambda turn: turn.edit("s", "g.stale.plain"))
    claimed = claim_one(street)
    street.delivery.failed(claimed.id, NotDelivered(Outcome.GONE))
    states = street.look(lambda db: {x.id: x.state for x in db.query(Letter)})
    assert states[claimed.id] is State.FAILED


def test_a_file_is_kept_byte_for_byte_until_it_goes_out(street: Street, helper: Phone) -> None:
    picture = Document("cijfers.png", bytes(range(256)), "image/png")
    to(street, helper, "answer", options={"document": picture})
    street.deliver()
    assert helper.hears("ging iets mis").document == picture


def test_a_file_written_down_by_an_older_version_still_goes_out(
    street: Street, helper: Phone
) -> None:
    to(street, helper, "answer", options={"document": Document("x", b"-", "text/plain")})
    with street.app.session() as db:
        letter = db.query(Letter).one()
        body = json.loads(letter.body or "")
        body["document"] = ["gegevens.txt", "Één regel", "text/plain"]
        letter.body = json.dumps(body)
    street.deliver()
    kept = Document("gegevens.txt", "Één regel".encode(), "text/plain")
    assert helper.hears("ging iets mis").document == kept

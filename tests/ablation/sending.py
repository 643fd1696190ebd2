"""Safeguards of what goes out: to whom, how often, how fast."""

from types import SimpleNamespace
from typing import Any

from bot import delivery, outbox, pace
from bot.delivery import Delivery
from bot.letters import Writer
from bot.outbox import State
from bot.pace import Pace
from tests.ablation.safeguard import safeguard

SAFE = "machine/test_safeguards.py::"
LETTERS = "machine/test_letters.py::"
SENDING = "machine/test_sending.py::"


@safeguard(
    "a letter whose sender died is found when its lease has run out",
    LETTERS + "test_a_sender_that_died_leaves_the_letter_to_others",
)
def recovering() -> None:
    Delivery.recover = lambda *_, **__: None


@safeguard(
    "while a lease runs nobody else takes the letter",
    LETTERS + "test_a_sender_that_died_leaves_the_letter_to_others",
)
def lease() -> None:
    delivery.LEASE = delivery.LEASE * 0


@safeguard(
    "nothing goes to somebody who was forgotten", SAFE + "test_nothing_goes_to_who_was_forgotten"
)
def looking_again_forgotten() -> None:
    _blind("forgotten_at")


@safeguard(
    "nothing but answers to who said stop", SAFE + "test_an_alarm_does_not_go_to_who_said_stop"
)
def looking_again_silenced() -> None:
    _blind("silenced_at")


@safeguard("no ping to who paused", SAFE + "test_who_paused_meanwhile_is_not_asked")
def looking_again_paused() -> None:
    _blind("paused_until")


def _blind(column: str) -> None:
    """One look less at the person, at the moment of sending."""
    look = delivery.unwanted

    def unwanted(letter: Any, person: Any, now: Any) -> bool:
        if person is None:
            return False
        seen = ("forgotten_at", "silenced_at", "pings_at", "paused_until")
        shown = {name: getattr(person, name) for name in seen} | {column: None}
        return look(letter, SimpleNamespace(**shown), now)

    delivery.unwanted = unwanted


@safeguard("what came too late does not go", SAFE + "test_what_is_of_no_use_any_more_does_not_go")
def looking_again_too_late() -> None:
    checked = Delivery._checked

    def timeless(self: Delivery, db: Any, letter: Any) -> Any:
        letter.gone_by = None
        return checked(self, db, letter)

    Delivery._checked = timeless


@safeguard("what was taken back does not go", LETTERS + "test_what_was_taken_back_is_not_sent")
def taking_back() -> None:
    outbox.retract = lambda *_: None


@safeguard("a ping makes no sound at night", LETTERS + "test_a_ping_waits_for_the_morning")
def hours() -> None:
    delivery.opens_at = lambda _letter, _person, _here, now: now


@safeguard(
    "a ping that may have arrived is not sent again",
    LETTERS + "test_a_ping_that_may_have_arrived_is_never_sent_again",
)
def at_most_once() -> None:
    uncertain = Delivery._uncertain

    def again(self: Delivery, letter: Any) -> None:
        letter.kind, kind = "answer", letter.kind
        uncertain(self, letter)
        letter.kind = kind

    Delivery._uncertain = again


@safeguard(
    "what must arrive is sent again when nobody knows",
    LETTERS + "test_what_may_not_have_arrived_comes_again_and_says_so",
)
def at_least_once() -> None:
    def never(_self: Delivery, letter: Any) -> None:
        letter.state = State.UNKNOWN

    Delivery._uncertain = never


@safeguard(
    "a repeat says that it is one",
    LETTERS + "test_what_may_not_have_arrived_comes_again_and_says_so",
)
def mark_of_a_repeat() -> None:
    delivery.replace = lambda message, **_: message


@safeguard(
    "a chat waits as long as the platform said",
    SENDING + "test_a_chat_that_must_wait_holds_up_no_other",
    "",
)
def retry_after_of_a_chat() -> None:
    Pace.ban = lambda *_: None
    again = Delivery._again
    Delivery._again = lambda self, letter, after: again(self, letter, after and 0.0)


@safeguard(
    "being told to wait is no failed attempt",
    LETTERS + "test_the_platform_says_when_and_that_is_no_attempt",
)
def waiting_is_no_attempt() -> None:
    again = Delivery._again
    Delivery._again = lambda self, letter, _after: again(self, letter, None)


@safeguard(
    "not faster than the platform takes",
    SENDING + "test_a_group_that_had_its_share_holds_up_no_other",
    "",
)
def pace_of_a_chat() -> None:
    pace.CHAT_EVERY = 0.0
    Pace._group_rests = lambda _self, _chat, now: now


@safeguard(
    "the most urgent letter takes the next place",
    SENDING + "test_what_is_urgent_passes_ten_thousand_others",
    "",
)
def priority() -> None:
    delivery._WAITING = delivery._WAITING.order_by(None).order_by(outbox.Letter.id)


@safeguard(
    "edits that wait are merged, the last one wins",
    LETTERS + "test_edits_that_wait_are_merged_and_the_last_one_wins",
)
def coalesced_edits() -> None:
    rewrite = Writer.rewrite

    def each(self: Writer, turn: Any, slot: str, key: str, **how: Any) -> Any:
        in_slot = outbox.in_slot
        outbox.in_slot = lambda db, name: [
            v for v in in_slot(db, name) if v.kind != "edit" or v.state is not State.PENDING
        ]
        try:
            return rewrite(self, turn, slot, key, **how)
        finally:
            outbox.in_slot = in_slot

    Writer.rewrite = each


@safeguard(
    "one message is edited once in three seconds",
    SAFE + "test_one_message_is_edited_once_in_three_seconds",
    "",
)
def pace_of_edits() -> None:
    pace.EDIT_EVERY = -1.0

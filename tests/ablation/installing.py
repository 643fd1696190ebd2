"""Safeguards around the program: one that fetches, and what a copy brings back."""

from bot import outbox
from bot.commandline import afterwards
from bot.election import Election
from tests.ablation.safeguard import safeguard


@safeguard(
    "one of several processes fetches the updates",
    "machine/test_election.py::test_one_polls_and_the_other_waits",
    "",
)
def electing_one() -> None:
    Election._take = lambda _: True


@safeguard(
    "what waited in a copy is held until a coordinator says so",
    "commandline/test_held_letters.py::test_what_waited_is_held_until_a_coordinator_says_send",
    "",
)
def holding_after_a_restore() -> None:
    outbox.hold = lambda _: 0


@safeguard(
    "who was forgotten after a copy was made is forgotten again",
    "commandline/test_restore.py::test_who_was_forgotten_after_the_copy_does_not_come_back",
    "",
)
def forgetting_again_after_a_restore() -> None:
    afterwards._forget_again = lambda *_: 0

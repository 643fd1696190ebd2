"""Three hundred seeded mornings, and one that nobody chose; `make simulation` takes whole days."""

import os
import random
from datetime import UTC, datetime

import pytest

from bot.messages import Address, LetterKind, Outgoing
from tests.simulation.promises import MARKS, as_telegram_saw_it
from tests.simulation.telling import Plan, failure, summary, tell
from tests.simulation.town import Taken

DAYS, CALM = 0.06, 0.15
SEEDS, A_TEST = 300, 10
pytestmark = pytest.mark.real
ANS = Address("street", "1000")


@pytest.mark.parametrize("first", range(1, SEEDS + 1, A_TEST))
def test_no_seed_breaks_a_promise(first: int) -> None:
    told = [tell(Plan(str(seed), DAYS, CALM)) for seed in range(first, first + A_TEST)]
    print("", summary(told, DAYS), sep="\n")
    assert [failure(one) for one in told if one.wrong] == []
    assert sum(one.counts["kills"] for one in told) > 0
    assert sum(one.counts["commits"] for one in told) > 50 * A_TEST


def test_a_seed_that_nobody_chose_breaks_no_promise_and_tells_the_same_again() -> None:
    seed = os.environ.get("BURENHULP_TEST_SEED") or str(random.SystemRandom().randrange(10**9))
    print(f"\nseed {seed}")
    one = tell(Plan(seed, DAYS, CALM))
    assert not one.wrong, failure(one)
    # Some mornings are quiet: of sixty seeds one had 30. How busy they are is asked above.
    assert one.counts["commits"] > 0
    again = tell(Plan(seed, DAYS, CALM))
    assert again.lines == one.lines
    print(summary([one], DAYS))


def seen(*said: tuple[int, LetterKind, str]) -> list[str]:
    """What is found wrong with these: number of the letter, kind, text."""
    now = datetime.now(UTC)
    taken = [Taken(n, Outgoing(ANS, text, kind), "esc.coo", now) for n, kind, text in said]
    return as_telegram_saw_it(taken, ())


def test_what_telegram_saw_twice_is_noticed() -> None:
    again = f"{MARKS[1]}\nhoi"
    assert seen((1, "must", "hoi"), (1, "must", again), (2, "ping", "hoi")) == []
    assert seen((1, "must", "hoi"), (1, "must", "hoi")) == ["esc.coo came again without a mark"]
    assert seen((2, "ping", "hoi"), (2, "ping", again)) == ["esc.coo came twice"]

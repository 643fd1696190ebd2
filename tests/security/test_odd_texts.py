"""Texts that nobody would write: read in time, and nothing of them stays in memory."""

import gc
import random
import resource
import string
import time
from collections.abc import Iterator

import pytest

from handlers.safety import mask
from matching import claim_words, emergency, find_moments, kind_in_group, understand, yes_no
from tests.security.reporting import Figure
from tests.street import MONDAY

pytestmark = pytest.mark.real

PARTS = 4  # of the whole count, so that every processor has one
LONGEST = 0.3  # seconds for one text, of this thread
FLAT = 40_000  # kilobytes that the second half may add
PIECES = (
    "kan iemand morgen ", "boodschappen ", "om half 9 ", "06-12345678 ", "NL20INGB0001234567 ",
    "help ", "brand ", "vrijdag 3 maart ", "elke week ", "geld lenen ", "p.i.n ", "kanker ",
    "🙏🏽", "\u202e", "\u200b", "ｗｉｄｅ ", "e\u0301" * 9, "ß", "İ", "ſ", "\x00", "\ud83d",
    "\U000e0041", "(((((", "])}>", "\\\\", "%s%n", "{0}", "....", "-----", "''''", "1:2:3:4 ",
    "9" * 30, "1e309 ", "مرحبا ", "привіт ", "günaydın ", "dzień dobry ", "aaaaaaaa",
    "a.a.a.a.", "1-1-1-1-", "\n\n", "\t",
)  # fmt: skip

PLAIN = (  # a request in each language: so the words of each are loaded once
    "Kan iemand morgen boodschappen voor me doen?", "Can someone walk my dog tomorrow?",
    "Yarın alışveriş yapabilecek biri var mı?", "Czy ktoś może jutro zrobić zakupy?",
    "Чи може хтось завтра сходити в магазин?", "هل يمكن لاحد ان يساعدني غدا في التسوق؟",
)  # fmt: skip


def odd(chance: random.Random) -> str:
    """Pieces after each other, any signs between, now and then far too long."""
    length = chance.choice((1, 3, 10, 40, 200)) if chance.random() < 0.98 else 3_000
    found = []
    for _ in range(length):
        draw = chance.random()
        if draw < 0.7:
            found.append(chance.choice(PIECES))
        elif draw < 0.9:
            found.append(chance.choice(string.printable))
        else:
            found.append(chr(chance.randrange(0xD7FF)))
    return "".join(found)


def read(text: str) -> None:
    """All that is done with words before anything is looked up."""
    emergency(text)
    kind_in_group(text)
    understand(text, MONDAY)
    find_moments(text, MONDAY)
    mask(text)
    claim_words(text)
    yes_no(text)


@pytest.fixture
def apart() -> Iterator[None]:
    """What other tests left in memory is not gone through while a text is measured."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("apart")
@pytest.mark.threat("T11")
@pytest.mark.parametrize("part", range(PARTS))
def test_odd_texts_are_read_in_time_and_leave_nothing(part: int, figure: Figure) -> None:
    chance, count = random.Random(1100 + part), figure.of(100_000 // PARTS)
    longest, half = 0.0, 0
    for piece in (*PIECES, *PLAIN):
        read(piece)
    for number in range(count):
        if number == count // 2:
            half = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        text = odd(chance)
        began = time.thread_time()
        read(text)
        longest = max(longest, time.thread_time() - began)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - half
    assert longest <= LONGEST
    assert grown <= FLAT
    figure.found(
        f"{count:,} odd texts ({part + 1} of {PARTS}): the slowest {longest * 1000:.0f} ms, "
        f"the second half adds {grown / 1000:.1f} MB"
    )

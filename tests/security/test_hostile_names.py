"""Names that want to be something else than a name."""

import random
import unicodedata

import pytest

from bot.names import MAX_LENGTH, clean
from bot.texts import Reader
from tests.security.reporting import Figure
from tests.street import MONDAY, TEXTS

TRICKS = (
    "\u202e", "\u202a", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u200d",
    "\ufeff", "\u3164", "\u115f", "\u2800", "\u00ad", "\U000e0041", "\u0301", "\u0489", "<b>",
    "</b>", "&lt;", "*", "_", "`", "[", "](", "http://", "t.me/x", "@admin", "#1", "\n", "\t",
    "\0", "Ans", "Coördinator", "✔", "м", "Ａ", "مريم", "🙂", " ", "a.nl", "\x02", "\x03", "\x0e",
)  # fmt: skip
DIRECTION = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}


def a_name(chance: random.Random) -> str:
    """Some tricks, some letters from anywhere."""
    parts = [
        chance.choice(TRICKS) if chance.random() < 0.7 else chr(chance.randrange(1, 0xD7FF))
        for _ in range(chance.randrange(1, 12))
    ]
    return "".join(parts)


@pytest.mark.threat("T12")
def test_whatever_is_in_a_name_is_harmless(figure: Figure) -> None:
    chance, count = random.Random(12), figure.of(1_000_000, 20_000)
    for _ in range(count):
        typed = a_name(chance)
        shown = clean(typed)
        assert clean(shown) == shown, repr(typed)
        assert len(shown) <= MAX_LENGTH
        assert not set(shown) & set("<>@#\n\t\x02\x03\x0e\x0f"), repr(typed)
        assert not DIRECTION & {ord(letter) for letter in shown}, repr(typed)
        assert all(unicodedata.category(letter)[0] != "C" for letter in shown), repr(typed)
        assert "://" not in shown, repr(typed)
        assert "t.me/" not in shown.lower(), repr(typed)
    figure.found(f"{count:,} names: all of them harmless, and the same when cleaned twice")


@pytest.mark.threat("T12")
@pytest.mark.parametrize("typed", ["مريم", "שרה", "12 مريم 34"])
def test_a_name_from_right_to_left_turns_nothing_around_it(typed: str) -> None:
    reader = Reader("nl", MONDAY, "Europe/Amsterdam")
    said = TEXTS.fill("{naam} komt om 10 uur", reader, {"naam": typed})
    assert said == f"\u2068{typed}\u2069 komt om 10 uur"
    plain = TEXTS.fill("{naam} komt om 10 uur", reader, {"naam": "An\u202ens\u200f"})
    assert plain == "Anns komt om 10 uur"

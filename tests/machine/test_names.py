"""Names: decoration that somebody typed, made harmless before it is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names import MAX_LENGTH, clean


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Ans", "Ans"),
        ("  José   de  Vries ", "José de Vries"),
        ("\u202eecila", "ecila"),
        ("<b>Ans</b>", "bAns/b"),
        ("Ans\u200b\u2066 \u3164", "Ans"),
        ("https://evil.example/x Ans", "Ans"),
        ("Ans koopjes.nl/x", "Ans"),
        ("[Ans](tg://user?id=1)", ""),
        ("J.P. de Vries", "J.P. de Vries"),
        ("@coordinator", "coordinator"),
        ("\u0645\u0631\u064a\u0645", "\u0645\u0631\u064a\u0645"),
        ("a\u0301\u0301\u0301\u0301\u0301", "á\u0301\u0301"),
        ("\u200b\u200b", ""),
    ],
)
def test_names_as_people_type_them(typed: str, shown: str) -> None:
    assert clean(typed) == shown


@given(st.text(max_size=200))
def test_whatever_is_typed_becomes_harmless(typed: str) -> None:
    shown = clean(typed)
    assert len(shown) <= MAX_LENGTH
    assert not set(shown) & set("<>@#\n")
    assert all(unicodedata.category(letter)[0] != "C" for letter in shown)

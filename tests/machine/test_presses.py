"""Buttons: what is written behind them cannot be made by anybody else, nor for another chat."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feature import Feature
from bot.keys import Keys
from bot.presses import MAX_BYTES, Forged, Mark, read, sign
from tests.street import KEYS

marks = st.builds(
    Mark,
    name=st.text(string.ascii_lowercase + "._", min_size=1, max_size=20),
    subject=st.integers(0, 2**63 - 1),
    round=st.integers(0, 9),
    value=st.text(string.ascii_lowercase + string.digits, max_size=8),
)


@given(marks)
def test_what_was_signed_can_be_read(mark: Mark) -> None:
    press = sign(mark, "123", KEYS)
    assert len(press.encode()) <= MAX_BYTES
    assert read(press, "123", KEYS) == mark


@pytest.mark.threat("T2")
@given(marks)
def test_not_in_another_chat_and_not_with_another_key(mark: Mark) -> None:
    press = sign(mark, "123", KEYS)
    with pytest.raises(Forged):
        read(press, "124", KEYS)
    with pytest.raises(Forged):
        read(press, "123", Keys("another key that is also long enough"))


@pytest.mark.threat("T2")
@given(st.one_of(st.text(max_size=80), st.binary(max_size=64).map(lambda b: b.decode("latin-1"))))
def test_rubbish_is_forged(press: str) -> None:
    with pytest.raises(Forged):
        read(press, "123", KEYS)


@pytest.mark.threat("T2")
@given(marks, st.integers(0, 63), st.characters(max_codepoint=127))
def test_a_changed_character_is_forged(mark: Mark, place: int, character: str) -> None:
    press = sign(mark, "123", KEYS)
    place %= len(press)
    if press[place] != character:
        with pytest.raises(Forged):
            read(press[:place] + character + press[place + 1 :], "123", KEYS)


def test_a_name_is_given_to_one_button_and_one_answer_only() -> None:
    """The second would take the place of the first, without anybody noticing."""
    feature = Feature("room")
    feature.press("go")(lambda _turn: None)
    feature.answer("go")(lambda _turn, _text: None)
    with pytest.raises(ValueError, match=r"room\.go is there twice"):
        feature.press("go")(lambda _turn: None)
    with pytest.raises(ValueError, match=r"room\.go is there twice"):
        feature.answer("go")(lambda _turn, _text: None)

"""What people say instead of an answer."""

import pytest

from matching import reaction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("waarom wil je dat weten?", "why"),
        ("Hoezo", "why"),
        ("why do you need that", "why"),
        ("neden?", "why"),
        ("لماذا؟", "why"),
        ("навіщо?", "why"),
        ("po co?", "why"),
        ("wat gaat jou dat aan", "why"),
        ("weet ik niet", "unsure"),
        ("ik snap het niet", "unsure"),
        ("nie wiem", "unsure"),
        ("bilmiyorum", "unsure"),
        ("dank je wel", "polite"),
        ("hallo", "polite"),
        ("👍", "none"),
        ("?", "none"),
        ("", "none"),
        ("Dorpsstraat 7", ""),
        ("bij het buurthuis", ""),
        ("de hond blaft maar is lief", ""),
        ("waarom 7? het is nummer 9", ""),
        ("bedankt alvast, de sleutel ligt onder de mat", ""),
        ("boodschappen", ""),
    ],
)
def test_reactions(text: str, expected: str) -> None:
    assert reaction(text) == expected

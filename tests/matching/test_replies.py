"""Short answers, in words."""

import pytest

from matching import claim_words, firm_claim, yes_no


@pytest.mark.parametrize(
    "text",
    [
        "ik doe het wel", "ik help", "Ik kan wel", "ik wil wel helpen", "doe ik!", "ik kom eraan",
        "laat mij maar", "ik kan morgen, vandaag niet", "I can do it", "I'll help", "ben yaparım",
        "ja mogę", "я зможу", "أنا متفرغ", "ik haal m wel op",
    ],
)  # fmt: skip
def test_words_that_take_it_up(text: str) -> None:
    assert claim_words(text)


@pytest.mark.parametrize(
    "text",
    ["ik kan niet", "wat leuk", "hoe laat?", "bedankt", "sterkte", "wie gaat er", "haha", ""],
)
def test_words_that_do_not(text: str) -> None:
    assert not claim_words(text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ja", True), ("ja graag", True), ("Ja, plaats maar", True), ("jazeker", True),
        ("ok", True), ("is goed", True), ("👍", True), ("evet", True), ("نعم", True),
        ("так", True), ("tak", True), ("yes please", True), ("doe maar", True),
        ("nee", False), ("liever niet", False), ("nee dank je", False), ("nu niet", False),
        ("klopt niet", False), ("doe maar niet", False), ("hayır", False), ("لا", False),
        ("ні", False), ("nie", False), ("no thanks", False),
        ("morgen", None), ("boodschappen", None), ("", None), ("weet ik niet", None),
    ],
)  # fmt: skip
def test_yes_and_no(text: str, answer: bool | None) -> None:
    assert yes_no(text) is answer


@pytest.mark.parametrize("text", ["ik doe het wel", "reken op mij", "I'll do it", "ben yaparım"])
def test_a_firm_claim(text: str) -> None:
    assert firm_claim(text)


@pytest.mark.parametrize(
    "text",
    ["ik ga naar bed", "ja maar ik heb geen auto", "ik kan alleen de helft", "kan ik bellen"],
)
def test_no_firm_claim(text: str) -> None:
    assert not firm_claim(text)

"""A message to many, as people say it: in one line, and always seen before it goes."""

import pytest

from tests.street import Street


@pytest.mark.parametrize(
    "words",
    [
        "Bericht aan de buurt: morgen is de buurtkamer dicht.",
        "Bericht aan de hele wijk: morgen is de buurtkamer dicht.",
        "stuur alle buren: morgen is de buurtkamer dicht.",
        "bericht aan de buurt morgen is de buurtkamer dicht.",
        "omroep: morgen is de buurtkamer dicht.",
    ],
)
def test_it_is_shown_and_sent_to_nobody_yet(street: Street, words: str) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    coen.says(words)
    shown = coen.hears("\nMorgen is de buurtkamer dicht.", "iedereen die meedoet", key="bro.prev")
    ans.hears_nothing()
    shown.press("Stop")
    coen.hears()


def test_in_english(street: Street) -> None:
    coen, _ = street.coordinator("Coen"), street.resident("Ans")
    coen.says("message to everyone: the room is closed tomorrow")
    coen.hears("The room is closed tomorrow", key="bro.prev")


def test_to_some(street: Street) -> None:
    coen, _ = street.coordinator("Coen"), street.volunteer("Vera")
    street.resident("Ans")
    coen.says("bericht aan de vrijwilligers: morgen overleg")
    coen.hears("Morgen overleg", "Naar 1", key="bro.prev")


@pytest.mark.parametrize(
    "words", ["laat de buren weten dat de zaal dicht is", "let the neighbours know it is closed"]
)
def test_half_a_sentence_is_asked_for_whole(street: Street, words: str) -> None:
    coen = street.coordinator("Coen")
    coen.says(words)
    coen.hears("Wat wil je zeggen", key="bro.text")


@pytest.mark.parametrize(
    "words", ["bericht aan Ans: ik bel je zo", "bericht voor de buurvrouw: haar fiets staat er"]
)
def test_to_one_person_is_no_message_to_all(street: Street, words: str) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    coen.says(words)
    assert not coen.hears().key.startswith("bro.")
    ans.hears_nothing()


def test_a_resident_sends_nothing_to_all(street: Street) -> None:
    ans, bea = street.resident("Ans"), street.resident("Bea")
    ans.says("bericht aan de buurt: morgen is er koffie")
    assert not ans.hears().key.startswith("bro.")
    bea.hears_nothing()

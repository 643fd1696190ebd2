"""F0: words and commands for what does not exist yet lead to a human, and nothing is posted."""

import pytest

from handlers.requests import Request
from tests.street import Street

COMMANDS = (
    "/munten", "/geef 1 Bilal", "/kring", "/maatje", "/raad", "/agenda",
    "/voorlezen", "/coins", "/buddy",
)  # fmt: skip
WORDS = (
    "munten", "Hoeveel munten heb ik nog?", "Ik wil een munt geven aan Bilal",
    "Geef een munt aan Bilal", "Wat is mijn saldo?", "hulpkring", "wie doet wat",
    "Ik wil een hulpkring maken voor mijn moeder", "Kan ik een kring beginnen?", "maatje",
    "Ik zoek een maatje", "buddies", "Wat is er te doen in de buurt?", "Lees voor",
    "Kan iemand voor mij waarnemen?", "Wie neemt mijn dienst over?", "sitting in",
)  # fmt: skip
ENGLISH = (
    "How many coins do I have?", "Give a coin to Bilal", "How do I start a care circle?",
    "I want a buddy", "Can someone sit in for me?",
)  # fmt: skip


def nothing_was_asked(street: Street) -> None:
    assert street.look(lambda db: db.query(Request).count()) == 0


def test_what_does_not_exist_yet_leads_to_a_human(street: Street) -> None:
    street.coordinator("Coen")
    for words in (*COMMANDS, *WORDS):
        ans = street.resident("Ans")
        ans.says(words)
        ans.hears("kan ik nog niet", "Els", key="g.later").press("Een mens spreken")
        ans.hears(key="g.human.ask")
    nothing_was_asked(street)


def test_in_english(street: Street) -> None:
    for words in ENGLISH:
        joe = street.resident("Joe", language="en")
        joe.says(words)
        joe.hears("Els", key="g.later").press("Menu")
        joe.hears(key="g.menu")
    nothing_was_asked(street)


def test_saying_yes_is_speaking_to_a_human_and_no_is_the_menu(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    for words, key in (("munten", "g.later"),):
        ans.says(words)
        ans.hears(key=key)
        ans.says("ja graag")
        ans.hears(key="g.human.ask").press("Toch niet")
        ans.hears()
        ans.says(words)
        ans.hears(key=key)
        ans.says("nee")
        ans.hears(key="g.menu")
        ans.says(words)
        ans.hears(key=key).press("Menu")
        ans.hears(key="g.menu")


@pytest.mark.parametrize("command", ["/zorgen", "/concern", "Ik maak me zorgen om de buurman"])
def test_a_concern_goes_to_the_coordinator(street: Street, command: str) -> None:
    coen = street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says(command)
    ans.hears("niet in de groep", key="safe.worry").press("Ja, graag")
    assert ans.hears().key.startswith("g.human.")
    coen.hears("Ans")


@pytest.mark.parametrize(
    "words",
    [
        "Wie heeft er munt over voor in de thee?",
        "Wie wil met mij een kring van stenen leggen in de tuin?",
        "Ik zoek een maatje om morgen om 10 uur mee te wandelen",
        "Kan iemand morgen om 10 uur een brief voorlezen?",
    ],
)
def test_what_only_sounds_like_it_is_an_ordinary_question(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says(words)
    assert ans.hears().key != "g.later"


def test_in_the_middle_of_a_question_nothing_is_lost(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan mijn hond uitlaten?")
    ans.hears(key="ask.when")
    ans.says("/munten")
    ans.hears(key="g.later")
    ans.says("morgen om 10 uur")
    ans.hears("Hond uitlaten", "10:00", key="ask.sum")


def test_in_the_group_a_member_reads_it_in_private_and_others_read_nothing(street: Street) -> None:
    ans, kim = street.resident("Ans"), street.stranger("Kim")
    for phone in (ans, kim):
        phone.says_in_group("/munten")
        phone.says_in_group("Hoeveel munten heb ik?")
    ans.hears(key="g.later")


def test_a_stranger_is_welcomed(street: Street) -> None:
    kim = street.stranger("Kim")
    kim.says("/munten")
    kim.hears(key="onb.hello")


def test_what_nobody_knows_names_a_human_too(street: Street) -> None:
    street.coordinator("Coen")
    for words in ("/onbekend", "fluts de kluts"):
        ans = street.resident("Ans")
        ans.says(words)
        ans.hears(key="g.nosee1.open").press("Een mens spreken")
        ans.hears(key="g.human.ask")

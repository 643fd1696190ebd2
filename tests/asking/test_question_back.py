"""Somebody is asked something and asks back, sighs, or says what else matters: nothing is lost."""

import pytest

from handlers.requests import Request, State
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def asked_when(street: Street) -> Phone:
    ans = street.resident("Ans")
    ans.says("Kan iemand boodschappen voor me doen?")
    ans.hears(key="ask.when")
    return ans


def shown(street: Street) -> Phone:
    ans = street.resident("Ans")
    ans.says("Kan iemand vrijdagochtend boodschappen voor me doen?")
    ans.hears(key="ask.sum")
    return ans


def request(street: Street) -> Request:
    found: Request = street.look(lambda db: db.query(Request).order_by(Request.id.desc()).first())
    return found


@pytest.mark.parametrize(
    ("words", "key", "answer"),
    [
        ("hoezo?", "ask.beside.why", "Een reden hoef je niet te geven"),
        ("hoezo wil je dat weten", "ask.beside.why", "buur die past"),
        ("ik snap het niet", "ask.beside.why", "buur die past"),
        ("wat bedoel je", "ask.beside.why", "buur die past"),
        ("wat?", "ask.beside.why", "buur die past"),
        ("is het gratis", "rem.cost", "gratis"),
        ("hoe betaal ik", "rem.cost", "Boodschappen en andere kosten betaal je zelf"),
        ("wie krijgt dit te zien", "ask.beside.why", "buur die past"),
        ("liefst een vrouw", "ask.beside.who", "jij eerst ja of nee"),
        ("staat mijn naam erbij?", "ask.beside.who", "je naam en adres niet"),
        ("duurt het nog lang?", "ask.beside.unposted", "nog niet geplaatst"),
        ("dank je wel", "g.thanks", "Graag gedaan"),
        ("?", "g.lost", "in je eigen woorden"),
        ("👍", "g.lost", "in je eigen woorden"),
        ("nee", "g.lost", "in je eigen woorden"),
    ],
)
def test_it_is_answered_and_asked_again(street: Street, words: str, key: str, answer: str) -> None:
    ans = asked_when(street)
    ans.says(words)
    again = ans.hears(answer, "Wanneer heb je hulp nodig?", key=key)
    assert request(street).text == "Kan iemand boodschappen voor me doen?"
    again.press("Vandaag")
    ans.hears("Hoe laat", key="ask.time")


def test_also_below_what_would_be_posted(street: Street) -> None:
    ans = shown(street)
    ans.says("moet ik daarvoor betalen?")
    ans.hears("gratis", "Klopt dit?", key="rem.cost")
    ans.says("nee toch zaterdag")  # what is corrected stands below, not in the old message
    ans.hears("zaterdag 28 november", key="ask.sum").press("Ja, plaats maar")
    assert request(street).state is State.OPEN
    hush(street)


def test_twice_no_moment_is_let_be(street: Street) -> None:
    ans = asked_when(street)
    ans.says("nee")
    ans.hears(key="g.lost")
    ans.says("nee")
    ans.hears("Boodschappen", key="ask.sum")


@pytest.mark.parametrize(
    "words", ["ja hoor doe maar", "goed zo", "oke dan", "ok prima", "ja dat is helemaal goed"]
)
def test_a_yes_in_more_words(street: Street, words: str) -> None:
    ans = shown(street)
    ans.says(words)
    ans.hears(key="ask.posted.none")
    hush(street)  # the card


@pytest.mark.parametrize("words", ["ja maar", "is dat goed", "oke wacht even"])
def test_what_only_looks_like_a_yes(street: Street, words: str) -> None:
    ans = shown(street)
    ans.says(words)
    ans.hears("Klopt dit?")
    assert request(street).state is State.CONCEPT


@pytest.mark.parametrize("words", ["doe maar niet", "ik denk er nog over na"])
def test_rather_not(street: Street, words: str) -> None:
    ans = shown(street)
    ans.says(words)
    ans.hears(key="ask.dropped")


@pytest.mark.parametrize(
    "words", ["ik woon op de derde verdieping", "mijn zoon is op vakantie daarom",
              "alleen brood en melk"],
)  # fmt: skip
def test_what_is_told_beside_it_does_not_change_what_is_asked(street: Street, words: str) -> None:
    ans = shown(street)
    ans.says(words)
    ans.hears("Boodschappen doen", "vrijdag 27 november", key="ask.sum")
    assert request(street).concept == "shop"
    assert words in (request(street).text or "")


@pytest.mark.parametrize("begin", [asked_when, shown])
def test_two_people_after_all(street: Street, begin: object) -> None:
    ans = begin(street)  # type: ignore[operator]  # one of the two above
    ans.says("doe maar twee mensen")
    ans.sees("Er zijn 2 helpers nodig", "Klopt dit?").read = True
    assert request(street).people == 2


@pytest.mark.parametrize("begin", [asked_when, shown])
def test_it_is_for_somebody_else(street: Street, begin: object) -> None:
    ans = begin(street)  # type: ignore[operator]  # as above
    ans.says("het is voor mijn moeder op nummer 8")
    ans.hears("voor jou of voor iemand anders", key="obo.who").press("Iemand anders")
    ans.hears(key="obo.know")

"""What may belong to a request that is there, or be something new, is asked."""

import pytest

from handlers.requests import State
from tests.details.opened import agreed, newest, waits
from tests.hush import hush
from tests.street import Street


@pytest.mark.parametrize("words", ["de bel doet het niet", "mijn telefoon is stuk"])
def test_a_trouble_that_may_be_something_new_is_asked(street: Street, words: str) -> None:
    ans, bilal = agreed(street)
    ans.says(words)
    ans.hears("of is het iets nieuws?", words, key="det.ask").press("Het hoort erbij")
    ans.hears(key="det.added")
    bilal.hears(words, key="det.told")
    ans.says(words.replace("mijn", "mijn eigen"))
    hush(bilal)
    ans.hears(key="det.ask").press("Iets nieuws")
    hush(ans)
    assert newest(street).state is State.CONCEPT


def test_neither_of_the_two(street: Street) -> None:
    ans = waits(street)
    ans.says("het is mooi weer vandaag")
    ans.hears("Hoort dit bij Helpen tillen", key="det.ask").press("Geen van beide")
    ans.hears("Dit is je vraag", key="sta.lost")
    assert newest(street).details is None


def test_what_nobody_understood_of_the_same_kind(street: Street) -> None:
    ans = waits(street, "Wie kan morgen boodschappen voor me doen?")
    ans.says("graag halfvolle melk")
    ans.hears("Hoort dit bij Boodschappen", key="det.ask").press("Het hoort erbij")
    ans.hears('"graag halfvolle melk"', key="det.added")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wie kan morgen boodschappen voor me doen?", "oh en ook nog eieren"),
        ("Wie kan morgen boodschappen voor me doen?", "de tassen staan bij de deur"),
        ("Wie kan mij morgen wegbrengen met de auto?", "en weer terug graag"),
        ("Wie kan mij morgen wegbrengen met de auto?", "kan de rollator mee?"),
        ("Wie kan morgen mijn hond uitlaten?", "de riem hangt in de gang"),
    ],
)
def test_of_other_help(street: Street, text: str, words: str) -> None:
    ans = waits(street, text)
    ans.says(words)
    ans.hears("Ik zet het erbij", key="det.added")


@pytest.mark.parametrize(
    "words", ["ik heb een lijstje klaarliggen", "je mag het voor de deur zetten"]
)
def test_what_would_be_read_as_an_offer_is_asked(street: Street, words: str) -> None:
    ans = waits(street, "Wie kan morgen boodschappen voor me doen?")
    ans.says(words)
    ans.hears("Hoort dit bij Boodschappen", words, key="det.ask")


def test_of_two_requests_it_is_asked_which(street: Street) -> None:
    ans = waits(street)
    ans.says("wie kan er woensdag mijn hond uitlaten?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    hush(street)
    dog = newest(street)
    ans.says("vergeten te zeggen: er is geen lift")
    ans.hears("Bij welke vraag", key="det.which").press("Helpen tillen")
    ans.hears(key="det.added")
    assert newest(street).id == dog.id
    assert newest(street).details is None


def test_a_reply_to_what_the_bot_said_about_one_of_them(street: Street) -> None:
    ans = waits(street)
    ans.says("neem handschoenen mee")
    about_the_cupboard = ans.hears(key="det.added")
    ans.says("wie kan er woensdag mijn hond uitlaten?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    hush(street)
    ans.says("er is geen lift", reply_to=about_the_cupboard)
    ans.hears("er is geen lift", key="det.added")

"""An offer said in bits: one more of the list, each thing to lend, and the days in own words."""

import pytest

from handlers.offers import Offer
from tests.phone import Phone
from tests.street import Street


def kinds(street: Street) -> list[str]:
    return street.look(
        lambda db: [o.concept or o.categories for o in db.query(Offer).order_by(Offer.id)]
    )


def test_each_thing_to_lend(street: Street) -> None:
    bo = street.resident("Bo", pings=True)
    bo.says("ik heb een ladder, een heggenschaar en een boormachine te leen")
    bo.hears("ladder", "boormachine", key="off.free").press("Klopt")
    bo.hears("ladder", "boormachine", key="off.more")
    assert {"lend_ladder", "lend_drill"} <= set(kinds(street))


@pytest.mark.parametrize("words", ["en boodschappen", "ja en ook boodschappen", "and groceries"])
def test_one_more_of_the_same_list(street: Street, words: str) -> None:
    bo = street.resident("Bo", pings=True)
    bo.says("ik kan koken")
    bo.hears("koken", key="off.free")
    bo.says(words)
    bo.hears("koken", "boodschappen", key="off.free").press("Klopt")
    bo.hears("koken", "boodschappen", key="off.more")
    assert kinds(street) == ["cook", "shop"]


def test_something_else_named_when_asked(street: Street) -> None:
    bo = street.resident("Bo", pings=True)
    bo.says("ik kan koken")
    bo.hears(key="off.free").press("Klopt")
    bo.hears(key="off.more")
    bo.says("boodschappen")
    bo.hears("boodschappen", key="off.free")


def test_that_was_all(street: Street) -> None:
    bo = street.resident("Bo", pings=True)
    bo.says("ik kan koken")
    bo.hears(key="off.free").press("Klopt")
    bo.hears(key="off.more")
    bo.says("nee dat was het")
    bo.hears(key="off.when")


def test_a_request_in_between_is_a_request(street: Street) -> None:
    bo = street.resident("Bo", pings=True)
    bo.says("ik kan koken")
    bo.hears(key="off.free")
    bo.says("kan iemand mijn lamp maken?")
    bo.hears(key="ask.when")


def test_thanks_is_no_offer(street: Street) -> None:
    bo = street.resident("Bo", pings=True)
    bo.says("ik kan koken")
    bo.hears(key="off.free")
    bo.says("dank je")
    bo.hears(key="g.thanks")


def asked_when(street: Street) -> Phone:
    bo = street.resident("Bo", pings=True)
    bo.says("ik wil helpen")
    bo.hears(key="off.intro").press("Boodschappen")
    bo.hears(key="off.more").press("Klaar")
    bo.hears(key="off.when")
    return bo


@pytest.mark.parametrize(
    "words",
    ["dinsdag en donderdag", "niet in de vakantie", "alleen op maandag", "doordeweeks na 6 uur"],
)
def test_days_in_their_own_words_are_kept(street: Street, words: str) -> None:
    bo = asked_when(street)
    bo.says(words)
    bo.hears(key="off.far").press("De hele wijk")
    bo.hears("op de tijden die je noemde", key="off.sum")
    assert words in street.look(lambda db: db.query(Offer).one().text)


@pytest.mark.parametrize("words", ["elke dag", "weet ik nog niet", "wanneer het uitkomt"])
def test_any_time(street: Street, words: str) -> None:
    bo = asked_when(street)
    bo.says(words)
    bo.hears(key="off.far").press("Dichtbij")
    bo.hears("wisselende tijden", key="off.sum")


def test_who_named_other_days_is_not_asked(street: Street) -> None:
    bo = asked_when(street)
    bo.says("alleen op donderdag")
    bo.hears(key="off.far").press("De hele wijk")
    bo.hears(key="off.sum").press("Klopt")
    bo.hears(key="off.ok")
    ans = street.resident("Ans")
    ans.says("Kan iemand dinsdag om 10 uur boodschappen voor me doen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    assert "ping.ask" not in [message.key for message in bo.messages]
    for message in (*ans.messages, *bo.messages, *street.group_messages):
        message.read = True


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("wij willen helpen met de tuin", "off.free"),
        ("ik wil graag meehelpen met boodschappen", "off.free"),
        ("wij willen graag hulp met de tuin", "ask.when"),
        ("wie kan mij helpen met de tuin?", "ask.when"),
        ("ik kan niet meer helpen met de tuin", ""),
    ],
)
def test_who_helps_whom(street: Street, words: str, key: str) -> None:
    bo = street.resident("Bo", pings=True)
    bo.says(words)
    heard = bo.hears()
    assert heard.key == key if key else heard.key != "off.free"


@pytest.mark.parametrize(
    "words", ["wie heeft er hulp nodig?", "kan ik iemand ergens mee helpen?", "who needs help?"]
)
def test_who_looks_for_somebody_to_help_asks_for_nothing(street: Street, words: str) -> None:
    bo = street.resident("Bo", pings=True)
    bo.says_in_group(words)
    assert not street.group_messages
    bo.says(words)
    bo.hears("Wat kun je doen?", key="off.intro")


def test_but_for_a_neighbour_it_is_a_request(street: Street) -> None:
    bo = street.resident("Bo", pings=True)
    bo.says("mijn buurvrouw heeft hulp nodig met de tuin")
    assert not bo.hears().key.startswith("off.")

"""Offers change in the words in which helpers say so, and look-alikes change nothing."""

import pytest

from handlers.offers import Offer
from tests.phone import Phone
from tests.street import Street

ALL = ["groceries", "lend_tools", "ride", "odd_jobs"]


def helper(street: Street) -> Phone:
    """Bo does the shopping, drives, does odd jobs and lends a ladder."""
    bo = street.neighbour("Bo", "Ik kan boodschappen doen")
    street.offers(bo, "Ik heb een ladder te leen")
    street.offers(bo, "Ik kan je naar het ziekenhuis rijden met mijn auto")
    street.offers(bo, "Ik kan klusjes doen")
    with street.app.session() as db:
        for offer in db.query(Offer):
            offer.available, offer.reach = "varies", "area"
    return bo


def live(street: Street) -> list[str]:
    return street.look(
        lambda db: [
            o.categories
            for o in db.query(Offer).order_by(Offer.id)
            if not o.ended_at
            if not o.draft
        ]
    )


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("ik heb geen auto meer", "ride"),
        ("ik rijd niet meer", "ride"),
        ("I don't have a car anymore", "ride"),
        ("alles behalve klusjes", "odd_jobs"),
        ("liever geen klusjes", "odd_jobs"),
        ("haal de ladder maar weg", "lend_tools"),
        ("ladder weg", "lend_tools"),
        ("de ladder is kapot", "lend_tools"),
        ("ik heb de ladder verkocht", "lend_tools"),
        ("remove the ladder", "lend_tools"),
        ("geen klusjes meer", "odd_jobs"),
        ("stop met klusjes", "odd_jobs"),
        ("ik wil geen boodschappen meer doen", "groceries"),
    ],
)
def test_one_less(street: Street, words: str, gone: str) -> None:
    bo = helper(street)
    bo.says(words)
    answer = bo.hears("Ik vraag je niet meer voor", key="off.dropped")
    assert live(street) == [kind for kind in ALL if kind != gone]
    answer.press("Toch wel")
    bo.hears(key="off.sum")
    assert live(street) == ALL


@pytest.mark.parametrize(
    "words", ["ik kan geen boodschappen meer doen", "I can't do the shopping anymore"]
)
def test_who_cannot_may_need_it_herself(street: Street, words: str) -> None:
    bo = helper(street)
    bo.says(words)
    asked = bo.hears("voor een ander", "zelf hulp", key="off.or_need")
    assert live(street) == ALL  # nothing is lost by a guess
    asked.press("Ik zoek hulp")
    bo.hears("Wanneer heb je hulp nodig", key="ask.when")
    assert live(street) == ALL


def test_who_cannot_and_means_for_others(street: Street) -> None:
    bo = helper(street)
    bo.says("ik kan niet meer rijden")
    bo.hears(key="off.or_need").press("Niet meer doen")
    bo.hears(key="off.dropped")
    assert "ride" not in live(street)


@pytest.mark.parametrize("words", ["alles behalve tillen", "liever geen zware dingen"])
def test_what_was_never_offered_is_not_taken_away(street: Street, words: str) -> None:
    bo = helper(street)
    bo.says(words)
    bo.hears("Klopt dit", key="off.sum")
    assert live(street) == ALL


def test_only_this_from_now_on(street: Street) -> None:
    bo = helper(street)
    bo.says("voortaan alleen boodschappen")
    answer = bo.hears("klusjes", key="off.dropped")
    assert live(street) == ["groceries"]
    answer.press("Toch wel")
    bo.hears("zoals het was", key="off.undone")
    assert live(street) == ALL


def test_only_what_they_do_already(street: Street) -> None:
    bo = street.neighbour("Bo", "Ik kan boodschappen doen")
    bo.says("voortaan alleen boodschappen")
    bo.hears("boodschappen", key="off.sum")
    assert live(street) == ["groceries"]


def test_one_row_of_several_kinds_is_asked_back(street: Street) -> None:
    bo = street.neighbour("Bo", "Ik kan boodschappen doen")
    street.offers(bo, "", "garden,dog,pet_care")
    bo.says("geen honden meer uitlaten")
    bo.hears("Wat wil je niet meer doen", key="off.less")
    assert len(live(street)) == 2


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("ik wil ook honden uitlaten", "hond"),
        ("ik kan ook wel koken", "koken"),
        ("zet er maar koken bij", "koken"),
    ],
)
def test_something_more(street: Street, words: str, what: str) -> None:
    bo = helper(street)
    bo.says(words)
    bo.hears("je wilt helpen met", what, key="off.free")
    assert live(street) == ALL


@pytest.mark.parametrize(
    "words",
    ["wat heb ik aangeboden?", "waar help ik mee", "mag ik mijn aanbod zien", "my offers?"],
)
def test_what_do_i_offer(street: Street, words: str) -> None:
    bo = helper(street)
    bo.says(words)
    bo.hears("Dit weet ik", key="off.sum")


@pytest.mark.parametrize(
    "words",
    [
        "ik wil niet meer helpen",
        "ik help niet meer",
        "haal me er maar af",
        "schrijf me uit als vrijwilliger",
        "ik ben te oud hiervoor geworden",
        "I want to stop helping",
    ],
)
def test_no_more_at_all(street: Street, words: str) -> None:
    bo = helper(street)
    bo.says(words)
    bo.hears("Wat wil je veranderen", key="off.edit").press("Ik help niet meer")
    bo.hears("Dank je wel", key="off.end")
    assert live(street) == []


def test_some_days_not(street: Street) -> None:
    bo = helper(street)
    bo.says("ik kan niet meer op dinsdag")
    bo.hears("op de tijden die je noemde", key="off.sum").press("Klopt")
    bo.hears(key="off.ok")
    ans = street.resident("Ans")
    ans.says("Kan iemand dinsdag om 10 uur boodschappen voor me doen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    assert not [message for message in bo.messages if message.key == "ping.ask"]
    for message in (*ans.messages, *bo.messages, *street.group_messages):
        message.read = True


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("alleen nog 's avonds", "in de avond"),
        ("ik kan alleen nog overdag", "overdag"),
        ("niet verder dan 500 m lopen, 5 minuten", "dicht bij huis"),
        ("niet verder dan 2 km", "in de hele wijk"),
        ("ik kan alleen nog in mijn eigen straat", "dicht bij huis"),
    ],
)
def test_when_and_how_far(street: Street, words: str, said: str) -> None:
    bo = helper(street)
    bo.says(words)
    bo.hears(said, key="off.sum")


def test_not_so_far_is_asked(street: Street) -> None:
    bo = helper(street)
    bo.says("niet verder dan nodig")
    assert bo.hears().key in ("off.far", "off.sum")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("niet te ver", "dicht bij huis"),
        ("niet verder dan 2 km", "in de hele wijk"),
        ("10 km", "ook verder weg"),
        ("5 minuten lopen", "dicht bij huis"),
    ],
)
def test_how_far_when_it_is_asked(street: Street, words: str, said: str) -> None:
    bo = helper(street)
    bo.says("mijn aanbod")
    bo.hears(key="off.sum").press("Aanpassen")
    bo.hears(key="off.edit").press("Hoe ver ik ga")
    bo.hears(key="off.far")
    bo.says(words)
    bo.hears(said, key="off.sum")


@pytest.mark.parametrize(
    "words",
    [
        "kan iemand mijn ladder repareren?",
        "mijn lamp is kapot",
        "ik heb geen hulp meer",
        "wie heeft er een auto voor mij?",
        "ik kan niet meer slapen",
        "hallo",
    ],
)
def test_look_alikes_change_nothing(street: Street, words: str) -> None:
    bo = helper(street)
    bo.says(words)
    assert not bo.hears().key.startswith("off.")
    for message in bo.messages:
        message.read = True
    assert live(street) == ALL


def test_who_waits_for_help_calls_that_off(street: Street) -> None:
    bo = helper(street)
    bo.says("Kan iemand vrijdag om 10 uur boodschappen voor me doen?")
    bo.hears(key="ask.sum").press("Ja, plaats maar")
    for message in (*bo.messages, *street.group_messages):
        message.read = True
    bo.says("boodschappen hoeft niet meer")
    bo.hears()
    for message in bo.messages:
        message.read = True
    assert live(street) == ALL


def test_who_offers_nothing_asks_for_help_in_the_same_words(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik heb geen auto meer")
    assert not ans.hears().key.startswith("off.")

"""Neighbourhoods and askers that make it hard: each story from the first sentence to its end."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from bot.people import Group, Neighbourhood, Role
from handlers.requests import Place, PlaceState, Request, State
from tests.hush import hush
from tests.ladder.reading import clock, keys, read_card, steps, the_request
from tests.phone import Phone
from tests.street import Street

LAMP = "Wie kan overmorgen om 19:00 mijn lamp ophangen?"
DOG = "Wie kan mijn hond uitlaten?"
HANGS = "Ik kan lampen ophangen"


def asks(ans: Phone, text: str = LAMP) -> str:
    """Somebody asks in private and says yes; what they hear then."""
    ans.says(text)
    if text == DOG:
        ans.hears(key="ask.when")
        ans.says("Het maakt niet uit")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    return ans.hears("geplaatst", "vóór").text


def asks_in_group(street: Street, kim: Phone, text: str = LAMP) -> None:
    """Somebody without a private chat asks in the group."""
    kim.says_in_group(text)
    street.group_hears(key="grq.offer.new").pressed_by(kim, "Ja, plaats maar")
    if text == DOG:
        kim.says_in_group("Het maakt niet uit", reply_to=street.group_hears("Wanneer"))
    read_card(street)


def ended(street: Street) -> tuple[State, str]:
    request = the_request(street)
    return request.state, request.outcome


def test_an_empty_neighbourhood(street: Street) -> None:
    """Only a coordinator: she hears it within a minute, and the asker hears that at once."""
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    said = asks(ans)
    assert "nog geen buur" in said
    assert "vandaag 09:15 uur" in said
    street.wait(minutes=1)
    coen.hears("Hulpvraag 11", "geen andere buur", "0 gevraagd", key="esc.coo").press("Ik pak dit")
    ans.hears("Coen", "belt je", key="esc.asker3")
    assert "esc.asker.took" in keys(ans)
    hush(ans, coen)
    street.group_hears("Lamp", key="card.open")
    street.wait(days=30)
    assert ended(street)[0] is State.STOPPED  # an end, whatever the coordinator did
    assert "esc.fail.moment" in keys(ans)
    hush(ans, coen)
    read_card(street)


def test_a_neighbourhood_without_a_group(street: Street) -> None:
    """All of it in private: asked, helped, thanked."""

    def leave(db: object) -> None:
        for group in db.query(Group):  # type: ignore[attr-defined]  # a session
            group.present = False

    street.look(leave)
    ans, bilal = street.resident("Ans", phone="06 12345678"), street.neighbour("Bilal", HANGS)
    assert "1 buur gevraagd" in asks(ans)
    bilal.hears("Lamp", key="ping.ask").press("Ik help")
    bilal.hears(key="clm.check").press("Ja, het lukt")
    bilal.hears(key="clm.won")
    ans.hears("Bilal", key="clm.asker").press("Ja, fijn")
    bilal.hears(key="clm.yes")
    ans.hears(key="con.phone").press("Ja, dit nummer")
    bilal.hears("06 12345678", key="con.give")
    hush(ans, bilal)
    street.at("woensdag 21:00")
    hush(bilal)
    street.at("donderdag 09:00")
    asked = [m for m in ans.messages if m.key == "chk.asker"]
    hush(ans)
    asked[0].press("Ja, gelukt")
    ans.hears(key="chk.thanks").press("Klaar")
    assert ended(street) == (State.DONE, "helped")
    assert street.group_messages == []


def test_a_neighbourhood_without_volunteers(street: Street) -> None:
    """Their rung is passed at once: the asker and the coordinator hear why."""
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", HANGS)
    asks(ans)
    bilal.hears("Lamp").press("Nu niet")
    bilal.hears(key="ping.later")
    street.wait(seconds=20)
    assert steps(street)["volunteers"] == "nobody"
    ans.hears("Coen", "belt je vóór", "055-1234567", key="esc.asker3")
    coen.hears("Lamp", "1 gevraagd, 1 nee", "geen andere buur", key="esc.coo")
    read_card(street)


def test_a_neighbourhood_without_a_reachable_coordinator(street: Street) -> None:
    """The asker has the number of the organisation at once, and an honest end."""
    ans, olga = street.resident("Ans"), street.owner("Olga")
    street.resident("Coen", Role.COORDINATOR, opened=False)
    asks(ans)
    street.wait(minutes=1)
    said = ans.hears("geen coördinator bereikbaar", "Samen: 055-1234567", key="esc.nobody")
    assert said.has("Je hoort weer van mij vóór morgen 09:15 uur")
    olga.hears("Hulpvraag 11", key="esc.coo.owner")
    read_card(street)
    street.at("dinsdag 09:14")
    ans.hears(key="esc.nobody")
    hush(olga)
    street.at("woensdag 19:00")
    assert "esc.fail.moment" in keys(ans)
    hush(ans, olga)
    street.wait(days=8)
    assert ended(street) == (State.STOPPED, "not_helped")
    hush(ans, olga)
    read_card(street)


def test_an_asker_who_answers_nothing(street: Street) -> None:
    """A neighbour waits for her yes: asked again, called, reminded each working day; an end."""
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", "Ik kan de hond uitlaten")
    asks(ans, DOG)
    bilal.hears("Hond", key="ping.ask").press("Ik help")
    bilal.hears("vóór vandaag 13:15 uur", key="clm.won")
    first = ans.hears("Bilal", key="clm.asker")
    street.at("maandag 11:00")
    ans.hears("Bilal wacht op je antwoord", key="clm.asker.again")
    street.at("maandag 13:00")
    coen.hears("Ans antwoordt niet", key="coo.claim")
    bilal.hears("nog geen antwoord", "Coen", key="clm.waits")
    street.until_rung("coordinator")
    ans.hears_nothing()
    coen.hears("wacht op het ja", key="esc.coo")
    street.at("vrijdag 09:00")
    ans.hears("Bilal wacht op je antwoord", key="clm.asker.again")  # not: nobody was found
    hush(coen)
    read_card(street)
    street.wait(days=10)
    assert ended(street) == (State.STOPPED, "not_helped")
    for _ in range(3):  # Monday, Tuesday, Wednesday; Thursday's says how it ended
        ans.hears("Bilal wacht op je antwoord", key="clm.asker.again")
    ans.hears("kan toch niet", key="clm.asker.gone")
    ans.hears("wilde je helpen", "055-1234567", key="esc.fail.end")
    ans.hears_nothing()
    bilal.hears("gestopt", key="can.over")
    hush(ans, coen)
    assert first.labels == []


def test_an_asker_who_answers_nothing_when_asked_what_and_when(street: Street) -> None:
    """Nothing was promised, nobody was asked, and the draft is forgotten after a day."""
    ans = street.resident("Ans")
    street.neighbours(1, HANGS)
    ans.says("Kan iemand mij helpen?")
    hush(ans)
    street.wait(days=2)
    assert not [m for m in ans.messages if not m.read and m.key.startswith("esc.")]
    assert street.look(lambda db: db.query(Request).filter_by(state=State.OPEN).count()) == 0
    hush(ans)


def test_one_who_never_opens_a_private_chat(street: Street) -> None:
    """She says yes in the group; the coordinator fetches her; nobody goes there in vain."""
    coen, bilal = street.coordinator("Coen"), street.neighbour("Bilal", HANGS)
    kim = street.stranger("Kim")
    asks_in_group(street, kim)
    bilal.hears("Lamp").press("Ik help")
    bilal.hears(key="clm.check").press("Ja, het lukt")
    bilal.hears(key="clm.won")
    hush(coen)
    street.group_hears("Er is een buur", key="grq.yes").pressed_by(kim, "Ja, fijn")
    street.group_sees("Druk op de knop")
    bilal.hears("Het is goed", key="clm.yes")
    hush(coen)
    street.wait(hours=1)
    coen.hears("Kim", "Bilal", key="coo.fetch")
    bilal.hears("Kim nog niet bereikt", "gevraagd om te bellen", key="con.fetch")
    street.at("woensdag 18:00")
    assert keys(bilal) == ["rem.helper", "rem.noans", "con.nocontact"]
    hush(coen, bilal)
    assert bilal.sees("ga nog niet", "055-1234567")
    street.wait(days=4)
    assert keys(bilal) == ["chk.helper"]  # not: are you on your way?
    assert ended(street) == (State.STOPPED, "not_helped")  # not: it went well
    hush(bilal)
    kim.hears_nothing()


def test_one_who_never_opens_a_private_chat_and_nobody_is_found(street: Street) -> None:
    """She reads each step, and the end with a telephone number, on the card."""
    street.resident("Coen", Role.COORDINATOR, opened=False)
    kim = street.stranger("Kim")
    asks_in_group(street, kim, DOG)
    street.wait(minutes=1)
    street.group_sees("Hond uitlaten", "Er is nog niemand", "Stichting Samen: 055-1234567")
    street.wait(days=8)
    street.group_sees("is gestopt", "geen buur gevonden", "Stichting Samen: 055-1234567")
    assert ended(street) == (State.STOPPED, "not_helped")
    kim.hears_nothing()
    read_card(street)


@pytest.fixture
def nowhere(engine: Engine) -> Iterator[Street]:
    """A first start: no neighbourhood, no group, nobody."""
    street = Street(engine)
    with street.app.session() as db:
        db.query(Group).delete()
        db.query(Neighbourhood).delete()
    yield street
    street.nobody_heard_anything_else()


def test_a_first_start_with_nobody(nowhere: Street) -> None:
    """Everybody hears that there is no neighbourhood yet; an emergency is answered first."""
    kim = nowhere.stranger("Kim")
    for words in ("/start", "hallo", LAMP, "ik help 11", "mens", "adres", "lukt niet"):
        kim.says(words)
        assert kim.messages, words
        said = [m for m in kim.messages if not m.read]
        assert len(said) == 1, (words, [m.text for m in said])
        assert said[0].key != "g.error", words
        hush(kim)
    kim.says("Mijn man is gevallen en ademt niet")
    kim.hears("112")
    hush(kim)
    nowhere.wait(days=3)
    assert clock(nowhere).startswith("do")
    assert nowhere.look(lambda db: db.query(Place).filter_by(state=PlaceState.OPEN).count()) == 0
    hush(kim)

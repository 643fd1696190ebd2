"""A message to many is made: in one line or step by step, seen before it goes, and when."""

import pytest

from bot.people import Role
from handlers.broadcast import Broadcast, State
from tests.phone import Message, Phone
from tests.street import Street


def kept(street: Street) -> list[Broadcast]:
    return street.look(lambda db: db.query(Broadcast).order_by(Broadcast.id).all())


def shown(coen: Phone, words: str = "Zaterdag is er koffie.") -> Message:
    coen.says(f"/omroep {words}")
    return coen.hears(key="bro.prev")


def test_step_by_step(street: Street) -> None:
    coen, ans, bea = street.coordinator("Coen"), street.resident("Ans"), street.resident("Bea")
    coen.says("omroep")
    coen.hears("Wat wil je zeggen?", key="bro.text")
    coen.says("Zaterdag is er koffie.\nIedereen is welkom.")
    asked = coen.hears("koffie.\nIedereen", "Coen van Stichting Samen", "2 mensen", ", nu.")
    ans.hears_nothing()
    asked.press("Verstuur")
    coen.hears("verstuur het nu", key="bro.sent")
    street.tick()
    for phone in (ans, bea):
        said = phone.hears("Coen van Stichting Samen schrijft aan De Heeze", "koffie")
        assert said.key == "nws.msg"
        assert said.silent
    street.wait(minutes=2)
    coen.hears("Verstuurd: 2. Niet bezorgd: 0", key="bro.done")


def test_in_one_line_for_some(street: Street) -> None:
    coen, vera, ans = street.coordinator("Coen"), street.volunteer("Vera"), street.resident("Ans")
    coen.says("omroep vrijwiligers: Maandag komen we bij elkaar.")
    coen.hears("1 mens (vrijwilligers)", key="bro.prev").press("Verstuur")
    coen.hears(key="bro.sent")
    street.tick()
    vera.hears("Maandag komen we", key="nws.msg")
    ans.hears_nothing()
    street.wait(minutes=2)
    coen.hears("Verstuurd: 1")


def test_only_an_audience_asks_for_the_words(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.resident("Ans", pings=True)
    coen.says("/omroep aan de helpers")
    coen.hears(key="bro.text")
    coen.says("Let op: de brug is dicht.")
    coen.hears("Let op: de brug", "wie wil helpen", key="bro.prev").press("Stop")
    coen.hears("Gestopt", key="bro.stopped")
    assert kept(street) == []


def test_nobody_is_there(street: Street) -> None:
    coen = street.coordinator("Coen")
    els = street.resident("Els", Role.DESK)
    coen.says("/omroep vrijwilligers: Hallo allemaal")
    for row in ("Vrijwilligers", "Wie wil helpen"):
        coen.hears("niemand die dit krijgt", key="bro.none").press(row)
    coen.hears(key="bro.none").press("Het team")
    coen.hears("het team", key="bro.prev").press("Verstuur")
    coen.hears(key="bro.sent")
    street.tick()
    els.hears(key="nws.msg")
    street.wait(minutes=2)
    coen.hears(key="bro.done")
    coen.says("/omroep vrijwilligers: Hallo allemaal")
    coen.hears(key="bro.none").press("Iedereen")
    coen.hears(key="bro.prev")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Iets te doen", "koffie in het buurthuis"),
        ("Wie helpt er mee?", "speeltuin"),
        ("Even niet bereikbaar", "ben ik vrij"),
        ("Bedankt", "20 keer"),
    ],
)
def test_examples(street: Street, row: str, words: str) -> None:
    coen = street.coordinator("Coen")
    street.resident("Ans")
    coen.says("/omroep")
    coen.hears(key="bro.text").press("Voorbeelden")
    coen.hears(key="bro.examples").press(row)
    coen.hears(words, "bij jullie is")
    coen.says("Kom gerust langs.")
    coen.hears("Kom gerust langs", key="bro.prev")


def test_changing_everything(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.resident("Ans")
    street.volunteer("Vera")
    first = shown(coen)
    first.press("Aanpassen")
    coen.hears(key="bro.fix").press("De tekst")
    coen.hears(key="bro.text")
    coen.says("Zondag is er thee.")
    coen.hears("thee", "2 mensen", key="bro.prev").press("Aanpassen")
    coen.hears(key="bro.fix").press("Voor wie")
    coen.hears(key="bro.who")
    coen.says("vrijwiligers")
    second = coen.hears("thee", "vrijwilligers", key="bro.prev")
    first.press("Verstuur")
    coen.toasted("werkt niet meer")
    second.press("Aanpassen")
    coen.hears(key="bro.fix").press("Wanneer")
    coen.hears(key="bro.when")
    coen.says("morgen om 10 uur")
    coen.hears("morgen 10:00 uur", key="bro.prev")
    assert [one.state for one in kept(street)] == [State.DRAFT]


@pytest.mark.parametrize("row", ["Iedereen", "Wie wil helpen", "Vrijwilligers", "Het team"])
def test_for_whom_by_a_tap(street: Street, row: str) -> None:
    coen = street.coordinator("Coen")
    street.volunteer("Vera")
    street.coordinator("Els")
    shown(coen).press("Aanpassen")
    coen.hears(key="bro.fix").press("Voor wie")
    coen.hears(key="bro.who").press(row)
    coen.hears(key="bro.prev")


@pytest.mark.parametrize(
    ("words", "shows"),
    [
        ("nu", ", nu."),
        ("vanavond om 23 uur", "morgen 08:00 uur"),
        ("woensdag", "overmorgen 10:00 uur"),
        ("gisteren", ""),
        ("blauw", ""),
        ("over drie maanden", ""),
    ],
)
def test_when(street: Street, words: str, shows: str) -> None:
    coen = street.coordinator("Coen")
    street.resident("Ans")
    shown(coen).press("Aanpassen")
    coen.hears(key="bro.fix").press("Wanneer")
    coen.hears(key="bro.when")
    coen.says(words)
    if shows:
        coen.hears(shows, key="bro.prev")
    else:
        coen.hears(key="bro.when.no")


def test_at_night_it_waits_for_the_morning(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    street.at("maandag 23:00")
    shown(coen).press("Verstuur")
    coen.hears("morgen 10:00 uur", key="bro.planned")
    ans.hears_nothing()
    street.at("dinsdag 10:01")
    ans.hears(key="nws.msg")
    street.wait(minutes=2)
    coen.hears(key="bro.done")


def test_what_could_be_better(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.resident("Ans", language="en")
    street.resident("Bea", language="en")
    coen.says("/omroep Bel me op 06 12345678.")
    coen.hears("er staat een telefoonnummer", "2 van hen lezen liever", key="bro.prev")
    coen.says(f"/omroep {'een heel lange zin zonder einde ' * 5}")
    coen.hears("zinnen korter", key="bro.prev")
    coen.says(f"/omroep {'woord ' * 200}")
    coen.hears("te lang: 1199 tekens", key="bro.long")
    coen.says("Kort genoeg.")
    coen.hears("Kort genoeg", key="bro.prev")


def test_more_than_fifty_people_are_typed(street: Street) -> None:
    coen = street.coordinator("Coen")
    people = [street.resident(f"Buur{n}") for n in range(51)]
    shown(coen).press("Verstuur")
    coen.hears("Typ het getal 51", key="bro.sure")
    coen.says("verstuur maar")
    coen.hears("niets verstuurd", key="bro.sure.no")
    coen.says("51")
    coen.hears(key="bro.sent")
    street.tick()
    street.wait(seconds=6)
    for phone in people:
        phone.hears(key="nws.msg")
    street.wait(minutes=2)
    coen.hears("Verstuurd: 51", key="bro.done")


def test_typed_no(street: Street) -> None:
    coen = street.coordinator("Coen")
    for n in range(51):
        street.resident(f"Buur{n}")
    shown(coen).press("Verstuur")
    coen.hears(key="bro.sure")
    coen.says("nee")
    coen.hears(key="bro.stopped")
    street.wait(hours=1)


def test_a_text_that_names_112_is_a_text(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.resident("Ans")
    coen.says("/omroep")
    coen.hears(key="bro.text")
    coen.says("Is er iemand gevallen en kan niet opstaan? Bel 112.")
    coen.hears(key="sos.fall")
    coen.hears("Is er iemand gevallen", key="bro.prev")


def test_in_english(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.resident("Ans")
    with street.app.session() as db:
        db.merge(street.person(coen)).language = "en"
    coen.says("/broadcast everybody: Coffee on Saturday.")
    coen.hears("writes to De Heeze", "To 1 person (everybody who takes part), now.")


def test_a_request_is_no_moment(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.resident("Ans")
    shown(coen).press("Aanpassen")
    coen.hears(key="bro.fix").press("Wanneer")
    coen.hears(key="bro.when")
    coen.says("Kan iemand dinsdag om 10:00 boodschappen voor me doen?")
    coen.hears("boodschappen", key="ask.sum")
    assert kept(street)[0].send_at is None

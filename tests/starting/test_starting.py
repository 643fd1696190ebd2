"""The first month: the list that keeps itself, the poster, a text to pin, examples, practice."""

import re
import zlib

import pytest

from bot.drawing import squares
from bot.people import Group, Person, Role
from handlers.requests import Request
from tests.figures.planting import plant
from tests.figures.test_figures import FOURTH
from tests.hush import hush
from tests.street import Street


def letters(pdf: bytes) -> int:
    """How much was drawn: operators in the streams of the paper."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return zlib.decompress(streams[0]).count(b" Tj") + zlib.decompress(streams[0]).count(b"] TJ")


def test_the_list_is_looked_up_and_never_kept(street: Street) -> None:
    els = street.coordinator("Els")
    with street.app.session() as db:
        db.query(Group).delete()
    els.says("startlijst")
    els.hears("0 van 10 klaar", "○ een groep gekoppeld", "○ geoefend", key="set.start")
    street.link_group()
    street.coordinator("Nadia")
    for n in range(8):
        street.neighbour(f"Buur{n}")
    plant(street, FOURTH)
    els.says("ik neem de dienst")
    els.hears(key="dut.yours")
    els.says("/startlijst")
    told = els.hears("7 van 10 klaar", "✔ 10 buren doen mee", "✔ iemand heeft dienst")
    told.press("Poster")
    els.hears(key="set.qr")
    told.press("Oefenen")
    els.hears("Alleen jij", key="set.try")
    els.says("Wie kan zaterdag boodschappen voor mij doen?")
    els.hears("Boodschappen", key="set.try.card").press("Wat gebeurt er dan?")
    els.hears("niets van bewaard", key="set.try.next")
    els.says("checklist")
    els.hears("9 van 10 klaar", "○ iemand leest het", "✔ geoefend", "✔ de poster hangt")
    street.resident("Vic", Role.CONFIDANT)
    els.says("checklist")
    els.hears("10 van 10 klaar", "✔ iemand leest het als een buur zich zorgen maakt")


def test_the_text_to_pin_and_the_examples(street: Street) -> None:
    els = street.coordinator("Els")
    els.says("/startlijst")
    told = els.hears(key="set.start")
    told.press("Tekst om vast")
    els.hears("vast", key="set.pin")
    link = "https://street/bot?start=w-deheeze"
    els.hears("Hallo buren van De Heeze", link, "Stichting Samen: 055-1234567", key="grp.topin")
    told.press("Voorbeeldvragen")
    els.hears("lamp ophangen", key="set.examples")


def test_the_poster_has_the_code_of_this_neighbourhood(street: Street) -> None:
    els = street.coordinator("Els")
    els.says("/poster")
    paper = els.hears("A4", key="set.qr").document
    assert paper is not None
    assert (paper.name, paper.content[:5]) == ("poster-deheeze.pdf", b"%PDF-")
    assert paper.content.count(b"/Type /Page\n") == 1
    assert paper.content.count(b"(https://street/bot?start=w-deheeze)") == 9  # and eight strips
    drawn = zlib.decompress(re.findall(rb"stream\n(.*?)\nendstream", paper.content, re.DOTALL)[0])
    dark = sum(map(sum, squares("https://street/bot?start=w-deheeze")))
    assert drawn.count(b" re f") >= 9 * dark


@pytest.mark.parametrize("name", ["De Heeze", "W" * 60, "Şişli & <b>Łódź</b>"])
def test_a_poster_for_any_name(street: Street, name: str) -> None:
    street.change(name=name, phone="+31 (0)55 123 45 67", contact="Maria-Magdalena")
    els = street.coordinator("Els")
    els.says("poster")
    assert els.hears(key="set.qr").document is not None


def test_practising_asks_nobody_and_keeps_nothing(street: Street) -> None:
    els = street.coordinator("Els")
    street.neighbours(2, "Ik kan lampen ophangen", kinds="odd_jobs")
    street.neighbour("Anders", "Ik kan koken", kinds="meals")
    els.says("/test Wie kan morgen om 15 uur mijn lamp ophangen?")
    card = els.hears("Lamp ophangen", "morgen", "bieden nu aan: 2", key="set.try.card")
    card.press("Nog een vraag")
    els.hears(key="set.try")
    els.says("Wie helpt met de tuin?")
    els.hears("bieden nu aan: 0", key="set.try.card")
    street.wait(days=1)
    assert street.look(lambda db: db.query(Request).count()) == 0


def test_practising_with_what_is_no_request(street: Street) -> None:
    els = street.coordinator("Els")
    els.says("oefenen")
    els.hears(key="set.try")
    els.says("Mooi weer vandaag hè")
    els.hears("geen hulpvraag", key="set.try.none")
    els.says("Kan iemand mij 200 euro lenen?")
    els.hears("niet in de groep", key="set.try.refused")
    els.says("stop")
    els.hears()


def test_an_emergency_while_practising_is_one(street: Street) -> None:
    els = street.coordinator("Els")
    els.says("/test")
    els.hears(key="set.try")
    els.says("Help, mijn man ademt niet meer")
    els.hears("112")
    hush(els)  # and what more is said in an emergency, as ever


def test_in_english(street: Street) -> None:
    joe = street.coordinator("Joe")
    with street.app.session() as db:
        db.get_one(Person, street.person(joe).id).language = "en"
    joe.says("/checklist")
    joe.hears("1 of 10 done", "the first request").press("Practise")
    joe.hears("Only you see it")
    joe.says("Who can hang my lamp tomorrow?")
    joe.hears("without a name").press("What happens then?")
    joe.hears("It goes like this")


@pytest.mark.parametrize("words", ["/poster", "/startlijst", "/test Wie kan koken?"])
def test_only_for_who_coordinates(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says(words)
    ans.hears(key="coo.norole")


def test_an_old_list_is_no_key(street: Street) -> None:
    els = street.coordinator("Els")
    els.says("/startlijst")
    told = els.hears(key="set.start")
    with street.app.session() as db:
        db.execute(Person.metadata.tables["role_grant"].delete())
    for label in told.labels:
        told.press(label)
        els.toasted("voor coördinatoren")

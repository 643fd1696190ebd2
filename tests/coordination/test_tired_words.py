"""A coordinator with eleven minutes types what comes to mind: it is done, or asked, never lost."""

import re

import pytest

from bot.people import Grant, Membership, Role
from handlers.requests import Request, State
from tests.coordination.conftest import Open, Two
from tests.hush import hush
from tests.phone import Phone
from tests.street import TEXTS, Street


def state(street: Street, number: int) -> State:
    found = street.look(lambda db: db.query(Request).filter_by(number=number).one().state)
    assert isinstance(found, State)
    return found


# -- several at once -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["sluit 12 en 13 opgelost", "sluit 12, 13 opgelost", "12 en 13 sluiten opgelost",
     "/sluit 12 13 opgelost", "sluit hulpvraag 12 & nr 13 opgelost"],
)  # fmt: skip
def test_both_are_closed(street: Street, two: Two, words: str) -> None:
    coen, ans, bep = two
    coen.says(words)
    coen.hears("Hulpvraag 12 is gesloten", key="coo.closed")
    coen.hears("Hulpvraag 13 is gesloten", key="coo.closed")
    ans.hears("opgelost", key="coo.closed.solved")
    bep.hears("opgelost", key="coo.closed.solved")


def test_each_is_asked_about_and_answered_in_turn(two: Two) -> None:
    coen, ans, bep = two
    coen.says("sluit 12 en 13")
    coen.hears("hulpvraag 12", key="coo.close")
    coen.hears("hulpvraag 13", key="coo.close")
    coen.says("opgelost")
    coen.hears("Hulpvraag 13", key="coo.closed")
    bep.hears(key="coo.closed.solved")
    coen.says("niet nodig")
    coen.hears("Hulpvraag 12", key="coo.closed")
    ans.hears(key="coo.closed.not_needed")


def test_what_cannot_be_done_with_one_is_done_with_the_other(two: Two) -> None:
    coen, ans, _ = two
    coen.says("pak 99 en 12")
    coen.hears("99 is er niet", key="coo.nonumber")
    coen.hears("Je behandelt hulpvraag 12", key="coo.take")
    ans.hears("Coen helpt je verder")


def test_a_second_number_may_be_a_time(two: Two) -> None:
    coen, _, _ = two
    coen.says("notitie 12 13 uur bellen")
    coen.hears("Genoteerd", key="coo.note.ok")
    coen.hears("13:00 uur", "hulpvraag 12", key="coo.next.offer")
    coen.says("12: 13")  # is a number alone, and no note
    coen.hears("herinneren aan hulpvraag 12", key="g.again")
    coen.says("12 en 13")
    coen.hears("12 Boodschappen", key="coo.item")
    coen.hears("13 Lamp", key="coo.item")


# -- nothing is closed, taken or asked that was not meant ----------------------------------------


def test_words_below_another_request_close_nothing_yet(street: Street, two: Two) -> None:
    coen, ans, _ = two
    coen.says("sluit 12")
    coen.hears(key="coo.close")
    coen.says("13")
    coen.hears("13 Lamp", key="coo.item")
    coen.says("opgelost")
    coen.hears("Waarom sluit je hulpvraag 12", key="coo.close")
    assert state(street, 12) is State.OPEN
    coen.says("opgelost")
    coen.hears("Hulpvraag 12", key="coo.closed")
    ans.hears(key="coo.closed.solved")


def test_a_name_below_another_request_is_not_for_the_first(street: Street, two: Two) -> None:
    coen, _, _ = two
    els = street.neighbour("Els")
    coen.says("toewijzen 12")
    coen.hears(key="coo.assign")
    coen.says("13")  # a number is no name
    coen.hears("13 Lamp", key="coo.item")
    coen.says("els")
    coen.hears("Wie vraag ik voor hulpvraag 12", key="coo.assign").press("Els")
    coen.hears("Gevraagd aan Els voor hulpvraag 12", key="coo.assigned")
    els.hears(key="ping.named")


def test_a_number_is_no_note(two: Two) -> None:
    coen, _, _ = two
    coen.says("notitie 12")
    coen.hears(key="coo.note")
    coen.says("13")
    coen.hears("13 Lamp", key="coo.item")


@pytest.mark.parametrize("words", ["ik pak 12", "ik doe 12", "ik neem 12 op me",
                                   "neem 12 over", "12 is voor mij", "i'll take 12"])  # fmt: skip
def test_taking_it_is_not_helping(two: Two, words: str) -> None:
    coen, ans, _ = two
    coen.says(words)
    coen.hears("Je behandelt hulpvraag 12", "ik help 12", key="coo.take.words").press("Loslaten")
    ans.hears("Coen helpt je verder", key="esc.asker.took")
    coen.hears("Losgelaten", key="coo.release")


def test_who_was_asked_as_a_neighbour_helps(street: Street, open_request: Open) -> None:
    coen = street.neighbour("Coen")
    ids = {"neighbourhood_id": street.neighbourhood_id, "person_id": street.person(coen).id}
    street.keep(Grant(**ids, role=Role.COORDINATOR, granted_at=street.clock.now()))
    ans = street.resident("Ans")
    street.change(next_number=12)
    open_request(ans)
    coen.hears("Boodschappen", key="ping.ask")
    coen.says("ik doe 12")
    coen.hears("Jij bent de helper", key="clm.won")
    ans.hears("Coen wil je helpen")


def test_who_coordinates_elsewhere_is_a_neighbour_there(
    street: Street, open_request: Open
) -> None:
    coen, home = street.coordinator("Coen"), street.neighbourhood_id
    south = street.add_neighbourhood("Zuid")
    me, now = street.person(coen).id, street.clock.now()
    street.keep(Membership(neighbourhood_id=south, person_id=me, joined_at=now))
    street.neighbourhood_id = south
    street.change(next_number=40)
    truus = street.resident("Truus")
    open_request(truus)
    street.neighbourhood_id = home
    hush(street)
    coen.says("ik doe 40")
    coen.hears("Jij bent de helper van hulpvraag 40", key="clm.won")
    truus.hears("Coen wil je helpen")


@pytest.mark.parametrize("words", ["laat 12 los", "12 vrijgeven", "geef 12 terug", "let go of 12"])
def test_letting_go(two: Two, words: str) -> None:
    coen, ans, _ = two
    coen.says("pak 12")
    coen.hears(key="coo.take")
    ans.hears(key="esc.asker.took")
    coen.says("los 12 op")  # that is something else
    coen.hears("Waarom sluit je", key="coo.close")
    coen.says(words)
    coen.hears("Losgelaten", key="coo.release")


# -- it is over ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("12 is opgelost", "coo.closed.solved"),
        ("12 opgelost", "coo.closed.solved"),
        ("sluit12opgelost", "coo.closed.solved"),
        ("12 is niet meer nodig", "coo.closed.not_needed"),
        ("12 kan dicht", ""),
        ("12 mag weg", ""),
        ("12 is klaar", ""),
        ("12 afgehandeld", ""),
        ("12 lukt niet", ""),
    ],
)
def test_it_is_over(two: Two, words: str, key: str) -> None:
    coen, ans, _ = two
    coen.says(words)
    coen.hears("12", key="coo.closed" if key else "coo.close")
    if key:
        ans.hears(key=key)


@pytest.mark.parametrize(
    "words", ["12 opgelost?", "is 12 al opgelost?", "hoe staat het met 12?", "12.", "#12", "nr12"]
)
def test_a_question_is_answered(street: Street, two: Two, words: str) -> None:
    coen, _, _ = two
    coen.says(words)
    coen.hears("12 Boodschappen", "geplaatst", key="coo.item")
    assert state(street, 12) is State.OPEN


def agreed(street: Street, two: Two) -> Phone:
    """Els helps with 12."""
    els = street.neighbour("Els")
    els.says("ik help 12")
    two[1].says("ja")
    hush(street)
    return els


def test_a_helper_is_not_sent_away_by_one_line(street: Street, two: Two) -> None:
    coen, ans, _ = two
    els = agreed(street, two)
    coen.says("sluit 12 niet nodig")
    coen.hears("Els helpt bij hulpvraag 12", key="coo.close.helped").press("Niet nodig")
    coen.hears(key="coo.closed")
    ans.hears(key="coo.closed.not_needed")
    els.hears("niet meer nodig", key="can.to.helper")


def test_a_helper_who_was_there_is_not_told_to_stay_home(street: Street, two: Two) -> None:
    coen, ans, _ = two
    els = agreed(street, two)
    coen.says("12 is opgelost")
    coen.hears(key="coo.close.helped").press("De helper hielp")
    coen.hears(key="coo.closed")
    ans.hears("opgelost", key="coo.closed.solved")
    els.hears_nothing()
    assert state(street, 12) is State.DONE
    coen.says("/wie Els")
    coen.hears("hielp zelf 1 keer", key="mem.one")


def test_nothing_came_of_it_after_all(street: Street, two: Two) -> None:
    coen, ans, _ = two
    els = agreed(street, two)
    coen.says("sluit 12")
    coen.hears(key="coo.close.helped").press("Lukt niet")
    coen.hears(key="coo.closed")
    ans.hears(key="coo.closed.not_helped")
    els.hears(key="can.to.helper")


# -- not understood ------------------------------------------------------------------------------


def test_a_coordinator_reads_what_can_be_written_and_calls_nobody(street: Street) -> None:
    """The third time a resident is put on the list; a coordinator is who reads that list."""
    coen = street.coordinator("Coen")
    for _ in range(4):
        coen.says("zurkel de murkel")
        coen.hears("sluit 12", "bellijst", key="coo.examples")
    coen.says("terugbellen")
    coen.hears("Niemand wacht", key="coo.callbacks.none")
    coen.says("wat kan ik schrijven?")
    coen.hears("geef 12 aan Els", key="coo.examples").press("Ik zoek hulp")
    coen.hears("Waar heb je hulp")
    coen.says("laat maar")
    coen.hears()
    coen.says("wat kan ik schrijven?")
    coen.hears(key="coo.examples").press("Ik wil helpen")
    coen.hears("als een buur hulp zoekt")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_can_be_written_is_understood(
    street: Street, open_request: Open, language: str
) -> None:
    street.change(next_number=12)
    coen = street.resident("Coen", Role.COORDINATOR, language=language)
    ans = street.resident("Ans")
    street.neighbour("Els")
    open_request(ans)
    examples = re.findall(r"\*([^*]+)\*", TEXTS.entries[language]["coo.examples"].text)
    assert len(examples) == 9
    for words in examples:
        hush(street)
        coen.says(words)
        heard = coen.hears().key
        assert heard.startswith(("coo.", "mem.", "dut.", "obo."))
        assert heard not in ("coo.examples", "coo.who.none")
    hush(street)

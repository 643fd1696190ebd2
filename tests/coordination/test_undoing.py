"""[Ongedaan maken]: ten minutes long, for every action of a coordinator that can be undone."""

from dataclasses import replace

import pytest

from bot.people import Neighbourhood
from handlers.human import CallBack, Note, Wait
from handlers.requests import Place, PlaceState, Request, State
from tests.coordination.conftest import Open
from tests.coordination.test_dealing_with_a_request import more_of
from tests.hush import hush
from tests.phone import Message, Phone
from tests.roles.test_roles import roles
from tests.street import Street


def newest(phone: Phone, key: str) -> Message:
    return next(message for message in reversed(phone.messages) if message.key == key)


def undo(phone: Phone, key: str, label: str = "Ongedaan maken") -> None:
    newest(phone, key).press(label)


def request(street: Street) -> Request:
    return street.look(lambda db: db.query(Request).one())


def test_too_late(street: Street, open_request: Open) -> None:
    coen = street.coordinator("Coen")
    open_request(street.resident("Ans"))
    coen.says("/notitie 11 heeft een hond")
    street.wait(minutes=11)
    hush(street)
    undo(coen, "coo.note.ok")
    coen.toasted("10 minuten lang")
    assert street.look(lambda db: db.query(Note).count()) == 1


def test_a_note(street: Street, open_request: Open) -> None:
    coen = street.coordinator("Coen")
    open_request(street.resident("Ans"))
    coen.says("/notitie 11 heeft een hond")
    undo(coen, "coo.note.ok")
    hush(street)
    coen.sees("Teruggedraaid")
    assert street.look(lambda db: db.query(Note).count()) == 0


def test_opening_again(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    open_request(ans)
    coen.says("sluit 11 niet nodig")
    coen.says("heropen 11")
    hush(street)
    undo(coen, "coo.reopened")
    coen.sees("Hulpvraag 11 is gesloten")
    assert (request(street).state, request(street).outcome) == (State.STOPPED, "not_needed")
    ans.sees("niet meer nodig")
    hush(street)


def test_taking_and_letting_go(street: Street, open_request: Open) -> None:
    coen = street.coordinator("Coen")
    open_request(street.resident("Ans"))
    coen.says("pak 11")
    undo(coen, "coo.take", "Loslaten")
    assert request(street).taken_by_id is None
    undo(coen, "coo.release", "Ik pak dit")
    assert request(street).taken_by_id == street.person(coen).id
    hush(street)


def test_asking_somebody(street: Street, open_request: Open) -> None:
    coen = street.coordinator("Coen")
    bilal = street.neighbour("Bilal", offer="Ik hang graag lampen op", kinds="odd_jobs")
    open_request(street.resident("Ans"))
    coen.says("wijs 11 toe aan Bilal")
    asked = bilal.messages[-1]
    hush(street)
    undo(coen, "coo.assigned")
    coen.hears("Teruggedraaid", key="coo.undone")
    assert asked.key == "ping.gone"
    coen.says("/toon 11")
    coen.hears("trok die vraag terug")
    coen.says("wijs 11 toe aan Bilal")  # nobody is asked twice in the same round
    coen.hears("Bilal kan ik hiervoor niet vragen", key="coo.assign.no")


def test_asking_somebody_who_answered_already(street: Street, open_request: Open) -> None:
    coen = street.coordinator("Coen")
    bilal = street.neighbour("Bilal", offer="Ik hang graag lampen op", kinds="odd_jobs")
    open_request(street.resident("Ans"))
    coen.says("wijs 11 toe aan Bilal")
    as_it_was = replace(coen.sees("Gevraagd aan Bilal"))
    bilal.messages[-1].press("Ik help")
    hush(street)
    assert coen.sees("Bilal zei ja").labels == []
    as_it_was.press("Ongedaan maken")  # a moment before it changed
    coen.toasted("10 minuten lang")
    place = street.look(lambda db: db.query(Place).one())
    assert place.state is PlaceState.CLAIMED
    hush(street)


@pytest.mark.parametrize("words", ["woensdag om 14 uur", "Wie kan er een lamp ophangen?"])
def test_a_correction(street: Street, open_request: Open, words: str) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    open_request(ans)
    before = request(street)
    more_of(coen, 11, "Vraag aanpassen")
    coen.says(words)
    ans.sees("Coen heeft je vraag aangepast")
    hush(street)
    undo(coen, "coo.fixed")
    ans.sees("Coen heeft je vraag aangepast", "Boodschappen")
    after = request(street)
    for name in ("category", "concept", "action", "starts_at", "ends_at", "grain", "deadline"):
        assert getattr(before, name) == getattr(after, name), name
    hush(street)


def test_a_role_taken_away(street: Street) -> None:
    olga, vera = street.owner("Olga"), street.volunteer("Vera")
    vic = street.resident("Vic")
    before = roles(street, vera)
    olga.says("rollen")
    olga.hears(key="rol.list").press("Vera")
    olga.hears(key="rol.remove").press("Ja, weghalen")
    vera.hears(key="rol.undone")
    removed = olga.hears(key="rol.removed")
    removed.press("Ongedaan maken")
    vera.hears("Je bent nu vrijwilliger", key="rol.welcome.volunteer")
    olga.hears("Teruggedraaid")
    assert roles(street, vera) == before
    vic.hears_nothing()


def test_a_confidant_taken_away(street: Street) -> None:
    from bot.people import Role

    olga, vic = street.owner("Olga"), street.resident("Vic", Role.CONFIDANT)
    olga.says("rollen")
    olga.hears(key="rol.list").press("Vic")
    olga.hears(key="rol.remove").press("Ja, weghalen")
    vic.hears(key="rol.undone")
    olga.hears(key="rol.removed").press("Ongedaan maken")
    vic.hears("vertrouwenspersoon", key="rol.welcome.confidant")
    olga.hears("Teruggedraaid")


def test_the_duty(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    coen.says("dienst")
    coen.hears(key="dut.show").press("Ik neem de dienst")
    coen.hears(key="dut.yours")
    els.says("dienst")
    shown = els.hears(key="dut.show")
    shown.press("Ik neem de dienst")
    coen.hears(key="dut.over")
    els.hears(key="dut.yours").press("Ongedaan maken")
    els.hears("Teruggedraaid")
    coen.hears("Je hebt nu dienst", key="dut.yours")
    els.says("dienst")
    els.hears("Dienst: Coen").press("Ik ben achterwacht")
    els.hears(key="dut.backup.yours").press("Ongedaan maken")
    els.hears("Teruggedraaid")
    els.says("dienst")
    els.hears("Achterwacht: niemand")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Meelezen", ""),
        ("Gesprek vooraf", ""),
        ("Wanneer buren vragen", "9 tot 20"),
        ("Kantooruren", "10-16"),
        ("Ladder: gewoon", "2 12 24"),
        ("Ladder: spoed", "10 30 60"),
    ],
)
def test_a_setting(street: Street, row: str, words: str) -> None:
    def settings() -> dict[str, object]:
        here = street.look(lambda db: db.get_one(Neighbourhood, street.neighbourhood_id))
        names = ("reads_along", "talk_needed", "waking_from", "waking_to", "office_from",
                 "office_to", "ladder")  # fmt: skip
        return {name: getattr(here, name) for name in names}

    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    before = settings()
    coen.says("instellingen buurt")
    coen.hears(key="set.main").press(row)
    if words:
        coen.hears()
        coen.says(words)
    done = coen.hears()
    assert settings() != before
    done.press("Ongedaan maken")
    coen.hears("Teruggedraaid")
    assert settings() == before
    els.hears("Coen draaide een instelling van De Heeze terug", key="set.undone")
    els.hears_nothing()
    hush(street)


def test_a_call_that_was_not_dealt_with(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", phone="0612345678")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.ok")
    coen.hears(key="coo.callback").press("Ik bel")
    coen.hears(key="coo.call").press("Opgelost")
    coen.hears(key="coo.callback.solved").press("Ongedaan maken")
    coen.hears("Teruggedraaid")
    assert street.look(lambda db: db.query(CallBack).one().state) is Wait.OPEN
    coen.says("terugbellen")
    coen.hears("Ans").press("Ans")
    coen.hears("0612345678", key="coo.call")

"""A confidant deals with a concern: the steps, notes, looking again, closing; and being away."""

import pytest

from bot.messages import Kind
from bot.people import Grant, Role
from handlers.concerns import State
from handlers.concerns.model import Outcome
from handlers.privacy import forget
from tests.concerns.test_reporting import confidant, kept, reported
from tests.human.test_call_back_list import within
from tests.phone import Message, Phone
from tests.street import Street


def read(street: Street, ans: Phone, vic: Phone, **how: bool) -> Message:
    """Reported and read; what the confidant reads."""
    reported(street, ans, vic, **how).press("Lees")
    ans.hears(key="sig.read")
    return vic.hears(key="sig.coo.read")


def leave(street: Street, vic: Phone) -> None:
    """Somebody is no confidant any more."""
    identity = street.person(vic).id
    with street.app.session() as db:
        db.delete(db.get_one(Grant, (street.neighbourhood_id, identity, Role.CONFIDANT)))


def test_the_five_steps_with_the_numbers_at_hand(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    shown = read(street, ans, vic)
    shown.press("Stappen en nummers")
    first = vic.hears("Stap 1", "112", key="sig.step.1")
    first.press("Gedaan")
    vic.hears("Veilig Thuis: 0800-2000", key="sig.step.2").press("Gedaan")
    vic.hears("Noem nooit wie het meldde", key="sig.step.3").press("Gedaan")
    vic.hears("0900-8844", key="sig.step.4").press("Gedaan")
    vic.hears("113", "088-0767000", key="sig.step.5").press("Gedaan")
    vic.hears("Alle vijf", key="sig.coo.steps")
    shown.press("Stappen en nummers")
    vic.hears("Stap 5").press("Gedaan")
    vic.toasted("werkt niet meer")
    vic.says("meldingen")
    vic.hears(key="sig.coo.list").press("Zorg van")
    vic.hears("stap 5 van 5 gedaan", key="sig.coo.read")


def test_notes_are_read_by_confidants_only(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    read(street, ans, vic).press("Notitie")
    asked = vic.hears(key="sig.coo.note")
    vic.says("Aangebeld, niemand deed open", reply_to=asked)
    vic.hears("Opgeschreven", key="sig.coo.noted")
    ans.hears_nothing()  # it is no message to whoever reported it
    vic.says("/meldingen")
    vic.hears(key="sig.coo.list").press("Zorg van")
    vic.hears("23 november: Aangebeld", key="sig.coo.read")


def test_a_reply_to_the_concern_may_be_a_note(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    shown = read(street, ans, vic)
    vic.says("Haar dochter gesproken, die gaat langs", reply_to=shown)
    asked = vic.hears("Haar dochter", key="sig.coo.which")
    ans.hears_nothing()  # whatever is pressed, or nothing at all
    asked.press("Alleen notitie")
    vic.hears(key="sig.coo.noted")
    vic.says("/meldingen")
    vic.hears(key="sig.coo.list").press("Zorg van")
    vic.hears("Haar dochter gesproken", key="sig.coo.read")
    ans.hears_nothing()


def test_looking_again(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    shown = read(street, ans, vic)
    shown.press("Later weer kijken")
    vic.hears(key="sig.coo.when")
    vic.says("gisteren")
    vic.hears(key="sig.coo.when.no")
    vic.says("donderdag")
    vic.hears("donderdag 26 november 09:00 uur", key="sig.coo.later")
    street.at("donderdag 09:01")
    again = vic.hears("weer kijken", key="sig.coo.again")
    street.wait(days=7)
    assert again.deleted  # it stands there once
    vic.hears(key="sig.coo.again").press("Lees")
    vic.hears(key="sig.coo.read")
    ans.hears_nothing()


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("Gepraat", Outcome.TALKED),
        ("Hulp is geregeld", Outcome.HELP),
        ("Gemeld", Outcome.REPORTED),
        ("Geen zorg meer", Outcome.NOTHING),
    ],
)
def test_closing(street: Street, row: str, outcome: Outcome) -> None:
    vic, ans = confidant(street), street.resident("Ans", phone="0612345678")
    shown = read(street, ans, vic, anonymous=False)
    shown.press("Sluiten")
    vic.hears("alleen dat ernaar gekeken is", key="sig.coo.close").press(row)
    closed = vic.hears("24 maanden", key="sig.coo.closed")
    ans.hears("Vic heeft hiernaar gekeken", key="sig.closed")
    street.tick()
    assert shown.deleted
    concern = kept(street)[0]
    assert (concern.state, concern.outcome, concern.phone) == (State.CLOSED, outcome, None)
    shown.press("Notitie") if shown.labels else None
    vic.says("/meldingen")
    vic.hears(key="sig.coo.none")
    closed.press("Ongedaan maken")
    vic.hears(key="coo.undone")
    assert kept(street)[0].state is State.OPEN
    street.wait(days=6)


def test_closing_is_undone_for_ten_minutes(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    told = reported(street, ans, vic)
    told.press("Lees")
    shown = vic.hears(key="sig.coo.read")
    ans.hears(key="sig.read")
    shown.press("Sluiten")
    vic.hears(key="sig.coo.close").press("Gepraat")
    closed = vic.hears(key="sig.coo.closed")
    ans.hears(key="sig.closed")
    shown.press("Stappen en nummers")
    vic.toasted("gesloten")
    street.wait(minutes=11)
    closed.press("Ongedaan maken")
    vic.toasted("10 minuten")
    told.press("Lees")  # for as long as it is kept
    assert vic.hears(key="sig.coo.read").labels == []


def test_the_words_leave_the_chat_after_a_day(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    shown = read(street, ans, vic)
    street.wait(hours=25)
    assert shown.deleted
    assert not shown.has("gordijnen")


def test_words_to_and_fro_without_a_name(street: Street) -> None:
    vic, ans = confidant(street), street.resident("Ans")
    shown = read(street, ans, vic)
    vic.says("Hoe lang is dat al zo?", reply_to=shown)
    vic.hears("naar wie het meldde", key="sig.coo.which").press("Stuur aan melder")
    vic.hears(key="sig.coo.sent")
    ans.hears('Vic schrijft: "Hoe lang', key="sig.says")
    ans.says("Sinds vrijdag. En nu hoor ik iemand roepen, hij is gevallen en kan niet opstaan")
    ans.hears(key="sos.fall")
    ans.hears(key="sig.passed")
    said = vic.hears("Sinds vrijdag", key="sig.coo.says")
    assert not said.has("Ans")
    said.press("Lees")
    vic.hears(key="sig.coo.read")
    vic.says("Ik bel 112, dank je", reply_to=said)
    vic.hears(key="sos.112")
    vic.hears(key="sig.coo.sent")
    says = ans.hears("Ik bel 112", key="sig.says")
    street.wait(days=2)
    ans.says("Hoe is het nu?", reply_to=says)
    ans.hears(key="sig.passed")
    vic.hears("Hoe is het nu", key="sig.coo.says")
    ans.blocks_the_bot()
    vic.says("Goed", reply_to=said)
    vic.hears("niet meer te bereiken", key="sig.coo.unreach")


# -- who does not read it ------------------------------------------------------------------------


def test_it_goes_wider_only_to_the_deputy(street: Street) -> None:
    vic, wim = confidant(street), confidant(street, "Wim")
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    told = reported(street, ans, vic)
    street.at("maandag 11:01")
    mine = vic.hears("nog niet gelezen", key="sig.coo.unread")
    assert told.deleted  # it stands there once
    theirs = wim.hears("nog niet gelezen", key="sig.coo.unread")
    coen.hears_nothing()
    theirs.press("Lees")
    wim.hears("gordijnen", key="sig.coo.read")
    ans.hears("Wim heeft je bericht gelezen", key="sig.read")
    mine.press("Lees")
    vic.toasted("Dit leest alleen")


@pytest.mark.parametrize("key", ["sig.coo", "sig.coo.unread", "sig.coo.again"])
def test_passing_it_on(street: Street, key: str) -> None:
    vic, wim, ans = confidant(street), confidant(street, "Wim"), street.resident("Ans")
    told = reported(street, ans, vic)
    if key == "sig.coo.unread":
        street.at("maandag 11:01")
        told = vic.hears(key=key)
        wim.hears(key=key)
    elif key == "sig.coo.again":
        told.press("Lees")
        vic.hears(key="sig.coo.read")
        ans.hears(key="sig.read")
        street.wait(days=7)
        told = vic.hears(key=key)
    told.press("Doorgeven")
    vic.hears("Doorgegeven aan Wim", key="sig.coo.handed")
    theirs = wim.hears(key="sig.coo")
    vic.says("/meldingen")
    vic.hears(key="sig.coo.none")
    leave(street, vic)
    theirs.press("Doorgeven")
    wim.toasted("geen andere")


def test_a_confidant_who_leaves_or_stops(street: Street) -> None:
    vic, wim, ans = confidant(street), confidant(street, "Wim"), street.resident("Ans")
    shown = read(street, ans, vic)
    leave(street, vic)
    shown.press("Notitie")
    vic.toasted("Dit leest alleen")
    street.tick()
    told = wim.hears("Zorg gemeld", key="sig.coo")
    assert shown.deleted
    told.press("Lees")
    wim.hears("gordijnen", key="sig.coo.read")
    ans.hears("Wim heeft", key="sig.read")


def test_the_last_confidant_is_gone(street: Street) -> None:
    vic, olga, coen = confidant(street), street.owner("Olga"), street.coordinator("Coen")
    ans = street.resident("Ans")
    reported(street, ans, vic)
    within(street, vic, forget)
    street.tick()
    olga.hears("geen vertrouwenspersoon die het kan lezen", key="sig.coo.orphan")
    ans.hears("niemand die dit kan lezen", key="sig.nobody")
    coen.hears_nothing()
    wim = confidant(street, "Wim")
    street.at("dinsdag 09:01")
    wim.hears(key="sig.coo").press("Lees")
    wim.hears("gordijnen", key="sig.coo.read")
    ans.hears(key="sig.read")


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OWNER])
def test_coordinators_and_owners_read_nothing(street: Street, role: Role) -> None:
    vic, eve, ans = confidant(street), street.resident("Eve", role), street.resident("Ans")
    told = reported(street, ans, vic)
    eve.says("/meldingen")
    eve.hears("Coördinatoren lezen dat niet", key="sig.coo.staff")
    street.receive(eve, Kind.PRESS, press=told.button("Lees").press, reply_to=told.receipt)
    eve.toasted("werkt niet meer")
    for command in ("/open", "/terugbellen", "/rollen"):
        eve.says(command)
        assert not eve.hears().has("gordijnen")
    ans.says("/meldingen")
    ans.hears(key="coo.norole")


def test_an_owner_names_a_confidant(street: Street) -> None:
    olga, vic = street.owner("Olga"), street.resident("Vic")
    olga.says("/meldingen")
    olga.hears("schrijft aan een vertrouwenspersoon", key="sig.coo.staff")
    olga.says("/uitnodiging")
    olga.hears(key="rol.ask").press("Vertrouwenspersoon")
    link = olga.hears("vertrouwenspersoon", key="rol.add").text.split()[-1]
    vic.opens(link)
    vic.hears("Alleen jij leest het", "meldingen", key="rol.welcome.confidant")
    olga.hears("Vic is nu vertrouwenspersoon", key="rol.joined")
    reported(street, street.resident("Ans"), vic)
    olga.says("uitnodiging vertrouwenspersoon")
    olga.hears("vertrouwenspersoon", key="rol.add")

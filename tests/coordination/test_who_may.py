"""Whose words are a coordinator's: not a resident's, an ex-coordinator's, forwarded or edited."""

import pytest

from bot.audit import Event
from bot.messages import Kind
from bot.people import Grant, Group, Role
from handlers.human import Note
from handlers.requests import Request, State
from tests.coordination.conftest import Open, Pair
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street

COMMANDS = (
    "/open", "/toon 11", "/pak 11", "/los 11", "/wijs_toe 11 Ans", "/sluit 11 opgelost",
    "/heropen 11",
    "/notitie 11 iets", "/terugbellen", "/gebeld 11 opgelost", "/uitnodiging vrijwilliger",
    "/rollen", "/gesproken Ans", "/vog Ans", "/overzicht", "/instellingen_buurt", "/dienst",
    "/startlijst", "/poster", "/test Wie kan koken?",
    "/omroep Hallo",
    "/wie Ans", "/helpers", "/helpers stil", "/pauzeer Ans", "/ban Ans", "/unban Ans",
    "/rooster", "/herinner 11 morgen", "/overdracht iets", "/afwezig morgen",
    "/meldingen", "/organisatie Samen", "/logboek Ans", "/koppel",
)  # fmt: skip


def untouched(street: Street) -> None:
    """Nothing of the request, the roles or the notes is another than it was."""
    request = street.look(lambda db: db.query(Request).one())
    assert (request.state, request.taken_by_id) == (State.OPEN, None)
    assert street.look(lambda db: db.query(Note).count()) == 0
    seen = street.look(lambda db: db.query(Event).filter_by(what="read").count())
    assert seen == 0


def ex_coordinator(street: Street, name: str = "Coen") -> Phone:
    coen = street.coordinator(name)
    identity = street.person(coen).id
    with street.app.session() as db:
        db.delete(db.get_one(Grant, (street.neighbourhood_id, identity, Role.COORDINATOR)))
    return coen


@pytest.mark.threat("T3")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("who", ["resident", "volunteer", "ex-coordinator", "elsewhere"])
def test_refused_politely_to_everybody_else(
    street: Street, open_request: Open, who: str, command: str
) -> None:
    open_request(street.resident("Ans"))
    eve = ex_coordinator(street, "Eve") if who == "ex-coordinator" else street.resident("Eve")
    now, identity = street.clock.now(), street.person(eve).id
    place, role = street.neighbourhood_id, Role.VOLUNTEER
    if who == "elsewhere":
        place, role = street.add_neighbourhood("Zuid"), Role.COORDINATOR
    if who in ("volunteer", "elsewhere"):
        street.keep(Grant(neighbourhood_id=place, person_id=identity, role=role, granted_at=now))
    hush(street)
    eve.says(command)
    eve.hears("voor coördinatoren", key="coo.norole")
    untouched(street)


@pytest.mark.threat("T3")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_forwarded_command_is_nobodys(street: Street, one: Pair, command: str) -> None:
    coen, _ = one
    street.receive(coen, Kind.COMMAND, text=command, forwarded=True)
    hush(street)
    untouched(street)


@pytest.mark.threat("T3")
def test_an_edited_command_is_nobodys(street: Street, one: Pair) -> None:
    coen, _ = one
    street.receive(coen, Kind.TEXT, text="hallo buren", message="77")
    hush(street)
    for words in ("/sluit 11 opgelost", "sluit 11 opgelost", "/pak 11"):
        coen.edits("77", words)
        untouched(street)
    hush(street)


@pytest.mark.threat("T3")
@pytest.mark.parametrize("command", COMMANDS[:-1])
def test_in_the_group_nothing_is_said_aloud(
    street: Street, open_request: Open, command: str
) -> None:
    """A coordinator is answered in private; an anonymous administrator and a resident are not."""
    coen, eve = street.coordinator("Coen"), street.resident("Eve")
    open_request(street.resident("Ans"))
    hush(street)
    shown = len(street.group_messages)
    street.receive(coen, Kind.COMMAND, text=command, group=True, sender=None)
    coen.hears_nothing()
    eve.says_in_group(command)
    untouched(street)
    coen.says_in_group(command)
    assert any(not message.read for message in coen.messages)
    said = [m for m in street.group_messages[shown:] if m.key != "grq.card"]
    assert said == []
    hush(street)


@pytest.mark.threat("T3")
@pytest.mark.parametrize("words", ["11", "sluit 11 opgelost", "11 is opgelost", "geef 11 aan Ans",
                                   "ik pak 11", "11: een notitie", "bel 11"])  # fmt: skip
def test_forwarded_words_are_nobodys(street: Street, one: Pair, words: str) -> None:
    coen, _ = one
    coen.says(words, forwarded=True)
    assert all(m.read or m.key not in ("coo.item", "coo.call.none") for m in coen.messages)
    hush(street)
    untouched(street)


@pytest.mark.threat("T3")
def test_words_of_a_coordinator_in_the_group_are_only_words(street: Street, one: Pair) -> None:
    coen, _ = one
    for words in ("sluit 11 opgelost", "pak 11", "lijst", "rollen"):
        coen.says_in_group(words)
        untouched(street)
    assert street.look(lambda db: db.query(Group).count()) == 1


@pytest.mark.threat("T3")
@pytest.mark.parametrize(
    ("open_it", "label"),
    [
        ("/toon 11", "Wijs toe"),
        ("/toon 11", "Bel de buur"),
        ("/toon 11", "Meer"),
        ("/sluit 11", "Opgelost"),
        ("/open", "11."),
        ("/uitnodiging", "Vrijwilliger"),
        ("/rollen", "Coen"),
        ("/instellingen_buurt", "Meelezen"),
        ("/dienst", "Ik neem de dienst"),
        ("/rooster", "Ik neem"),
        ("/wie Ans", "Pauze of blokkeren"),
        ("/pauzeer Ans", "Pauze 1 week"),
        ("/ban Ans", "Blokkeren"),
    ],
)
def test_an_old_button_of_an_ex_coordinator(
    street: Street, open_request: Open, open_it: str, label: str
) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    open_request(street.resident("Ans"))
    hush(street)
    coen.says(open_it)
    button = next(m for m in coen.messages if not m.read)
    hush(street)
    with street.app.session() as db:
        for grant in db.query(Grant).filter_by(person_id=street.person(coen).id):
            db.delete(grant)
    button.press(label)
    coen.toasted("voor coördinatoren")
    assert street.look(lambda db: db.query(Request).one().state) is State.OPEN
    els.hears_nothing()


@pytest.mark.threat("T3")
@pytest.mark.parametrize("label", ["Wijs toe", "Bel de buur", "Meer"])
def test_a_resident_cannot_press_what_stands_in_another_chat(
    street: Street, open_request: Open, label: str
) -> None:
    coen, eve = street.coordinator("Coen"), street.resident("Eve")
    open_request(street.resident("Ans"))
    hush(street)
    coen.says("/toon 11")
    shown = coen.hears(key="coo.item")
    street.receive(eve, Kind.PRESS, press=shown.button(label).press, reply_to=shown.receipt)
    eve.toasted()
    hush(street)
    assert street.look(lambda db: db.query(Request).one().taken_by_id) is None


@pytest.mark.threat("T3")
@pytest.mark.parametrize("who", ["resident", "volunteer", "ex-coordinator", "forwarded", "group"])
@pytest.mark.parametrize("command", ["/wijk", "/wijk De Heeze", "/wijk Zuid"])
def test_another_area_is_for_who_coordinates_anywhere(
    street: Street, command: str, who: str
) -> None:
    """It looks at every neighbourhood of theirs, so who coordinates next door may go there."""
    place, south = street.neighbourhood_id, street.add_neighbourhood("Zuid")
    eve = ex_coordinator(street, "Eve") if who == "ex-coordinator" else street.resident("Eve")
    ids = {"person_id": street.person(eve).id, "granted_at": street.clock.now()}
    if who == "volunteer":
        street.keep(Grant(neighbourhood_id=place, role=Role.VOLUNTEER, **ids))
    if who == "forwarded":
        street.keep(Grant(neighbourhood_id=south, role=Role.COORDINATOR, **ids))
        street.receive(eve, Kind.COMMAND, text=command, forwarded=True)
        hush(street)
    else:
        (eve.says_in_group if who == "group" else eve.says)(command)
        eve.hears("voor coördinatoren", key="coo.norole")
    assert street.person(eve).current_neighbourhood_id == place


@pytest.mark.threat("T3")
@pytest.mark.parametrize(
    ("role", "answered", "asked"),
    [
        (Role.COORDINATOR, "obo.coo", "obo.sum.coo"),
        (Role.OWNER, "obo.coo", "obo.sum.coo"),
        (Role.DESK, "obo.coo", "obo.sum.coo"),
        (Role.VOLUNTEER, "obo.what", "obo.know"),
        (Role.CONFIDANT, "obo.what", "obo.know"),
        (None, "obo.what", "obo.know"),
    ],
)
def test_on_behalf_of_others(street: Street, role: Role | None, answered: str, asked: str) -> None:
    """Everybody may; who answers for a desk need not say who they are to that person."""
    eve = street.resident("Eve", role) if role else street.resident("Eve")
    eve.says("/namens")
    eve.hears(key=answered)
    eve.says("mevr. de Vries, 055-1234567: boodschappen vrijdag")
    eve.hears(key=asked)
    hush(street)


@pytest.mark.threat("T3")
@pytest.mark.parametrize("gone", ["ex-desk", "elsewhere", "forwarded"])
def test_a_desk_that_is_none(street: Street, gone: str) -> None:
    words = "/namens mevr. de Vries, 055-1234567: boodschappen vrijdag"
    eve = street.resident("Eve", Role.DESK)
    if gone == "forwarded":
        street.receive(eve, Kind.COMMAND, text=words, forwarded=True)
    else:
        with street.app.session() as db:
            identity = street.person(eve).id
            db.delete(db.get_one(Grant, (street.neighbourhood_id, identity, Role.DESK)))
        if gone == "elsewhere":
            place, now = street.add_neighbourhood("Zuid"), street.clock.now()
            street.keep(
                Grant(neighbourhood_id=place, person_id=identity, role=Role.DESK, granted_at=now)
            )
        eve.says(words)
        eve.hears("Weet die persoon", key="obo.know")
    posted = Request.state != State.CONCEPT
    assert street.look(lambda db: db.query(Request).filter(posted).count()) == 0
    hush(street)

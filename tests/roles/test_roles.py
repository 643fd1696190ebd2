"""Invitations and roles: single use, bound, a second pair of eyes, and the last one stays."""

import pytest

from bot.people import Grant, Role
from handlers.roles import WrongTry, make_invitation
from tests.phone import Message, Phone
from tests.street import Street


def link_of(message: Message) -> str:
    return message.text.rpartition(" ")[2]


def invites(phone: Phone, role: str) -> str:
    """The link that somebody makes for a role."""
    phone.says("/uitnodiging")
    phone.hears("Voor welke rol", key="rol.ask").press(role)
    return link_of(phone.hears("24 uur geldig", key="rol.add"))


def from_the_command_line(street: Street, role: Role) -> str:
    context, turn = street.turn()
    payload = make_invitation(
        turn.db, street.house.keys, turn.here, role, None, turn.now, street.chance
    )
    context.__exit__(None, None, None)
    return f"https://street/bot?start={payload}"


def roles(street: Street, phone: Phone) -> set[Role]:
    person = street.person(phone).id
    return {g.role for g in street.look(lambda db: db.query(Grant).all()) if g.person_id == person}


def test_an_owner_invites_and_can_undo(street: Street) -> None:
    olga, vera = street.owner("Olga"), street.resident("Vera")
    link = invites(olga, "Vrijwilliger")
    vera.opens(link)
    vera.hears("Je bent nu vrijwilliger", "ik wil helpen", key="rol.welcome.volunteer")
    joined = olga.hears("Vera is nu vrijwilliger", key="rol.joined")
    vera.opens(link)
    vera.hears("werkt niet", key="rol.wrong")
    joined.press("Ongedaan maken")
    olga.hears("Vera is geen vrijwilliger meer", key="rol.removed")
    vera.hears("Je bent geen vrijwilliger meer", key="rol.undone")
    assert roles(street, vera) == set()
    joined.press("Ongedaan maken") if joined.labels else None


def test_every_role_has_its_row_and_its_welcome(street: Street) -> None:
    olga = street.owner("Olga")
    for name, role, key in (
        ("Coördinator", "coördinator", "rol.welcome"),
        ("Balie", "baliemedewerker", "rol.welcome.desk"),
        ("Eigenaar", "eigenaar", "rol.welcome"),
    ):
        somebody = street.resident(f"Nieuw{name[:3]}")
        somebody.opens(invites(olga, name))
        somebody.hears(f"Je bent nu {role}", key=key)
        olga.hears(f"is nu {role}", key="rol.joined")
    olga.says("uitnodiging vrijwilliger")
    link = link_of(olga.hears("nieuwe vrijwilliger"))
    street.resident("Vera").opens(link)
    vera = list(street.phones.values())[-1]
    vera.hears(key="rol.welcome.volunteer")
    olga.hears("Vera")


def test_the_command_line_makes_the_first_owner(street: Street) -> None:
    olga = street.resident("Olga")
    olga.opens(from_the_command_line(street, Role.OWNER))
    olga.hears("Je bent nu eigenaar", key="rol.welcome")
    olga.opens(from_the_command_line(street, Role.OWNER))
    olga.hears("al eigenaar", key="rol.already")
    coen = street.resident("Coen")
    coen.opens(from_the_command_line(street, Role.COORDINATOR))
    coen.hears("coördinator")
    told = olga.hears("Coen is nu coördinator", key="rol.joined")
    assert told.labels == []


def test_a_coordinator_invites_no_owner(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("uitnodiging eigenaar")
    coen.hears("Alleen een eigenaar", key="rol.owner")


def test_somebody_new_comes_in_along_the_link(street: Street) -> None:
    olga, zoe = street.owner("Olga"), street.stranger("Zoë")
    zoe.opens(invites(olga, "Vrijwilliger"))
    while not any(m.key == "rol.welcome.volunteer" for m in zoe.messages):
        message = zoe.hears()
        yes = next((x for x in message.labels if x in ("Doe mee", "Ja, allebei", "Ja")), None)
        assert yes, f"{message.text} {message.labels}"
        message.press(yes)
    zoe.hears(key="rol.welcome.volunteer")
    olga.hears("Zoë is nu vrijwilliger")
    assert roles(street, zoe) == {Role.VOLUNTEER}


@pytest.mark.threat("T4")
def test_a_link_works_for_the_first_who_follows_it(street: Street) -> None:
    olga, zoe, eve = street.owner("Olga"), street.stranger("Zoë"), street.resident("Eve")
    link = invites(olga, "Vrijwilliger")
    zoe.opens(link)
    zoe.hears("16 jaar of ouder")
    eve.opens(link)
    eve.hears(key="rol.wrong")
    zoe.opens(link)
    zoe.hears()
    eve.opens("https://street/bot?start=m-again")
    eve.hears(key="rol.wrong")


@pytest.mark.threat("T4")
def test_wrong_expired_and_used_links_get_the_same_answer(street: Street) -> None:
    olga, eve = street.owner("Olga"), street.resident("Eve")
    link = invites(olga, "Coördinator")
    street.wait(hours=24, minutes=1)
    eve.opens(link)
    expired = eve.hears(key="rol.wrong").text
    eve.opens("https://street/bot?start=m-abc")
    assert eve.hears(key="rol.wrong").text == expired
    fresh = invites(olga, "Coördinator")
    for _ in range(3):
        eve.opens("https://street/bot?start=m-guess")
        eve.hears(key="rol.wrong")
    eve.opens(fresh)
    assert eve.hears(key="rol.wrong").text == expired
    assert roles(street, eve) == set()
    street.wait(hours=1, minutes=1)
    assert street.look(lambda db: db.query(WrongTry).count()) == 0
    eve.opens(fresh)
    eve.hears(key="rol.welcome")
    olga.hears(key="rol.joined")


def test_the_inviter_no_longer_coordinates(street: Street) -> None:
    olga, coen, eve = street.owner("Olga"), street.coordinator("Coen"), street.resident("Eve")
    link = invites(coen, "Vrijwilliger")
    olga.says("/rollen")
    olga.hears(key="rol.list").press("Coen, coördinator")
    olga.hears("van Coen weghalen", key="rol.remove").press("Ja, weghalen")
    coen.hears("geen coördinator meer", key="rol.undone")
    olga.hears(key="rol.removed")
    eve.opens(link)
    eve.hears(key="rol.wrong")
    coen.says("/open")
    coen.hears(key="coo.norole")


def test_the_last_coordinator_stays(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/rollen")
    listed = coen.hears("Coen, coördinator")
    listed.press("Coen")
    coen.hears(key="rol.remove").press("Nee")
    coen.hears("blijft zoals het is", key="rol.kept")
    listed.press("Coen")
    coen.hears(key="rol.remove")
    coen.says("ja, weghalen")
    coen.hears("Nodig eerst een ander uit", key="rol.last")
    els = street.coordinator("Els")
    listed.press("Coen")
    coen.hears(key="rol.remove").press("Ja, weghalen")
    coen.hears("geen coördinator meer", key="rol.removed")
    els.says("/rollen")
    assert "Coen" not in els.hears("Els, coördinator").text


def test_a_confidant_is_on_the_list(street: Street) -> None:
    olga, vic = street.owner("Olga"), street.resident("Vic", Role.CONFIDANT)
    olga.says("rollen")
    olga.hears("Vic, vertrouwenspersoon", key="rol.list").press("Vic")
    olga.hears(key="rol.remove").press("Ja, weghalen")
    olga.hears("Vic is geen vertrouwenspersoon meer")
    vic.hears(key="rol.undone")


def test_a_coordinator_takes_no_role_from_a_coordinator(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.coordinator("Els")
    street.volunteer("Vera")
    coen.says("/rollen")
    assert coen.hears("Els, coördinator").labels == ["Coen, coördinator", "Vera, vrijwilliger"]

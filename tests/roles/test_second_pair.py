"""A coordinator who gives a role needs a second pair of eyes, or a day in which nobody objects."""

import pytest

from bot.people import Role
from handlers.roles import Invitation
from tests.hush import hush
from tests.roles.test_roles import invites, link_of, roles
from tests.street import Street


@pytest.mark.threat("T3")
def test_a_coordinator_needs_a_second_pair_of_eyes(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    vera = street.resident("Vera")
    coen.says("/uitnodiging")
    asked = coen.hears(key="rol.ask")
    assert asked.labels == ["Coördinator", "Vrijwilliger", "Balie", "Vertrouwenspersoon"]
    asked.press("Vrijwilliger")
    vera.opens(link_of(coen.hears(key="rol.add")))
    vera.hears("tweede coördinator kijkt", key="rol.waits")
    coen.hears("Vera volgde je link", key="rol.second")
    assert roles(street, vera) == set()
    els.hears("Coen nodigde Vera uit als vrijwilliger", key="rol.confirm").press("Ja, klopt")
    vera.hears(key="rol.welcome.volunteer")
    coen.hears("Vera is nu vrijwilliger", key="rol.joined")
    assert roles(street, vera) == {Role.VOLUNTEER}


def test_nobody_says_no_for_a_day(street: Street) -> None:
    """The second pair of eyes need not do anything: every coordinator hears it, and can object."""
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    vera = street.resident("Vera")
    vera.opens(invites(coen, "Coördinator"))
    vera.hears(key="rol.waits")
    coen.hears("Vera morgen 09:00 uur coördinator", key="rol.second")
    asked = els.hears("Zegt niemand nee", "morgen 09:00 uur", key="rol.confirm")
    street.wait(hours=23, minutes=59)
    assert roles(street, vera) == set()
    street.wait(minutes=2)
    vera.hears("Je bent nu coördinator", key="rol.welcome")
    coen.hears("Vera is nu coördinator", key="rol.joined")
    assert asked.key == "rol.settled.edit"
    els.hears("een dag lang zei niemand nee", key="rol.delayed")
    assert roles(street, vera) == {Role.COORDINATOR}
    els.says("nee")
    assert roles(street, vera) == {Role.COORDINATOR}
    hush(els)


def test_without_anybody_to_look_along_a_day_changes_nothing(street: Street) -> None:
    coen, vera = street.coordinator("Coen"), street.resident("Vera")
    vera.opens(invites(coen, "Vrijwilliger"))
    vera.hears(key="rol.waits")
    coen.hears(key="rol.alone")
    street.wait(days=3)
    assert roles(street, vera) == set()
    olga = street.owner("Olga")
    olga.says("/rollen")
    olga.hears(key="rol.list")
    olga.hears("Coen nodigde Vera uit", key="rol.confirm").press("Ja, klopt")
    vera.hears(key="rol.welcome.volunteer")
    coen.hears(key="rol.joined")


def test_the_second_pair_left_before_the_day_was_over(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    vera = street.resident("Vera")
    vera.opens(invites(coen, "Vrijwilliger"))
    vera.hears(key="rol.waits")
    coen.hears(key="rol.second")
    els.hears(key="rol.confirm")
    els.says("/rollen")
    els.hears(key="rol.list").press("Els")
    els.hears(key="rol.confirm")
    els.hears(key="rol.remove").press("Ja, weghalen")
    els.hears(key="rol.removed")
    street.wait(hours=25)
    coen.hears("geen tweede coördinator", key="rol.alone")
    assert roles(street, vera) == set()


def test_the_inviter_stops_before_the_day_is_over(street: Street) -> None:
    coen, els, olga = street.coordinator("Coen"), street.coordinator("Els"), street.owner("Olga")
    vera = street.resident("Vera")
    vera.opens(invites(coen, "Vrijwilliger"))
    vera.hears(key="rol.waits")
    coen.hears(key="rol.second")
    els.hears(key="rol.confirm")
    olga.hears(key="rol.confirm")
    olga.says("/rollen")
    olga.hears(key="rol.list").press("Coen")
    olga.hears(key="rol.confirm")
    olga.hears(key="rol.remove").press("Ja, weghalen")
    olga.hears(key="rol.removed")
    coen.hears(key="rol.undone")
    street.wait(hours=25)
    vera.hears("geen vrijwilliger geworden", key="rol.refused.told")
    assert roles(street, vera) == set()


def test_the_second_pair_says_no(street: Street) -> None:
    coen, els, olga = street.coordinator("Coen"), street.coordinator("Els"), street.owner("Olga")
    vera = street.resident("Vera")
    vera.opens(invites(coen, "Coördinator"))
    vera.hears(key="rol.waits")
    coen.hears(key="rol.second")
    els.hears(key="rol.confirm")
    other = olga.hears(key="rol.confirm")
    els.says("/rollen")
    els.hears("Coen, coördinator", key="rol.list")
    els.hears(key="rol.confirm").press("Nee")
    els.hears("geen coördinator geworden", key="rol.refused")
    vera.hears("geen coördinator geworden", key="rol.refused.told")
    coen.hears(key="rol.refused")
    olga.sees("is besloten")
    assert other.key == "rol.settled.edit"
    els.says("ja, klopt")
    els.hears("al besloten", key="rol.settled")
    assert roles(street, vera) == set()


@pytest.mark.threat("T3")
def test_the_inviter_is_no_second_pair(street: Street) -> None:
    coen, vera = street.coordinator("Coen"), street.resident("Vera")
    link = invites(coen, "Coördinator")
    vera.opens(link)
    vera.hears(key="rol.waits")
    coen.hears("geen tweede coördinator", key="rol.alone")
    coen.says("/rollen")
    coen.hears(key="rol.list")
    olga = street.owner("Olga")
    olga.says("/rollen")
    olga.hears(key="rol.list")
    olga.hears(key="rol.confirm")
    inviter = street.person(olga).id
    with street.app.session() as db:
        db.query(Invitation).one().inviter_id = inviter
    olga.says("ja, klopt")
    olga.hears("tweede paar ogen", key="rol.notyou")
    assert roles(street, vera) == set()

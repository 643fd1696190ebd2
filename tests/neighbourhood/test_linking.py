"""/koppel: a group is linked with a code, from one account, once, within the hour."""

import pytest

from bot.messages import Address, Kind
from bot.people import Group
from handlers.neighbourhood import LinkCode
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street

NEW = "-200"


def code_of(phone: Phone) -> str:
    phone.says("/koppel")
    return phone.hears("werkt één uur", key="lnk.code").text.partition("/koppel ")[2][:10]


def says_there(street: Street, phone: Phone, text: str, **fields: object) -> None:
    street.receive(
        phone, Kind.COMMAND, text=text, address=Address("street", NEW), **fields
    )  # fmt: skip


def linked(street: Street) -> int | None:
    groups = street.look(lambda db: db.query(Group).filter_by(chat=NEW).all())
    return groups[0].neighbourhood_id if groups else None


def linked_now(phone: Phone) -> None:
    """The coordinator hears so, among what the group's rights bring along."""
    keys = [phone.hears().key for message in list(phone.messages) if not message.read]
    assert "lnk.done" in keys


def test_a_coordinator_links_a_group(street: Street) -> None:
    coen, eve = street.coordinator("Coen"), street.resident("Eve")
    code = code_of(coen)
    says_there(street, eve, f"/koppel {code}")
    eve.hears("werkt niet", key="lnk.wrong")
    assert linked(street) is None
    says_there(street, coen, f"/koppel {code.lower()}")
    assert linked(street) == street.neighbourhood_id
    linked_now(coen)
    hush(street.group_messages)
    says_there(street, coen, f"/koppel {code}")
    coen.hears(key="lnk.wrong")
    assert street.look(lambda db: db.query(LinkCode).one().used_at) is not None


@pytest.mark.threat("T4")
def test_a_code_is_old_after_an_hour(street: Street) -> None:
    coen = street.coordinator("Coen")
    code = code_of(coen)
    street.wait(hours=1, minutes=1)
    says_there(street, coen, f"/koppel {code}")
    coen.hears(key="lnk.wrong")
    assert linked(street) is None


def test_the_button_adds_the_bot_with_its_code(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/koppel")
    button = coen.hears(key="lnk.code").button("Koppel een groep")
    payload = button.link.partition("?startgroup=")[2]
    street.keep(Group(platform="street", chat=NEW, bot_may="", added_at=street.clock.now()))
    says_there(street, coen, f"/start {payload}")
    assert linked(street) == street.neighbourhood_id
    linked_now(coen)
    hush(street.group_messages)
    coen.says(f"/start {payload}")
    coen.hears(key="lnk.where")


def test_without_a_code(street: Street) -> None:
    coen, eve = street.coordinator("Coen"), street.resident("Eve")
    coen.says_in_group("/koppel")
    coen.hears("Schrijf eerst hier", key="lnk.where")
    eve.says_in_group("/koppel")
    eve.says("/koppel")
    eve.hears(key="coo.norole")


@pytest.mark.threat("T3")
def test_an_anonymous_administrator_presses_a_button(street: Street) -> None:
    coen, eve = street.coordinator("Coen"), street.resident("Eve")
    code = code_of(coen)
    street.receive(
        coen, Kind.COMMAND, text=f"/koppel {code}", group=True, sender=None
    )  # fmt: skip
    asked = street.group_hears("zie niet wie je bent", key="coo.anon")
    asked.pressed_by(eve, "Ik ben coördinator")
    eve.hears(key="lnk.wrong")
    asked.pressed_by(coen, "Ik ben coördinator")
    linked_now(coen)
    hush(street.group_messages)


def test_an_anonymous_administrator_types_something_else(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.receive(coen, Kind.COMMAND, text="/koppel hallo", group=True, sender=None)
    street.receive(coen, Kind.COMMAND, text="/open", group=True, sender=None)


def test_a_group_of_another_neighbourhood(street: Street) -> None:
    coen = street.coordinator("Coen")
    other = street.add_neighbourhood("De Maten")
    street.link_group(NEW, other)
    code = code_of(coen)
    says_there(street, coen, f"/koppel {code}")
    coen.hears("hoort al bij een andere buurt", key="lnk.taken")
    assert linked(street) == other


def test_a_coordinator_without_a_private_chat(street: Street) -> None:
    coen = street.coordinator("Coen")
    with street.app.session() as db:
        from bot.people import Account

        db.query(Account).filter_by(chat=coen.chat).one().reachable = False
    coen.says_in_group("/open")
    asked = street.group_hears("liever privé", key="coo.wronggrp")
    asked.pressed_by(coen, "Open gesprek")
    coen.hears()


def test_the_message_with_the_code_is_taken_away(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.keep(Group(platform="street", chat=NEW, bot_may="delete", added_at=street.clock.now()))
    code = code_of(coen)
    written = Message(street, None, "m1", "", f"/koppel {code}", read=True)
    street.group_messages.append(written)
    says_there(street, coen, f"/koppel {code}", message="m1")
    assert written.deleted
    linked_now(coen)
    hush(street.group_messages)

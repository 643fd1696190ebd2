"""The bot in a group: linked or not, with or without rights, thrown out, and moved."""

import pytest

from bot.messages import Address, Kind
from bot.outbox import Letter
from handlers.groups import Welcome
from tests.groups.town import RIGHTS, group_of, happens, link
from tests.street import Street


def unlinked(street: Street, chat: str = "-200") -> None:
    happens(street, Kind.BOT_ADDED, chat, bot_sees_all=True, bot_may=RIGHTS)
    street.wait(seconds=15)


def test_an_unlinked_group_is_told_once_and_left_after_a_day(street: Street) -> None:
    unlinked(street)
    street.group_hears("ken deze groep nog niet", "morgen weg", key="grp.nocoord")
    street.wait(hours=23)
    assert street.left == []
    street.wait(hours=2)
    assert street.left[0] == "-200"
    happens(street, Kind.BOT_REMOVED, "-200")
    assert group_of(street, "-200") is None
    left = len(street.left)
    street.wait(days=5)
    assert len(street.left) == left


def test_leaving_is_tried_again_but_not_for_ever(street: Street) -> None:
    unlinked(street)
    street.group_hears(key="grp.nocoord")
    street.wait(days=6)
    assert 1 < len(street.left) < 60
    assert group_of(street, "-200") is None


@pytest.mark.threat("T31")
def test_leaving_survives_a_restart(street: Street) -> None:
    unlinked(street)
    street.group_hears(key="grp.nocoord")
    street.wait(hours=23, minutes=59)
    street.house.memory.clear()  # all that a process forgets when it stops
    street.wait(hours=3)
    assert len(street.left) > 1  # a first try that was lost would be followed by a second


@pytest.mark.threat("T31")
def test_nothing_is_stored_of_an_unlinked_group(street: Street) -> None:
    unlinked(street)
    street.group_hears(key="grp.nocoord")
    ans = street.stranger("Ans")
    before = street.look(lambda db: (db.query(Letter).count(), db.query(Welcome).count()))
    there = {"address": Address("street", "-200")}
    street.receive(ans, Kind.TEXT, text="Kan iemand morgen boodschappen voor me doen?", **there)
    street.receive(ans, Kind.JOINED, **there)
    street.receive(ans, Kind.LEFT, **there)
    happens(street, Kind.BOT_RIGHTS, "-200")
    after = street.look(lambda db: (db.query(Letter).count(), db.query(Welcome).count()))
    assert after == before


@pytest.mark.threat("T31")
def test_a_hundred_unknown_groups_are_all_left(street: Street) -> None:
    chats = [str(-500 - n) for n in range(100)]
    for chat in chats:
        happens(street, Kind.BOT_ADDED, chat)
    street.wait(seconds=15)
    for _ in chats:
        street.group_hears(key="grp.nocoord")
    street.wait(hours=24, minutes=1)
    assert set(street.left) == set(chats)


def test_added_again_within_the_day_it_is_told_again(street: Street) -> None:
    unlinked(street)
    street.group_hears(key="grp.nocoord")
    happens(street, Kind.BOT_REMOVED, "-200")
    unlinked(street)
    street.group_hears(key="grp.nocoord")


def test_removed_before_it_said_anything_it_says_nothing(street: Street) -> None:
    happens(street, Kind.BOT_ADDED, "-200")
    happens(street, Kind.BOT_REMOVED, "-200")
    street.wait(days=2)
    assert street.left == []


def test_a_linked_group_is_greeted_once_with_links_into_the_private_chat(street: Street) -> None:
    happens(street, Kind.BOT_ADDED, "-200", bot_sees_all=True, bot_may=RIGHTS)
    link(street, "-200")
    hello = street.group_hears("Hallo buren", "computerprogramma", key="grp.added")
    assert "Is er een storing, of wil je een mens? Bel Els: 055-1234567." in hello.text
    assert hello.silent
    assert [b.link.partition("start=")[2] for b in hello.buttons] == [
        "g-deheeze-vraag",
        "g-deheeze-aanbod",
    ]
    street.group_hears("lees mee", key="grp.added.read")
    link(street, "-200")
    street.wait(days=2)
    assert street.left == []


def test_linked_after_it_was_told_that_nobody_knows_it(street: Street) -> None:
    unlinked(street)
    message = street.group_hears(key="grp.nocoord")
    link(street, "-200")
    assert message.deleted
    street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    street.wait(days=3)
    assert street.left == []


def test_a_bot_that_does_not_read_along_does_not_say_so(street: Street) -> None:
    street.change(reads_along=False)
    happens(street, Kind.BOT_ADDED, "-200", bot_may=RIGHTS)
    link(street, "-200")
    street.group_hears(key="grp.added")


def test_it_says_so_when_it_begins_to_read_along(street: Street) -> None:
    coen = street.coordinator("Coen")
    happens(street, Kind.BOT_ADDED, "-200")
    link(street, "-200")
    street.group_hears(key="grp.added")
    coen.hears(key="grp.needadmin")
    coen.hears(key="grp.coo.which")
    happens(street, Kind.BOT_RIGHTS, "-200", bot_sees_all=True, bot_may=RIGHTS)
    street.group_hears(key="grp.added.read")
    happens(street, Kind.BOT_RIGHTS, "-200", bot_sees_all=True, bot_may=RIGHTS)


def test_the_buttons_of_the_greeting_lead_into_the_neighbourhood(street: Street) -> None:
    street.add_neighbourhood("Matengaard", postcodes="7300-7310")
    link(street)
    hello = street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    bilal = street.stranger("Bilal")
    bilal.presses(hello, "Ik wil helpen")
    bilal.hears("16 jaar", key="onb.cons1.first").press("Ja")
    bilal.hears("bericht sturen", key="onb.cons2")
    assert street.person(bilal).current_neighbourhood_id == street.neighbourhood_id
    ans = street.stranger("Ans")
    ans.presses(hello, "Ik zoek hulp")
    ans.hears("16 jaar", key="onb.cons1.first").press("Ja")
    ans.hears("Waar heb je hulp bij nodig", key="ask.start")
    assert street.person(ans).current_neighbourhood_id == street.neighbourhood_id


def test_the_buttons_of_the_greeting_for_who_takes_part(street: Street) -> None:
    link(street)
    hello = street.group_hears(key="grp.added")
    street.group_hears(key="grp.added.read")
    ans = street.resident("Ans")
    ans.presses(hello, "Ik zoek hulp")
    ans.hears(key="ask.start")
    heeze, street.neighbourhood_id = street.neighbourhood_id, street.add_neighbourhood("Elders")
    eva = street.resident("Eva")
    street.neighbourhood_id = heeze
    eva.presses(hello, "Ik zoek hulp")
    eva.hears("De Heeze", key="onb.switch")


def test_a_forged_link_is_an_ordinary_hello(street: Street) -> None:
    ans = street.resident("Ans")
    for payload in ("g-deheeze-open", "g-nergens-vraag", "g-", "g-deheeze-vraag-extra"):
        ans.says(f"/start {payload}")
        ans.hears(key="onb.dup")

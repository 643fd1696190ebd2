"""Five o'clock: what is still open stands in the group once, without a sound and without names."""

from typing import Any

import pytest

from bot.messages import Kind
from bot.people import Group
from handlers.requests import Place, Request, State
from tests.groups.town import happens
from tests.helping.posting import fetch, post, stop
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street

GRASS = "Wie kan het gras maaien?"


@pytest.fixture
def ans(street: Street) -> Phone:
    return street.resident("Ans")


def posted(street: Street, ans: Phone, text: str = GRASS, **fields: Any) -> Request:
    """A request with a card of its own in the group."""
    request = post(street, ans, text, in_group=True, **fields)
    street.group_hears(key="card.open")
    stands_still(street)
    return request


def stands_still(street: Street) -> None:
    """Nothing climbs meanwhile."""
    street.planted = True
    street.look(lambda db: db.query(Request).update({"next_step_at": None}))


def listed(street: Street, *words: str) -> Message:
    message = street.group_hears(*words, key="grq.digest")
    assert message.silent
    return message


def helper_of(street: Street, request: Request) -> int | None:
    found: int | None = street.look(
        lambda db: db.query(Place).filter_by(request_id=request.id).one().helper_id
    )
    return found


def test_nothing_is_open(street: Street) -> None:
    street.wait(days=3)
    assert not street.group_messages


def test_once_a_day_and_yesterdays_goes(street: Street, ans: Phone) -> None:
    posted(street, ans)
    street.at("maandag 16:59")
    assert all(message.read for message in street.group_messages)
    street.at("maandag 17:00")
    first = listed(street, "staan nog open", "11 Gras maaien", "Druk op een nummer")
    assert first.labels == ["11. Gras maaien"]
    assert not first.has("Ans")
    street.at("dinsdag 16:59")
    street.at("dinsdag 17:00")
    assert first.deleted
    listed(street, "11 Gras maaien")


def test_not_again_after_a_restart_and_not_long_after(street: Street, ans: Phone) -> None:
    posted(street, ans)
    street.wait(minutes=1)
    street.goes_down()
    street.at("maandag 19:00")
    street.comes_back()
    listed(street, "11 Gras maaien")
    for _ in range(2):
        street.goes_down()
        street.wait(minutes=2)
        street.comes_back()
    street.goes_down()
    street.at("dinsdag 20:30")  # three hours late is too late
    street.comes_back()
    assert all(message.read for message in street.group_messages)


def test_a_number_is_the_claim_under_the_card(street: Street, ans: Phone) -> None:
    request, bilal = posted(street, ans), street.resident("Bilal")
    street.at("maandag 17:00")
    card = street.group_sees("Hulpvraag 11")
    toast = listed(street).pressed_by(bilal, "11. Gras maaien")
    assert toast is not None
    bilal.hears(key="clm.won")
    ans.hears("Bilal", key="clm.asker")
    assert helper_of(street, request) == street.person(bilal).id
    assert card.key == "card.taken"
    assert street.group_messages[-1].key == "grq.digest.none"
    street.at("maandag 17:01")


def test_somebody_was_earlier(street: Street, ans: Phone) -> None:
    """The list says so at once; who still sees the old one hears it kindly."""
    posted(street, ans)
    posted(street, ans, "Wie kan boodschappen doen?")
    bilal, cor = street.resident("Bilal"), street.resident("Cor")
    street.at("maandag 17:00")
    digest = listed(street, "11 Gras", "12 Boodschappen")
    old = digest.button("11.")
    digest.pressed_by(bilal, "11.")
    bilal.hears(key="clm.won")
    ans.hears(key="clm.asker")
    assert digest.labels == ["12. Boodschappen doen"]
    assert not digest.has("Gras")
    street.receive(cor, Kind.PRESS, press=old.press, reply_to=digest.receipt, group=True)
    assert cor.toast is not None
    assert cor.toast.text
    cor.hears(key="clm.lost.dm")


def test_her_own_request(street: Street, ans: Phone) -> None:
    posted(street, ans)
    street.at("maandag 17:00")
    listed(street).pressed_by(ans, "11.")
    ans.toasted("je eigen")


def test_a_stranger_presses(street: Street, ans: Phone) -> None:
    posted(street, ans)
    kim = street.stranger("Kim")
    street.at("maandag 17:00")
    toast = listed(street).pressed_by(kim, "11.")
    assert toast is not None
    assert toast.link


@pytest.mark.parametrize("words", ["11", "nr 11", "11 graag", "ik doe 11 wel", "Ik help 11!"])
def test_a_number_in_a_reply(street: Street, ans: Phone, words: str) -> None:
    request, bilal = posted(street, ans), street.resident("Bilal")
    street.at("maandag 17:00")
    bilal.says_in_group(words, reply_to=listed(street))
    bilal.hears(key="clm.won")
    ans.hears(key="clm.asker")
    assert helper_of(street, request) == street.person(bilal).id


@pytest.mark.parametrize("words", ["11 is al klaar", "11?", "11 of 12", "leuk!", "99"])
def test_other_replies_are_left_alone(street: Street, ans: Phone, words: str) -> None:
    request, bilal = posted(street, ans), street.resident("Bilal")
    street.at("maandag 17:00")
    bilal.says_in_group(words, reply_to=listed(street))
    assert helper_of(street, request) is None


def test_a_number_that_replies_to_nothing_is_left_alone(street: Street, ans: Phone) -> None:
    request, bilal = posted(street, ans), street.resident("Bilal")
    street.at("maandag 17:00")
    listed(street)
    bilal.says_in_group("11")
    assert helper_of(street, request) is None


def test_also_where_the_bot_does_not_read_along(street: Street, ans: Phone) -> None:
    street.change(reads_along=False)
    request, bilal = posted(street, ans), street.resident("Bilal")
    street.at("maandag 17:00")
    bilal.says_in_group("11", reply_to=listed(street))
    bilal.hears(key="clm.won")
    ans.hears(key="clm.asker")
    assert helper_of(street, request) == street.person(bilal).id


def test_what_never_stood_in_this_group_is_not_in_the_list(street: Street, ans: Phone) -> None:
    """Asked in private, and the neighbours of the group were not asked yet."""
    post(street, ans, card_wanted=False)
    stands_still(street)
    street.at("maandag 17:01")
    assert not street.group_messages


def test_each_group_has_its_own_list(street: Street, ans: Phone) -> None:
    street.link_group("-200")
    street.look(lambda db: db.query(Group).filter_by(chat="-200").update({"cards": False}))
    posted(street, ans)
    street.at("maandag 17:00")
    listed(street)
    assert len([m for m in street.group_messages if m.key == "grq.digest"]) == 1


def test_out_of_the_group_nothing_is_said(street: Street, ans: Phone) -> None:
    posted(street, ans)
    happens(street, Kind.BOT_REMOVED)
    street.wait(days=2)
    assert all(message.read for message in street.group_messages)


def test_what_has_a_helper_or_is_over_is_not_open(street: Street, ans: Phone) -> None:
    first, second = posted(street, ans), posted(street, ans, "Wie kan boodschappen doen?")
    posted(street, ans, "Wie kan mijn lamp ophangen?", day=0, hour=16)  # its moment is over
    bilal = street.resident("Bilal")
    bilal.says_in_group("ik help 11")
    bilal.hears(key="clm.won")
    ans.hears(key="clm.asker")
    stop(street, second)
    street.at("maandag 17:00")
    hush(ans, bilal)
    assert fetch(street, first).state is State.OPEN  # she has not said yes
    assert "grq.digest" not in {message.key for message in street.group_messages}


def test_what_is_needed_first_stands_first_and_a_long_list_is_cut(
    street: Street, ans: Phone
) -> None:
    for _ in range(9):
        post(street, ans, in_group=True)
    post(street, ans, GRASS, in_group=True, day=1, hour=15)
    stands_still(street)
    hush(street.group_messages)
    street.at("maandag 17:00")
    digest = listed(street, "en nog 2 andere")
    assert digest.text.splitlines()[1].startswith("20 Gras maaien, morgen, dinsdag 24 november")
    assert len(digest.labels) == 8
    assert digest.labels[0] == "20. Gras maaien"


def test_who_is_erased_is_not_in_the_list(street: Street, ans: Phone) -> None:
    posted(street, ans)
    street.at("maandag 17:00")
    digest = listed(street)
    ans.says("/wis")
    ans.hears(key="prv.erase").press("Ja, wis alles")
    ans.hears(key="prv.erase.sure").press("Ja, wis alles")
    hush(ans)
    assert digest.key == "grq.digest.none"


def test_in_the_language_of_the_group(street: Street, ans: Phone) -> None:
    street.change(language="en")
    posted(street, ans)
    street.at("maandag 17:00")
    listed(street, "still open", "Press a number")


def test_where_the_old_list_cannot_be_deleted_it_says_so(street: Street, ans: Phone) -> None:
    posted(street, ans)
    street.at("maandag 17:00")
    first = listed(street)
    street.at("dinsdag 17:00")
    listed(street)
    assert first.text == "Dit was de lijst van gisteren."

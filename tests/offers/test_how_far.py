"""How far somebody goes: who said "close by" is asked first for whoever lives near them."""

import pytest

from bot.people import Membership
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def lives_at(street: Street, phone: Phone, postcode: str) -> None:
    identity = street.person(phone).id
    with street.app.session() as db:
        db.query(Membership).filter_by(person_id=identity).one().postcode = postcode


@pytest.mark.parametrize(
    ("home", "asked"),
    [
        ("7334A", True),  # the same five characters
        ("7334B", False),
        ("7335A", False),
        ("7334", True),  # in a village no more is kept: it may well be close by
        ("", True),  # not known
    ],
)
def test_close_by_is_close_by(street: Street, home: str, asked: bool) -> None:
    ans = street.resident("Ans")
    karim, bilal = street.neighbour("Karim"), street.neighbour("Bilal", reach="near")
    lives_at(street, ans, "7334A")
    lives_at(street, bilal, home)
    ans.says("Kan iemand morgen om 10 uur boodschappen voor me doen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears()
    first = [message.key for message in bilal.messages]
    assert first == (["ping.ask"] if asked else [])
    hush(ans, bilal, karim, street.group_messages)

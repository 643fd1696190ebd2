"""Somebody on the way in, for the tests of this room."""

from bot.people import Account, Person
from handlers.welcome import Intake
from tests.phone import Phone
from tests.street import Street


def at_the_consent(street: Street, name: str = "Ans") -> Phone:
    phone = street.stranger(name)
    phone.says("/start")
    phone.hears(key="onb.hello").press("Doe mee")
    return phone


def at_the_area(street: Street, name: str = "Ans") -> Phone:
    phone = at_the_consent(street, name)
    phone.hears(key="onb.cons1").press("Ja, allebei")
    return phone


def count(street: Street, kind: type) -> int:
    return int(street.look(lambda db: db.query(kind).count()))


def nothing_is_kept(street: Street) -> None:
    assert [count(street, kind) for kind in (Person, Account, Intake)] == [0, 0, 0]

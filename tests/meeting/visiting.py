"""A visit that both agreed to, and leaving aside what other rooms say about it."""

from typing import Any

from bot.people import Person
from handlers import requests
from handlers.meeting import Meeting
from handlers.requests import PlaceState, Request, places
from tests.helping.posting import post
from tests.phone import Phone
from tests.street import Street

OTHERS = ("clm.", "ping.", "card.", "can.", "esc.", "grq.", "off.")
TOLD = "coo.meet.first"  # of the first visit
PHONE = "06 12345678"


def agree(
    street: Street,
    asker: Phone,
    helper: Phone,
    text: str = "Wie kan het gras maaien?",
    /,
    address: str | None = None,
    first: bool = False,
    **fields: Any,
) -> None:
    """`helper` helps `asker`; both said yes, she in her own private chat."""
    ids = street.person(asker).id, street.person(helper).id
    request = post(street, asker, text, **fields)
    context, turn = street.turn()
    found = turn.get(Request, request.id)
    assert found is not None
    found.street = address
    place = requests.claim(turn, found, turn.db.get_one(Person, ids[1]))
    assert place is not None
    requests.agree(turn, found, place)
    context.__exit__(None, None, None)
    street.deliver()
    for phone in street.phones.values():
        for message in phone.messages:
            message.read = message.read or (message.key == TOLD and not first)
    aside(street)


def aside(street: Street, *more: str) -> None:
    """What other rooms say is looked at in their own tests."""
    for messages in (street.group_messages, *(p.messages for p in street.phones.values())):
        for message in messages:
            message.read = message.read or message.key.startswith((*OTHERS, *more))


def exchanged(street: Street, asker: Phone, helper: Phone, /, **fields: Any) -> None:
    """The same, with the number given and every question about the place answered or passed."""
    agree(street, asker, helper, **fields)
    asker.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.", "ask.")
    street.tick()


def meeting(street: Street) -> Meeting:
    found: Meeting = street.look(lambda db: db.query(Meeting).order_by(Meeting.id.desc()).first())
    return found


def request(street: Street) -> Request:
    found: Request = street.look(lambda db: db.query(Request).order_by(Request.id).first())
    return found


def keys(phone: Phone) -> list[str]:
    """What somebody has not read yet."""
    return [message.key for message in phone.messages if not message.read]


def free_places(street: Street) -> int:
    def count(db: Any) -> int:
        found = db.query(Request).order_by(Request.id).first()
        return len(places(db, found, PlaceState.OPEN))

    return int(street.look(count))


def visit(street: Street, **fields: object) -> tuple[Phone, Phone]:
    """Bilal mows the grass for Ans tomorrow at three; he has her number."""
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    fields = {"day": 1, "address": "Dorpsstraat 7", **fields}
    exchanged(street, ans, bilal, **fields)  # type: ignore[arg-type]  # as `post`
    return ans, bilal


def at_three(street: Street) -> tuple[Phone, Phone]:
    """The moment has come; both were reminded."""
    ans, bilal = visit(street, day=0, hour=12)
    street.at("maandag 12:00")
    aside(street, "rem.", "nos.helper")
    return ans, bilal

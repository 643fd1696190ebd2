"""What the tests of the ladder share: looking at a request, and leaving other rooms aside."""

from datetime import timedelta
from typing import Any

from handlers import duty
from handlers.ladder.model import LadderStep
from handlers.requests import Request
from tests.helping.posting import post
from tests.phone import Phone
from tests.street import ZONE, Street

GRASS, GARDEN = "Ik kan gras maaien", "Ik help in de tuin"  # a good fit, and a less good one
MOW = "Wie kan het gras maaien?"


def clock(street: Street) -> str:
    """The time on the street: "di 13:15"."""
    days = ("ma", "di", "wo", "do", "vr", "za", "zo")
    local = (street.clock.now() + timedelta(seconds=1)).astimezone(ZONE)
    return f"{days[local.weekday()]} {local:%H:%M}"


def the_request(street: Street) -> Request:
    found: Request = street.look(lambda db: db.query(Request).order_by(Request.id).first())
    return found


def steps(street: Street) -> dict[str, str]:
    """What became of each step of the present round: "" when it is still to come."""

    def query(db: Any) -> dict[str, str]:
        request = db.query(Request).order_by(Request.id).first()
        rows = db.query(LadderStep).filter_by(request_id=request.id, round=request.round)
        return {row.rung: row.reason or ("done" if row.done_at else "") for row in rows}

    found: dict[str, str] = street.look(query)
    return found


def read_card(street: Street) -> None:
    """The card is looked at in its own tests."""
    for message in street.group_messages:
        message.read = message.read or message.key.startswith(("card.", "grq.digest"))


def read_pings(*phones: Phone) -> None:
    """So are pings."""
    for phone in phones:
        for message in phone.messages:
            message.read = message.read or message.key.startswith(("ping.", "off."))


def on_duty(street: Street, phone: Phone, *, backup: bool = False) -> None:
    person = street.person(phone)
    context, turn = street.turn()
    duty.put_on_duty(turn, person, backup=backup)
    context.__exit__(None, None, None)


def at_the_top(street: Street, asker: Phone, **fields: Any) -> None:
    """A request that nobody but the coordinator can do anything about."""
    post(street, asker, MOW, **fields)
    street.wait(seconds=10)
    read_card(street)


def keys(phone: Phone) -> list[str]:
    """What somebody has not read yet."""
    return [message.key for message in phone.messages if not message.read]

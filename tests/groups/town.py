"""What happens to the bot in a group, said in few words."""

from __future__ import annotations

from typing import Any

from bot.messages import Address, Incoming, Kind
from bot.people import Group, Person
from handlers import groups
from tests.phone import Phone
from tests.residents import GROUP
from tests.street import Street

RIGHTS = frozenset({"pin", "delete"})


def happens(street: Street, kind: Kind, chat: str = GROUP, **fields: Any) -> None:
    """The platform says something about a group; by default an anonymous administrator did it."""
    number = str(street.chance.getrandbits(60))
    incoming = Incoming(
        id=number,
        kind=kind,
        sender=None,
        name="",
        address=Address("street", chat),
        at=street.clock.now(),
        **({"title": "Buurtapp"} | fields),
    )
    street.feed(incoming)


def joins(street: Street, phone: Phone, kind: Kind = Kind.JOINED) -> None:
    street.receive(phone, kind, group=True, title="Buurtapp")


def group_of(street: Street, chat: str = GROUP) -> Group | None:
    found: Group | None = street.look(lambda db: db.query(Group).filter_by(chat=chat).first())
    return found


def link(street: Street, chat: str = GROUP, by: Phone | None = None) -> None:
    """A coordinator linked the group just now."""
    linker = street.person(by).id if by else 0
    context, turn = street.turn()
    turn.person = turn.db.get(Person, linker)
    group = turn.db.query(Group).filter_by(chat=chat).one()
    group.neighbourhood_id = street.neighbourhood_id
    groups.greet(turn, group)
    context.__exit__(None, None, None)
    street.deliver()

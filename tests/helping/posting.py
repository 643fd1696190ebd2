"""Puts a request before the neighbours without the conversation that leads to it."""

from datetime import timedelta
from typing import Any

from bot.people import Group, Membership, Neighbourhood
from bot.turn import Turn
from handlers import requests
from handlers.requests import Request, State
from matching import understand
from tests.phone import Phone
from tests.street import ZONE, Street


def post(
    street: Street,
    asker: Phone,
    text: str = "Wie kan boodschappen voor mij doen?",
    *,
    day: int | None = None,
    hour: int = 15,
    **fields: Any,
) -> Request:
    """An open request of `asker`, on the `day`-th day from now; the neighbours are asked."""
    request = open_one(street, asker, text, day=day, hour=hour, **fields)
    street.deliver()
    return fetch(street, request)


def open_one(
    street: Street,
    asker: Phone,
    text: str = "Wie kan boodschappen voor mij doen?",
    *,
    day: int | None = None,
    hour: int = 15,
    in_group: bool = False,
    origin: str = "",
    **fields: Any,
) -> Request:
    """As `post`, with the letters still waiting."""
    if day is not None:
        midnight = street.clock.now().astimezone(ZONE).replace(hour=0, minute=0, second=0)
        start = (midnight + timedelta(days=day)).replace(hour=hour)
        fields |= {"starts_at": start, "ends_at": start, "grain": "minute"}
    need = understand(text, street.clock.now().astimezone(ZONE)).needs[0]
    fields = {"category": need.categories[0], "concept": need.concept} | fields
    who = street.person(asker).id
    with street.app.session() as db:
        here = db.get_one(Neighbourhood, fields.pop("home", street.neighbourhood_id))
        group = db.query(Group).filter_by(neighbourhood_id=here.id).first() if in_group else None
        turn = Turn(street.house, db, street.clock.now(), f"test:{next(street._updates)}")
        turn.neighbourhood = here
        request = turn.keep(
            Request(
                neighbourhood_id=here.id,
                asker_id=who,
                made_by_id=who,
                text=text,
                state=State.CONCEPT,
                group_id=group.id if group else None,
                origin=origin,
                made_at=street.clock.now(),
                **fields,
            )
        )
        requests.open_request(turn, request)
    return request


def fetch(street: Street, request: Request) -> Request:
    """The request as it is now."""
    found: Request = street.look(lambda db: db.get_one(Request, request.id))
    return found


def stop(street: Street, request: Request, why: str = "asker") -> None:
    """The request is over, without help."""
    with street.app.session() as db:
        here = db.get_one(Neighbourhood, request.neighbourhood_id)
        turn = Turn(street.house, db, street.clock.now(), f"test:{next(street._updates)}")
        turn.neighbourhood = here
        found = turn.get(Request, request.id)
        assert found is not None
        requests.stop(turn, found, why)
    street.deliver()


def move_in(street: Street, phone: Phone, home: int) -> None:
    """Somebody belongs to another neighbourhood as well."""
    ids = {"neighbourhood_id": home, "person_id": street.person(phone).id}
    street.keep(Membership(**ids, joined_at=street.clock.now()))


OTHERS = (
    "clm.waits",
    "con.",
    "esc.asker",
    "esc.coo",
    "esc.night",
    "coo.meet",
    "esc.still",
    "esc.nobody",
    "esc.fail",
)


def leave(street: Street) -> None:
    """Read what the ladder and the meeting say about it; their own tests look at that."""
    street.tick()
    for phone in street.phones.values():
        for message in phone.messages:
            message.read = message.read or message.key.startswith(OTHERS)
    for message in street.group_messages:
        message.read = message.read or message.key.startswith(("card.", "grq.digest"))

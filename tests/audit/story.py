"""A neighbourhood in which everything was done by the book: what a violation is planted into."""

from bot.installation import Fact
from bot.outage import Beat
from handlers import requests
from handlers.requests import Request
from tests.helping.posting import post, stop
from tests.meeting.visiting import agree
from tests.street import Street

WANTED = "Wie kan boodschappen voor mij doen?"


def tell(street: Street) -> None:
    """Requests in every state, a visit, a claim that waits, and somebody who was forgotten."""
    ans, zoe = street.resident("Ans"), street.neighbour("Zoë")
    street.neighbours(4)
    zoe.says("/status")
    zoe.says("/wis")
    zoe.messages[-1].press("Ja, wis alles")
    zoe.messages[-1].press("Ja, wis alles")
    street.wait(hours=2)
    done = agreed(street, "Dora", "Wie kan mijn hond uitlaten?")
    finish(street, done)
    stop(street, post(street, street.resident("Stef"), WANTED, day=3))
    agreed(street, "Aad", "Wie kan het gras maaien?")
    claimed = post(street, street.resident("Kees"), WANTED, day=4)
    asked = next(p for p in street.crowd if any("Ik help" in b for b in p.messages[-1].labels))
    asked.messages[-1].press("Ik help")
    post(street, ans, WANTED, day=5)
    ans.says("Kan iemand morgen mijn lamp ophangen?")
    street.keep(Beat(id=1, at=street.clock.now()), Fact(name="used", value="yes"))
    street.add_neighbourhood("Oost")
    street.tick()  # the new neighbourhood has its rhythm
    assert claimed.number is not None


def agreed(street: Street, asker: str, text: str) -> Request:
    agree(street, street.resident(asker), street.resident(f"Helper van {asker}"), text, day=2)
    return street.look(lambda db: db.query(Request).order_by(Request.id.desc()).first())


def finish(street: Street, request: Request) -> None:
    """It was done."""
    context, turn = street.turn()
    found = turn.get(Request, request.id)
    for place in requests.places(turn.db, found):
        requests.finish(turn, found, place, "helped")
    context.__exit__(None, None, None)
    street.deliver()
    street.wait(seconds=1)

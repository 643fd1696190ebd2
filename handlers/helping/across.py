"""Nobody here is left: who of the areas next door said that they may be asked for this one.

They have to fit by the rules of both: there what they offer, what they never want again and how
well they are known; here who is kept apart, who may not take part, and our caps.
"""

from sqlalchemy import select

from bot.people import Neighbourhood, Person
from bot.turn import Turn
from handlers import blocking, nextdoor
from handlers.helping.candidates import (
    OPEN,
    Chosen,
    Found,
    able,
    kept_out,
    neighbours,
    postcode,
    rested,
)
from handlers.helping.history import History
from handlers.helping.model import NEXT_DOOR, Ping
from handlers.requests import Request, Rung

FAR = ("", "further")  # whoever said "close by" is asked only where it surely is close by


def across(turn: Turn, request: Request) -> list[Chosen]:
    """Who of next door may be asked for this request now."""
    found = from_next_door(turn, request)
    return rested(turn, request, found, OPEN) if found else []


def from_next_door(turn: Turn, request: Request) -> Found:
    """Who of next door fits and is willing, whether or not they were asked already."""
    home, never = postcode(turn, request), kept_out(turn, request)
    found: Found = {}
    for place, willing in nextdoor.willing_from(turn).items():
        for person, value in _there(turn, request, place, willing, home).items():
            if person.id not in never:
                found.setdefault(person, value)
    return found


def _there(
    turn: Turn, request: Request, place: Neighbourhood, willing: set[int], home: str
) -> Found:
    """By the rules of next door: every statement of this part names that area."""
    here = turn.here
    turn.enter(place)
    fits = neighbours(turn, request, Rung.WIDER, home, FAR)
    out = blocking.suspended_here(turn)
    asked = {p: v for p, v in fits.items() if p.id in willing and p.id not in out}
    fine = set(able(turn, request, asked, History(turn, request, asked))) if asked else set()
    turn.enter(here)
    why = f"{NEXT_DOOR}{place.id}"
    return {p: (score, why, far) for p, (score, _, far) in asked.items() if p in fine}


def homes_asked(turn: Turn, request: Request) -> list[Neighbourhood]:
    """The areas next door of which neighbours were asked this round."""
    turn.db.flush()
    whys = turn.db.scalars(
        select(Ping.why)
        .where(
            Ping.neighbourhood_id == turn.here.id,
            Ping.request_id == request.id,
            Ping.round == request.round,
            Ping.why.startswith(NEXT_DOOR),
        )
        .distinct()
    )
    return [home_of(turn, why) for why in sorted(whys)]


def comes_from(turn: Turn, request: Request, person: Person) -> str:
    """The area next door from which somebody was asked for it; "" for a neighbour of our own."""
    whys = turn.db.scalars(
        select(Ping.why)
        .where(
            Ping.neighbourhood_id == turn.here.id,
            Ping.request_id == request.id,
            Ping.person_id == person.id,
        )
        .order_by(Ping.made_at.desc())
    )
    why = next(iter(whys), "")
    return home_of(turn, why).name if why.startswith(NEXT_DOOR) else ""


def home_of(turn: Turn, why: str) -> Neighbourhood:
    """The area next door where somebody lives who is asked for this reason."""
    return turn.db.get_one(Neighbourhood, int(why.removeprefix(NEXT_DOOR)))

"""Which request a coordinator means: commands with a number, asked for when it is missing."""

import re
from collections.abc import Callable

from sqlalchemy import select

from bot.people import Grant, Neighbourhood
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty
from handlers.coordination.feature import feature
from handlers.requests import Request, by_number

Serve = Callable[[Turn, Request, str], None]
_NUMBERED = re.compile(
    r"(?:(?:even|maar|nr|nummer|hulpvraag|vraag|just|no|number|request)\b\.?\s*)*"
    r"#?(\d{1,6})\b[\s.,:]*(.*)",
    re.DOTALL | re.IGNORECASE,
)

# Set by the file that shows a request, for a number that exists in two neighbourhoods.
Chooser = Callable[[Turn, list[Request]], None]
_chooser: list[Chooser] = []


def chooser(run: Chooser) -> Chooser:
    """Declare how somebody chooses between two requests with the same number."""
    _chooser[:] = [run]
    return run


def numbered(name: str) -> Callable[[Serve], Serve]:
    """A command about one request, `/name 12 …`; without a number it is asked back."""

    def add(serve: Serve) -> Serve:
        @feature.answer(f"nr-{name}")
        def later(turn: Turn, text: str) -> bool:
            return _serve(turn, text, serve)

        @feature.command(name, roles=duty.STAFF, takes=True)
        def command(turn: Turn, rest: str) -> None:
            if not _serve(turn, rest, serve):
                turn.ask("coo.usage", then=later, voorbeeld=Term(f"coo.usage.{name}"))

        return serve

    return add


@feature.phrase(
    r"(?:(?:kun|kan|wil) je |(?:can|could|will) you )?"
    r"(?:hulpvraag |vraag |nr |nummer |request |number )?#?(\d{1,6}) "
    r"(?:even |maar |graag |please )?(\w+)(?: (.*))?",
    roles=duty.STAFF,
)
def number_first(turn: Turn, match: re.Match[str]) -> bool:
    """ "kun je 12 sluiten", "nr 12 pakken"."""
    return serve_words(turn, int(match[1]), f"{match[2]} {match[3] or ''}")


def serve_words(turn: Turn, number: int, words: str) -> bool:
    """Run the command that `words` begin with on request `number`; False when it is none."""
    verb, _, rest = words.strip().partition(" ")
    called = turn.house.registry.spoken(f"{verb} {number} {rest}".strip()) if verb else None
    if called is None or not called.handler.takes or not called.rest.startswith(str(number)):
        return False
    called.handler.run(turn, called.rest)
    return True


def _serve(turn: Turn, words: str, serve: Serve) -> bool:
    duty.staff_only(turn)
    match = _NUMBERED.match(words.strip())
    if match is None:
        return False
    request = find(turn, int(match[1]))
    if request is not None:
        serve(turn, request, match[2].strip())
    return True


def find(turn: Turn, number: int) -> Request | None:
    """The request with this number where somebody coordinates; None: they are asked which one.

    Refused when there is none at all.
    """
    found: list[tuple[Neighbourhood, Request]] = []
    home = turn.here
    for place in places(turn):
        turn.enter(place)
        request = by_number(turn, number)
        if request is not None:
            found.append((place, request))
    turn.enter(home)
    if not found:
        raise Refusal("coo.nonumber", nr=number)
    live = [pair for pair in found if pair[1].live] or found[:1]
    if len(live) > 1 and _chooser:
        _chooser[0](turn, [request for _, request in live])
        return None
    turn.enter(live[0][0])
    return live[0][1]


def places(turn: Turn) -> list[Neighbourhood]:
    """Where whoever began this turn coordinates, this neighbourhood first."""
    places = turn.db.scalars(
        select(Neighbourhood)
        .join(Grant, Grant.neighbourhood_id == Neighbourhood.id)
        .where(Grant.person_id == turn.me.id, Grant.role.in_(duty.STAFF))
        .distinct()
    )
    return sorted(places, key=lambda place: (place.id != turn.here.id, place.id))


def said_of(turn: Turn, request: Request) -> dict[str, Value]:
    """The blanks that every text about a request has."""
    return {
        "nr": request.number or 0,
        "titel": request.title,
        "icoon": request.icon,
        "wanneer": request.when,
        "buurtdeel": turn.here.name,
        "status": request.standing,
        "n": request.asked,
        "m": request.said_no,
    }

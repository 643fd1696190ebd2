"""Words of whoever said yes and waits for the asker: another moment, or how it stands."""

from bot.turn import Turn
from handlers.helping.answers import newest_open
from handlers.helping.giveback import places_of
from handlers.helping.propose import propose
from handlers.helping.remarked import is_then
from handlers.helping.telling import tell
from handlers.helping.under_ping import ASKED
from handlers.requests import Place, PlaceState, Request
from matching import asks_for_help, instead_of, remarks

SHORT = 8  # words; more is a story


def of_a_claim(turn: Turn, text: str) -> bool:
    """ "Maar pas om 4 uur", "waar is het?" after a yes that the asker did not answer yet."""
    place = _claimed(turn)
    if place is None or asks_for_help(text) or len(text.split()) > SHORT:
        return False
    request = turn.get(Request, place.request_id)
    if request is None:
        return False
    said = remarks(text)
    suits, _ = instead_of(text, turn.local, request.starts_at)
    if suits is not None and "cannot" not in said:
        if not is_then(request, suits):
            propose(turn, request, suits)
            return True
    elif not (said and said[0] in ASKED):
        return False
    _waits(turn, request)
    return True


def what_is_known(turn: Turn) -> bool:
    """ "Waar moet ik zijn?" of whoever has no appointment yet: what may be told."""
    place = _claimed(turn)
    request = turn.get(Request, place.request_id) if place is not None else None
    if request is not None:
        _waits(turn, request)
        return True
    ping = newest_open(turn)
    request = turn.get(Request, ping.request_id) if ping is not None else None
    if ping is None or request is None:
        return False
    tell(turn, request, ping)
    return True


def _claimed(turn: Turn) -> Place | None:
    """The one place that waits for a yes; None too when something is agreed as well."""
    mine = places_of(turn, turn.me) if turn.neighbourhood is not None else []
    return mine[0] if len(mine) == 1 and mine[0].state is PlaceState.CLAIMED else None


def _waits(turn: Turn, request: Request) -> None:
    turn.say("sta.helper.waits", titel=request.title, wanneer=request.when)

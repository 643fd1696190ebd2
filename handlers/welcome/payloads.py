"""What stands behind a link into the private chat: `w-deheeze`, `c-1234`, `hallo`."""

from collections.abc import Callable

from bot.db import id_in
from bot.people import Neighbourhood
from bot.turn import Thing, Turn

# Called with what stands behind the first dash; False: nothing to do with it (any more), the
# person gets the ordinary welcome. Somebody unknown may come along one: `turn.person` is None.
Payload = Callable[[Turn, str], bool]

payloads: dict[str, Payload] = {}


def on_payload(prefix: str) -> Callable[[Payload], Payload]:
    """`@on_payload("c")` answers to `/start c-1234` with `f(turn, "1234")`."""

    def add(run: Payload) -> Payload:
        payloads[prefix] = run
        return run

    return add


def follow(turn: Turn, payload: str) -> bool:
    """Do what a payload asks for; False when nobody knows it."""
    prefix, _, rest = payload.partition("-")
    run = payloads.get(prefix)
    return run is not None and run(turn, rest)


def behind(turn: Turn, rest: str, kind: type[Thing]) -> Thing | None:
    """The thing whose id a payload is, in its own neighbourhood; locked."""
    identity = id_in(rest)
    known = turn.db.get(kind, identity) if identity is not None else None
    if identity is None or known is None:
        return None
    turn.enter(turn.db.get_one(Neighbourhood, getattr(known, "neighbourhood_id", None)))
    return turn.get(kind, identity)

"""What stands behind a link into the private chat: `w-deheeze`, `c-1234`, `hallo`."""

from collections.abc import Callable

from bot.turn import Turn

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

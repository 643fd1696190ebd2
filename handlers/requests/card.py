"""The one card of a request in the group: nameless, and edited in place."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from bot.outbox import Letter, in_slot
from bot.outbox import State as Sent
from bot.people import Group
from bot.presses import Mark
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.requests import shared
from handlers.requests.model import Request, State
from handlers.requests.place import PlaceState, places

# Set by the room that owns the buttons (`handlers.helping`), so that this room never imports it.
Buttons = Callable[[Request], tuple[Mark, ...]]
_buttons: list[Buttons] = []


def with_buttons(buttons: Buttons) -> Buttons:
    """Declare which buttons an open card carries; the first is [Ik help]."""
    _buttons[:] = [buttons]
    return buttons


def help_button(request: Request) -> Mark:
    """[Ik help], for another message in the group that names this request."""
    return _buttons[0](request)[0]


def slot(request: Request, group: Group) -> str:
    """Names the card's message, so that it can be edited wherever it stands."""
    return f"card:{request.card_id or request.id}:{group.id}"


def about(request: Request) -> str:
    """What a card is about: one request, or several."""
    return f"cards:{request.card_id}" if request.card_id else f"card:{request.id}"


def meant(turn: Turn, card: str) -> Request | None:
    """The request that words under this card are about; none when they fit several."""
    kind, _, identity = card.partition(":")
    if kind == "card":
        return turn.get(Request, int(identity))
    still = shared.open_on(turn, int(identity)) if kind == "cards" else []
    return turn.get(Request, still[0].id) if len(still) == 1 else None


def groups_of(turn: Turn) -> list[Group]:
    """The groups of this neighbourhood in which the bot is."""
    return list(
        turn.db.scalars(
            select(Group)
            .where(Group.neighbourhood_id == turn.here.id, Group.present)
            .order_by(Group.id)
        )
    )


def posted(turn: Turn, request: Request) -> bool:
    """Whether the card stands in a group already."""
    return any(in_slot(turn.db, slot(request, group)) for group in groups_of(turn))


def post(turn: Turn, request: Request) -> int:
    """Put the card in the group (once); returns in how many groups it stands."""
    groups = groups_of(turn)
    if request.group_id is not None:
        groups = [group for group in groups if group.id == request.group_id] or groups
    else:
        groups = [group for group in groups if group.cards] or groups
    fresh = [group for group in groups if not in_slot(turn.db, slot(request, group))]
    if fresh and request.card_id is None:
        request.card_id = shared.head_for(turn, request, fresh[0])
        turn.db.flush()
    for group in fresh:
        _put(turn, request, group)
    return len(groups)


def post_again(turn: Turn, group: Group) -> None:
    """The group has a new id, where nothing stands: the open cards are put there once more."""
    lost = select(Letter.about).where(
        Letter.platform == group.platform,
        Letter.chat == group.chat,
        Letter.state == Sent.RETRACTED,
        Letter.about.like("card%:%"),
    )
    for matter in sorted(set(turn.db.scalars(lost))):
        identity = int(matter.partition(":")[2])
        there = shared.open_on(turn, identity) if matter.startswith("cards:") else []
        request = there[0] if there else turn.get(Request, identity)
        if request is None or not request.live or about(request) != matter:
            continue
        if places(turn.db, request, PlaceState.OPEN):
            _put(turn, request, group, f":{group.chat}")


def _put(turn: Turn, request: Request, group: Group, again: str = "") -> None:
    """A new message with the card; on a shared one that stands there it becomes a line."""
    if request.card_id is None:
        key, fields = "card.open", _own(turn, request, "card.open")
    else:
        key, fields = _looks(turn, request)
    if not again and in_slot(turn.db, slot(request, group)):
        turn.edit(slot(request, group), key, about=about(request), **fields)
        return
    turn.say(
        key,
        to=group,
        kind="must",
        about=about(request),
        slot=slot(request, group),
        once=f"{slot(request, group)}:0{again}",
        options={"silent": True},
        **fields,
    )


def refresh(turn: Turn, request: Request, line: Value = "") -> None:
    """Let the card say how things are now; `line` is one more line of it."""
    turn.db.flush()
    for group in groups_of(turn):
        if in_slot(turn.db, slot(request, group)):
            key, fields = _looks(turn, request, line)
            turn.edit(slot(request, group), key, about=about(request), **fields)


def erase(turn: Turn, request: Request) -> None:
    """Nothing is left of it in any group."""
    for group in groups_of(turn):
        where, head = slot(request, group), request.card_id
        left = [r for r in shared.sharing(turn, head or 0) if r.id != request.id]
        if not left:
            turn.edit(where, "card.erased", about=about(request))
            continue
        key, fields = _several(turn, left)
        turn.edit(where, key, about=f"cards:{head}", **fields)
    request.card_id = None


def _looks(turn: Turn, request: Request, line: Value = "") -> tuple[str, dict[str, Any]]:
    """The text of the card as things are now, with its blanks and buttons."""
    if request.card_id is not None:
        return _several(turn, shared.sharing(turn, request.card_id), request, line)
    key = _text_key(turn, request)
    return key, _own(turn, request, key, line)


def _own(turn: Turn, request: Request, key: str, line: Value = "") -> dict[str, Any]:
    """The blanks and buttons of a card with one request."""
    buttons = _buttons[0](request) if key == "card.open" and _buttons else ()
    blanks: dict[str, Value] = {
        "nr": request.number,
        "titel": request.title,
        "icoon": request.icon,
        "wanneer": request.when,
        "buurtdeel": turn.here.name,
        "regel": line,
        "aantal_zin": people(request),
    }
    return {"buttons": buttons, "fill": blanks}


def people(request: Request) -> Value:
    """{aantal_zin}: that it takes several helpers."""
    return Term("card.people", (("n", request.people),)) if request.people > 1 else ""


def _text_key(turn: Turn, request: Request) -> str:
    if request.state is State.DONE:
        return "card.done"
    if request.state is State.STOPPED:
        return "card.stopped"
    return "card.open" if places(turn.db, request, PlaceState.OPEN) else "card.taken"


def _several(
    turn: Turn, requests: list[Request], changed: Request | None = None, line: Value = ""
) -> tuple[str, dict[str, Any]]:
    """One line a request, and a row for each that is still open."""
    lines = [shared.line(turn, r, line if r is changed else "") for r in requests]
    still = [r for r in requests if r.live and places(turn.db, r, PlaceState.OPEN)]
    fill: dict[str, Value] = {"lijst": "\n".join(lines)}
    if not still or not _buttons:
        return "card.more.closed", {"fill": fill}
    titles = [turn.words("card.more.title", titel=request.title) for request in still]
    labels = [f"{request.number}. {t}" for request, t in zip(still, titles, strict=True)]
    rows = [_buttons[0](request)[0] for request in still]
    fill["nr"] = still[0].number or 0
    return "card.more", {"rows": rows, "labels": labels, "fill": fill}

"""The one card of a request in the group: nameless, and edited in place."""

from collections.abc import Callable

from sqlalchemy import select

from bot.outbox import in_slot
from bot.people import Group
from bot.presses import Mark
from bot.texts import Value
from bot.turn import Turn
from handlers.requests.model import Request, State
from handlers.requests.place import PlaceState, places

# Set by the room that owns the buttons (`handlers.helping`), so that this room never imports it.
Buttons = Callable[[Request], tuple[Mark, ...]]
_buttons: list[Buttons] = []


def with_buttons(buttons: Buttons) -> Buttons:
    """Declare which buttons an open card carries."""
    _buttons[:] = [buttons]
    return buttons


def slot(request: Request, group: Group) -> str:
    """Names the card's message, so that it can be edited wherever it stands."""
    return f"card:{request.id}:{group.id}"


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
    for group in groups:
        if not in_slot(turn.db, slot(request, group)):
            turn.say(
                "card.open",
                to=group,
                kind="must",
                buttons=_buttons[0](request) if _buttons else (),
                about=f"card:{request.id}",
                slot=slot(request, group),
                once=f"card:{request.id}:{group.id}:0",
                options={"silent": True},
                fill=_blanks(turn, request),
            )
    return len(groups)


def refresh(turn: Turn, request: Request, line: str = "") -> None:
    """Let the card say how things are now; `line` is a text key of one more line."""
    turn.db.flush()
    for group in groups_of(turn):
        if in_slot(turn.db, slot(request, group)):
            key = _text_key(turn, request)
            buttons = _buttons[0](request) if key == "card.open" and _buttons else ()
            fill = _blanks(turn, request) | {"regel": turn.words(line) if line else ""}
            turn.edit(slot(request, group), key, buttons=buttons, fill=fill)


def _text_key(turn: Turn, request: Request) -> str:
    if request.state is State.DONE:
        return "card.done"
    if request.state is State.STOPPED:
        return "card.stopped"
    return "card.open" if places(turn.db, request, PlaceState.OPEN) else "card.taken"


def _blanks(turn: Turn, request: Request) -> dict[str, Value]:
    return {
        "nr": request.number,
        "titel": request.title,
        "icoon": request.icon,
        "wanneer": request.when,
        "buurtdeel": turn.here.name,
        "regel": "",
    }

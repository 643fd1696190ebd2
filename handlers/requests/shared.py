"""A card that several requests share, when more than three come within ten minutes."""

from datetime import timedelta

from sqlalchemy import select

from bot.outbox import Letter
from bot.people import Group
from bot.texts import Value
from bot.turn import Turn
from handlers.requests.model import Request, State
from handlers.requests.place import PlaceState, places

WITHIN = timedelta(minutes=10)
OWN = 3  # requests within that time that have a card of their own
LINES = 4  # requests on one card
_BACK = 40  # messages to a group that are looked back on


def head_for(turn: Turn, request: Request, group: Group) -> int | None:
    """The request whose card `request` is put on; itself: a new one to share; none: its own."""
    cards = _recent(turn, group)
    if len({slot for slot, _ in cards}) < OWN:
        return None
    shared = next((about for _, about in cards if about.startswith("cards:")), "")
    head = int(shared.partition(":")[2] or 0)
    return head if head and len(sharing(turn, head)) < LINES else request.id


def _recent(turn: Turn, group: Group) -> list[tuple[str, str]]:
    """Slot and matter of the cards put there a moment ago, the newest first."""
    rows = turn.db.execute(
        select(Letter.slot, Letter.about, Letter.kind, Letter.created_at)
        .where(Letter.platform == group.platform, Letter.chat == group.chat)
        .order_by(Letter.id.desc())
        .limit(_BACK)
    )
    since = turn.now - WITHIN
    return [
        (slot, about)
        for slot, about, kind, made_at in rows
        if kind == "must" and about.startswith(("card:", "cards:")) and made_at > since
    ]


def sharing(turn: Turn, head: int) -> list[Request]:
    """The requests on the card of `head`, in the order of their numbers."""
    statement = select(Request).where(
        Request.neighbourhood_id == turn.here.id, Request.card_id == head
    )
    return list(turn.db.scalars(statement.order_by(Request.number)))


def open_on(turn: Turn, head: int) -> list[Request]:
    """Those of them that somebody can still help with."""
    return [r for r in sharing(turn, head) if r.live and places(turn.db, r, PlaceState.OPEN)]


def line(turn: Turn, request: Request, more: Value) -> str:
    """What the card says of one of them; `more` is a step of the ladder."""
    key = "card.more.open"
    if request.state is State.DONE:
        key = "card.more.done"
    elif request.state is State.STOPPED:
        key = "card.more.stopped"
    elif not places(turn.db, request, PlaceState.OPEN):
        key = "card.more.taken"
    said = turn.words(
        key, nr=request.number or 0, titel=request.title, wanneer=request.when, regel=more
    )
    return said.rstrip()

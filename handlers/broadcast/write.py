"""/omroep: a message to many begins, in one line or step by step; or is taken back."""

import re

from bot.turn import Turn
from handlers import staff
from handlers.broadcast.audience import audience_called
from handlers.broadcast.draft import ask_text, take_text
from handlers.broadcast.feature import feature
from handlers.broadcast.model import Broadcast
from handlers.broadcast.undo import take_back_latest

_STOP = re.compile(r"(?:stop|stoppen|halt|ongedaan( maken)?|trek in|intrekken|undo|recall)[.!]?")


@feature.command("omroep", roles=staff.ROLES, takes=True)
def broadcast_command(turn: Turn, rest: str) -> None:
    """/omroep; /omroep vrijwilligers: morgen koffie; /omroep stop."""
    said = rest.strip()
    if _STOP.fullmatch(said.lower()):
        take_back_latest(turn)
        return
    draft = turn.keep(
        Broadcast(neighbourhood_id=turn.here.id, person_id=turn.me.id, made_at=turn.now)
    )
    alone = audience_called(turn, said) if said and len(said.split()) <= 3 else None
    if alone is not None:
        draft.audience, said = alone.value, ""
    if not said:
        ask_text(turn, draft)
    else:
        take_text(turn, draft, said)

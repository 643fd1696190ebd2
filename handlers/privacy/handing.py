"""The file with all that is kept: one a day, and it goes from the chat a day later."""

from datetime import timedelta

from sqlalchemy import select

from bot.moment import NOW
from bot.turn import Turn
from handlers.privacy.export import as_archive, everything
from handlers.privacy.feature import feature
from handlers.privacy.model import Handed

STAYS = timedelta(hours=24)


def hand(turn: Turn) -> None:
    """Everything about whoever asks; a second time on one day the first is still there."""
    mine = select(Handed.id).where(Handed.person_id == turn.me.id, Handed.gone_at > turn.now)
    if turn.db.scalar(mine.limit(1)) is not None:
        turn.say("prv.export.today")
        return
    found = everything(turn, turn.me)
    turn.record(f"person:{turn.me.id}", "exported")
    file = as_archive(turn, found)
    letter = turn.say("prv.export", options={"document": file, "protect": False})
    if letter is not None:
        turn.keep(Handed(person_id=turn.me.id, slot=letter.slot, gone_at=turn.now + STAYS))


@feature.due("handed", Handed, select(Handed.id).where(Handed.gone_at <= NOW))
def gone(turn: Turn, handed: Handed) -> None:
    """It does not lie about in a telephone."""
    turn.take_away(handed.slot, "prv.export.gone")
    turn.db.delete(handed)

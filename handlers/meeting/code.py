"""The word that a helper says at the door: a random pair of plain words."""

from functools import lru_cache
from pathlib import Path

from sqlalchemy import select

from bot.turn import Turn
from handlers.meeting.model import Meeting

TRIES = 50


@lru_cache
def _words() -> tuple[str, ...]:
    text = (Path(__file__).parent / "codewords.txt").read_text("utf-8")
    return tuple(dict.fromkeys(text.split()))


def new_code(turn: Turn) -> str:
    """Two words that no other visit here has at the moment."""
    taken = set(
        turn.db.scalars(
            select(Meeting.code).where(
                Meeting.neighbourhood_id == turn.here.id,
                Meeting.over_at.is_(None),
                Meeting.code.is_not(None),
            )
        )
    )
    chance = turn.house.chance
    pair = ""
    for _ in range(TRIES):
        pair = " ".join(chance.sample(_words(), 2))
        if pair not in taken:
            break
    return pair

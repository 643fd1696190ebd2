"""The word that a helper says at the door: a random pair of plain words."""

from collections.abc import Container
from functools import lru_cache
from pathlib import Path
from random import Random

from sqlalchemy import select

from bot.turn import Turn
from handlers.meeting.model import Meeting

TRIES = 50


@lru_cache
def words() -> tuple[str, ...]:
    """What pairs are made of."""
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
    return free_pair(turn.house.chance, taken)


def free_pair(chance: Random, taken: Container[str | None]) -> str:
    """A random pair that is none of these; where nearly all are, the next one that is free.

    Only when every pair there is was taken is one of them given again.
    """
    known = words()
    for _ in range(TRIES):
        pair = " ".join(chance.sample(known, 2))
        if pair not in taken:
            return pair
    start = chance.randrange(len(known) ** 2)
    for number in range(start, start + len(known) ** 2):
        one, other = divmod(number % len(known) ** 2, len(known))
        found = f"{known[one]} {known[other]}"
        if one != other and found not in taken:
            return found
    return pair

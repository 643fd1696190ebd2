"""Who read this morning how things stand: they are not told the same again half an hour later."""

from dataclasses import dataclass, field

from sqlalchemy import exists, select

from bot.outbox import Letter, State
from bot.people import Person
from bot.turn import Turn


@dataclass(frozen=True, slots=True)
class Morning:
    """News: somebody on duty is about to read how things stand here. Rooms add their lines."""

    lines: list[str] = field(default_factory=list)


def mark(turn: Turn, person: Person) -> str:
    """The `once` of somebody's digest of today."""
    return f"coo.hi:{turn.here.id}:{person.id}:{turn.local:%Y-%m-%d}"


def was_told(turn: Turn, person: Person) -> bool:
    """Whether somebody gets, or got, the digest of today."""
    lost = (State.RETRACTED, State.FAILED)
    mine = exists().where(Letter.once == mark(turn, person), Letter.state.not_in(lost))
    return bool(turn.db.scalar(select(mine)))

"""Who read this morning how things stand: they are not told the same again half an hour later."""

from dataclasses import dataclass, field

from sqlalchemy import Select, exists, select

from bot.audit import Event
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


def note_told(turn: Turn, about: str, round_: int) -> None:
    """A line of the digest of today is about this, as it is in this round."""
    turn.record(about, "told", str(round_))


def was_told_of(turn: Turn, about: str, round_: int, person: Person) -> bool:
    """Whether the digest that somebody gets, or got, today has a line about this."""
    midnight = turn.local.replace(hour=0, minute=0, second=0, microsecond=0)
    lines = _lines(turn, about, round_).where(Event.at >= midnight)
    return was_told(turn, person) and turn.db.scalar(lines) is not None


def _lines(turn: Turn, about: str, round_: int) -> Select[int]:
    return (
        select(Event.id)
        .where(
            Event.neighbourhood_id == turn.here.id,
            Event.about == about,
            Event.what == "told",
            Event.detail == str(round_),
        )
        .limit(1)
    )

"""Which areas help each other, and which neighbours may be asked for the one next door."""

from datetime import datetime

from sqlalchemy import ForeignKey, and_, delete, or_, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from bot.db import Base
from bot.people import Neighbourhood, Person
from bot.turn import Turn


class NextDoor(Base):
    """That a neighbourhood wants to help another one and be helped by it: its own half of it.

    They do when each of the two has such a row; so neither decides for the other.
    """

    __tablename__ = "next_door"

    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(
        ForeignKey("neighbourhood.id"), primary_key=True, index=True
    )
    since: Mapped[datetime]


class Beyond(Base):
    """Whether somebody who lives in `home_id` may be asked for this neighbourhood as well.

    It belongs to the area that asks, so that its turns look at rows of their own only.
    """

    __tablename__ = "beyond"

    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    home_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    asked_at: Mapped[datetime]
    yes_at: Mapped[datetime | None]  # none: asked, and not a yes


def half(turn: Turn, mine: Neighbourhood, other: Neighbourhood) -> NextDoor | None:
    """The half of `mine`, when it wants this."""
    return turn.db.get(NextDoor, (mine.id, other.id))


def linked(turn: Turn) -> list[Neighbourhood]:
    """The areas with which both sides agreed, by name."""
    mine, theirs = aliased(NextDoor), aliased(NextDoor)
    return list(
        turn.db.scalars(
            select(Neighbourhood)
            .join(mine, mine.other_id == Neighbourhood.id)
            .join(
                theirs,
                and_(
                    theirs.neighbourhood_id == mine.other_id,
                    theirs.other_id == mine.neighbourhood_id,
                ),
            )
            .where(mine.neighbourhood_id == turn.here.id)
            .order_by(Neighbourhood.name, Neighbourhood.id)
        )
    )


def halves(turn: Turn) -> list[tuple[Neighbourhood, bool, bool]]:
    """Every area with which at least one side wants it: the other, whether we do, they do."""
    here = turn.here.id
    rows = list(
        turn.db.scalars(
            select(NextDoor).where(
                or_(NextDoor.neighbourhood_id == here, NextDoor.other_id == here)
            )
        )
    )
    ours = {row.other_id for row in rows if row.neighbourhood_id == here}
    theirs = {row.neighbourhood_id for row in rows if row.other_id == here}
    found = turn.db.scalars(
        select(Neighbourhood)
        .where(Neighbourhood.id.in_(ours | theirs))
        .order_by(Neighbourhood.name, Neighbourhood.id)
    )
    return [(place, place.id in ours, place.id in theirs) for place in found]


def willing_from(turn: Turn) -> dict[Neighbourhood, set[int]]:
    """Of each area next door, who lives there and said that they may be asked for this one."""
    found: dict[Neighbourhood, set[int]] = {}
    for place in linked(turn):
        said = select(Beyond.person_id).where(
            Beyond.neighbourhood_id == turn.here.id,
            Beyond.home_id == place.id,
            Beyond.yes_at.is_not(None),
        )
        people = set(turn.db.scalars(said))
        if people:
            found[place] = people
    return found


def agreed_to(db: Session, person: Person) -> list[str]:
    """The names of the areas next door for which somebody said that they may be asked."""
    return list(
        db.scalars(
            select(Neighbourhood.name)
            .join(Beyond, Beyond.neighbourhood_id == Neighbourhood.id)
            .where(Beyond.person_id == person.id, Beyond.yes_at.is_not(None))
            .order_by(Neighbourhood.name)
        )
    )


def asked_about(turn: Turn, place: Neighbourhood, person: Person) -> Beyond | None:
    """What somebody said about being asked for `place`; none: they were never asked."""
    return turn.db.get(Beyond, (place.id, person.id))


def forget_willing(turn: Turn, asking: Neighbourhood, home: Neighbourhood) -> None:
    """What neighbours of `home` said about `asking` holds no more: a next time they are asked."""
    turn.db.flush()
    turn.db.execute(
        delete(Beyond).where(Beyond.neighbourhood_id == asking.id, Beyond.home_id == home.id)
    )

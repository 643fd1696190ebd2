"""Looking at the page: a link that works once, and the browser that may look because of it."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import CursorResult, ForeignKey, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.keys import Keys
from bot.people import Person
from bot.turn import Turn
from handlers.overview.feature import feature
from handlers.roles import new_token

LINK, BROWSER = timedelta(minutes=10), timedelta(hours=8)  # how long each is good for


class Viewing(Base):
    """That a coordinator may look at the page of one neighbourhood, until `expires_at`."""

    __tablename__ = "viewing"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(unique=True)  # of the link, blinded
    browser: Mapped[str | None] = mapped_column(unique=True)  # what it shows, blinded
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]


def give(turn: Turn) -> str:
    """A new token for whoever began this turn, in this neighbourhood."""
    token = new_token(turn.house.chance)
    turn.keep(
        Viewing(
            neighbourhood_id=turn.here.id,
            person_id=turn.me.id,
            token=turn.house.keys.blind(token),
            expires_at=turn.now + LINK,
        )
    )
    return token


def behind(db: Session, keys: Keys, token: str, now: datetime) -> Viewing | None:
    """What a link that was not used yet is good for."""
    return db.scalar(
        select(Viewing).where(
            Viewing.token.in_(keys.blinds(token)),
            Viewing.used_at.is_(None),
            Viewing.expires_at > now,
        )
    )


def redeem(db: Session, keys: Keys, viewing: Viewing, now: datetime, chance: Random) -> str | None:
    """Use a link up; returns what the browser has to show from now on.

    None when somebody else was first, by compare-and-set.
    """
    secret = new_token(chance)
    used = db.execute(
        update(Viewing)
        .where(Viewing.id == viewing.id, Viewing.used_at.is_(None))
        .values(used_at=now, browser=keys.blind(secret), expires_at=now + BROWSER)
        .returning(Viewing.id)
    )
    return secret if used.first() is not None else None


def shown_by(db: Session, keys: Keys, secret: str, now: datetime) -> Viewing | None:
    """What a browser that shows this may look at."""
    return db.scalar(
        select(Viewing).where(Viewing.browser.in_(keys.blinds(secret)), Viewing.expires_at > now)
    )


def end(db: Session, keys: Keys, secret: str) -> bool:
    """That browser may look no more; False when it could not anyway."""
    gone: CursorResult[Any] = db.execute(  # type: ignore[assignment]  # of a DELETE it is one
        delete(Viewing).where(Viewing.browser.in_(keys.blinds(secret)))
    )
    return gone.rowcount > 0


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    """Until when somebody may look at the page, and since when they do."""
    mine = db.scalars(select(Viewing).where(Viewing.person_id == person.id))
    return {"pages": [{"used_at": one.used_at, "expires_at": one.expires_at} for one in mine]}


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Nobody looks in their name any more."""
    turn.db.execute(delete(Viewing).where(Viewing.person_id == person.id))

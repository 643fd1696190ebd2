"""What this installation knows about itself: the bot's names, and whether it is for practice."""

import json
from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.messages import Self


class Fact(Base):
    """One thing about the installation, by name."""

    __tablename__ = "installation"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


def fact(db: Session, name: str) -> str | None:
    """What is known under `name`."""
    row = db.get(Fact, name)
    return row.value if row else None


def remember(db: Session, name: str, value: str) -> None:
    """Keep something under `name`."""
    if fact(db, name) != value:
        db.merge(Fact(name=name, value=value))


def moment(db: Session, name: str) -> datetime | None:
    """The moment that is known under `name`: when something was done or told last."""
    known = fact(db, name)
    return None if known is None else datetime.fromisoformat(known)


def remember_moment(db: Session, name: str, when: datetime) -> None:
    """Keep a moment under `name`."""
    remember(db, name, when.isoformat())


def remember_self(db: Session, platform: str, own: Self) -> None:
    """Keep the bot's own name, so that commands beside it can make links without a network."""
    remember(db, f"self:{platform}", json.dumps(asdict(own)))


def selves(db: Session) -> dict[str, Self]:
    """The bot's own name on each platform it was ever started on."""
    rows = db.query(Fact).filter(Fact.name.startswith("self:"))
    return {row.name.removeprefix("self:"): Self(**json.loads(row.value)) for row in rows}

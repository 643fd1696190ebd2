"""The one link of an empty installation, and what whoever follows it has answered so far."""

import base64
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import ForeignKey, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private, new_id
from bot.keys import Keys

VALID = timedelta(hours=24)
BYTES = 24  # 192 bits


class Founding(Base):
    """A link that lets its user set up the first neighbourhood; gone once that was done."""

    __tablename__ = "founding"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)  # blinded
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )  # who followed the link first; nobody else can
    used_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    name: Mapped[str | None]  # of the neighbourhood, as all below
    postcodes: Mapped[str | None]
    village: Mapped[bool | None]  # few homes for each five characters of a postcode
    organisation: Mapped[str | None]
    contact: Mapped[str | None] = mapped_column(Private)
    phone: Mapped[str | None] = mapped_column(Private)
    confidant: Mapped[str | None] = mapped_column(
        Private
    )  # a name; "": nobody yet, "-": themselves


def make_founding(db: Session, keys: Keys, now: datetime, chance: Random) -> str | None:
    """A new link in the place of earlier ones nobody followed; returns its payload.

    None when somebody is setting up a neighbourhood at this moment.
    """
    db.execute(delete(Founding).where(Founding.person_id.is_(None)))
    if db.query(Founding).filter(Founding.expires_at > now).first() is not None:
        return None
    token = base64.urlsafe_b64encode(chance.randbytes(BYTES)).decode()
    db.add(
        Founding(
            id=new_id(now, chance), token=keys.blind(token), made_at=now, expires_at=now + VALID
        )
    )
    db.flush()
    return f"f-{token}"

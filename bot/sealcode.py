"""The newest seals of the trail, short enough to be told; and whether one that was told is there.

Who has the computer with the bot on it can change the database, the file beside it and the key;
not what stands in somebody's chat since last week. A seal is made over the one before, so one
that is there as it was told says that everything before it is.
"""

import re

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from bot.audit import Seal

TOLD = 8  # characters of the check value, with its number before it
_CODE = re.compile(rf"(\d+)-([0-9a-f]{{{TOLD}}})")


def newest(db: Session, neighbourhood_id: int) -> str:
    """Of what was done, and of what was read: "412-9f3a2c77 57-11aa22bb"; "" before the first."""
    found = []
    for reads in (False, True):
        mine = (
            select(Seal.number, Seal.digest)
            .where(Seal.neighbourhood_id == neighbourhood_id, Seal.reads == reads)
            .order_by(Seal.number.desc())
        )
        if row := db.execute(mine.limit(1)).first():
            found.append(f"{row.number}-{row.digest[:TOLD]}")
    return " ".join(found)


def is_there(connection: Connection, code: str) -> bool:
    """Whether a seal of any neighbourhood is as it was told."""
    told = _CODE.fullmatch(code.strip().lower())
    if told is None:
        return False
    seals = Seal.__table__
    found = select(seals.c.digest).where(seals.c.number == int(told[1]))
    return any(digest.startswith(told[2]) for digest in connection.scalars(found))

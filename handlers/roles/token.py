"""Tokens that open something once: kept blinded, never readable from the database."""

import base64
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from bot.db import new_id
from bot.keys import Keys
from bot.people import Neighbourhood, Role
from handlers.roles.model import Invitation

VALID = timedelta(hours=24)
BYTES = 24  # 192 bits


def new_token(chance: Random) -> str:
    """A word that nobody can guess, fit for a link: 32 letters, digits, "-" and "_"."""
    return base64.urlsafe_b64encode(chance.randbytes(BYTES)).decode()


def make_invitation(
    db: Session,
    keys: Keys,
    neighbourhood: Neighbourhood,
    role: Role,
    inviter_id: int | None,
    now: datetime,
    chance: Random,
) -> str:
    """Keep a new invitation; returns the payload of its link. Without inviter: command line."""
    token = new_token(chance)
    db.add(
        Invitation(
            id=new_id(now, chance),
            neighbourhood_id=neighbourhood.id,
            token=keys.blind(token),
            role=role,
            inviter_id=inviter_id,
            made_at=now,
            expires_at=now + VALID,
        )
    )
    db.flush()
    return f"m-{token}"

"""Since when nobody saw that a copy of the database can be put back."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.installation import moment, remember_moment

AT_MOST = timedelta(days=35)
_NAME, _FROM = "copy_put_back", "first_started"


def note(db: Session, now: datetime) -> None:
    """A copy was put back, on trial or in earnest."""
    remember_moment(db, _NAME, now)


def begin(db: Session, now: datetime) -> None:
    """The bot starts; from the first time on a copy has to be tried now and then."""
    if moment(db, _FROM) is None:
        remember_moment(db, _FROM, now)


def since(db: Session) -> datetime | None:
    """When it was last seen, else when the bot first started; None: it never did."""
    return moment(db, _NAME) or moment(db, _FROM)

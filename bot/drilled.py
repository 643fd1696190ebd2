"""Since when nobody saw that a copy of the database can be put back."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.installation import fact, remember

AT_MOST = timedelta(days=35)
_NAME, _FROM = "copy_put_back", "first_started"


def note(db: Session, now: datetime) -> None:
    """A copy was put back, on trial or in earnest."""
    remember(db, _NAME, now.isoformat())


def begin(db: Session, now: datetime) -> None:
    """The bot starts; from the first time on a copy has to be tried now and then."""
    if fact(db, _FROM) is None:
        remember(db, _FROM, now.isoformat())


def since(db: Session) -> datetime | None:
    """When it was last seen, else when the bot first started; None: it never did."""
    told = fact(db, _NAME) or fact(db, _FROM)
    return None if told is None else datetime.fromisoformat(told)

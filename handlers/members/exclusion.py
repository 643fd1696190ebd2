"""A ban outlives an erasure: nameless, for a time, and found again only by whom it is about.

What is kept is a keyed hash of the platform's id of the account; its key lies encrypted beside it,
so whoever has only the database cannot try ids, and a new secret key of the installation does not
undo it. Neither who it was nor why stays.
"""

import hmac
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base, Private
from bot.people import Account, Person
from bot.spoken import Day
from bot.turn import Turn
from handlers import duty, privacy, staff
from handlers.blocking import Suspension
from handlers.members.feature import feature
from handlers.members.suspend import lift
from handlers.staff import name
from handlers.welcome import BecameMember

KEPT = timedelta(days=2 * 365)  # a ban; a rest no longer than it would have lasted


class Exclusion(Base):
    """That an account may not take part in a neighbourhood until then."""

    __tablename__ = "exclusion"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    key: Mapped[str] = mapped_column(Private)
    mark: Mapped[str]  # what the key makes of the account
    ban: Mapped[bool]
    until_at: Mapped[datetime]

    def means(self, account: Account) -> bool:
        """Whether it is about this account."""
        return hmac.compare_digest(self.mark, _mark(self.key, account))


def _mark(key: str, account: Account) -> str:
    text = f"{account.platform}:{account.chat}"
    return hmac.digest(bytes.fromhex(key), text.encode(), "sha256").hex()


@feature.on(privacy.Stays)
def keep(turn: Turn, news: privacy.Stays) -> None:
    """Somebody who may not take part has everything erased: this stays, and they are told so."""
    theirs = (Suspension.person_id == news.person.id, Suspension.state.in_(("asked", "on")))
    rows = [r for r in turn.db.scalars(select(Suspension).where(*theirs)) if _holds(turn, r)]
    accounts = turn.db.scalars(select(Account).where(Account.person_id == news.person.id)).all()
    for row in rows:
        for account in accounts:
            key = turn.house.chance.randbytes(32).hex()
            turn.keep(
                Exclusion(
                    neighbourhood_id=row.neighbourhood_id,
                    key=key,
                    mark=_mark(key, account),
                    ban=row.ban and row.state == "on",
                    until_at=row.until_at or turn.now + KEPT,
                )
            )
            news.excluded = True


def _holds(turn: Turn, row: Suspension) -> bool:
    return row.until_at is None or row.until_at > turn.now


@feature.on(BecameMember)
def come_back(turn: Turn, news: BecameMember) -> None:
    """They begin anew: then it holds as before, and a coordinator knows and may end it."""
    ours = (Exclusion.neighbourhood_id == turn.here.id, Exclusion.until_at > turn.now)
    known = turn.db.scalars(select(Exclusion).where(*ours)).all()
    if not known:
        return
    turn.db.flush()
    mine = turn.db.scalars(select(Account).where(Account.person_id == news.person.id)).all()
    found = [row for row in known if any(row.means(account) for account in mine)]
    if found:
        longest = max(found, key=lambda row: row.until_at)
        _again(turn, news.person, ban=longest.ban, until=longest.until_at)
        for row in found:
            turn.db.delete(row)


def _again(turn: Turn, person: Person, *, ban: bool, until: datetime) -> None:
    row = turn.keep(
        Suspension(
            neighbourhood_id=turn.here.id,
            person_id=person.id,
            ban=ban,
            state="on",
            made_at=turn.now,
            until_at=until,
        )
    )
    turn.record(f"person:{person.id}", "suspended", "ban" if ban else "week")
    key = "ban.msg" if ban else "ban.msg.week"
    contact = duty.contact(turn)
    turn.say(key, to=person, kind="must", about=row.about, fill=contact, datum=Day(until))
    for colleague in duty.called_on(turn):
        turn.say(
            "ban.back",
            to=colleague,
            kind="must",
            buttons=[lift(row)],
            about=row.about,
            fill=staff.area_for(turn, colleague),
            naam=name(person),
            datum=Day(until),
        )

"""Organisations, neighbourhoods, groups, and people with their accounts and memberships."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.session import once

ZONE = "Europe/Amsterdam"  # of a neighbourhood that names no other, and of whoever has none


class Role(StrEnum):
    """What somebody may do in one neighbourhood. Everybody is a resident first."""

    VOLUNTEER = "volunteer"
    DESK = "desk"  # may ask on behalf of others
    COORDINATOR = "coordinator"
    OWNER = "owner"
    CONFIDANT = "confidant"  # receives concerns


class Trust(StrEnum):
    """How well somebody is known to the coordinators of a neighbourhood."""

    NEW = "new"
    TALKED = "talked"
    VOG = "vog"  # a certificate of conduct was seen


TRUST_ORDER = {Trust.NEW: 0, Trust.TALKED: 1, Trust.VOG: 2}


class Organisation(Base):
    """Whoever is responsible for a neighbourhood: a welfare organisation, a foundation."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    made_at: Mapped[datetime]


class Neighbourhood(Base):
    """A part of town that shares a group, a ladder and its coordinators."""

    __tablename__ = "neighbourhood"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str]
    code: Mapped[str] = mapped_column(unique=True)  # in links: "deheeze"
    postcodes: Mapped[str] = mapped_column(default="")  # "7334-7336,7337A"
    village: Mapped[bool] = mapped_column(default=False)  # few homes: four characters are kept
    zone: Mapped[str] = mapped_column(default=ZONE)
    language: Mapped[str] = mapped_column(default="nl")  # of the group
    contact: Mapped[str] = mapped_column(Private)  # a person's name: "Els"
    phone: Mapped[str] = mapped_column(Private)
    night_phone: Mapped[str | None] = mapped_column(Private)
    waking_from: Mapped[int] = mapped_column(default=8 * 60)  # minutes after midnight
    waking_to: Mapped[int] = mapped_column(default=21 * 60)
    waking_days: Mapped[str] = mapped_column(default="0123456")  # Monday is 0
    office_from: Mapped[int] = mapped_column(default=9 * 60)
    office_to: Mapped[int] = mapped_column(default=17 * 60)
    office_days: Mapped[str] = mapped_column(default="01234")
    reads_along: Mapped[bool] = mapped_column(default=True)
    talk_needed: Mapped[bool] = mapped_column(default=False)  # enforce the level `talked`
    tells_good: Mapped[bool] = mapped_column(default=False)  # once a week, in the group
    ladder: Mapped[str] = mapped_column(default="{}")  # JSON: what differs from the defaults
    next_number: Mapped[int] = mapped_column(default=1)
    offers_version: Mapped[int] = mapped_column(default=0)  # grows with each change of an offer
    words_version: Mapped[int] = mapped_column(default=0)  # and of a word taught here; 0: none
    made_at: Mapped[datetime]


class Group(Base):
    """A chat with several people in it. Without a neighbourhood it has not been linked yet."""

    __tablename__ = "chat_group"
    __table_args__ = (UniqueConstraint("platform", "chat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int | None] = mapped_column(ForeignKey("neighbourhood.id"))
    platform: Mapped[str]
    chat: Mapped[str]
    thread: Mapped[str] = mapped_column(default="")
    bot_sees_all: Mapped[bool] = mapped_column(default=False)
    bot_may: Mapped[str] = mapped_column(default="")  # "pin,delete"
    present: Mapped[bool] = mapped_column(default=True)
    cards: Mapped[bool] = mapped_column(default=True)  # of several groups: put requests here
    leave_at: Mapped[datetime | None]  # an unlinked group is left after a day
    moved_at: Mapped[datetime | None]  # it got a new id, in which nothing stands yet
    added_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """News: a letter found out that a group has a new id, before the platform told."""

    group: Group
    chat: str


@dataclass(frozen=True, slots=True)
class TopicLost:
    """News: a topic of a group is gone or closed; what is for it goes to the group itself."""

    group: Group
    thread: str


class Person(Base):
    """Somebody, over all platforms and neighbourhoods."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None] = mapped_column(Private)  # as chosen at the intake
    language: Mapped[str] = mapped_column(default="nl")
    register: Mapped[str] = mapped_column(default="je")
    phone: Mapped[str | None] = mapped_column(Private)
    current_neighbourhood_id: Mapped[int | None] = mapped_column(ForeignKey("neighbourhood.id"))
    keeps_at: Mapped[datetime | None]  # consent 1: taking part and keeping, and 16 or older
    pings_at: Mapped[datetime | None]  # consent 2: messages about requests
    consent_text: Mapped[str] = mapped_column(default="")  # version of the text agreed to
    max_a_week: Mapped[int] = mapped_column(default=3)
    urgent_evenings: Mapped[bool] = mapped_column(default=False)
    quiet_from: Mapped[int | None]  # own quiet hours, minutes after midnight
    quiet_to: Mapped[int | None]
    paused_until: Mapped[datetime | None] = mapped_column(index=True)
    rests_from: Mapped[datetime | None] = mapped_column(index=True)  # a pause that is to come
    rests_until: Mapped[datetime | None]
    frozen_at: Mapped[datetime | None]  # their data stands still: kept, and used for nothing
    silenced_at: Mapped[datetime | None]  # *stop alles*: nothing but answers from then on
    misses: Mapped[int] = mapped_column(default=0)  # how often in a row it was not understood
    wrote_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    forgotten_at: Mapped[datetime | None]  # a tombstone: nothing personal is left


class Account(Base):
    """One way to reach a person: their private chat on one platform."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("platform", "chat"), Index(None, "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    platform: Mapped[str]
    chat: Mapped[str]  # the platform's id of this person
    reachable: Mapped[bool] = mapped_column(default=False)  # may be written to first
    used_at: Mapped[datetime]


def stays(db: Session, person: Person, *, forgetting: bool = False) -> bool:
    """Whether somebody was not forgotten; nor can they be before this transaction ends.

    `forgetting`: it is about to do that, so whoever is busy with them is waited for.
    """
    there = select(Person.forgotten_at).where(Person.id == person.id)
    locked = there.with_for_update(read=not forgetting, key_share=not forgetting)
    return db.execute(locked).scalar_one() is None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """News: a private chat of somebody is closed; what waits for them must go on.

    `about` is what the letter was about that found out, if a letter did. `closed`: the account
    itself is no more, so who ever writes with it again may be somebody else.
    """

    person: Person
    account: Account
    about: str = ""
    closed: bool = False


class Membership(Base):
    """That somebody belongs to a neighbourhood, and how well they are known there."""

    __tablename__ = "membership"

    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    trust: Mapped[Trust] = mapped_column(default=Trust.NEW)
    trust_at: Mapped[datetime | None]
    trust_by: Mapped[int | None]  # the coordinator who recorded it
    postcode: Mapped[str | None] = mapped_column(Private)  # five characters; four in a village
    joined_at: Mapped[datetime]


class Grant(Base):
    """A role of a person in a neighbourhood, and who gave it."""

    __tablename__ = "role_grant"

    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[Role] = mapped_column(primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    granted_by: Mapped[int | None]  # a person; none: the command line
    granted_at: Mapped[datetime]


def people_with(db: Session, neighbourhood: Neighbourhood, *roles: Role) -> list[Person]:
    """Everybody who holds one of `roles` there, longest-serving first."""
    rows = db.scalars(
        select(Person)
        .join(Grant, Grant.person_id == Person.id)
        .where(
            Grant.neighbourhood_id == neighbourhood.id,
            Grant.role.in_(roles),
            Person.forgotten_at.is_(None),
        )
        .order_by(Grant.granted_at, Grant.person_id)
    )
    return list(dict.fromkeys(rows))


def roles_of(db: Session, neighbourhood: Neighbourhood, person: Person) -> frozenset[Role]:
    """What `person` may do in `neighbourhood`."""
    found = once(db, _ROLES, here=neighbourhood.id, person=person.id)
    return frozenset(role for (role,) in found)


def memberships_of(db: Session, person: Person) -> list[Neighbourhood]:
    """The neighbourhoods somebody belongs to, the one joined first in front."""
    return [home for (home,) in once(db, _HOMES, person=person.id)]


_ROLES = select(Grant.role).where(
    Grant.neighbourhood_id == bindparam("here"), Grant.person_id == bindparam("person")
)
_HOMES = (
    select(Neighbourhood)
    .join(Membership, Membership.neighbourhood_id == Neighbourhood.id)
    .where(Membership.person_id == bindparam("person"))
    .order_by(Membership.joined_at, Neighbourhood.id)
)

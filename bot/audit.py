"""What happened, to what, when, by whom and why: never what was said; added to, never changed."""

from datetime import datetime

from sqlalchemy import DDL, ForeignKey, Index, UniqueConstraint, event, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.schema import ExecutableDDLElement

from bot.db import Base
from bot.people import Neighbourhood, Person

READS = ("read", "phone_seen", "number_given", "address_given", "exported")  # who saw what


class Event(Base):
    """One line of the audit trail; lines are added and never changed."""

    __tablename__ = "event"
    __table_args__ = (Index(None, "neighbourhood_id", "about", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    about: Mapped[str]  # "request:4711", "person:12"
    what: Mapped[str]  # from the enumeration of the room that records it: "claimed"
    detail: Mapped[str] = mapped_column(default="")  # a number or an enumeration, no words
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    cause: Mapped[str]  # the update or the moment
    at: Mapped[datetime]


class Seal(Base):
    """One batch of lines of one neighbourhood, and a check value over them and the seal before.

    Who read what is kept less long, so it is sealed by itself. See `bot.sealing`.
    """

    __tablename__ = "seal"
    __table_args__ = (UniqueConstraint("neighbourhood_id", "reads", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    reads: Mapped[bool]
    number: Mapped[int]  # 1, 2, 3 … without a gap
    after: Mapped[int]  # the batch is every line with a greater id,
    upto: Mapped[int] = mapped_column(index=True)  # and not beyond this one
    many: Mapped[int]
    digest: Mapped[str]
    made_at: Mapped[datetime]
    gone_at: Mapped[datetime | None]  # its lines were kept long enough


# Lines go under a seal that says so, and in no other way. The same stands in the migrations.
_SEALED = """SELECT 1 FROM seal s WHERE s.neighbourhood_id = OLD.neighbourhood_id
    AND s.gone_at IS NOT NULL AND OLD.id > s.after AND OLD.id <= s.upto"""
GUARDS = {
    "sqlite": (
        """CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END""",
        f"""CREATE TRIGGER event_is_not_taken_away BEFORE DELETE ON event
        WHEN NOT EXISTS ({_SEALED})
        BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END""",
    ),
    "postgresql": (
        f"""CREATE FUNCTION event_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND EXISTS ({_SEALED}) THEN RETURN OLD; END IF;
            RAISE EXCEPTION 'the audit trail is only added to';
        END $$""",
        """CREATE TRIGGER event_is_only_added_to BEFORE UPDATE OR DELETE ON event
        FOR EACH ROW EXECUTE FUNCTION event_is_only_added_to()""",
    ),
}
for _dialect, _lines in GUARDS.items():
    for _line in _lines:
        _guard: ExecutableDDLElement = DDL(_line)  # type: ignore[no-untyped-call]  # theirs
        event.listen(Base.metadata, "after_create", _guard.execute_if(dialect=_dialect))


def events_about(db: Session, neighbourhood: Neighbourhood, about: str) -> list[Event]:
    """Everything recorded about one thing, in order."""
    return list(
        db.scalars(
            select(Event)
            .where(Event.neighbourhood_id == neighbourhood.id, Event.about == about)
            .order_by(Event.id)
        )
    )


def take_away(db: Session, person: Person, now: datetime) -> None:
    """The row of somebody who was never more than a stranger goes.

    It stays, without anything in it, when the trail tells of something that they did.
    """
    db.flush()
    if db.scalar(select(exists().where(Event.actor_id == person.id))):
        person.name = person.phone = person.current_neighbourhood_id = None
        person.keeps_at = person.pings_at = person.quiet_from = person.quiet_to = None
        person.wrote_at = person.paused_until = person.silenced_at = person.frozen_at = None
        person.rests_from = person.rests_until = None
        person.consent_text, person.forgotten_at = "", now
    else:
        db.delete(person)
    db.flush()

"""Who hears what, and what is due: one transaction for each thing said and each moment come."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, event, select
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column

from bot import dispatch
from bot.clock import Clock, real_now
from bot.db import Base
from bot.feature import Due
from bot.messages import Incoming, Outgoing, Toast
from bot.people import Account, Group, Neighbourhood, Person, memberships_of
from bot.turn import House, Refusal, Turn

log = logging.getLogger(__name__)

SEEN_FOR = timedelta(days=6)  # longer than an update lives, shorter than its renumbering
TRIES = 4  # of a turn that the database refused for a moment
BATCH = 200
PAUSE = timedelta(minutes=1)  # before a due thing that failed is tried again


class Seen(Base):
    """An update whose effects are in. Its number only, and only when there were effects."""

    __tablename__ = "seen"

    platform: Mapped[str] = mapped_column(primary_key=True)
    update: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)


class SetAside(Base):
    """An update that could not be handled: which, of what kind and why; never what it said."""

    __tablename__ = "set_aside"

    platform: Mapped[str] = mapped_column(primary_key=True)
    update: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]


class StorageDown(Exception):
    """Nothing can be kept at the moment: the platform must offer this update again."""


class App:
    """The synchronous heart: `receive` and `tick` are called from worker threads."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        house: House,
        small_talk: Callable[[Incoming], bool] = lambda _: False,
    ) -> None:
        self.engine = engine
        self.clock = clock
        self.house = house
        self._small_talk = small_talk  # what can be left alone without looking anything up
        self._paused: dict[tuple[str, int], datetime] = {}

    # -- somebody says or presses something ------------------------------------------------------

    def receive(self, incoming: Incoming, aid: tuple[Outgoing, str] | None = None) -> Toast | None:
        """Deal with one update; when this returns, its effects are committed.

        `aid` is the emergency answer that went out already, with its receipt. Raises
        `StorageDown` when nothing could be kept.
        """
        if aid is None and self._small_talk(incoming):
            return None
        for attempt in range(TRIES):
            try:
                return self._receive(incoming, aid)
            except IntegrityError:
                if self._was_seen(incoming):  # the same update, handled at the same moment
                    return None
                if attempt == TRIES - 1:
                    return self._fail(incoming, "IntegrityError")
            except (OperationalError, DBAPIError) as error:
                if attempt == TRIES - 1 or not _passes(error):
                    raise StorageDown(type(error.orig).__name__) from None
            except Exception as error:  # a bug: undone, and never tried again
                log.exception("turn failed", extra={"kind": incoming.kind})
                return self._fail(incoming, type(error).__name__)
        return None

    def _receive(self, incoming: Incoming, aid: tuple[Outgoing, str] | None) -> Toast | None:
        with self.session() as db:
            key = (incoming.address.platform, incoming.id)
            if db.get(Seen, key) is not None:
                return None
            turn = self._turn(db, incoming)
            savepoint = db.begin_nested()
            try:
                dispatch.handle(turn, incoming, aid)
                savepoint.commit()
            except Refusal as no:
                savepoint.rollback()
                turn = self._turn(db, incoming)
                dispatch.refuse(turn, no)
            db.flush()
            if db.info.get("wrote"):
                if turn.person and turn.private:
                    turn.person.wrote_at = turn.now
                db.add(Seen(platform=key[0], update=key[1], at=turn.now))
            return turn.toasted

    def _turn(self, db: Session, incoming: Incoming) -> Turn:
        person, group = None, None
        now = self.clock.now()
        if incoming.sender is not None:
            person = self._person(db, incoming, now)
        if not incoming.private:
            group = db.scalar(
                select(Group).where(
                    Group.platform == incoming.address.platform,
                    Group.chat == incoming.address.chat,
                )
            )
        cause = f"{incoming.address.platform}:{incoming.id}"
        turn = Turn(self.house, db, now, cause, incoming=incoming, person=person, group=group)
        turn.neighbourhood = _neighbourhood(db, person, group, private=incoming.private)
        return turn

    def _person(self, db: Session, incoming: Incoming, now: datetime) -> Person | None:
        assert incoming.sender is not None  # noqa: S101 - seen to by the caller
        row = db.execute(
            select(Account, Person)
            .join(Person, Person.id == Account.person_id)
            .where(
                Account.platform == incoming.sender.platform,
                Account.chat == incoming.sender.chat,
            )
        ).first()
        if row is None:
            return None
        account, person = row
        if incoming.private and incoming.kind not in dispatch.NOT_WRITING:
            if not account.reachable:
                account.reachable = True
            if now - account.used_at > timedelta(days=1):
                account.used_at = now
        return person

    def _was_seen(self, incoming: Incoming) -> bool:
        with self.session() as db:
            return db.get(Seen, (incoming.address.platform, incoming.id)) is not None

    def set_aside(self, platform: str, update: str, kind: str, reason: str) -> None:
        """Remember that an update could not be handled, without what it said."""
        with self.session() as db:
            db.merge(
                SetAside(platform=platform, update=update, kind=kind, reason=reason, at=real_now())
            )

    def _fail(self, incoming: Incoming, reason: str) -> Toast | None:
        self.set_aside(incoming.address.platform, incoming.id, incoming.kind, reason)
        with self.session() as db:
            turn = self._turn(db, incoming)
            if turn.private:
                turn.say("g.error")
                db.add(Seen(platform=incoming.address.platform, update=incoming.id, at=turn.now))
        return None

    # -- a moment comes --------------------------------------------------------------------------

    def tick(self) -> int:
        """Deal with everything that is due; returns how many things were."""
        count = sum(self._deal_with(due) for due in self.house.registry.dues)
        with self.session() as db:
            db.execute(delete(Seen).where(Seen.at < self.clock.now() - SEEN_FOR))
        return count

    def _deal_with(self, due: Due) -> int:
        now = self.clock.now()
        with self.session() as db:
            identities = list(db.scalars(due.query(now).limit(BATCH)))
        count = 0
        for identity in identities:
            if self._paused.get((due.name, identity), now) > now:
                continue
            try:
                count += self._deal_with_one(due, identity)
            except Exception:  # it stays due, and must not keep the others waiting
                log.exception("due failed", extra={"due": due.name})
                self._paused[due.name, identity] = now + PAUSE
        return count

    def _deal_with_one(self, due: Due, identity: int) -> int:
        with self.session() as db:
            now = self.clock.now()
            kind = due.kind
            still = due.query(now).filter_by(id=identity)
            if db.scalar(still.with_for_update(skip_locked=True, of=kind)) is None:
                return 0  # somebody else dealt with it, or is doing so
            thing = db.get(kind, identity)
            here = db.get(Neighbourhood, getattr(thing, "neighbourhood_id", None) or 0)
            cause = f"due:{due.name}:{identity}:{now.timestamp():.6f}"
            due.run(Turn(self.house, db, now, cause, neighbourhood=here), thing)
            return 1

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction, committed at the end; `info["wrote"]` tells whether it wrote."""
        with Session(self.engine, expire_on_commit=False) as db:
            event.listen(db, "after_flush", _wrote)
            event.listen(db, "do_orm_execute", _wrote_in_bulk)
            with db.begin():
                yield db


def _wrote(db: Session, _context: object) -> None:
    db.info["wrote"] = True


def _wrote_in_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        state.session.info["wrote"] = True


def _neighbourhood(
    db: Session, person: Person | None, group: Group | None, *, private: bool
) -> Neighbourhood | None:
    """In a group the group's own; in private the last one used, else the first one joined."""
    if not private:
        return db.get(Neighbourhood, group.neighbourhood_id or 0) if group else None
    if person is None:
        return None
    if person.current_neighbourhood_id:
        return db.get(Neighbourhood, person.current_neighbourhood_id)
    return next(iter(memberships_of(db, person)), None)


def _passes(error: DBAPIError) -> bool:
    """Whether the same turn may well succeed a moment later: a lock, a lost connection."""
    code = getattr(error.orig, "sqlstate", None) or ""
    words = str(error.orig).lower()
    return code in ("40001", "40P01", "55P03") or code.startswith("08") or "locked" in words

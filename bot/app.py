"""Who hears what, and what is due: one transaction for each thing said and each moment come."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Engine, Select, and_, bindparam, delete, exists, select
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import dispatch
from bot.aid import Given
from bot.clock import Clock, real_now
from bot.db import Base, empty_journal
from bot.erasures import FORGOTTEN, Erasures
from bot.feature import Due
from bot.flood import Flood, TooMuch, Verdict
from bot.messages import Incoming, Toast
from bot.moment import at
from bot.people import Account, Group, Neighbourhood, Person, memberships_of
from bot.session import Transaction, write_parents_first
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


_SEEN = and_(Seen.platform == bindparam("on"), Seen.update == bindparam("update"))
_SENDER = (  # who it is, where they are, and whether this update was dealt with: one question
    select(Account, Person, Neighbourhood, exists().where(_SEEN))
    .join(Person, Person.id == Account.person_id)
    .outerjoin(Neighbourhood, Neighbourhood.id == Person.current_neighbourhood_id)
    .where(Account.platform == bindparam("platform"), Account.chat == bindparam("chat"))
    .with_for_update(read=True, key_share=True, of=Person)  # nobody forgets them meanwhile
)
_GROUP = (
    select(Group, Neighbourhood)
    .outerjoin(Neighbourhood, Neighbourhood.id == Group.neighbourhood_id)
    .where(Group.platform == bindparam("platform"), Group.chat == bindparam("chat"))
)


class StorageDown(Exception):
    """Nothing can be kept at the moment: the platform must offer this update again."""


class App:
    """The synchronous heart: `receive` and `tick` are called from worker threads."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        house: House,
        small_talk: Callable[[Incoming, House], bool] = lambda *_: False,
        erasures: Erasures | None = None,
        flood: Flood | None = None,
    ) -> None:
        self.engine = engine
        self.clock = clock
        self.house = house
        self.erasures = erasures
        self.flood = flood
        self._small_talk = small_talk  # what can be left alone without looking anything up
        self._paused: dict[tuple[str, int], datetime] = {}
        write_parents_first()

    # -- somebody says or presses something ------------------------------------------------------

    def receive(self, incoming: Incoming, aid: Given | None = None) -> Toast | None:
        """Deal with one update; when this returns, its effects are committed.

        `aid` is the emergency answer that went out already, with its receipt. Raises
        `StorageDown` when nothing could be kept.
        """
        if aid is None and self._small_talk(incoming, self.house):
            return None
        too_much = False
        if aid is None and self.flood is not None:  # who is in danger is always heard
            verdict = self.flood.look(incoming)
            if verdict is Verdict.DROP:
                return None
            too_much = verdict is Verdict.TELL
        for attempt in range(TRIES):
            try:
                return self._receive(incoming, aid, too_much=too_much)
            except IntegrityError:
                if self._was_seen(incoming):  # the same update, handled at the same moment
                    return None
                if attempt == TRIES - 1:
                    return self._fail(incoming, "IntegrityError")
            except (OperationalError, InterfaceError) as error:
                if attempt == TRIES - 1 or not _passes(error):
                    raise StorageDown(type(error.orig).__name__) from None
            except Exception as error:  # a bug: undone, and never tried again
                log.exception("turn failed", extra={"kind": incoming.kind})
                return self._fail(incoming, type(error).__name__)
        return None

    def _receive(
        self, incoming: Incoming, aid: Given | None, *, too_much: bool = False
    ) -> Toast | None:
        try:
            with self.session() as db:
                turn = self._turn(db, incoming)
                if turn is None:
                    return None
                if too_much:
                    turn.announce(TooMuch())
                else:
                    dispatch.handle(turn, incoming, aid)
                return _finish(db, turn, incoming)
        except Refusal as no:  # everything the turn did is undone
            with self.session() as db:
                turn = self._turn(db, incoming)
                if turn is None:
                    return None
                dispatch.refuse(turn, no)
                return _finish(db, turn, incoming)

    def _turn(self, db: Transaction, incoming: Incoming) -> Turn | None:
        """The turn of an update with all that is known of its sender; None: it was seen before."""
        now, address = self.clock.now(), incoming.address
        person, group, here = None, None, None
        if incoming.sender is not None:
            sender = {"platform": incoming.sender.platform, "chat": incoming.sender.chat}
            known = {**sender, "on": address.platform, "update": incoming.id}
            row = db.execute(_SENDER, known).first()
            if row is not None and row[1].forgotten_at is None:  # else: at this very moment
                account, person, here, seen = row
                if seen:
                    return None
                _note_use(account, incoming, now)
        if person is None and _seen(db, incoming):
            return None
        if not incoming.private:
            chat = {"platform": address.platform, "chat": address.chat}
            group, here = db.execute(_GROUP, chat).first() or (None, None)
        elif person is not None and here is None:
            here = next(iter(memberships_of(db, person)), None)  # the one joined first
        cause = f"{address.platform}:{incoming.id}"
        return Turn(
            self.house, db, now, cause,
            incoming=incoming, person=person, neighbourhood=here, group=group,
        )  # fmt: skip

    def _was_seen(self, incoming: Incoming) -> bool:
        with self.session() as db:
            return _seen(db, incoming)

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
            if turn is not None and turn.private:
                turn.say("g.error")
                db.add(Seen(platform=incoming.address.platform, update=incoming.id, at=turn.now))
        return None

    # -- a moment comes --------------------------------------------------------------------------

    def tick(self) -> int:
        """Deal with everything that is due; returns how many things were."""
        with self.session() as db:
            waiting = kinds_due(db, self.house.registry.dues, self.clock.now())
        count = sum(self._deal_with(due) for due in waiting)
        with self.session() as db:
            db.execute(delete(Seen).where(Seen.at < self.clock.now() - SEEN_FOR))
        return count

    def _deal_with(self, due: Due) -> int:
        now = self.clock.now()
        with self.session() as db:
            identities = list(db.scalars(_first(due), at(now)))
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
            if db.scalar(_still(due), {**at(now), "identity": identity}) is None:
                return 0  # somebody else dealt with it, or is doing so
            thing = db.get(due.kind, identity)
            here = db.get(Neighbourhood, getattr(thing, "neighbourhood_id", None) or 0)
            cause = f"due:{due.name}:{identity}:{now.timestamp():.6f}"
            due.run(Turn(self.house, db, now, cause, neighbourhood=here), thing)
            return 1

    @contextmanager
    def session(self) -> Iterator[Transaction]:
        """One transaction, committed at the end."""
        with Transaction(self.engine) as db:
            with db.begin():
                yield db
            if FORGOTTEN in db.info:
                if self.erasures is not None:
                    self.erasures.add(db.info[FORGOTTEN])
                empty_journal(self.engine)


def kinds_due(db: Session, dues: Sequence[Due], moment: datetime) -> list[Due]:
    """Those of these kinds of which anything is due: one question for all of them."""
    if not dues:
        return []
    row = db.execute(_which(tuple(dues)), at(moment)).one()
    return [due for due, waits in zip(dues, row, strict=True) if waits]


@cache  # building these takes longer than asking them
def _which(dues: tuple[Due, ...]) -> Select[*tuple[bool, ...]]:
    return select(*(exists(due.query) for due in dues))


@cache
def _first(due: Due) -> Select[int]:
    return due.query.limit(BATCH)


@cache
def _still(due: Due) -> Select[int]:
    """The one with this `identity`, if it is due and nobody else is at it."""
    mine = due.query.where(due.kind.__table__.c.id == bindparam("identity"))
    return mine.with_for_update(skip_locked=True, of=due.kind)


def _finish(db: Transaction, turn: Turn, incoming: Incoming) -> Toast | None:
    """Remember the update, if it had any effect."""
    if db.wrote:
        if turn.person and turn.private and turn.person.forgotten_at is None:
            turn.person.wrote_at = turn.now
        db.add(Seen(platform=incoming.address.platform, update=incoming.id, at=turn.now))
    return turn.toasted


def _seen(db: Session, incoming: Incoming) -> bool:
    return db.get(Seen, (incoming.address.platform, incoming.id)) is not None


def _note_use(account: Account, incoming: Incoming, now: datetime) -> None:
    """Words in a private chat: it can be written to, and it is the one used last."""
    if not incoming.private or incoming.kind in dispatch.NOT_WRITING:
        return
    if not account.reachable:
        account.reachable = True
    if now - account.used_at > timedelta(days=1):
        account.used_at = now


def _passes(error: DBAPIError) -> bool:
    """Whether the same turn may well succeed a moment later: a lock, a lost connection."""
    code = getattr(error.orig, "sqlstate", None) or ""
    words = str(error.orig).lower()
    return code in ("40001", "40P01", "55P03") or code.startswith("08") or "locked" in words

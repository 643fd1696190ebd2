"""Who hears what, and what is due: one transaction for each thing said and each moment come."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Engine, and_, bindparam, delete, exists, select
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError

from bot import dispatch
from bot.aid import Given
from bot.already import said_already
from bot.clock import Clock, real_now
from bot.commits import Commits
from bot.dues import first, kinds_due, still
from bot.erasures import Erasures
from bot.feature import Due
from bot.flood import Flood, TooMuch, Verdict
from bot.messages import Incoming, Toast
from bot.moment import at
from bot.people import Account, Group, Neighbourhood, Person, memberships_of
from bot.seen import Seen, SetAside, was_seen
from bot.session import Transaction, write_parents_first
from bot.tally import Tallies
from bot.turn import House, Refusal, Turn

log = logging.getLogger(__name__)

SEEN_FOR = timedelta(days=6)  # longer than an update lives, shorter than its renumbering
TRIES = 4  # of a turn that the database refused for a moment
PAUSE = timedelta(minutes=1)  # before a due thing that failed is tried again

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


Waiting = tuple[Incoming, Given | None]  # an update, and its emergency answer


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
        self.commits = Commits(engine, erasures)
        self.session = self.commits.session
        self.flood = flood
        if flood is not None and engine.dialect.name == "postgresql":  # perhaps more processes
            flood.share = Tallies(self.session, house.keys).add
        self._small_talk = small_talk  # what can be left alone without looking anything up
        self._paused: dict[tuple[str, int], datetime] = {}
        write_parents_first()

    # -- somebody says or presses something ------------------------------------------------------

    def receive(self, incoming: Incoming, aid: Given | None = None) -> Toast | None:
        """Deal with one update; when this returns, its effects are committed.

        `aid` is the emergency answer that went out already, with its receipt. Raises
        `StorageDown` when nothing could be kept.
        """
        return self._try(incoming, aid, self._look(incoming, aid))

    def receive_all(self, waiting: Sequence[Waiting]) -> list[Toast | StorageDown | None]:
        """Deal with updates that waited for each other, in their order: one commit for all.

        Each is a transaction inside of it (a savepoint), so that what one of them refuses undoes
        nothing of the others. When anything goes wrong nothing at all is kept, and each is dealt
        with by itself. Only for SQLite, which has one writer, and from its one thread.
        """
        looked = [(*one, self._look(*one)) for one in waiting]
        if sum(verdict is not Verdict.DROP for _, _, verdict in looked) > 1:
            try:
                with self.commits.together():
                    return [self._heard(*one) for one in looked]
            except Exception as error:  # whose fault it is shows when each is tried alone
                log.warning("not together", extra={"reason": type(error).__name__})
        return [self._alone(*one) for one in looked]

    def _look(self, incoming: Incoming, aid: Given | None) -> Verdict:
        """What needs no database: whether it is heard at all. Who is in danger always is."""
        if aid is not None:
            return Verdict.LET
        if self._small_talk(incoming, self.house):
            return Verdict.DROP
        return self.flood.look(incoming) if self.flood is not None else Verdict.LET

    def _heard(self, incoming: Incoming, aid: Given | None, verdict: Verdict) -> Toast | None:
        if verdict is Verdict.DROP:
            return None
        return self._receive(incoming, aid, verdict)

    def _alone(
        self, incoming: Incoming, aid: Given | None, verdict: Verdict
    ) -> Toast | StorageDown | None:
        try:
            return self._try(incoming, aid, verdict)
        except StorageDown as down:
            return down

    def _try(self, incoming: Incoming, aid: Given | None, verdict: Verdict) -> Toast | None:
        """The same again while the database is in the way; a bug is set aside."""
        for attempt in range(TRIES):
            try:
                return self._heard(incoming, aid, verdict)
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

    def _receive(self, incoming: Incoming, aid: Given | None, verdict: Verdict) -> Toast | None:
        try:
            with self.session() as db:
                turn = self._turn(db, incoming)
                if turn is None:
                    return None
                if verdict is Verdict.TELL:
                    turn.announce(TooMuch())
                else:
                    dispatch.handle(turn, incoming, aid)
                if verdict is Verdict.BUSY and said_already(db, turn.now):
                    db.rollback()
                    return turn.toasted
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
        if person is None and was_seen(db, incoming):
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
            return was_seen(db, incoming)

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
            identities = list(db.scalars(first(due), at(now)))
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
            if db.scalar(still(due), {**at(now), "identity": identity}) is None:
                return 0  # somebody else dealt with it, or is doing so
            thing = db.get(due.kind, identity)
            here = db.get(Neighbourhood, getattr(thing, "neighbourhood_id", None) or 0)
            cause = f"due:{due.name}:{identity}:{now.timestamp():.6f}"
            due.run(Turn(self.house, db, now, cause, neighbourhood=here), thing)
            return 1


def _finish(db: Transaction, turn: Turn, incoming: Incoming) -> Toast | None:
    """Remember the update, if it had any effect."""
    if db.wrote:
        if turn.person and turn.private and turn.person.forgotten_at is None:
            turn.person.wrote_at = turn.now
        db.add(Seen(platform=incoming.address.platform, update=incoming.id, at=turn.now))
    return turn.toasted


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

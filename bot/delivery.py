"""Which letter goes out next, what is checked at that moment, and what became of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import Session

from bot import outbox
from bot.aid import REPEATS, repeat_at
from bot.app import App
from bot.clock import real_now
from bot.messages import Moved, NotDelivered, Outcome, Outgoing, TopicGone, replace
from bot.outbox import Letter, State
from bot.people import (
    ZONE,
    Account,
    ChatMoved,
    Group,
    Neighbourhood,
    Person,
    TopicLost,
    Unreachable,
)
from bot.permit import opens_at, unwanted
from bot.texts import Reader
from bot.turn import Turn

LEASE = timedelta(seconds=45)
MAX_ATTEMPTS = 8
REPEAT_AFTER = timedelta(seconds=20)
BACKOFF = (1, 2, 4, 8, 15, 30, 60, 60)  # seconds of real time


_WAITING = (
    select(Letter)
    .where(
        Letter.state == State.PENDING,
        or_(Letter.retry_at.is_(None), Letter.retry_at <= bindparam("real")),
        or_(Letter.held_until.is_(None), Letter.held_until <= bindparam("now")),
        Letter.chat.not_in(bindparam("resting", expanding=True)),
        or_(Letter.kind != "edit", Letter.slot.not_in(bindparam("unedited", expanding=True))),
    )
    .order_by(Letter.priority, Letter.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter that this process is about to send."""

    id: int
    slot: str
    message: Outgoing


class Delivery:
    """The outbox as the shell sees it: take some letters, say what became of each."""

    def __init__(self, app: App) -> None:
        self._app = app

    def claim(
        self, limit: int, resting: Collection[str] = (), unedited: Collection[str] = (),
        bulk: int = 1_000,
    ) -> list[Claimed]:  # fmt: skip
        """Up to `limit` letters that may go out now, one a chat, in order of urgency.

        Chats that are `resting` are passed over: they have to wait, or an earlier letter is still
        on its way there. So are edits of the slots in `unedited`, and `bulk` letters beyond that.
        """
        claimed: list[Claimed] = []
        taken: set[tuple[str, str]] = set()
        with self._app.session() as db:
            for letter in self._waiting(db, limit * 3, resting, unedited):
                rests = letter.kind == "bulk" and bulk <= 0
                if rests or len(claimed) == limit or (letter.platform, letter.chat) in taken:
                    continue
                message = self._checked(db, letter)
                if message is None:
                    continue
                letter.state = State.SENDING
                letter.attempts += 1
                bulk -= letter.kind == "bulk"
                letter.lease_until = real_now() + LEASE
                taken.add((letter.platform, letter.chat))
                claimed.append(Claimed(letter.id, letter.slot, message))
        return claimed

    def sent(self, identity: int, receipt: str) -> None:
        """It arrived, as the message `receipt`."""
        with self._app.session() as db:
            letter = db.get_one(Letter, identity)
            letter.state, letter.receipt, letter.sent_at = State.SENT, receipt, self._now()
            letter.lease_until = None
            self._let_go(db, letter)

    def failed(self, identity: int, problem: NotDelivered) -> None:
        """It did not arrive, or nobody knows: again, or never again, by its kind."""
        with self._app.session() as db:
            letter = db.get_one(Letter, identity)
            letter.lease_until, letter.outcome = None, problem.outcome.value
            if problem.outcome is Outcome.UNREACHABLE:
                self._unreachable(db, letter, problem.closed)
            elif problem.outcome is Outcome.GONE and outbox.unpack(letter).delete:
                letter.state, letter.sent_at = State.SENT, self._now()  # it is away: as was meant
            elif problem.outcome in (Outcome.FINAL, Outcome.GONE):
                letter.state = State.FAILED
            elif problem.outcome is Outcome.UNKNOWN:
                self._uncertain(letter)
            else:
                self._again(letter, problem.retry_after)
            self._let_go(db, letter)

    def moved(self, identity: int, move: Moved) -> None:
        """The chat has a new id, or lost a topic: everything goes there, this letter first."""
        with self._app.session() as db:
            letter = db.get_one(Letter, identity)
            old, lost = letter.address, isinstance(move, TopicGone)
            there = (Group.platform == old.platform, Group.chat == old.chat)
            group = db.scalar(select(Group).where(*there))
            if lost:
                outbox.leave_topic(db, old)
            elif group is None:
                outbox.move_group(db, old.platform, old.chat, move.chat, self._now())
            if group is not None:
                found = TopicLost(group, old.thread) if lost else ChatMoved(group, move.chat)
                self._tell(db, letter, group, found)
            letter.lease_until = None
            db.refresh(letter, ["state", "chat", "thread"])
            if letter.state is State.SENDING:
                stays = letter.chat == old.chat and not lost  # nobody could follow it there
                letter.state = State.FAILED if stays else State.PENDING

    def recover(self, *, starting: bool = False) -> None:
        """Letters whose sender died: never again (pings), or again and marked as a repeat.

        One process works on an SQLite file: when it is `starting`, whoever held a lease is dead.
        """
        died = [Letter.state == State.SENDING]
        if not (starting and self._app.engine.dialect.name == "sqlite"):
            died.append(Letter.lease_until < real_now())
        with self._app.session() as db:
            for letter in db.scalars(select(Letter).where(*died)):
                letter.lease_until, letter.outcome = None, Outcome.UNKNOWN.value
                self._uncertain(letter)
                self._let_go(db, letter)

    def waiting(self) -> bool:
        """Whether anything is still on its way."""
        with self._app.session() as db:
            states = (State.PENDING, State.SENDING)
            return (
                db.scalar(select(Letter.id).where(Letter.state.in_(states)).limit(1)) is not None
            )

    # -- before it goes --------------------------------------------------------------------------

    def _now(self) -> datetime:
        return self._app.clock.now()

    def _waiting(
        self, db: Session, limit: int, resting: Collection[str], unedited: Collection[str]
    ) -> list[Letter]:
        values = {
            "real": real_now(),
            "now": self._now(),
            "limit": limit,
            "resting": sorted(resting),
            "unedited": sorted(unedited),
        }
        return list(db.scalars(_WAITING, values))

    def _checked(self, db: Session, letter: Letter) -> Outgoing | None:
        """The message as it goes out now; None when it may not, or not yet."""
        now = self._now()
        person = db.get(Person, letter.person_id) if letter.person_id else None
        if (letter.gone_by and letter.gone_by < now) or unwanted(letter, person, now):
            letter.state, letter.body = State.RETRACTED, None
            return None
        here = db.get(Neighbourhood, letter.neighbourhood_id) if letter.neighbourhood_id else None
        opens = opens_at(letter, person, here, now)
        if opens > now:
            letter.held_until = opens
            return None
        if letter.kind == "edit":
            return self._edit(db, letter)
        message = outbox.unpack(letter)
        if letter.repeated:
            reader = Reader(person.language if person else "nl", now, ZONE)
            mark = self._app.house.texts.say("out.repeat", reader)
            message = replace(message, text=f"{mark}\n{message.text}")
        return message

    def _edit(self, db: Session, letter: Letter) -> Outgoing | None:
        versions = outbox.in_slot(db, letter.slot)
        original = next((v for v in versions if v.kind != "edit"), None)
        if original is None or original.state in (State.FAILED, State.RETRACTED, State.UNKNOWN):
            letter.state = State.FAILED
            return None
        if original.receipt is None:  # not there yet
            letter.retry_at = real_now() + timedelta(seconds=1)
            return None
        letter.chat = original.chat  # it may have moved
        return outbox.unpack(letter, replaces=original.receipt)

    # -- after it went ---------------------------------------------------------------------------

    def _let_go(self, db: Session, letter: Letter) -> None:
        """Whoever was forgotten while it was on its way: its address goes too.

        Its words went then. A letter to nobody we know is one to somebody who never came in, or
        from before they were known.
        """
        if letter.body is not None:
            return
        person = db.get_one(Person, letter.person_id) if letter.person_id else None
        if person is None or person.forgotten_at is not None:
            letter.chat, letter.receipt = "", None
            if letter.state is State.PENDING:
                letter.state = State.RETRACTED

    def _uncertain(self, letter: Letter) -> None:
        if letter.first_aid:
            self._in_doubt(letter)
            return
        goes_on = letter.kind == "must" and letter.attempts < MAX_ATTEMPTS
        if letter.kind in outbox.AT_MOST_ONCE or (letter.repeated and not goes_on):
            letter.state = State.UNKNOWN
        else:
            wait = REPEAT_AFTER * (2 ** max(0, letter.attempts - 1) if goes_on else 1)
            letter.state, letter.repeated = State.PENDING, letter.kind != "edit"
            letter.retry_at = real_now() + wait

    def _in_doubt(self, letter: Letter) -> None:
        """An emergency answer is said again at once, a few times; what arrived twice is marked."""
        if letter.repeated and letter.attempts > len(REPEATS):
            letter.state = State.UNKNOWN
        else:
            letter.state, letter.repeated = State.PENDING, True
            letter.retry_at = repeat_at(letter.attempts)

    def _again(self, letter: Letter, after: float | None) -> None:
        if after is not None:  # the platform said when: that does not count as an attempt
            letter.attempts -= 1
        elif letter.attempts >= MAX_ATTEMPTS and letter.kind != "must":
            letter.state = State.FAILED
            return
        wait = after if after is not None else BACKOFF[min(letter.attempts, len(BACKOFF)) - 1]
        letter.state, letter.retry_at = State.PENDING, real_now() + timedelta(seconds=wait)

    def _tell(self, db: Session, letter: Letter, group: Group, news: object) -> None:
        """The features hear what a letter to this group found out."""
        here = db.get(Neighbourhood, group.neighbourhood_id) if group.neighbourhood_id else None
        cause = f"letter:{letter.id}"
        turn = Turn(self._app.house, db, self._now(), cause, neighbourhood=here, group=group)
        turn.announce(news)

    def _unreachable(self, db: Session, letter: Letter, closed: bool) -> None:
        letter.state = State.FAILED
        if letter.person_id is None:
            db.execute(
                update(Group)
                .where(Group.platform == letter.platform, Group.chat == letter.chat)
                .values(present=False)
            )
        else:
            self._lost(db, letter, closed)

    def _lost(self, db: Session, letter: Letter, closed: bool) -> None:
        """Nothing arrives in this private chat any more: what waits for them must go on."""
        where = (Account.platform == letter.platform, Account.chat == letter.chat)
        account = db.scalar(select(Account).where(*where).with_for_update())
        if account is None or not account.reachable:
            return
        account.reachable = False
        here = db.get(Neighbourhood, letter.neighbourhood_id) if letter.neighbourhood_id else None
        turn = Turn(self._app.house, db, self._now(), f"letter:{letter.id}", neighbourhood=here)
        person = db.get_one(Person, account.person_id)
        turn.announce(Unreachable(person, account, letter.about, closed))

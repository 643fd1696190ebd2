"""Messages waiting for their platform: kept with what caused them, sent after the commit."""

import json
from base64 import b64decode, b64encode
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, bindparam, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.messages import Address, Button, Document, Outgoing
from bot.people import Group, Neighbourhood, Person

AID = ":aid"  # at the end of the cause of an emergency answer
PRIORITY = {"answer": 0, "must": 1, "ping": 3, "edit": 4, "digest": 5, "bulk": 6}
AT_MOST_ONCE = ("ping", "digest", "bulk")  # rather once too few than twice

AT_MOST = timedelta(minutes=1)  # that anything waits once the clock was put back
HELD = datetime(9000, 1, 1, tzinfo=UTC)  # until somebody says so: see `hold`


Words = tuple[tuple[str, ...], ...]  # that stand for a button, for each of them


class State(StrEnum):
    """What became of a letter."""

    PENDING = "pending"
    SENDING = "sending"  # claimed by a sender, until `lease_until`
    SENT = "sent"
    UNKNOWN = "unknown"  # it may have arrived; it is not sent again
    FAILED = "failed"
    RETRACTED = "retracted"


class Hours(StrEnum):
    """When a letter may make a sound."""

    ALWAYS = "always"
    DAY = "day"  # from the start of the waking hours to midnight
    WAKING = "waking"  # the neighbourhood's waking hours and the person's own


class Letter(Base):
    """One message to one chat. The words are encrypted and go after a week."""

    __tablename__ = "letter"
    __table_args__ = (
        Index(None, "state", "priority", "id"),
        Index(None, "platform", "chat", "id"),
        Index(None, "platform", "chat", "receipt"),
        Index(None, "slot"),
        Index(None, "about", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    once: Mapped[str] = mapped_column(unique=True)  # the cause; outlives the letter's words
    kind: Mapped[str]
    priority: Mapped[int]
    hours: Mapped[Hours]
    platform: Mapped[str]
    chat: Mapped[str]
    thread: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    neighbourhood_id: Mapped[int | None] = mapped_column(ForeignKey("neighbourhood.id"))
    about: Mapped[str] = mapped_column(default="")
    slot: Mapped[str]  # letters with the same slot are versions of one message
    text_key: Mapped[str]
    body: Mapped[str | None] = mapped_column(Private)  # JSON, see `Outbox`
    state: Mapped[State] = mapped_column(default=State.PENDING)
    repeated: Mapped[bool] = mapped_column(default=False)  # it may have arrived before
    attempts: Mapped[int] = mapped_column(default=0)
    held_until: Mapped[datetime | None]  # by the hours; the turn's time
    gone_by: Mapped[datetime | None]  # after this it is of no use; the turn's time
    retry_at: Mapped[datetime | None]  # real time
    lease_until: Mapped[datetime | None]  # real time
    receipt: Mapped[str | None]
    outcome: Mapped[str] = mapped_column(default="")  # why it failed, from an enumeration
    answered_at: Mapped[datetime | None]  # one of its buttons was pressed
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]

    @property
    def first_aid(self) -> bool:
        """Whether it is an emergency answer: safety goes before saying it once."""
        return self.once.endswith(AID)

    @property
    def address(self) -> Address:
        return Address(self.platform, self.chat, self.thread)


THERE = tuple(state for state in State if state is not State.RETRACTED)  # in a chat, or soon
_LAST = (
    select(Letter)
    .where(Letter.platform == bindparam("platform"), Letter.chat == bindparam("chat"))
    .where(Letter.state.in_(bindparam("states", expanding=True)), Letter.kind != "edit")
    .order_by(Letter.id.desc())
    .limit(1)
)
_IN_SLOT = select(Letter).where(Letter.slot == bindparam("slot")).order_by(Letter.id.desc())


def pack(message: Outgoing, words: Words) -> str:
    """What of `message` is kept in `Letter.body`, with the words that stand for its buttons."""
    body: dict[str, Any] = {
        "text": message.text,
        "buttons": [[b.label, b.press, b.link] for b in message.buttons],
        "rows": [[b.label, b.press, b.link] for b in message.rows],
        "words": words,
        "flags": [flag for flag in _FLAGS if getattr(message, flag)],
        "reply_to": message.reply_to,
    }
    if message.document:
        file = message.document
        body["document"] = [file.name, b64encode(file.content).decode(), file.media_type, "base64"]
    return json.dumps(body, ensure_ascii=False)


_FLAGS = ("silent", "pin", "ask_contact", "ask_reply", "protect", "delete")


def unpack(letter: Letter, replaces: str = "", *, line: bool = True) -> Outgoing:
    """The message that `letter` stands for; without the `line` that was put under it."""
    body = json.loads(letter.body or "{}")
    text = body.get("text", "")
    return Outgoing(
        to=letter.address,
        text=f"{text}\n{body['line']}" if line and "line" in body else text,
        kind=letter.kind,  # type: ignore[arg-type]  # the column holds nothing else
        buttons=tuple(Button(*button) for button in body.get("buttons", ())),
        rows=tuple(Button(*button) for button in body.get("rows", ())),
        about=letter.about,
        replaces=replaces,
        reply_to=body.get("reply_to", ""),
        document=_file(*body["document"]) if "document" in body else None,
        **dict.fromkeys(body.get("flags", ()), True),
    )


def _file(name: str, content: str, media_type: str, kept_as: str = "") -> Document:
    """The file of a letter; before it could be a picture its text was kept as it is."""
    return Document(name, b64decode(content) if kept_as else content.encode(), media_type)


def options(letter: Letter) -> list[tuple[Button, tuple[str, ...]]]:
    """The buttons under a letter, each with the words that stand for it."""
    body = json.loads(letter.body or "{}")
    buttons = [Button(*b) for b in (*body.get("buttons", ()), *body.get("rows", ()))]
    words = [tuple(w) for w in body.get("words", ())] or [()] * len(buttons)
    return list(zip(buttons, words, strict=False))


def is_away(letter: Letter) -> bool:
    """Whether this version of a message takes it away."""
    if letter.state in (State.RETRACTED, State.FAILED) or letter.body is None:
        return False
    return unpack(letter).delete


def looks_the_same(letter: Letter, message: Outgoing) -> bool:
    """Whether what stands there by `letter` is what `message` would show in its place."""
    if letter.state not in (State.SENDING, State.SENT) or letter.body is None:
        return False
    shown = unpack(letter)
    return (shown.text, shown.buttons, shown.rows, shown.delete, shown.pin, shown.document) == (
        message.text, message.buttons, message.rows, message.delete, message.pin, message.document,
    )  # fmt: skip


def retract(db: Session, about: str) -> None:
    """Take back every letter about something that has not gone out yet."""
    db.execute(
        update(Letter)
        .where(Letter.about == about, Letter.state == State.PENDING)
        .values(state=State.RETRACTED, body=None)
    )


def hold(db: Session) -> int:
    """Nothing that waits now goes out until it is released; returns how many letters wait."""
    waits = Letter.state.in_((State.PENDING, State.SENDING))
    held = {"state": State.PENDING, "held_until": HELD, "lease_until": None, "retry_at": None}
    changed = db.execute(update(Letter).where(waits).values(held).returning(Letter.id))
    return len(changed.all())


def held(db: Session, here: Neighbourhood) -> int:
    """How many letters are held of a neighbourhood, and of none."""
    return db.scalar(select(func.count()).select_from(Letter).where(*_held(here))) or 0


def release(db: Session, here: Neighbourhood) -> None:
    """They go out after all."""
    db.execute(update(Letter).where(*_held(here)).values(held_until=None))


def throw_away(
    db: Session, here: Neighbourhood | None = None, before: datetime | None = None
) -> None:
    """They never go out: those of a neighbourhood, or those that were written `before`."""
    these = [Letter.state == State.PENDING, Letter.held_until == HELD]
    these = these if here is None else _held(here)
    if before is not None:
        these.append(Letter.created_at < before)
    db.execute(update(Letter).where(*these).values(state=State.RETRACTED, body=None))


def _held(here: Neighbourhood) -> list[ColumnElement[bool]]:
    ours = or_(Letter.neighbourhood_id == here.id, Letter.neighbourhood_id.is_(None))
    return [Letter.state == State.PENDING, Letter.held_until == HELD, ours]


def by_receipt(db: Session, address: Address, receipt: str) -> Letter | None:
    """The letter that stands in a chat as message `receipt`."""
    if not receipt:
        return None
    return db.scalar(
        select(Letter)
        .where(
            Letter.platform == address.platform,
            Letter.chat == address.chat,
            Letter.receipt == receipt,
        )
        .order_by(Letter.id.desc())
        .limit(1)
    )


def last_message(
    db: Session, address: Address, states: Collection[State] = THERE
) -> Letter | None:
    """The newest message of a chat that is in one of these states; a version is no message."""
    chat = {"platform": address.platform, "chat": address.chat, "states": states}
    return db.scalar(_LAST, chat)


def in_slot(db: Session, slot: str) -> list[Letter]:
    """The versions of one message, the newest first."""
    return list(db.scalars(_IN_SLOT, {"slot": slot}))


def wait_no_longer(db: Session, now: datetime) -> None:
    """The clock was put back to `now`, of real time: nothing waits for what it showed before.

    What is on its way has no lease any more, so that it counts as uncertain; what is tried again
    is so within a minute. A platform that said how long to wait is obeyed from memory.
    """
    soon = now + AT_MOST
    late = (Letter.state == State.PENDING, Letter.retry_at > soon)
    db.execute(update(Letter).where(*late).values(retry_at=soon))
    held = (Letter.state == State.SENDING, Letter.lease_until > soon)
    db.execute(update(Letter).where(*held).values(lease_until=soon))


def slots_about(db: Session, about: str, person: Person, keys: Collection[str]) -> list[str]:
    """Where what somebody was told about a thing, by a text of `keys`, stands in their chat."""
    told = select(Letter.slot).where(
        Letter.about == about,
        Letter.person_id == person.id,
        Letter.kind != "edit",
        Letter.text_key.in_(keys),
    )
    return list(dict.fromkeys(db.scalars(told.order_by(Letter.id))))


def leave_topic(db: Session, address: Address) -> None:
    """What waits for a topic that is gone, or is on its way there, goes to the chat itself."""
    there = (Letter.platform == address.platform, Letter.chat == address.chat)
    waits = (Letter.thread == address.thread, Letter.state.in_((State.PENDING, State.SENDING)))
    db.execute(update(Letter).where(*there, *waits).values(thread=""))
    group = update(Group).where(Group.platform == address.platform, Group.chat == address.chat)
    db.execute(group.where(Group.thread == address.thread).values(thread=""))


def move_group(db: Session, platform: str, old: str, new: str, now: datetime) -> None:
    """A group got a new id: it follows, and so does what is still to go there.

    What stands in the old chat is out of reach: its number means another message in the new one.
    """
    if old == new:  # heard before
        return
    group = update(Group).where(Group.platform == platform, Group.chat == old)
    db.execute(group.values(chat=new, moved_at=now))
    there = (Letter.platform == platform, Letter.chat == old)
    stands = select(Letter.slot).where(*there, Letter.receipt.is_not(None))
    changes = (Letter.kind == "edit", Letter.slot.in_(stands.scalar_subquery()))
    for these in (changes, (Letter.state == State.SENT,)):
        db.execute(update(Letter).where(*there, *these).values(state=State.RETRACTED))
    db.execute(update(Letter).where(*there).values(chat=new, receipt=None))

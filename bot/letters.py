"""Turns a text with its buttons into a letter in the outbox, for whoever will read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot import lines, outbox, presses
from bot.aid import repeat_at
from bot.db import new_id
from bot.messages import Address, Button, LetterKind, Outgoing
from bot.outbox import PRIORITY, Hours, Letter, State, Words
from bot.people import Account, Group, Person
from bot.presses import Mark
from bot.texts import ROW, Reader, Rendered, Value

if TYPE_CHECKING:
    from bot.house import House
    from bot.turn import Turn

HOURS = {
    "answer": Hours.ALWAYS,
    "must": Hours.DAY,
    "edit": Hours.ALWAYS,  # an edit makes no sound
    **dict.fromkeys(("ping", "digest", "bulk"), Hours.WAKING),
}

_ACCOUNTS = (  # the one used last comes last, and is the one that counts
    select(Account)
    .where(Account.person_id.in_(bindparam("people", expanding=True)), Account.reachable)
    .order_by(Account.used_at)
)
_SAID = select(Letter.once).where(Letter.once.in_(bindparam("onces", expanding=True)))


@dataclass(frozen=True, slots=True)
class Draft:
    """What a feature wants to say; see `Turn.say`."""

    key: str
    kind: LetterKind
    buttons: tuple[Mark | None, ...] = ()
    labels: tuple[Value, ...] = ()
    links: tuple[str, ...] = ()
    rows: tuple[Mark | None, ...] = ()
    about: str = ""
    slot: str = ""
    once: str = ""
    hours: Hours | None = None
    gone_by: datetime | None = None
    options: dict[str, Any] | None = None
    values: dict[str, Value] | None = None


class Writer:
    """Writes the letters of one turn."""

    def __init__(self, house: "House", db: Session, now: datetime, cause: str) -> None:
        self._house = house
        self._db = db
        self._now = now
        self._cause = cause
        self._written = 0
        self._accounts: dict[int, Account] = {}
        self._unsaid: set[str] = set()  # of `once`: looked up, and not said yet

    def account_of(self, person: Person) -> Account | None:
        """The private chat in which somebody can be written to, the one used last."""
        known = self._accounts.get(person.id)
        if known is None or not known.reachable:
            self._look_up([person.id])
            known = self._accounts.get(person.id)
        return known

    def expect(self, people: Iterable[Person], onces: Sequence[str]) -> None:
        """Look up at once what writing to all these people will need to know."""
        self._look_up([person.id for person in people])
        if onces:
            said = self._db.scalars(_SAID, {"onces": onces})
            self._unsaid = set(onces).difference(said)

    def _look_up(self, people: list[int]) -> None:
        for identity in people:
            self._accounts.pop(identity, None)
        for account in self._db.scalars(_ACCOUNTS, {"people": people}):
            self._accounts[account.person_id] = account

    def write(self, turn: "Turn", draft: Draft, to: Person | Group | None) -> Letter | None:
        """One new letter; None when it exists already or when nobody can be reached."""
        found = self._addressee(turn, to)
        if found is None or (draft.once and self._said(draft.once)):
            return None
        address, person = found
        identity = new_id(self._now, self._house.chance)
        message, words = self._message(turn, draft, address, person)
        number, here = self._next(), turn.neighbourhood
        letter = Letter(
            id=identity,
            once=draft.once or f"{self._cause}:{number}",
            kind=draft.kind,
            priority=PRIORITY[draft.kind],
            hours=draft.hours or HOURS[draft.kind],
            platform=address.platform,
            chat=address.chat,
            thread=address.thread,
            person_id=person.id if person else None,
            neighbourhood_id=here.id if here else None,
            about=draft.about,
            slot=draft.slot or str(identity),
            text_key=draft.key,
            body=outbox.pack(message, words),
            state=State.PENDING,
            gone_by=draft.gone_by,
            created_at=self._now,
        )
        self._db.add(letter)
        return letter

    def rewrite(self, turn: "Turn", slot: str, key: str, **kwargs: Any) -> Letter | None:
        """A new version of the message in `slot`: the last one wins."""
        self._db.flush()
        versions = outbox.in_slot(self._db, slot)
        original = next((letter for letter in versions if letter.kind != "edit"), None)
        gone = original is None or original.state in (State.FAILED, State.RETRACTED)
        if original is None or gone or outbox.is_away(versions[0]):  # taken away: it stays away
            return None
        person = self._db.get(Person, original.person_id) if original.person_id else None
        if person is not None and person.forgotten_at is not None:
            return None
        message, words = self._message(turn, _draft(key, kwargs), original.address, person)
        body = outbox.pack(message, words)
        waiting = next((letter for letter in versions if letter.state == State.PENDING), None)
        if waiting is not None:
            waiting.body, waiting.text_key = body, key
            if waiting is original and message.delete:
                waiting.state = State.RETRACTED
            return waiting
        if outbox.looks_the_same(versions[0], message):
            return versions[0]
        letter = self.like(original, key, message, words)
        self._db.add(letter)
        return letter

    def settle(self, letter: Letter, press: str) -> None:
        """Show under a message which of its buttons was chosen, and take the buttons away."""
        letter.answered_at = self._now
        chosen = [b for b, _ in outbox.options(letter) if b.press == press]
        with self._db.no_autoflush:
            versions = outbox.in_slot(self._db, letter.slot)
        versions += [x for x in self._db.new if isinstance(x, Letter) and x.slot == letter.slot]
        versions = lines.drop(versions)
        changed = any(newer.id > letter.id or newer.state == State.PENDING for newer in versions)
        if not chosen or changed or letter.body is None:
            return
        message = outbox.unpack(letter, line=False)
        text = f"{message.text}\n\n✔ {chosen[0].label}"
        message = replace(message, text=text, buttons=(), rows=(), ask_contact=False)
        self._db.add(self.like(letter, letter.text_key, message, ()))

    def note_sent(
        self, turn: "Turn", message: Outgoing, receipt: str | None, doubts: int = 0
    ) -> None:
        """Keep a message that went out already, with the words that stand for its buttons.

        Without a receipt (None) it did not go, or nobody knows: then the outbox takes it on.
        """
        here, person = turn.neighbourhood, turn.person if turn.private else None
        identity = new_id(self._now, self._house.chance)
        self._db.add(
            Letter(
                id=identity,
                once=f"{self._cause}{outbox.AID}",
                kind="must",
                priority=PRIORITY["must"],
                hours=Hours.ALWAYS,
                platform=message.to.platform,
                chat=message.to.chat,
                thread=message.to.thread,
                person_id=person.id if person else None,
                neighbourhood_id=here.id if here else None,
                about=message.about,
                slot=str(identity),
                text_key=message.about,
                body=outbox.pack(message, ((),) * (len(message.buttons) + len(message.rows))),
                state=State.PENDING if receipt is None else State.SENT,
                receipt=receipt,
                repeated=doubts > 0,
                attempts=doubts,
                retry_at=repeat_at(doubts) if doubts else None,
                created_at=self._now,
                sent_at=None if receipt is None else self._now,
            )
        )

    def like(
        self, original: Letter, key: str, shown: Outgoing, words: Words, kind: LetterKind = "edit"
    ) -> Letter:
        """Another version of the message `original` is one of, or a new one; not added yet."""
        identity = new_id(self._now, self._house.chance)
        return Letter(
            id=identity,
            once=f"{kind}:{original.slot}:{self._cause}:{self._next()}",
            kind=kind,
            priority=PRIORITY[kind],
            hours=HOURS[kind],
            platform=original.platform,
            chat=original.chat,
            thread=original.thread,
            person_id=original.person_id,
            neighbourhood_id=original.neighbourhood_id,
            about=shown.about,
            slot=original.slot if kind == "edit" else str(identity),
            text_key=key,
            body=outbox.pack(shown, words),
            state=State.PENDING,
            created_at=self._now,
        )

    def _next(self) -> int:
        self._written += 1
        return self._written

    def _said(self, once: str) -> bool:
        """Whether the letter that may exist one time only does."""
        if once in self._unsaid:
            self._unsaid.discard(once)
            return False
        return self._db.scalar(_SAID, {"onces": [once]}) is not None

    def _addressee(
        self, turn: "Turn", to: Person | Group | None
    ) -> tuple[Address, Person | None] | None:
        if isinstance(to, Group):
            return (Address(to.platform, to.chat, to.thread), None) if to.present else None
        if to is None and turn.incoming is not None:
            return turn.incoming.address, turn.person if turn.private else None
        if to is None:
            raise ValueError("a due turn has nobody to answer to")
        account = self.account_of(to)
        if account is None or to.forgotten_at:
            return None
        if turn.private and turn.person is to and turn.incoming is not None:
            return turn.incoming.address, to  # answer where they wrote, not where they once did
        return Address(account.platform, account.chat), to

    def _message(
        self, turn: "Turn", draft: Draft, address: Address, person: Person | None
    ) -> tuple[Outgoing, tuple[tuple[str, ...], ...]]:
        reader = turn.reader(person)
        rendered = self._house.texts.render(draft.key, reader, draft.values or {})
        marks = draft.buttons or draft.rows
        labels, words = self._labels(draft, rendered, reader, len(marks))
        made, kept = [], []
        for position, label in enumerate(labels):
            mark = marks[position] if position < len(marks) else None
            link = draft.links[position] if position < len(draft.links) else ""
            if mark is None and not link:
                continue
            press = presses.sign(mark, address.chat, self._house.keys) if mark else ""
            made.append(Button(label, press, link))
            kept.append(words[position])
        as_rows = bool(draft.rows) or (rendered.as_rows and not draft.buttons)
        message = Outgoing(
            to=address,
            text=rendered.text,
            kind=draft.kind,
            buttons=() if as_rows else tuple(made),
            rows=tuple(made) if as_rows else (),
            about=draft.about,
        )
        if draft.options:
            message = replace(message, **draft.options)
        return message, tuple(kept)

    def _labels(
        self, draft: Draft, rendered: Rendered, reader: Reader, count: int
    ) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The text's own labels, then those that the feature brings along."""
        own = [
            self._house.texts.fill("{label}", reader, {"label": label})[:ROW]
            for label in draft.labels
        ]
        labels = (*rendered.labels, *own)
        words = (*rendered.words, *((),) * len(own))
        if count > len(labels):
            raise ValueError(f"{draft.key} has {len(labels)} labels for {count} buttons")
        return labels, words


def _draft(key: str, kwargs: dict[str, Any]) -> Draft:
    own = {
        name: kwargs.pop(name)
        for name in ("buttons", "labels", "links", "rows", "about", "options")
        if name in kwargs
    }
    values = {**(kwargs.pop("fill", None) or {}), **kwargs}
    return Draft(key, "edit", values=values, **own)

"""What each handler is given, and how it says no."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import outbox, people, questions
from bot.audit import Event
from bot.db import Base, new_id
from bot.house import House
from bot.letters import Draft, Writer
from bot.messages import Address, Incoming, LetterKind, Toast
from bot.outbox import Hours, Letter
from bot.people import ZONE, Account, Group, Neighbourhood, Person, Role
from bot.presses import Mark
from bot.session import fill_in_defaults, locked
from bot.texts import Reader, Value

if TYPE_CHECKING:
    from bot.feature import Answer

Thing = TypeVar("Thing", bound=Base)
Buttons = Sequence[Mark | None]

__all__ = ["Buttons", "House", "Refusal", "Turn"]


class Refusal(Exception):
    """A kind no: undoes what the turn did, except the seen-mark and this text.

    To somebody who pressed a button it is a toast where the platform has one, else a message in
    their private chat; in a group nothing is said aloud.
    """

    def __init__(self, key: str, link: str = "", **values: Value) -> None:
        super().__init__(key)
        self.key = key
        self.link = link  # payload of a link into the private chat, opened with the toast
        self.values = values


class Turn:
    """One thing that somebody did, or one moment that came: one transaction, one clock reading."""

    def __init__(
        self,
        house: House,
        db: Session,
        now: datetime,
        cause: str,
        *,
        incoming: Incoming | None = None,
        person: Person | None = None,
        neighbourhood: Neighbourhood | None = None,
        group: Group | None = None,
    ) -> None:
        self.house = house
        self.db = db
        self.now = now
        self.cause = cause  # of every row this turn makes: "telegram:8123" or "due:ladder.climb:7"
        self.incoming = incoming
        self.person = person
        self.neighbourhood = neighbourhood
        self.group = group  # where it was said, when that was a group
        self.pressed: Letter | None = None  # the message whose button was pressed
        self.language = ""  # of the answers of this turn, where it is not the person's own
        self.toasted: Toast | None = None
        self.writer = Writer(house, db, now, cause)

    # -- where and who -------------------------------------------------------------------------

    @property
    def address(self) -> Address:
        """The chat in which it was said; only for a turn that somebody began."""
        assert self.incoming is not None  # noqa: S101 - a due turn has no chat: a bug in a handler
        return self.incoming.address

    @property
    def local(self) -> datetime:
        """Now, as the clocks on the wall show it here."""
        return self.now.astimezone(
            ZoneInfo(self.neighbourhood.zone if self.neighbourhood else ZONE)
        )

    @property
    def private(self) -> bool:
        return self.incoming is not None and self.incoming.private

    def enter(self, neighbourhood: Neighbourhood) -> None:
        """Go on in another neighbourhood of the same person: the number said belongs there."""
        self.neighbourhood = neighbourhood

    @property
    def me(self) -> Person:
        """The person who began this turn; refused to somebody the bot does not know yet."""
        if self.person is not None:
            return self.person
        raise Refusal("clm.noreg", link="hallo")

    @property
    def here(self) -> Neighbourhood:
        """The neighbourhood of this turn; somebody without one is asked where they live."""
        if self.neighbourhood is None:
            raise Refusal("onb.nowhere")
        return self.neighbourhood

    def roles(self, person: Person | None = None) -> frozenset[Role]:
        """What somebody (by default whoever began the turn) may do here, at this moment."""
        person = person or self.person
        if person is None or self.neighbourhood is None:
            return frozenset()
        return people.roles_of(self.db, self.neighbourhood, person)

    def newcomer(self) -> Person:
        """Make a person of whoever began this turn, nameless and without any consent yet."""
        assert self.incoming is not None  # noqa: S101 - as above
        assert self.incoming.sender is not None  # noqa: S101 - as above
        here = self.neighbourhood
        person = Person(
            language=here.language if here else "nl",
            current_neighbourhood_id=here.id if here else None,
            made_at=self.now,
        )
        self.keep(person)
        sender = self.incoming.sender
        reachable = self.private or self.house.can(sender.platform).first_word
        place = {"platform": sender.platform, "chat": sender.chat}
        self.keep(Account(person_id=person.id, **place, reachable=reachable, used_at=self.now))
        self.person = person
        return person

    def reaches(self, person: Person) -> bool:
        """Whether the bot may write to somebody in private."""
        return self.writer.account_of(person) is not None

    def link(self, payload: str = "") -> str:
        """The address that opens a private chat with the bot, on the platform of this turn."""
        selves = self.house.selves
        here = selves.get(self.incoming.address.platform) if self.incoming else None
        own = here or next(iter(selves.values()), None)
        link = own.link if own else ""
        return f"{link}?start={payload}" if link and payload else link

    @property
    def bot_name(self) -> str:
        own = self.house.selves.get(self.incoming.address.platform) if self.incoming else None
        return own.name if own else "BuurtBot"

    # -- what is kept --------------------------------------------------------------------------

    def get(self, kind: type[Thing], identity: int) -> Thing | None:
        """A stored thing: ours (this neighbourhood) and locked until the turn ends."""
        ours = {}
        if hasattr(kind, "neighbourhood_id"):
            if self.neighbourhood is None:
                return None
            ours = {"neighbourhood_id": self.neighbourhood.id}
        return locked(self.db, kind, identity, ours)

    def keep(self, row: Thing) -> Thing:
        """Store a new thing; it gets its id now, and is written together with others."""
        if hasattr(row, "id") and row.id is None:
            row.id = new_id(self.now, self.house.chance)
        fill_in_defaults(row)
        self.db.add(row)
        return row

    def record(self, about: str, what: str, detail: str = "", by: Person | None = None) -> None:
        """Add a line to the audit trail: what happened, never what was said."""
        actor = by or self.person
        if self.neighbourhood is None:
            return
        self.keep(
            Event(
                neighbourhood_id=self.neighbourhood.id,
                about=about,
                what=what,
                detail=detail,
                actor_id=actor.id if actor else None,
                cause=self.cause,
                at=self.now,
            )
        )

    # -- what is said --------------------------------------------------------------------------

    def reader(self, person: Person | None = None) -> Reader:
        """For whom a text is rendered: a person, else the group of the neighbourhood."""
        here = self.neighbourhood
        language = person.language if person else (here.language if here else "nl")
        if self.language and (person is None or person is self.person):
            language = self.language
        return Reader(language, self.now, here.zone if here else ZONE)

    def words(self, key: str, person: Person | None = None, **values: Value) -> str:
        """A text as it reads for `person`, without sending it."""
        return self.house.texts.say(key, self.reader(person), **values)

    def say(
        self,
        key: str,
        *,
        to: Person | Group | None = None,
        kind: LetterKind = "answer",
        buttons: Buttons = (),
        labels: Sequence[Value] = (),
        links: Sequence[str] = (),
        rows: Buttons = (),
        about: str = "",
        slot: str = "",
        once: str = "",
        hours: Hours | None = None,
        gone_by: datetime | None = None,
        options: Mapping[str, Any] | None = None,
        fill: Mapping[str, Value] | None = None,
        **values: Value,
    ) -> Letter | None:
        """Put a text in the outbox: by default as an answer in the chat where this began.

        `buttons` and `rows` stand in the order of the text's labels; None leaves one out. With
        `links` the buttons are links instead. `rows` beyond the text's own labels take theirs
        from `labels`. `once` is the cause key of a letter that may exist one time only: None is
        returned when it does. None is also returned when the person cannot be reached.
        `options` are fields of `Outgoing`: silent, pin, ask_contact, ask_reply, protect, document.
        The blanks of the text are filled from `fill` and `values`.
        """
        draft = Draft(
            key, kind, tuple(buttons), tuple(labels), tuple(links), tuple(rows), about, slot,
            once, hours, gone_by, dict(options or {}), {**(fill or {}), **values},
        )  # fmt: skip
        return self.writer.write(self, draft, to)

    def edit(self, slot: str, key: str, **kwargs: Any) -> Letter | None:
        """Put another text in the place of the message in `slot`; nothing if there is none."""
        return self.writer.rewrite(self, slot, key, **kwargs)

    def take_away(self, slot: str, key: str, **values: Value) -> None:
        """Delete the message in `slot`; where that is no longer possible `key` stands there."""
        self.writer.rewrite(self, slot, key, options={"delete": True}, **values)

    def toast(self, key: str, *, link: str = "", **values: Value) -> None:
        """Answer whoever pressed a button; `link` is a payload that opens the private chat.

        In answer to words, and where there are no toasts, it is said in the private chat.
        """
        if self.incoming is None:
            return
        platform = self.incoming.address.platform
        if self.incoming.press_id and self.house.can(platform).toast:
            address = self.link(link) if link else ""
            self.toasted = Toast(self.words(key, self.person, **values)[:200], address)
        elif self.person and (self.private or self.reaches(self.person)):
            self.say(key, to=self.person, fill=values)

    def ask(
        self,
        key: str,
        then: "Answer",
        *,
        subject: Any = None,
        to: Person | Group | None = None,
        **kwargs: Any,
    ) -> Letter | None:
        """Say `key` and await what is written back; `then` is called with it.

        In a group the answer is awaited from whoever began the turn, there.
        """
        letter = self.say(key, to=to, **kwargs)
        if letter is None:
            return None
        person = to if isinstance(to, Person) else self.me
        questions.put(
            self.db, person, letter.address, handler=then.name,
            subject=0 if subject is None else subject.id, about=letter.about,
            neighbourhood_id=self.neighbourhood.id if self.neighbourhood else None,
            letter_id=letter.id, asked_at=self.now,
        )  # fmt: skip
        return letter

    def stop_asking(self, person: Person | None = None) -> None:
        """No longer await an answer from somebody, in any chat."""
        questions.drop(self.db, person or self.me)

    def retract(self, about: str) -> None:
        """Take back every letter about something that has not gone out yet."""
        self.db.flush()
        outbox.retract(self.db, about)

    def announce(self, news: object) -> None:
        """Tell the other features, in this same transaction, that something is a fact."""
        for reaction in self.house.registry.reactions(type(news)):
            reaction(self, news)

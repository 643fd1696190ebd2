"""How a feature declares what it answers to."""

import inspect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from bot.db import Base
from bot.messages import Kind
from bot.people import Person, Role
from bot.presses import Mark

if TYPE_CHECKING:
    from bot.turn import Turn

Handler = Callable[..., Any]  # the shapes are documented at each decorator of `Feature`


@dataclass(frozen=True, slots=True)
class Press:
    """A handler of a button. Calling it makes the button: `buttons=[claim(ping), later(ping)]`."""

    name: str
    kind: type[Base] | None
    run: Handler
    takes_value: bool
    stays: bool  # the buttons stay under the message after this one was pressed

    def __call__(self, subject: Any = None, value: str = "") -> Mark:
        identity = 0 if subject is None else subject.id
        return Mark(self.name, identity, getattr(subject, "round", 0) or 0, value)


@dataclass(frozen=True, slots=True)
class Answer:
    """A handler of what somebody writes back to a question: `turn.ask(key, then=when_answer)`."""

    name: str
    kind: type[Base] | None
    run: Handler
    note: bool  # written down for colleagues: also when its words tell of an emergency
    unless: Callable[[str], bool] | None  # words that are no answer, whatever was asked
    why: str  # the text that says why it is asked, or ""


@dataclass(frozen=True, slots=True)
class CommandHandler:
    """A handler of `/name` and of the words that do the same (text entry `cmd.<name>`)."""

    name: str
    run: Handler
    roles: frozenset[Role]  # empty: everybody
    takes: bool  # words may follow: "sluit 12 opgelost"
    group: bool  # answered in a group too; else in private where that is possible


@dataclass(frozen=True, slots=True)
class Phrase:
    """A handler of a sentence with a fixed shape, understood in every state."""

    pattern: re.Pattern[str]
    run: Handler
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Due:
    """A handler of moments that have come: `query` gives the ids of `kind` that are due.

    It says `bot.moment.NOW`, or `ago`, where the moment comes in that it is asked about.
    """

    name: str
    kind: type[Base]
    query: Select[int]
    run: Handler


@dataclass(frozen=True, slots=True)
class GaugeOf:
    """A figure for those who watch the program: `query` gives rows (label, count).

    The label is a word of an enumeration; nothing of anybody.
    """

    name: str
    means: str
    label: str
    query: Select[Any, int]


@dataclass(frozen=True, slots=True)
class MenuRow:
    """A row that a feature adds to the menu; its label is the text `label`."""

    label: str
    press: Press
    order: int
    when: "Callable[[Turn], bool] | None" = None  # none: always


@dataclass(slots=True)
class Feature:
    """One matter the bot deals with. Declared once in its room; handlers are added by decorating.

    A handler changes what is kept and says things; it never waits and never asks the time.
    Raising `Refusal` undoes what it did.
    """

    name: str
    presses: dict[str, Press] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    commands: list[CommandHandler] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    replies: list[tuple[str, Handler, bool]] = field(default_factory=list)
    listeners: list[Handler] = field(default_factory=list)
    happenings: list[tuple[Kind, Handler]] = field(default_factory=list)
    reactions: list[tuple[type, Handler]] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)
    gauges: list[GaugeOf] = field(default_factory=list)
    rows: list[MenuRow] = field(default_factory=list)
    exporters: list[Handler] = field(default_factory=list)
    erasers: list[Handler] = field(default_factory=list)
    sweeps: list[Handler] = field(default_factory=list)

    def press(
        self, name: str, kind: type[Base] | None = None, *, stays: bool = False
    ) -> Callable[[Handler], Press]:
        """`f(turn, thing)`, or `f(turn)` without a kind; a parameter `value` gets the choice.

        `thing` is fetched with `turn.get`: ours and locked. A press of another round of the
        thing than the present one is answered as stale before the handler is called.
        """

        def add(run: Handler) -> Press:
            press = Press(
                f"{self.name}.{name}",
                kind,
                run,
                "value" in inspect.signature(run).parameters,
                stays,
            )
            if press.name in self.presses:
                raise ValueError(f"{press.name} is there twice")
            self.presses[press.name] = press
            return press

        return add

    def answer(
        self,
        name: str,
        kind: type[Base] | None = None,
        *,
        note: bool = False,
        unless: Callable[[str], bool] | None = None,
        why: str = "",
    ) -> Callable[[Handler], Answer]:
        """`f(turn, thing, text)` or `f(turn, text)`; returns False when it is no answer at all.

        Words of which `unless` is true are not offered to it. `why` is the text that says why it
        is asked, for whoever wants to know.
        """

        def add(run: Handler) -> Answer:
            answer = Answer(f"{self.name}.{name}", kind, run, note, unless, why)
            if answer.name in self.answers:
                raise ValueError(f"{answer.name} is there twice")
            self.answers[answer.name] = answer
            return answer

        return add

    def command(
        self,
        name: str,
        *,
        roles: Sequence[Role] = (),
        takes: bool = False,
        group: bool = False,
    ) -> Callable[[Handler], Handler]:
        """`f(turn, rest)`; its names, words and menu line stand in the text `cmd.<name>`."""

        def add(run: Handler) -> Handler:
            self.commands.append(CommandHandler(name, run, frozenset(roles), takes, group))
            return run

        return add

    def phrase(self, pattern: str, *, roles: Sequence[Role] = ()) -> Callable[[Handler], Handler]:
        """`f(turn, match)` for a whole sentence in small letters; False passes it on."""

        def add(run: Handler) -> Handler:
            self.phrases.append(Phrase(re.compile(pattern), run, frozenset(roles)))
            return run

        return add

    def reply(self, about: str, *, note: bool = False) -> Callable[[Handler], Handler]:
        """`f(turn, letter, text)` for a private reply to a message whose `about` begins so.

        Offered when the words stand for none of its buttons; returns False to pass it on.
        `note`: what is passed on between people, so also when its words tell of an emergency.
        """

        def add(run: Handler) -> Handler:
            self.replies.append((about, run, note))
            return run

        return add

    def hears(self, run: Handler) -> Handler:
        """`f(turn, text)` for free text nobody awaited; returns True when it dealt with it."""
        self.listeners.append(run)
        return run

    def happens(self, *kinds: Kind) -> Callable[[Handler], Handler]:
        """`f(turn)` for what is not text: the bot added, somebody joined, a voice message."""

        def add(run: Handler) -> Handler:
            self.happenings.extend((kind, run) for kind in kinds)
            return run

        return add

    def on(self, news: type) -> Callable[[Handler], Handler]:
        """`f(turn, news)` in the same transaction as what the news is about."""

        def add(run: Handler) -> Handler:
            self.reactions.append((news, run))
            return run

        return add

    def due(self, name: str, kind: type[Base], query: Select[int]) -> Callable[[Handler], Handler]:
        """`f(turn, thing)` for each thing whose moment has come, a transaction each.

        The handler must see to it that the thing is no longer due afterwards.
        """

        def add(run: Handler) -> Handler:
            self.dues.append(Due(f"{self.name}.{name}", kind, query, run))
            return run

        return add

    def gauge(self, name: str, means: str, label: str, query: Select[Any, int]) -> None:
        """Add a figure for those who watch the program; see `GaugeOf`."""
        self.gauges.append(GaugeOf(name, means, label, query))

    def row(
        self,
        label: str,
        press: Press,
        order: int = 50,
        when: "Callable[[Turn], bool] | None" = None,
    ) -> None:
        """Add a row to the menu; `when` says whether it is of use in this neighbourhood."""
        self.rows.append(MenuRow(label, press, order, when))

    def exports(
        self, run: Callable[[Session, Person], dict[str, Any]]
    ) -> Callable[[Session, Person], dict[str, Any]]:
        """`f(db, person)`: everything this feature keeps about a person, for themselves."""
        self.exporters.append(run)
        return run

    def sweep(
        self, run: Callable[[Session, datetime], None]
    ) -> Callable[[Session, datetime], None]:
        """`f(db, now)`, once an hour: take away what was kept long enough."""
        self.sweeps.append(run)
        return run

    def erases(self, run: "Callable[[Turn, Person], None]") -> "Callable[[Turn, Person], None]":
        """`f(turn, person)`: forget the person, and tell others what that means for them."""
        self.erasers.append(run)
        return run

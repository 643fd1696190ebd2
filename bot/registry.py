"""Who hears what: the features, looked up by button, command, question, news and moment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.choices import normal
from bot.feature import (
    Answer,
    CommandHandler,
    Due,
    Feature,
    GaugeOf,
    Handler,
    MenuRow,
    Phrase,
    Press,
)
from bot.messages import Command, Kind, Menus
from bot.texts import Texts

if TYPE_CHECKING:
    from bot.people import Person
    from bot.turn import Turn

_COMMAND = re.compile(r"/([a-z]+(?:_[a-z]+)*)_?(\d+)?(?:@\w+)?(?:\s+(.*))?$", re.DOTALL | re.I)


@dataclass(frozen=True, slots=True)
class Called:
    """A command that somebody gave, and the words behind it."""

    handler: CommandHandler
    rest: str
    slash: bool


class Registry:
    """All features of an installation, in the order in which free text is offered to them."""

    def __init__(self, features: Sequence[Feature], texts: Texts) -> None:
        self.features = tuple(features)
        self.presses: dict[str, Press] = {}
        self.answers: dict[str, Answer] = {}
        for feature in features:
            self.presses |= feature.presses
            self.answers |= feature.answers
        self.phrases: list[Phrase] = [p for f in features for p in f.phrases]
        self.replies: list[tuple[str, Handler, bool]] = [r for f in features for r in f.replies]
        self.listeners: list[Handler] = [h for f in features for h in f.listeners]
        self.dues: list[Due] = [d for f in features for d in f.dues]
        self.gauges: list[GaugeOf] = [g for f in features for g in f.gauges]
        self.rows: list[MenuRow] = sorted(
            (row for f in features for row in f.rows), key=lambda row: row.order
        )
        self._commands = [c for f in features for c in f.commands]
        self._names: dict[str, CommandHandler] = {}
        self._says: dict[str, CommandHandler] = {}
        for command in self._commands:
            for entries in texts.entries.values():
                entry = entries.get(f"cmd.{command.name}")
                self._names |= dict.fromkeys(entry.names if entry else (), command)
                self._says |= {normal(words): command for words in (entry.says if entry else ())}

    def happenings(self, kind: Kind) -> list[Handler]:
        return [run for f in self.features for known, run in f.happenings if known is kind]

    def let_go(self, turn: "Turn", person: "Person") -> None:
        """Every room lets go of what it keeps of somebody who is forgotten."""
        began = turn.neighbourhood
        for room in self.features:
            for erase in room.erasers:
                erase(turn, person)
                turn.neighbourhood = began

    def reactions(self, news: type) -> list[Handler]:
        return [run for f in self.features for known, run in f.reactions if known is news]

    def called(self, text: str) -> Called | None:
        """The command in a text that begins with a slash: `/sluit 12`, `/sluit12`, `/toon_12`."""
        match = _COMMAND.match(text.strip())
        handler = self._names.get(match[1].lower()) if match else None
        if match is None or handler is None:
            return None
        rest = " ".join(part for part in (match[2], match[3]) if part)
        return Called(handler, rest.strip(), slash=True)

    def spoken(self, text: str) -> Called | None:
        """The command that plain words stand for: "hoe staat het", "sluit 12", "12 sluiten"."""
        words = normal(text)
        handler = self._says.get(words) or self._nearly(words)
        if handler is not None:
            return Called(handler, "", slash=False)
        first, _, rest = words.partition(" ")
        match = re.fullmatch(r"([^\W\d]+)(\d+)", first)
        if match:
            first, rest = match[1], f"{match[2]} {rest}".strip()
        if first.isdecimal() and rest:  # "12 sluiten"
            first, _, more = rest.partition(" ")
            rest = f"{words.split(' ')[0]} {more}".strip()
        handler = self._says.get(first) or self._slip(first, rest)
        if handler is None or not handler.takes:
            return None
        kept = text.strip()[len(words.split(" ")[0]) :].strip() if words.startswith(first) else ""
        return Called(handler, kept if kept and not match else rest, slash=False)

    def _nearly(self, words: str) -> CommandHandler | None:
        # One typing error in a word of some length; short words are too easily something else.
        if not 6 <= len(words) <= 30:
            return None
        for known, handler in self._says.items():
            alike = abs(len(known) - len(words)) <= 1 and fuzz.ratio(words, known) >= 90
            if alike and _begin_alike(words.split(), known.split()):
                return handler
        return None

    def _slip(self, first: str, rest: str) -> CommandHandler | None:
        """ "sluti 12": a command of a role with one slip, told by the number behind it."""
        if len(first) < 5 or not re.match(r"(?:nr |nummer |hulpvraag )?#?\d", rest):
            return None
        for known, handler in self._says.items():
            if handler.roles and " " not in known and OSA.distance(first, known) == 1:
                return handler
        return None

    def menus(self, texts: Texts, shown: Sequence[str], in_group: Sequence[str]) -> Menus:
        """The command menus of a platform: those named in `shown` and `in_group`, per language."""
        menus = Menus()
        for language, entries in texts.entries.items():
            for names, menu in ((shown, menus.private), (in_group, menus.group)):
                found = [(entries.get(f"cmd.{name}")) for name in names]
                lines = [Command(e.names[0], e.text) for e in found if e and e.text and e.names]
                if len(lines) == len(names):
                    menu[language] = tuple(lines)
        return menus


def _begin_alike(said: list[str], known: list[str]) -> bool:
    """Another first letter makes another word: "helpen" is no slip of "bellen"."""
    if len(said) != len(known):
        return True
    return all(one[0] == two[0] for one, two in zip(said, known, strict=True))

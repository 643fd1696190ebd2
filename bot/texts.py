"""Finds the sentence in the reader's language and fills in its blanks."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from babel import Locale

from bot import spoken
from bot.messages import BOLD, BOLD_END, ITALIC, ITALIC_END

LABEL, ROW = 20, 24  # how long a button and a list row may be
_BLANK = re.compile(r"\{(\w+)\}")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ITALIC = re.compile(r"\*(.+?)\*", re.DOTALL)
_SENTENCE = re.compile(r"(^|[.!?]\s+|\n)$")
# Signs that steer a text, also those that turn its direction.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")  # Hebrew, Arabic and the like
_APART, _APART_END = "\u2068", "\u2069"  # what stands between them has its own direction


@dataclass(frozen=True, slots=True)
class Term:
    """A blank that is itself a text: rendered in the language of whoever reads it."""

    key: str
    values: tuple[tuple[str, "Value"], ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A blank that is known in several languages already, as the titles of the lexicon are."""

    by_language: tuple[tuple[str, str], ...]

    @classmethod
    def each(cls, say: Callable[[str], str]) -> "Words":
        """What `say` makes of it in each language."""
        return cls(tuple((language, say(language)) for language in spoken.LANGUAGES))


Value = (
    str
    | int
    | Term
    | Words
    | spoken.When
    | spoken.Clock
    | spoken.By
    | spoken.Day
    | spoken.Since
    | None
)


@dataclass(frozen=True, slots=True)
class Text:
    """One entry of a text file."""

    text: str
    undated: str = ""  # instead of `text` when {wanneer} is not known
    plural: str = ""  # name of the blank that decides between the forms
    forms: tuple[tuple[str, str], ...] = ()  # plural category and text
    buttons: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()  # of each button or row: what else people type
    names: tuple[str, ...] = ()  # of a command: `/name` and what else it is called
    says: tuple[str, ...] = ()  # of a command: sentences that do the same


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text that is ready to be sent."""

    text: str
    labels: tuple[str, ...]  # of the buttons, or of the rows when there are no buttons
    words: tuple[tuple[str, ...], ...]
    as_rows: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a text is rendered."""

    language: str
    now: datetime
    zone: str


class Texts:
    """All texts of all features, by language and key."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.entries: dict[str, dict[str, Text]] = {}
        for folder in folders:
            for path in sorted(folder.rglob("*.toml")):
                language = path.name.split(".")[-2]
                if path.name.count(".") == 2 and "texts" in path.name:
                    self._add(language, tomllib.loads(path.read_text("utf-8")), path)

    def _add(self, language: str, entries: Mapping[str, Any], path: Path) -> None:
        known = self.entries.setdefault(language, {})
        for key, entry in entries.items():
            if key in known:
                raise ValueError(f"{path.name}: {key} is there twice")
            known[key] = _text(entry)

    def find(self, key: str, language: str) -> Text:
        """The entry in `language`, else in English, else in Dutch."""
        for candidate in (language, "en", "nl"):
            entry = self.entries.get(candidate, {}).get(key)
            if entry is not None:
                return entry
        raise KeyError(key)

    def render(self, key: str, reader: Reader, values: Mapping[str, Value]) -> Rendered:
        """The text with its blanks filled and its markup as control characters."""
        entry = self.find(key, reader.language)
        labels = entry.buttons or entry.rows
        limit = LABEL if entry.buttons else ROW
        return Rendered(
            text=self.fill(_choose(entry, values, reader.language), reader, values),
            labels=tuple(_cut(self.fill(label, reader, values), limit) for label in labels),
            words=entry.words or ((),) * len(labels),
            as_rows=not entry.buttons,
        )

    def say(self, key: str, reader: Reader, **values: Value) -> str:
        """Only the words of a text."""
        return self.render(key, reader, values).text

    def fill(self, template: str, reader: Reader, values: Mapping[str, Value]) -> str:
        template = _ITALIC.sub(
            f"{ITALIC}\\1{ITALIC_END}", _BOLD.sub(f"{BOLD}\\1{BOLD_END}", template)
        )
        done = ""
        for position, part in enumerate(_BLANK.split(template)):
            if position % 2 == 0:
                done += part
                continue
            word = self._word(values[part], reader)
            if not word:
                done = done.removesuffix(" ")
            elif _SENTENCE.search(done.rstrip(BOLD + ITALIC)):
                word = word[0].upper() + word[1:]
            done += word
        return done.strip()

    def _word(self, value: Value, reader: Reader) -> str:
        if value is None:
            return ""
        if isinstance(value, Term):
            return self.say(value.key, reader, **dict(value.values))
        if isinstance(value, Words):
            known = dict(value.by_language)
            return known.get(reader.language) or known.get("en") or next(iter(known.values()))
        if isinstance(value, str | int):
            # What a person typed can never become markup or a line of its own.
            typed = _CONTROL.sub("", str(value))
            return f"{_APART}{typed}{_APART_END}" if _LEFTWARDS.search(typed) else typed
        return spoken.say(value, reader.language, reader.now, reader.zone)


def _text(entry: Any) -> Text:
    if isinstance(entry, str):
        return Text(entry)
    forms = {name: entry[name] for name in ("one", "few", "many", "other") if name in entry}
    return Text(
        text=entry["text"] if "text" in entry else forms["other"],
        undated=entry.get("undated", ""),
        plural=entry.get("plural", ""),
        forms=tuple(forms.items()),
        buttons=tuple(entry.get("buttons", ())),
        rows=tuple(entry.get("rows", ())),
        words=tuple(tuple(words) for words in entry.get("words", ())),
        names=tuple(entry.get("names", ())),
        says=tuple(entry.get("says", ())),
    )


def _choose(entry: Text, values: Mapping[str, Value], language: str) -> str:
    if entry.undated and values.get("wanneer") is None:
        return entry.undated
    number = values.get(entry.plural)
    if entry.forms and isinstance(number, int):
        rule = Locale.parse(language).plural_form
        return dict(entry.forms).get(rule(number), entry.text)
    return entry.text


def _cut(label: str, limit: int) -> str:
    return label if len(label) <= limit else label[: limit - 1] + "…"

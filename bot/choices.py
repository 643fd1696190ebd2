""" "1", "ik help" and a press are the same thing: finds the button that words stand for."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rapidfuzz import fuzz
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from bot import outbox
from bot.messages import BOLD, BOLD_END, Address, without_markup
from bot.outbox import Letter, State

FRESH = timedelta(hours=12)  # an older question is asked again instead of guessed at
DAYS_AGO = timedelta(days=6)  # unless it was the last thing said; its words go after a week
_NUMBERED = re.compile(r"(\d+)(?:\. |$)")
_NUMBER = re.compile(r"(?:nr\.?|nummer|number|no\.?)?\s*(\d{1,2})[.)]?")
_DIGITS = re.compile(r"\d")
_WORDS = tomllib.loads((Path(__file__).parent / "choices.toml").read_text("utf-8"))
YES, NO = frozenset(_WORDS["yes"]), frozenset(_WORDS["no"])
_SAY_YES = frozenset(word for word in YES if " " not in word)
_ALONG = {*_WORDS["along"], *(one for words in YES for one in words.split())} - {"maar"}
_DO = re.compile(r"\bdoe (?:dat |het )?maar\b")
_LONGEST = 6  # words of a yes
_COUNT = {word: int(n) for n, words in _WORDS["numbers"].items() for word in words}
_OPEN = (
    select(Letter)
    .where(
        Letter.platform == bindparam("platform"),
        Letter.chat == bindparam("chat"),
        Letter.id >= bindparam("first"),
        Letter.created_at > bindparam("since"),
        Letter.answered_at.is_(None),
        Letter.state.in_((State.PENDING, State.SENDING, State.SENT, State.UNKNOWN)),
    )
    .order_by(Letter.id.desc())
    .limit(12)
)
Fits = Callable[[str, str, Iterable[str]], bool]  # words, label, other words -> whether


@dataclass(frozen=True, slots=True)
class Choice:
    """A button that somebody's words stand for."""

    letter: Letter
    press: str


class Unclear(Exception):
    """The words fit two questions that are both open; carries the newest button of each."""

    def __init__(self, choices: list[Choice]) -> None:
        super().__init__("two open questions")
        self.choices = choices


def normal(text: str) -> str:
    """Small letters and single spaces, without what ends or quotes a sentence."""
    text = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    return " ".join(re.sub(r"[\s!.,;:?\"()\u200b-\u200f\u2066-\u2069]+", " ", text).split())


def open_letters(
    db: Session, address: Address, now: datetime, not_before: int = 0
) -> list[Letter]:
    """The messages in a chat whose buttons may still be answered, the newest first."""
    chat = {"platform": address.platform, "chat": address.chat}
    letters = db.scalars(_OPEN, {**chat, "first": not_before, "since": now - FRESH})
    newest: dict[str, Letter] = {}
    for letter in letters:  # of an edited message only its last version counts
        newest.setdefault(letter.slot, letter)
    found = [letter for letter in newest.values() if outbox.options(letter)][:4]
    return found or _still_asked(db, address, now)


def _still_asked(db: Session, address: Address, now: datetime) -> list[Letter]:
    """What we came to ask days ago, when nothing was said after it: that is what they answer."""
    last = outbox.last_message(db, address, (State.SENT, State.UNKNOWN))
    if last is None or last.answered_at or last.created_at < now - DAYS_AGO:
        return []
    newest = outbox.in_slot(db, last.slot)[0]  # as it stands there now
    return [newest] if last.kind == "must" and outbox.options(newest) else []


def find(letters: list[Letter], quoted: Letter | None, text: str) -> Choice | None:
    """The button that `text` stands for: of the quoted message, else of the newest that fits."""
    words = normal(text)
    if not words or len(words) > 60:
        return None
    if quoted is not None:
        letters = [letter for letter in letters if letter.slot == quoted.slot] or [quoted]
    number = _number(words)
    if number is not None:
        return _by_number(letters[0], number) if letters else None
    for fits in (_exactly_or_yes_or_no, _nearly):
        found = [choice for letter in letters if (choice := _by_words(letter, words, fits))]
        if len({choice.press for choice in found}) > 1 and (words in NO or _means_yes(words)):
            raise Unclear(found[:2])
        if found:
            return found[0]
    return None


def _number(words: str) -> int | None:
    match = _NUMBER.fullmatch(words)
    return int(match[1]) if match else _COUNT.get(words)


def subject(letter: Letter) -> str:
    """What a message is about, in a few words: what stands out in it, else how it begins."""
    text = outbox.unpack(letter).text
    bold = re.search(f"{BOLD}(.+?){BOLD_END}", text, re.DOTALL)
    return " ".join(without_markup(bold[1] if bold else text).split())


def _by_number(letter: Letter, number: int) -> Choice | None:
    buttons = [button for button, _ in outbox.options(letter) if button.press]
    said = {int(match[1]): b for b in buttons if (match := _NUMBERED.match(b.label))}
    if said:  # the numbers are the answers: "5", "12. Boodschappen"
        return Choice(letter, said[number].press) if number in said else None
    return Choice(letter, buttons[number - 1].press) if 0 < number <= len(buttons) else None


def _by_words(letter: Letter, words: str, fits: Fits) -> Choice | None:
    for button, others in outbox.options(letter):
        if button.press and fits(words, normal(button.label), {normal(word) for word in others}):
            return Choice(letter, button.press)
    return None


def _exactly_or_yes_or_no(words: str, label: str, others: Iterable[str]) -> bool:
    first = label.split(" ")[0]
    if words == label or words in others:
        return True
    return (_means_yes(words) and first in ("ja", "yes", "klopt", "correct")) or (
        words in NO and first in ("nee", "no", "liever")
    )


def _means_yes(words: str) -> bool:
    """A yes in so many words, "ja hoor doe maar"; no "ja maar", and nothing that says more."""
    if words in YES:
        return True
    said = _DO.sub("doe", words).split()
    return said[:1] != [] and said[0] in _SAY_YES and len(said) <= _LONGEST and {*said} <= _ALONG


def _nearly(words: str, label: str, others: Iterable[str]) -> bool:
    if _DIGITS.search(words) and not _DIGITS.search(label):
        return False  # "ik help 12" names a request, and that is another one than this button's
    return any(len(option) >= 5 and fuzz.ratio(words, option) >= 85 for option in (label, *others))

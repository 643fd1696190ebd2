"""When a helper can, read from the words of an offer, and whether that fits a moment."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from matching.language import guess_language
from matching.moments import Moment, find_moments
from matching.moments.lexer import Mark, phrases
from matching.words import Sentence, sentence

FITS, BESIDE, CLASHES = 1.0, 0.45, 0.0
_NEAR = 90  # minutes beside the stated hours that are still "just beside"
_DAYS = 21  # days of a long interval that are looked at
_DEICTIC = ("day", "soon", "now", "tonight", "soonday")
_PARTS = {
    "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (0, 6),
    "noon": (11, 14), "afterschool": (15, 18),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Availability:
    """Weekdays (Monday 0) and hours somebody named; None where nothing was said."""

    days: frozenset[int] | None = None
    never: frozenset[int] = frozenset()
    hours: tuple[tuple[float, float], ...] | None = None
    once: bool = False  # a single occasion: "vanmiddag rij ik langs de winkel"
    soft: bool = False  # "liefst": other moments are possible


ANY = Availability()


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((Path(__file__).parent / "availability.toml").read_text("utf-8"))
    return {
        name: tuple(word.replace("_", " ") for word in words.split())
        for name, words in table.items()
    }


def read_availability(text: str) -> Availability:
    """What an offer says about when. Says nothing about the place or the work."""
    words = sentence(text)
    language = guess_language(words)
    folded = f" {' '.join(words.words)} "
    marks = [mark for run in phrases(text, language) for mark in run]
    if _says(folded, "always"):
        return ANY
    days, never = _days(folded, marks, words)
    hours = _hours(folded, marks)
    once = any(mark.has(kind) for mark in marks for kind in _DEICTIC)
    return Availability(days, never, hours, once, _says(folded, "soft"))


def _says(folded: str, name: str) -> bool:
    return any(f" {word} " in folded for word in _words()[name])


def _days(
    folded: str, marks: list[Mark], words: Sentence
) -> tuple[frozenset[int] | None, frozenset[int]]:
    named: set[int] = set()
    never: set[int] = set()
    for place, mark in enumerate(marks):
        text = mark.kinds.get("wd", mark.kinds.get("short"))
        if text is None:
            continue
        before = words.folded[max(0, mark.start - 16) : mark.start].split()
        after = words.folded[mark.end : mark.end + 16].split()
        if _no_day(words.folded[mark.start : mark.end], before, after):
            continue
        out = any(word in _words()["never"] for word in before[-3:])
        out = out or any(word.strip(".,!") in _words()["taken"] for word in after[:3])
        (never if out else named).add(int(text))
        named |= _stretch(marks, place, int(text)) - never
    if _says(folded, "weekdays"):
        named |= set(range(5))
    if _says(folded, "no_weekend"):
        never |= {5, 6}
    elif _says(folded, "weekend") or any(mark.has("weekendword") for mark in marks):
        named |= {5, 6}
    return (frozenset(named) if named else None), frozenset(never)


def _no_day(word: str, before: list[str], after: list[str]) -> bool:
    """Whether a short form is another word here: "tijd zat", "ik ga zo naar de winkel"."""
    if word not in _words()["doubtful"]:
        return False
    beside = {near.strip(".,!") for near in (*before[-2:], *after[:2])}
    return beside.isdisjoint(_words()["beside"])


def _stretch(marks: list[Mark], place: int, first: int) -> set[int]:
    """The days between in "ma-do" or "maandag t/m donderdag"."""
    if place + 2 >= len(marks):
        return set()
    if not (marks[place + 1].has("dash") or marks[place + 1].has("until_in")):
        return set()
    last = marks[place + 2].kinds.get("wd", marks[place + 2].kinds.get("short"))
    if last is None:
        return set()
    return {(first + step) % 7 for step in range((int(last) - first) % 7 + 1)}


def _hours(folded: str, marks: list[Mark]) -> tuple[tuple[float, float], ...] | None:
    found: set[tuple[float, float]] = set()
    for place, mark in enumerate(marks):
        part = mark.kinds.get("part", "").split("_")[0]
        if part in _PARTS:
            found.add(_PARTS[part])
        hour = marks[place + 1].kinds.get("n", "") if place + 1 < len(marks) else ""
        if mark.has("after") and hour.isdecimal() and 1 <= int(hour) <= 23:
            found.add((int(hour) + (12 if int(hour) < 9 else 0), 24))
    for name, hours in (
        ("daytime", (8, 18)), ("evenings", (17.5, 24)), ("mornings", (6, 12.5)),
        ("afternoons", (12, 18)), ("afterschool", (15, 19)), ("lunch", (11, 14.5)),
    ):  # fmt: skip
        if _says(folded, name):
            found.add(hours)
    return tuple(sorted(found)) or None


def fits(offer: Availability, text: str, when: Moment | None, reference: datetime) -> float:
    """How an offer's words about time fit the moment of a need: 1, just beside it, or 0.

    `text` is the offer's, for a single occasion, which is read from the reference on.
    """
    if offer.once:
        found = _occasion(text, when, reference)
        if found is not None:
            return found
    if when is None or offer == ANY:
        return FITS
    value = _best(offer, when)
    return max(value, BESIDE) if offer.soft else value


def _occasion(text: str, when: Moment | None, reference: datetime) -> float | None:
    moments = [moment for moment in find_moments(text, reference) if not moment.recurring]
    if not moments:
        return None
    if all(moment.past for moment in moments):
        return CLASHES
    if when is None:
        return FITS
    low, high = when.start.astimezone(UTC), max(when.end, when.start + timedelta(minutes=1))
    margin = timedelta(minutes=_NEAR)
    best = CLASHES
    for moment in moments:
        start, end = moment.start, max(moment.end, moment.start + timedelta(hours=2))
        if start < high.astimezone(UTC) and low < end:
            return FITS
        if start - margin < high.astimezone(UTC) and low < end + margin:
            best = BESIDE
    return best


def _best(offer: Availability, when: Moment) -> float:
    best = CLASHES
    day = when.start.replace(hour=0, minute=0, second=0, microsecond=0)
    for _ in range(_DAYS):
        low = max(when.start, day)
        high = min(max(when.end, when.start + timedelta(minutes=1)), day + timedelta(days=1))
        if low >= high:
            break
        if day.weekday() not in offer.never and (
            offer.days is None or day.weekday() in offer.days
        ):
            best = max(best, _in_hours(offer, low, high))
        day += timedelta(days=1)
    return best


def _in_hours(offer: Availability, low: datetime, high: datetime) -> float:
    if offer.hours is None:
        return FITS
    start = low.hour + low.minute / 60
    end = 24.0 if high.date() > low.date() else high.hour + high.minute / 60
    for first, last in offer.hours:
        if first < end and start < last:
            return FITS
    near = _NEAR / 60
    if any(first - near < end and start < last + near for first, last in offer.hours):
        return BESIDE
    return CLASHES

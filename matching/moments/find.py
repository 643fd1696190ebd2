"""Finds the time expressions in a sentence."""

from datetime import date, datetime
from functools import lru_cache

from matching.language import guess_language
from matching.moments.every import every_few
from matching.moments.items import Item, read_items
from matching.moments.lexer import phrases
from matching.moments.meant import meant
from matching.moments.moment import Moment
from matching.moments.resolve import resolve
from matching.moments.slots import Slots, slots
from matching.moments.vocabulary import vocabulary
from matching.words import READ, fold, sentence

_OFTEN = {"day": "daily", "week": "weekly", "month": "monthly"}
_INSTEAD = {"nl": ("en", "tr", "pl"), "en": ("nl",), "tr": ("nl",), "pl": ("nl",)}


def find_moment(text: str, reference: datetime) -> Moment | None:
    """The main moment in the text; `reference` is aware, in the local zone.

    That is the first one that is not over yet, else the first.
    "Nu" counts only when nothing else is said.
    """
    found = find_moments(text, reference)
    ahead = [moment for moment in found if not moment.past]
    later = [moment for moment in ahead if moment.start > reference or moment.end > reference]
    return next(iter(later or ahead or found), None)


def find_moments(text: str, reference: datetime) -> tuple[Moment, ...]:
    """Every moment in the text, in order; `reference` is aware, in the local zone."""
    found: list[Moment] = []
    for run in _runs(text[:READ], reference.date()):
        moment = resolve(slots(run), reference, text[run[0].start : run[-1].end])
        if moment:
            found.append(moment)
    return tuple(found)


def find_recurring(text: str, reference: datetime) -> str | None:
    """How often help is wanted (daily, weekly, biweekly, monthly), also without any day."""
    for run in _runs(text[:READ], reference.date()):
        repeat = slots(run).repeat
        if repeat:
            return repeat
    few = every_few(fold(text[:READ]))
    return _OFTEN[few[0]] if few else None


def items_in(text: str, reference: datetime) -> tuple[Item, ...]:
    """Everything that is said about time, in order."""
    return tuple(item for run in _runs(text[:READ], reference.date()) for item in run)


@lru_cache(maxsize=256)
def _runs(text: str, today: date) -> tuple[tuple[Item, ...], ...]:
    """The items of each phrase; a day and a time that stand apart are put together."""
    guess = guess_language(sentence(text))
    runs: list[tuple[Item, ...]] = []
    for language in (guess, *_INSTEAD.get(guess, ())):
        half_before = vocabulary(language).half_before
        runs = [tuple(read_items(run, today, half_before)) for run in phrases(text, language)]
        runs = [run for run in runs if any(item.kind != "sign" for item in run)]
        if runs:
            break
    runs = meant(runs, fold(text)) if runs else runs
    merged: list[tuple[Item, ...]] = []
    for run in runs:
        if merged and _belong(slots(merged[-1]), slots(run)):
            merged[-1] = merged[-1] + run
        else:
            merged.append(run)
    return tuple(merged)


def _belong(one: Slots, two: Slots) -> bool:
    """Whether one names the day and the other the time of one moment."""
    if one.delta or two.delta or one.word or two.word or one.sign("since"):
        return False
    if one.repeat and not two.repeat:
        return not two.days or not (one.days or one.clocks)
    timed_one, timed_two = bool(one.clocks or one.parts), bool(two.clocks or two.parts)
    if one.days and not one.clocks and two.clocks and not two.days:
        return not (one.parts and two.parts)
    if two.days and not two.clocks and one.clocks and not one.days:
        return True
    if one.days and not timed_one and timed_two and not two.days:
        return one.days[0].count == 1
    return bool(two.days and not timed_two and timed_one and not one.days)

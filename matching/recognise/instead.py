"""Which moment somebody names as one that suits: "vrijdag kan ik niet, zaterdag wel"."""

import re
from collections.abc import Callable
from datetime import datetime

from matching.moments import Moment, find_moment

_TODAY = re.compile(r"\b(?:van(?:daag|avond|middag|ochtend|nacht)|today|tonight|straks)\b", re.I)
_TIMES = ("minute", "hour", "part_of_day")  # grains of a moment that may lack its day
_CUT = re.compile(r"[,;.!?\n]+\s|\b(?:maar|but|wel)\b|(?<=\bniet )(?=\S)")
_NOT = re.compile(r"\b(?:niet|geen|nooit|not|never|no|cannot|cant)\b|n't\b")


def instead(text: str, reference: datetime) -> tuple[Moment | None, Moment | None]:
    """The moment that suits, and the one that does not; `reference` as in `find_moment`.

    What is over does not count, nor does a bare "nu".
    """
    suits = unfit = None
    for part in _parts(text.lower(), reference):
        moment = _ahead(part, reference)
        if moment is not None and _NOT.search(part):
            unfit = unfit or moment
        elif moment is not None:
            suits = suits or moment
    return suits, unfit


def instead_of(
    text: str, reference: datetime, starts_at: datetime | None
) -> tuple[Moment | None, Moment | None]:
    """The same for what begins at `starts_at`: a bare time is of that day, not of today."""
    suits, unfit = instead(text, reference)
    then = time_alone(text, starts_at, reference, lambda words, day: instead(words, day)[0])
    return (then if then is not None and then.start > reference else suits), unfit


def moment_of(text: str, reference: datetime, starts_at: datetime | None) -> Moment | None:
    """The moment in a text about what begins at `starts_at`; a bare time is of that day."""
    return time_alone(text, starts_at, reference, find_moment) or find_moment(text, reference)


def time_alone(
    text: str,
    known: datetime | None,
    reference: datetime,
    read: Callable[[str, datetime], Moment | None],
) -> Moment | None:
    """The moment of a text without a day, as `read` finds it: at that time of the `known` day."""
    if known is None or _TODAY.search(text):
        return None
    day = known.astimezone(reference.tzinfo).replace(hour=0, minute=0, second=0, microsecond=0)
    found = read(text, day)
    bare = found is not None and found.grain in _TIMES and found.start.date() == day.date()
    return found if bare else None


def _parts(text: str, reference: datetime) -> list[str]:
    """The clauses: "vrijdag kan ik niet zaterdag" has two, "ik kan niet vrijdag" has one."""
    parts = [""]
    for piece in _CUT.split(text):
        last = parts[-1].rstrip()
        if last.endswith("niet") and _ahead(last, reference) is None:
            parts[-1] += piece  # what does not suit is still to be named
        else:
            parts.append(piece)
    return parts


def _ahead(part: str, reference: datetime) -> Moment | None:
    moment = find_moment(part, reference)
    if moment is None or moment.past or moment.start == moment.end <= reference:
        return None
    return moment

"""Which moment somebody names as one that suits: "vrijdag kan ik niet, zaterdag wel"."""

import re
from datetime import datetime

from matching.moments import Moment, find_moment

_TODAY = re.compile(r"\b(?:van(?:daag|avond|middag|ochtend)|today|tonight|straks)\b", re.I)
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
    if starts_at is None or _TODAY.search(text):
        return suits, unfit
    local = starts_at.astimezone(reference.tzinfo)
    day = local.replace(hour=0, minute=0, second=0, microsecond=0)
    then, _ = instead(text, day)
    bare = then is not None and then.grain in ("minute", "hour", "part_of_day")
    if then is not None and bare and then.start.date() == day.date() and then.start > reference:
        return then, unfit
    return suits, unfit


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

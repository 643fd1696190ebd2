"""Which moment somebody names as one that suits: "vrijdag kan ik niet, zaterdag wel"."""

import re
from datetime import datetime

from matching.moments import Moment, find_moment

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

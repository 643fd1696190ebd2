"""Whom to ask now: fit times the chance of a yes times rest, so that all get a turn."""

from collections.abc import Sequence
from dataclasses import dataclass

PRIOR_YES, PRIOR_ASKED = 1.1, 4.0  # before anybody answered: a good quarter says yes
DISTANCE = {"near": 1.0, "area": 0.8, "further": 0.55, "": 0.8}
REST_DAYS = 3.0  # asked a moment ago counts this many days until fully rested


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be asked, and how they answered until now."""

    person: int
    fit: float  # 0..1, of matching.rank
    asked_week: int  # pings in the last seven days
    asked_recently_days: float | None  # days since the last ping, None if never asked
    helped_month: int  # times helped in the last thirty days
    yes: int  # answers until now, all time
    no: int
    silent: int
    distance: str  # near, area, further, "" if unknown


def chance(candidate: Candidate) -> float:
    """The chance of a yes, 0..1: own answers, pulled to a prior while they are few."""
    asked = candidate.yes + candidate.no + candidate.silent
    yes = (PRIOR_YES + candidate.yes) / (PRIOR_ASKED + asked)
    return yes * DISTANCE.get(candidate.distance, 0.8)


def rest(candidate: Candidate) -> float:
    """How rested somebody is, 0..1: less after recent pings and after much help given."""
    days = candidate.asked_recently_days
    fresh = 1.0 if days is None else min(1.0, 0.25 + 0.75 * max(0.0, days) / REST_DAYS)
    often = 1.0 / (1.0 + 0.6 * candidate.asked_week)
    helped = 1.0 / (1.0 + 0.35 * candidate.helped_month)
    return fresh * often * helped


def worth(candidate: Candidate) -> float:
    """What asking this person now is worth; only the order of the values means something."""
    return float(candidate.fit**1.5) * chance(candidate) * rest(candidate)


def next_wave(candidates: Sequence[Candidate], size: int) -> list[int]:
    """The persons to ask now, best first, at most `size`; ties go to whoever rested longest."""

    def order(candidate: Candidate) -> tuple[float, float, int]:
        days = candidate.asked_recently_days
        return (-worth(candidate), -(1e9 if days is None else days), candidate.person)

    able = sorted((c for c in candidates if c.fit > 0), key=order)
    return [c.person for c in able[: max(0, size)]]

"""How fast somebody answers: learned from their own answers, by part of the day, with a prior.

A delay is counted in minutes of waking time, so that a night in between is no slowness. Silence
is no delay; what it tells is in the chance of a yes.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import exp, log
from typing import Literal

ANSWER = 25.0  # minutes in which half of the people answer, before anybody answered
PRIOR_PLACE, PRIOR_PERSON, PRIOR_PART = 20.0, 4.0, 3.0  # answers that outweigh what came before
REMEMBERED = 8  # answers of one person, the newest: habits change
LEAST, MOST = 1.0, 24 * 60.0
NOON, EVENING = 12, 18  # hours at which another part of the day begins

Part = Literal["morning", "afternoon", "evening"]


@dataclass(frozen=True, slots=True)
class Delay:
    """One answer: how long after the question, and in which part of the day that was asked."""

    minutes: float
    part: Part


def part_of_day(hour: int) -> Part:
    """The part of the day of this hour of the local clock, 0..23."""
    if hour < NOON:
        return "morning"
    return "afternoon" if hour < EVENING else "evening"


def typical(everybody: Collection[Delay]) -> float:
    """Minutes in which half of these neighbours answer; `ANSWER` while hardly any of them did."""
    return _learned(ANSWER, PRIOR_PLACE, [delay.minutes for delay in everybody])


def usual(own: Collection[Delay], part: Part, typical: float = ANSWER) -> float:
    """Minutes in which this person answers half of the time, asked in this part of the day.

    Of the neighbours' `typical` delay, then of their own answers, then of those of this part.
    """
    whole = _learned(typical, PRIOR_PERSON, [delay.minutes for delay in own])
    return _learned(whole, PRIOR_PART, [delay.minutes for delay in own if delay.part == part])


def _learned(prior: float, weight: float, minutes: Collection[float]) -> float:
    """The middle of these delays (by their logarithm), pulled towards `prior`."""
    told = sum(log(min(MOST, max(LEAST, one))) for one in minutes)
    return exp((weight * log(prior) + told) / (weight + len(minutes)))

"""Time expressions in six languages become an interval."""

from matching.moments.amount import how_long, how_many, units
from matching.moments.find import find_moment, find_moments
from matching.moments.lexer import may_be_a_moment
from matching.moments.moment import Moment
from matching.moments.rhythm import Rhythm, find_rhythm

__all__ = [
    "Moment",
    "Rhythm",
    "find_moment",
    "find_moments",
    "find_rhythm",
    "how_long",
    "how_many",
    "may_be_a_moment",
    "units",
]

"""Time expressions in six languages become an interval."""

from matching.moments.find import find_moment, find_moments
from matching.moments.lexer import may_be_a_moment
from matching.moments.moment import Moment

__all__ = ["Moment", "find_moment", "find_moments", "may_be_a_moment"]

"""Finds the time expressions in a sentence."""

from datetime import datetime

from matching.moments.moment import Moment


def find_moment(text: str, reference: datetime) -> Moment | None:
    """The first and main moment in the text; `reference` is aware, in the local zone."""
    found = find_moments(text, reference)
    return found[0] if found else None


def find_moments(text: str, reference: datetime) -> tuple[Moment, ...]:
    """Every moment in the text, in order; `reference` is aware, in the local zone."""
    return ()

"""The hours of the lab: moments in hours since the first midnight, waking time in between."""

from math import floor

WAKES, SLEEPS, EVENING_ENDS = 8.0, 21.0, 22.0  # product.md §9
A_DAY = SLEEPS - WAKES


def awake(moment: float) -> bool:
    """Whether neighbours may be asked."""
    return WAKES <= moment % 24 < SLEEPS


def evening(moment: float) -> bool:
    """Whether those may still be asked who agreed to that, when it is urgent."""
    return SLEEPS <= moment % 24 < EVENING_ENDS


def night(moment: float) -> bool:
    """Whether most people are asleep, and seldom say yes."""
    return moment % 24 < 7 or moment % 24 >= EVENING_ENDS


def next_waking(moment: float) -> float:
    """`moment` itself in waking hours, else the next morning."""
    if awake(moment):
        return moment
    day = floor(moment / 24) + (moment % 24 >= SLEEPS)
    return day * 24 + WAKES


def _lived(moment: float) -> float:
    """The waking hours since the first midnight."""
    return floor(moment / 24) * A_DAY + min(max(moment % 24 - WAKES, 0.0), A_DAY)


def between(start: float, end: float) -> float:
    """The waking minutes between two moments; 0 when `end` comes first."""
    return max(0.0, _lived(end) - _lived(start)) * 60


def after(moment: float, minutes: float) -> float:
    """The moment at which so many waking minutes have passed."""
    lived = _lived(moment) + minutes / 60
    days = floor(lived / A_DAY)
    left = lived - days * A_DAY
    return next_waking(days * 24 + WAKES + left)

"""Chances of what speaks for each of several labels."""

import math
from collections.abc import Iterable


def softmax(sums: Iterable[float], sharp: float = 1.0) -> list[float]:
    """The chance of each, together 1. `sharp`: above 1 the likely ones become likelier."""
    told = list(sums)
    top = max(told)
    powers = [math.exp(sharp * (value - top)) for value in told]
    total = sum(powers)
    return [power / total for power in powers]

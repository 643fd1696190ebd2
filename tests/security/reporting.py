"""The fixture `figure`, and the table that `make security` prints of what was found."""

import os
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.security.threats import LATER, THREATS

ALL = os.environ.get("BURENHULP_TEST_SECURITY") == "all"
PART = 100  # `make test` runs one in so many of each count


class Figure:
    """How often a check is held, and what it found."""

    def __init__(self, item: pytest.Item) -> None:
        self._item = item

    def of(self, count: int, least: int = 1) -> int:
        """`count` in `make security`, else a hundredth of it, but not fewer than `least`."""
        return count if ALL else max(least, count // PART)

    def found(self, text: str) -> None:
        """A line of the table: "50,000 presses, 0 changes"."""
        self._item.user_properties.append(("figure", text))


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """How often to look, and where to say what was found."""
    return Figure(request.node)


@dataclass
class Found:
    """What the tests of one threat told."""

    outcomes: Counter[str] = field(default_factory=Counter)
    figures: list[str] = field(default_factory=list)


def mark_threats(items: list[pytest.Item]) -> None:
    """Let each report say of which threats its test is a check; xdist passes these on."""
    for item in items:
        for mark in item.iter_markers("threat"):
            for number in mark.args:
                assert number in THREATS, f"{item.nodeid}: there is no threat {number}"
                item.user_properties.append(("threat", number))


def collect(stats: dict[str, list[Any]]) -> dict[str, Found]:
    """By threat: how its tests ended, and their figures."""
    found: dict[str, Found] = defaultdict(Found)
    for outcome in ("passed", "failed", "error", "skipped"):
        for report in stats.get(outcome, []):
            said = getattr(report, "user_properties", [])
            for number in (value for name, value in said if name == "threat"):
                found[number].outcomes[outcome] += 1
                found[number].figures += [value for name, value in said if name == "figure"]
    return found


def lines(found: dict[str, Found]) -> tuple[list[str], list[str]]:
    """The table, and the threats of which nothing was looked at."""
    table, unseen = [], []
    for number, asked in THREATS.items():
        table.append(f"{number:4} {asked}")
        if number in found:
            ends = ", ".join(
                f"{many} {end}" for end, many in sorted(found[number].outcomes.items())
            )
            table += [f"       {text}" for text in dict.fromkeys(found[number].figures)]
            table.append(f"       {ends}")
        elif number not in LATER:
            table.append("       NOT LOOKED AT")
        if number not in LATER and not found[number].outcomes["passed"]:
            unseen.append(number)
    return table, unseen

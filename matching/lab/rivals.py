"""The rival policies of the lab, as they are described in the literature and not tuned."""

from collections.abc import Callable
from dataclasses import dataclass

from matching.lab.town import WEEK, Town
from matching.lab.world import Call, Tie

Pick = Callable[[Town, list[Tie], float], list[Tie]]
SOME, PART, A_WEEK = 3, 0.3, 2


@dataclass(frozen=True, slots=True)
class Rival:
    """Asks whom `pick` takes of those who match, once or every so many hours."""

    name: str
    pick: Pick
    every: float | None = None  # hours; None: once

    def look(self, town: Town, call: Call, now: float) -> tuple[list[Tie], float | None]:
        picked = self.pick(town, town.free(call, now), now)
        return picked, None if self.every is None else now + self.every

    def lasts(self, call: Call, now: float) -> float | None:
        """It does not look at answers, only at a yes."""
        del call, now
        return None

    def hears(self, town: Town, call: Call, tie: Tie, answer: str, now: float) -> float | None:
        del town, call, tie, answer, now
        return None


def _all(town: Town, free: list[Tie], now: float) -> list[Tie]:
    del town, now
    return free


def _best(town: Town, free: list[Tie], now: float) -> list[Tie]:
    del town, now
    return free[:SOME]


def _drawn(town: Town, free: list[Tie], now: float) -> list[Tie]:
    del now
    return town.chance.sample(free, min(SOME, len(free)))


def _part(town: Town, free: list[Tie], now: float) -> list[Tie]:
    del now
    return [tie for tie in free if town.chance.random() < PART]


def _rested(town: Town, free: list[Tie], now: float) -> list[Tie]:
    able = [tie for tie in free if town.pings_since(tie.person, now - WEEK) < A_WEEK]
    return able[:SOME]


RIVALS = (
    Rival("broadcast", _all),
    Rival("top3", _best),
    Rival("random", _drawn, every=1.0),
    Rival("waves", _best, every=1.0),
    Rival("capped", _rested, every=1.0),
    Rival("scaled", _part),
)

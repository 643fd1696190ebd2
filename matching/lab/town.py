"""What has happened in the neighbourhood so far: who was asked, who helped, who had enough."""

from bisect import bisect_right
from dataclasses import dataclass, field
from random import Random

from matching.lab.world import Call, Tie, World

WEEK, MONTH = 7 * 24.0, 30 * 24.0  # hours, as all moments here


@dataclass(slots=True)
class Town:
    """A world under one policy; of each person by number."""

    world: World
    chance: Random  # for policies that draw lots
    away: list[float] = field(default_factory=list)  # nobody who has had enough is asked until
    asked: list[list[float]] = field(default_factory=list)  # when, the oldest first
    tasks: list[list[float]] = field(default_factory=list)  # when they helped
    approached: list[set[int]] = field(default_factory=list)  # of each call: who was asked
    claimed: dict[int, float] = field(default_factory=dict)  # of a call: the hours it took
    lost: float = 0.0  # hours that people were away

    def __post_init__(self) -> None:
        people = range(self.world.people)
        self.away = [0.0 for _ in people]
        self.asked = [[] for _ in people]
        self.tasks = [[] for _ in people]
        self.approached = [set() for _ in self.world.calls]

    def free(self, call: Call, now: float) -> list[Tie]:
        """Who matches, was not asked for this call, and is not away; the best fit first."""
        asked, away = self.approached[call.number], self.away
        return [t for t in call.ties if t.person not in asked and away[t.person] <= now]

    def pings_since(self, person: int, moment: float) -> int:
        """How often somebody was asked after `moment`."""
        asked = self.asked[person]
        return len(asked) - bisect_right(asked, moment)

    def tasks_since(self, person: int, moment: float) -> int:
        """How often somebody helped after `moment`."""
        tasks = self.tasks[person]
        return len(tasks) - bisect_right(tasks, moment)

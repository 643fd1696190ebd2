"""Lets a policy ask, day by day: calls come in, people answer, somebody claims, others tire."""

from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random
from typing import Protocol

from matching.lab.parameters import Parameters
from matching.lab.town import WEEK, Town
from matching.lab.waking import night
from matching.lab.world import Call, Tie, World


class Policy(Protocol):
    """A way of asking: looks at a call when its time comes, and hears what became of it."""

    @property
    def name(self) -> str:
        """What it is called in the table."""
        ...

    def look(self, town: Town, call: Call, now: float) -> tuple[list[Tie], float | None]:
        """Whom to ask now, and when to look again (None: no more)."""
        ...

    def lasts(self, call: Call, now: float) -> float | None:
        """When a question asked now counts as answered by silence; None: never."""
        ...

    def hears(self, town: Town, call: Call, tie: Tie, answer: str, now: float) -> float | None:
        """An answer: yes, no or silent. Returns when to look again, None: as was planned."""
        ...


LOOK = "look"
_Event = tuple[float, int, str, Call, Tie | None]


@dataclass(slots=True)
class _Life:
    parameters: Parameters
    policy: Policy
    town: Town
    events: list[_Event] = field(default_factory=list)
    made: int = 0
    looks: dict[int, int] = field(default_factory=dict)  # of a call: the look that is planned

    def plan(self, moment: float, what: str, call: Call, tie: Tie | None = None) -> None:
        self.made += 1
        if what == LOOK:
            self.looks[call.number] = self.made  # the one that was planned before is off
        heappush(self.events, (moment, self.made, what, call, tie))

    def run(self) -> None:
        for call in self.town.world.calls:
            self.plan(call.at, LOOK, call)
        while self.events:
            now, made, what, call, tie = heappop(self.events)
            if call.number in self.town.claimed or now > call.until:
                continue
            if tie is not None:
                self._answer(call, tie, what, now)
            elif self.looks[call.number] == made:
                self._look(call, now)

    def _look(self, call: Call, now: float) -> None:
        asked, again = self.policy.look(self.town, call, now)
        for tie in asked:
            self._ask(call, tie, now)
        if again is not None:
            self.plan(again, LOOK, call)

    def _ask(self, call: Call, tie: Tie, now: float) -> None:
        town, person = self.town, tie.person
        town.approached[call.number].add(person)
        town.asked[person].append(now)
        closes = self.policy.lasts(call, now)
        asleep = self.parameters.night if night(now) else 1.0
        if tie.will < tie.chance * asleep:
            self.plan(now + tie.delay, "yes", call, tie)
            return
        self._tire(tie, now)
        if closes is None:
            return  # a policy that does not look at answers
        answers = tie.replies and now + tie.delay < closes
        self.plan(now + tie.delay if answers else closes, "no" if answers else "silent", call, tie)

    def _tire(self, tie: Tie, now: float) -> None:
        """An unwanted question; the more there were this week, the sooner it is one too many."""
        numbers, town = self.parameters, self.town
        over = town.pings_since(tie.person, now - WEEK) - numbers.tolerance
        if over > 0 and tie.patience < numbers.weariness * over**numbers.growth:
            town.away[tie.person] = now + tie.away
            town.lost += min(tie.away, max(0.0, town.world.hours - now))

    def _answer(self, call: Call, tie: Tie, what: str, now: float) -> None:
        if what == "yes":
            self.town.claimed[call.number] = now - call.at
            self.town.tasks[tie.person].append(now)
        again = self.policy.hears(self.town, call, tie, what, now)
        if again is not None:
            self.plan(again, LOOK, call)


def live(world: World, parameters: Parameters, policy: Policy, chance: Random) -> Town:
    """What becomes of `world` under `policy`; nothing else is left to chance here."""
    town = Town(world, chance)
    _Life(parameters, policy, town).run()
    return town

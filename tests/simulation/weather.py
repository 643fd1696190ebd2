"""What goes wrong: each trouble comes in waves, and the chance that it strikes is drawn anew."""

import random
from collections import Counter
from enum import StrEnum


class Trouble(StrEnum):
    """Something that can go wrong."""

    KILLED = "killed in a turn"
    CUT = "killed while sending"
    PAUSED = "paused"
    SKEWED = "clock skewed"
    LOST = "delivered, answer lost"
    SILENT = "never answered"
    REFUSED = "not sent"
    TOO_MANY = "429"
    DOUBLED = "update offered again"


# The highest chance of each time at which it could strike, while it is about.
WORST = {
    Trouble.KILLED: 0.3,
    Trouble.CUT: 0.3,
    Trouble.PAUSED: 0.2,
    Trouble.SKEWED: 0.1,
    Trouble.LOST: 0.3,
    Trouble.SILENT: 0.3,
    Trouble.REFUSED: 0.3,
    Trouble.TOO_MANY: 0.5,
    Trouble.DOUBLED: 0.3,
}
COMES, GOES = 0.08, 0.2  # chances of each, every time that time passes


class Weather:
    """Which troubles are about, and how often each struck."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._about: dict[Trouble, float] = {}
        self.struck: Counter[Trouble] = Counter()
        self.calm = False  # nothing goes wrong any more

    def turns(self) -> None:
        """Time passes: some troubles come, some go."""
        for trouble, worst in WORST.items():
            if trouble not in self._about and self._chance.random() < COMES:
                self._about[trouble] = self._chance.uniform(0.2, 1) * worst
            elif trouble in self._about and self._chance.random() < GOES:
                del self._about[trouble]

    def strikes(self, trouble: Trouble) -> bool:
        """Whether it happens now."""
        if self.calm or self._chance.random() >= self._about.get(trouble, 0):
            return False
        self.struck[trouble] += 1
        return True

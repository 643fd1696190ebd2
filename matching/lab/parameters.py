"""The numbers of the simulated neighbourhood: those of the design, and those that were invented.

The design says how many neighbours, services, requests and days there are, how long a request is
of use, how a chance of a yes comes about, and that an unwanted ping makes somebody inactive with
a chance that grows with recent pings. It does not say how far the areas lie apart, how many
services somebody offers, how long an answer takes, nor how that chance grows. Those numbers were
searched for by the figures of the rivals alone (`rivals.py`, not tuned), so that these come near
the published ones; our own policy was tuned afterwards and had no part in it. What came out, over
20 worlds, beside what was published (claimed, pings a claim, muted, Gini, worst area):

    broadcast  .25  37    .88  .32  .18    published .26  65    .95  .40  .21
    top3       .60   5.0  .00  .35  .51    published .57   5.3  .01  .37  .45
    scaled     .51  26    .48  .32  .40    published .55  30    .41  .28  .50
    waves      .91   8.6  .04  .28  .86    published .86  11.0  .13  .28  .81
    capped     .80  12.6  .00  .11  .73    published .85  10.2  .00  .16  .79

Two readings follow from it. The published Gini can only be that of how often each neighbour was
*asked*: with one or two tasks a neighbour in ninety days, tasks shared out by lot have a Gini of
.3 among those who helped and of .6 among all. And "muted" is the share of the time, over all
neighbours, in which somebody had had enough and was not asked.
"""

from dataclasses import dataclass, replace

Shares = tuple[tuple[float, float], ...]

GROUP = 4  # services that are related to each other
# Of each area: its middle on the map, and its share of the neighbours. The last lies apart.
AREAS = (
    (0.2, 0.2, 0.26), (0.8, 0.2, 0.24), (0.2, 0.8, 0.20), (0.8, 0.8, 0.18), (1.3, 0.5, 0.12),
)  # fmt: skip
# When people ask: hardly at night, most in the morning; and how much more at the height of a year.
HOURS = (*[0.01] * 7, 0.25, 0.9, *[1.4] * 4, *[1.1] * 4, *[1.0] * 3, 0.8, 0.3, 0.12, 0.05)
SEASON = 0.2
EVENINGS = 0.3  # of the neighbours agreed to be asked until ten when it is urgent


@dataclass(frozen=True, slots=True)
class Parameters:
    """What may be changed to see how much hangs on it. Times in hours unless it says days."""

    neighbours: float = 240
    services: float = 24
    requests: float = 4.0  # a day
    days: float = 90
    deadlines: Shares = ((1.0, 0.10), (6.0, 0.30), (24.0, 0.35), (72.0, 0.25))  # hours, share
    time: float = 1.0  # times those hours
    yes: float = 2.0  # chance of a yes: this times base, quality and exp(-distance/reach)
    base_yes: float = 1.5  # base is drawn from a Beta distribution with these two
    base_no: float = 4.0
    related: float = 0.4  # quality of what is not quite what was asked
    reach: float = 0.6
    night: float = 0.25  # times the chance, while people sleep
    noise: float = 0.25  # of the matcher: standard deviation of the fit around the quality
    # Invented, see above.
    map: float = 1.74  # how far the areas lie apart, in the unit of `reach`
    wide: float = 0.21  # of each area: standard deviation, as a part of `map`
    offers: float = 3.0  # services that somebody offers, on average
    delay: float = 0.39  # hours until an answer, the median
    spread: float = 1.25  # of that: standard deviation of its logarithm
    replies: float = 0.5  # of those who do not help, this part says so
    tolerance: float = 2.4  # pings a week that nobody minds
    weariness: float = 0.022  # chance of having had enough, at one ping more than that …
    growth: float = 0.96  # … and the power with which it grows
    away: float = 300.0  # days that somebody who had enough is not asked, the mean

    def changed(self, name: str, factor: float) -> "Parameters":
        """One number times `factor`; "short" is the share of what is needed within six hours."""
        if name != "short":
            return replace(self, **{name: getattr(self, name) * factor})
        short = sum(share for hours, share in self.deadlines if hours <= SHORT)
        rest = (1 - short * factor) / (1 - short)
        return replace(
            self,
            deadlines=tuple(
                (hours, share * (factor if hours <= SHORT else rest))
                for hours, share in self.deadlines
            ),
        )


SHORT = 6.0
VARIED = (
    "neighbours", "services", "requests", "days", "short", "time", "yes", "base_yes", "base_no",
    "related", "reach", "night", "noise", "weariness",
)  # fmt: skip

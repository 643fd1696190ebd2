"""What a policy did to a neighbourhood, in figures."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from statistics import fmean, median

from matching.lab.town import Town


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one town, or the mean over several."""

    claimed: float  # share of the calls
    pings: float  # per claim
    hours: float  # until the claim, the median
    muted: float  # share of the neighbours who were away, over all days
    gini: float  # of how often each neighbour was asked: 0 all alike, 1 only one
    worst: float  # share of the calls that was claimed, in the area where that is lowest
    tasks: float  # the Gini of how often each helped, among those who helped
    busiest: float  # share of the tasks done by the busiest tenth of those who helped


def figures(town: Town) -> Figures:
    """The figures of one town."""
    calls, claims = town.world.calls, town.claimed
    pings = sum(map(len, town.asked))
    tasks = sorted((len(done) for done in town.tasks if done), reverse=True)
    busy = tasks[: max(1, len(tasks) // 10)]
    areas: dict[int, list[bool]] = {}
    for call in calls:
        areas.setdefault(call.area, []).append(call.number in claims)
    return Figures(
        claimed=len(claims) / len(calls) if calls else 0.0,
        pings=pings / max(1, len(claims)),
        hours=median(claims.values()) if claims else 0.0,
        muted=town.lost / (town.world.people * town.world.hours),
        gini=gini([len(asked) for asked in town.asked]),
        worst=min((fmean(got) for got in areas.values()), default=0.0),
        tasks=gini(tasks),
        busiest=sum(busy) / max(1, sum(tasks)),
    )


def mean(several: Iterable[Figures]) -> Figures:
    """The mean of each figure."""
    return Figures(*(fmean(values) for values in zip(*map(astuple, several), strict=True)))


def gini(values: Sequence[float]) -> float:
    """How unequal they are: 0 when all are alike, towards 1 when one has everything."""
    total, count = sum(values), len(values)
    if not total:
        return 0.0
    ranked = sum((2 * rank - count + 1) * value for rank, value in enumerate(sorted(values)))
    return ranked / (count * total)

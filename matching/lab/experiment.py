"""Runs the policies through the same worlds; the numbers as they are, or one of them changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from random import Random

from matching.lab.figures import Figures, figures, mean
from matching.lab.life import Policy, live
from matching.lab.ours import Ours
from matching.lab.parameters import VARIED, Parameters
from matching.lab.rivals import RIVALS
from matching.lab.world import World, make_world

OURS = "ours"
POLICIES: Mapping[str, Callable[[], Policy]] = {
    **{rival.name: partial(replace, rival) for rival in RIVALS},
    OURS: Ours,
}

# What ours should reach with the numbers of the design; a rival that claims this much …
FLOORS = {"claimed": 0.93, "worst": 0.88}
CEILINGS = {"pings": 6.5, "muted": 0.01, "gini": 0.20}
STRONG, BETTER_ON = 0.85, 2  # … may not be better on two of these


def compare(
    numbers: Parameters, seeds: Iterable[int], names: Sequence[str] = tuple(POLICIES)
) -> dict[str, Figures]:
    """The mean figures of each policy over the same worlds, one for each seed."""
    found: dict[str, list[Figures]] = {name: [] for name in names}
    for seed in seeds:
        world = make_world(numbers, Random(f"world {seed}"))  # noqa: S311 - a simulation
        for name in names:
            found[name].append(try_out(world, numbers, name, seed))
    return {name: mean(several) for name, several in found.items()}


def try_out(world: World, numbers: Parameters, name: str, seed: int) -> Figures:
    """The figures of one policy in one world."""
    chance = Random(f"policy {seed}")  # noqa: S311 - a simulation
    return figures(live(world, numbers, POLICIES[name](), chance))


def varied(numbers: Parameters) -> Iterator[tuple[str, Parameters]]:
    """These numbers, each of the design's halved and half as large again, one at a time."""
    for name in VARIED:
        for factor in (0.5, 1.5):
            yield f"{name} x {factor}", numbers.changed(name, factor)


def missed(found: Mapping[str, Figures]) -> list[str]:
    """What ours falls short of, in words; nothing when all is reached."""
    ours = found[OURS]
    said = [
        f"{name} {getattr(ours, name):.3f} < {floor}"
        for name, floor in FLOORS.items()
        if getattr(ours, name) < floor
    ]
    said += [
        f"{name} {getattr(ours, name):.3f} > {ceiling}"
        for name, ceiling in CEILINGS.items()
        if getattr(ours, name) > ceiling
    ]
    for name, rival in found.items():
        better = _better(rival, ours)
        if name != OURS and rival.claimed >= STRONG and len(better) >= BETTER_ON:
            said.append(f"{name} is better on {', '.join(better)}")
    return said


def _better(rival: Figures, ours: Figures) -> list[str]:
    more = [name for name in FLOORS if getattr(rival, name) > getattr(ours, name)]
    less = [name for name in CEILINGS if getattr(rival, name) < getattr(ours, name)]
    return more + less

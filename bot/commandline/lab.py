"""`burenhulp lab`: what other ways of asking would do, simulated or going by one's own history."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from bot.commandline.history import read_history
from bot.commandline.reading import Unreadable
from bot.settings import Settings
from matching.lab.experiment import OURS, POLICIES, compare, missed, try_out, varied
from matching.lab.figures import Figures
from matching.lab.parameters import Parameters
from matching.lab.plot import picture
from matching.lab.replay import recall
from matching.lab.table import bars, table

Tell = Callable[[str], None]
FEWEST = 10  # requests without which a replay says nothing, and might say something of one person


def run(settings: Settings, asked: argparse.Namespace, tell: Tell) -> int:
    """Print the figures of each policy, and draw them; 2 when it cannot be done."""
    names = tuple(dict.fromkeys(asked.policy)) or tuple(POLICIES)
    if asked.replay:
        return _replay(settings, names, asked.plot, tell)
    numbers = Parameters() if asked.days is None else replace(Parameters(), days=asked.days)
    what = f"{asked.seeds} simulated neighbourhoods, {numbers.days:g} days"
    tell(f"{what}; muted: share of the time that people had had enough; Gini: of pings")
    found = compare(numbers, range(asked.seeds), names)
    _show(found, what, asked.plot, tell)
    if asked.vary:
        _vary(numbers, asked.seeds, names, found, tell)
    return 0


def _show(found: Mapping[str, Figures], what: str, plot: Path | None, tell: Tell) -> None:
    for line in table(found):
        tell(line)
    if plot is None:
        for line in ("", *bars(found)):
            tell(line)
        return
    try:
        plot.write_text(picture(found, what), "utf-8")
    except OSError as error:
        raise ValueError(f"--plot: the file cannot be written ({type(error).__name__})") from None
    tell(f"The picture is in {plot}")


def _vary(
    numbers: Parameters, seeds: int, names: tuple[str, ...], as_it_is: Mapping[str, Figures],
    tell: Tell,
) -> None:  # fmt: skip
    """The same with one number halved, or half as large again, each in its turn."""
    tried: list[tuple[str, Mapping[str, Figures]]] = [("as it is", as_it_is)]
    for label, changed in varied(numbers):
        other = compare(changed, range(seeds), names)
        tell(f"\n{label}")
        for line in table(other):
            tell(line)
        tried.append((label, other))
    if OURS in names:
        tell("")
        for label, found in tried:
            tell(f"{label}: {'; '.join(missed(found)) or 'all reached'}")


def _replay(settings: Settings, names: tuple[str, ...], plot: Path | None, tell: Tell) -> int:
    try:
        world = recall(read_history(settings))
    except Unreadable as error:
        raise ValueError(str(error)) from None
    if len(world.calls) < FEWEST:
        tell(f"Fewer than {FEWEST} requests are over: too few to say anything.")
        return 0
    what = f"Replay of {len(world.calls)} requests that are over"
    tell(f"{what}; only of people who were asked, with what they answered")
    found = {name: try_out(world, Parameters(), name, seed=0) for name in names}
    _show(found, what, plot, tell)
    return 0

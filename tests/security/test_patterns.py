"""Regular expressions: twice the text takes at most two and a half times as long."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
import handlers
import matching
from tests.security.reporting import ALL, Figure
from tests.street import TEXTS  # every feature is loaded

SMALL, MOST = 0.01, 2.5  # seconds below which a clock says nothing; and the ratio
LENGTH = 1_000  # characters: so much is used of a text at most
PIECES = (
    "a", "1", " ", "1 ", "a ", "06 ", "aA1", "a.", "1.", "1-", "@a", "#", "/", ":", "12:", "de ",
    "van ", "straat ", "ij", "é", "\n", ">", "ma ", "om ", "NL12 ", "'", "a-",
)  # fmt: skip
OFTEN = {"finditer", "sub", "subn", "findall", "split", "search"}


def patterns() -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    """Every pattern that a module of ours holds, and how it is used there; and every phrase."""
    for package in (bot, handlers, matching):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if any(part in found.name for part in ("migrations", "__main__", "platforms")):
                continue
            module = importlib.import_module(found.name)
            source = Path(module.__file__ or "").read_text("utf-8")
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern) and f"{name} = " in source:
                    used = set(re.findall(rf"\b{name}\.([a-z]+)\(", source))
                    yield f"{found.name}.{name}", value, used or OFTEN
    for feature in handlers.FEATURES:
        for phrase in feature.phrases:
            yield f"{feature.name}: {phrase.pattern.pattern[:60]}", phrase.pattern, {"fullmatch"}


def seconds(pattern: re.Pattern[str], used: set[str], text: str) -> float:
    """The fastest of four: what else the machine does is not the pattern's fault."""
    fastest = 9.0
    for _ in range(4):
        began = time.thread_time()
        if used & OFTEN:
            sum(1 for _match in pattern.finditer(text))
        if used & {"match", "fullmatch"}:
            pattern.match(text)
            pattern.fullmatch(text)
        fastest = min(fastest, time.thread_time() - began)
        if fastest < SMALL:
            break
    return fastest


def grows(pattern: re.Pattern[str], used: set[str], piece: str, end: str) -> bool:
    """Whether twice the text takes more than it should; other work may make it seem so, once."""
    once = seconds(pattern, used, (piece * LENGTH)[:LENGTH] + end)
    twice = seconds(pattern, used, (piece * LENGTH * 2)[: 2 * LENGTH] + end)
    return twice / once > MOST


@pytest.mark.threat("T11")
def test_no_pattern_is_slower_than_its_text_is_long(figure: Figure) -> None:
    assert TEXTS
    slow, count, worst = [], 0, 0.0
    for name, pattern, used in patterns():
        for piece in PIECES if ALL else PIECES[::3]:
            for end in ("", "!"):
                count += 1
                once = seconds(pattern, used, (piece * LENGTH)[:LENGTH] + end)
                worst = max(worst, once)
                if once >= SMALL and all(grows(pattern, used, piece, end) for _ in range(3)):
                    slow.append(f"{name} on {piece!r}: {once * 1000:.0f} ms")
    assert not slow, "\n".join(slow)
    figure.found(f"{count:,} pairs of a pattern and a text: the slowest {worst * 1000:.1f} ms")

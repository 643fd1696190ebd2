"""Twelve stories in which the process dies at each call in turn: they all end the same.

The n-th statement, commit or call of the platform kills it, n = 1, 2, 3 … until none is left.
`make test` takes a sample of them, drawn by a seed (`BURENHULP_TEST_SEED`); `make faults` all.
"""

import os
import random
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot import delivery
from bot.commandline.audit import Moments, check, rules
from bot.outbox import Letter, State
from tests.crash.falling import FallingStreet
from tests.crash.fuse import Fuse, laid
from tests.crash.rows import MAY_BE_LOST, different, kept
from tests.crash.scenarios import STORIES, Story
from tests.empty import open_copy

pytestmark = pytest.mark.real
ALL = os.environ.get("BURENHULP_TEST_WALK") == "all"
SAMPLE = 2  # deaths of each story in `make real`
MARK = "(Herhaling)"


class Ended(NamedTuple):
    """How one telling of a story ended."""

    rows: dict[str, list[Any]]
    calls: list[str]
    wrong: list[str]


def told(story: Story, template: Path, folder: Path, blows: int = 0) -> Ended:
    """Tell it; the process dies at call number `blows`."""
    folder.mkdir(exist_ok=True)
    engine, fuse = open_copy(template, folder), Fuse(blows)
    try:
        with laid(fuse, engine), pytest.MonkeyPatch.context() as turned:
            street = FallingStreet(engine, fuse)
            turned.setattr(delivery, "real_now", street.now)
            telling = story(street)
            next(telling)
            street.tick()
            street.said.clear()
            fuse.calls.clear()
            fuse.armed = True
            assert next(telling, "told") == "told"
            street.tick()
        assert street.deaths == (1 if blows else 0)
        return Ended(kept(engine), fuse.calls, broken(street))
    finally:
        engine.dispose()


def broken(street: FallingStreet) -> list[str]:
    """What was said twice, unmarked or not at all, and what the audit finds."""
    moments = Moments(street.clock.now(), street.wall)
    every = rules(moments)
    with street.engine.connect() as connection:
        found, _ = check(connection, every, moments)
        connection.rollback()
    wrong = [f"audit: {one.rule.name} {one.id}" for one in found]
    times: Counter[int] = Counter()
    for said in street.said:
        if said.edit:
            continue
        times[said.letter] += 1
        again = times[said.letter] > 1
        if again and said.kind in MAY_BE_LOST:
            wrong.append(f"a {said.kind} was sent twice: {said.text!r}")
        if again and not said.text.startswith(MARK):
            wrong.append(f"said again without a mark: {said.text!r}")
    for letter in street.look(lambda db: db.query(Letter).all()):
        if letter.state in (State.PENDING, State.SENDING) and letter.held_until is None:
            wrong.append(f"{letter.text_key} never went")
        if letter.state is State.UNKNOWN and letter.kind not in MAY_BE_LOST:
            wrong.append(f"{letter.text_key} was given up")
    return wrong


def points(calls: int) -> list[int]:
    """At which calls it dies in this run."""
    if ALL:
        return list(range(1, calls + 1))
    seed = os.environ.get("BURENHULP_TEST_SEED") or str(random.SystemRandom().randrange(10**9))
    chance = random.Random(seed)
    print(f"\nseed {seed}: {SAMPLE} of {calls} calls")
    return sorted(chance.sample(range(1, calls + 1), min(SAMPLE, calls)))


@pytest.mark.parametrize("name", STORIES)
def test_it_dies_at_every_call_and_ends_the_same(
    name: str, template: Path, tmp_path: Path
) -> None:
    tell = partial(told, STORIES[name], template, tmp_path)
    calm = tell()
    assert calm.wrong == []
    assert len(calm.calls) > SAMPLE
    wrong = []
    for blows in points(len(calm.calls)):
        ended = tell(blows)
        found = ended.wrong + different(calm.rows, ended.rows)
        wrong += [f"dead at {blows}, {ended.calls[-1]}: {one}" for one in found]
    print(f"{name}: {len(calm.calls)} calls")
    assert not wrong, "\n".join(wrong)

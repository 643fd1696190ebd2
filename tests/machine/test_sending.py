"""Sending: the most urgent first, as fast as the platform lets, and nobody waits for another."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot.outbox import Letter, State
from bot.pace import BULK, WINDOW
from bot.shell import Shell
from tests.platform import Platform, letters
from tests.street import Street

pytestmark = pytest.mark.real


@asynccontextmanager
async def sending(street: Street, platform: Platform) -> AsyncIterator[None]:
    """The program sends until the end of the block."""
    shell = Shell(street.app, [platform], lambda _: None)
    running = asyncio.create_task(shell.run())
    yield
    shell.stop()
    await running


async def until(done: Callable[[], bool], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not done():  # noqa: ASYNC110 - the platform is asked from outside
            await asyncio.sleep(0.01)


async def test_what_is_urgent_passes_ten_thousand_others(quiet_street: Street) -> None:
    letters(quiet_street.app, "digest", *(f"1{n}" for n in range(10_000)))
    platform = Platform()
    async with sending(quiet_street, platform):
        await until(lambda: len(platform.took) > 40)
        letters(quiet_street.app, "answer", "7")
        before = len(platform.took)
        await until(lambda: any(chat == "7" for _, chat, _ in platform.took))
    place = [chat for _, chat, _ in platform.took].index("7")
    assert place - before <= 3  # those were on their way already
    assert platform.refused == 0


async def test_the_same_words_for_many_go_slower_and_last(quiet_street: Street) -> None:
    letters(quiet_street.app, "bulk", *(f"1{n}" for n in range(200)))
    letters(quiet_street.app, "ping", *(f"2{n}" for n in range(15)))
    platform = Platform()
    async with sending(quiet_street, platform):
        await until(lambda: len(platform.took) >= 15 + BULK)
        first = [chat for _, chat, _ in platform.took]
        await asyncio.sleep(2 * WINDOW)
        many = [chat for _, chat, _ in platform.took if chat.startswith("1")]
    assert sum(chat.startswith("2") for chat in first[: 15 + BULK]) == 15
    assert len(first) - 15 <= 2 * BULK
    assert 2 * BULK <= len(many) <= 4 * BULK
    assert platform.refused == 0


async def test_a_chat_that_must_wait_holds_up_no_other(quiet_street: Street) -> None:
    letters(quiet_street.app, "answer", *["13"] * 200)
    letters(quiet_street.app, "ping", *(f"2{n}" for n in range(20)))
    platform = Platform(banned={"13": 3600.0})
    async with sending(quiet_street, platform):
        await until(lambda: len(platform.took) == 20)
        await asyncio.sleep(1.2)  # longer than a chat rests by itself
    assert platform.refused == 1  # it was told once, and asked no more


async def test_a_group_that_had_its_share_holds_up_no_other(
    quiet_street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pace.GROUP_A_MINUTE", 2)
    letters(quiet_street.app, "answer", *["-5"] * 5, *(f"3{n}" for n in range(40)))
    platform = Platform()
    async with sending(quiet_street, platform):
        await until(lambda: len(platform.took) == 42)
        await asyncio.sleep(1.2)  # a second is not enough for the rest of the group
    assert [chat for _, chat, _ in platform.took].count("-5") == 2
    assert platform.refused == 0


async def test_a_slow_platform_is_not_asked_for_more_than_it_takes(quiet_street: Street) -> None:
    letters(quiet_street.app, "ping", *(f"4{n}" for n in range(30)))
    platform = Platform(takes=0.3)
    async with sending(quiet_street, platform):
        await until(lambda: len(platform.took) == 30)
    assert sorted(chat for _, chat, _ in platform.took) == sorted(f"4{n}" for n in range(30))
    assert platform.refused == 0


async def test_stopping_leaves_nothing_half_sent(quiet_street: Street) -> None:
    letters(quiet_street.app, "ping", *(f"5{n}" for n in range(100)))
    platform = Platform(takes=0.2)
    async with sending(quiet_street, platform):
        await until(lambda: len(platform.took) > 5)
    states = quiet_street.look(lambda db: [state for (state,) in db.query(Letter.state)])
    assert State.SENDING not in states
    assert states.count(State.SENT) == len(platform.took)

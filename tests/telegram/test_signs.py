"""A sign on a message that somebody wrote: when it cannot be put there, nothing happens."""

import asyncio
from typing import Any

import pytest

from bot.messages import Incoming, Toast
from tests.botapi import Person
from tests.telegram.running import Running

EYES = Toast(sign="👀")


async def sees_it(_: Incoming) -> Toast | None:
    return EYES


def signs(bot: Running) -> list[dict[str, Any]]:
    """The calls that reached the server."""
    return [call for method, call in bot.api.world.calls if method == "setMessageReaction"]


async def test_a_message_is_signed(bot: Running, ans: Person) -> None:
    bot.deal = sees_it
    number = ans.says("Kan iemand mijn lamp ophangen?")
    assert await bot.api.server.until(lambda: ans.chat.reactions == {number: "👀"}, 2.0)
    [call] = signs(bot)
    assert call["reaction"] == [{"type": "emoji", "emoji": "👀"}]


@pytest.mark.parametrize("kind", ["400", "403", "429", "502", "reset", "garbage", "hang"])
async def test_that_it_fails_matters_to_nobody(bot: Running, ans: Person, kind: str) -> None:
    bot.deal = sees_it
    bot.api.fault(kind, "setMessageReaction", times=1)
    ans.says("een")
    await bot.api.all_confirmed()
    second = ans.says("twee")
    assert await bot.api.server.until(lambda: second in ans.chat.reactions, 3.0)
    await asyncio.sleep(0)
    assert len(signs(bot)) <= 2  # once each: it is not tried again


async def test_where_this_sign_is_not_allowed(bot: Running, ans: Person) -> None:
    bot.deal = sees_it
    ans.chat.allowed = frozenset({"👍"})
    ans.says("een")
    await bot.api.all_confirmed()
    assert await bot.api.server.until(lambda: len(signs(bot)) == 1, 2.0)
    assert ans.chat.reactions == {}


async def test_what_is_no_request_is_not_signed(bot: Running, ans: Person) -> None:
    ans.says("een")
    await bot.api.all_confirmed()
    assert signs(bot) == []

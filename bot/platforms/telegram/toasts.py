"""Answers taps, so that the phone stops waiting, and signs messages; nothing waits for it."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot.messages import Incoming, Toast
from bot.platforms.telegram.errors import NotSent, Refused
from bot.platforms.telegram.markup import LONGEST_TOAST, as_words

_log = logging.getLogger(__name__)
_PAUSES = (0.5, 1.5)  # seconds before a call that certainly did not arrive is made again
_PATIENCE = 5.0  # an answer that may not be given within this many seconds has no use


class Toasts:
    """One answer for each tap or message, each in a task of its own."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._under_way: set[asyncio.Task[None]] = set()

    def answer(self, press_id: str, toast: Toast | None) -> None:
        """Answer the tap `press_id`, with words or without, and do not wait for it."""
        self._start(self._answer(press_id, toast or Toast()))

    def sign(self, incoming: Incoming, emoji: str) -> None:
        """Put `emoji` on the message that came in; where that cannot be, nothing happens."""
        self._start(self._sign(incoming, emoji))

    def _start(self, call: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(call)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def finish(self, seconds: float) -> None:
        """Give the answers under way `seconds` to arrive, then let go of them."""
        if not self._under_way:
            return
        _, late = await asyncio.wait(self._under_way, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _answer(self, press_id: str, toast: Toast) -> None:
        for pause in (*_PAUSES, None):
            try:
                await self._call(press_id, toast)
                return
            except Refused as error:
                if error.code == 429 and pause and (error.retry_after or 0) <= _PATIENCE:
                    pause = error.retry_after or pause
                elif toast.link and error.code == 400 and error.says("url_invalid"):
                    toast = Toast(toast.text)
                    continue
                else:  # most often: the tap is too old to be answered
                    _log.debug("a tap was not answered", extra={"reason": str(error)})
                    return
            except NotSent:
                if pause is None:
                    return
            except TelegramError:
                return  # it may have been answered
            await asyncio.sleep(pause)

    async def _sign(self, incoming: Incoming, emoji: str) -> None:
        try:
            await self._bot.set_message_reaction(
                incoming.address.chat, int(incoming.message), emoji
            )
        except (TelegramError, ValueError) as error:  # switched off in this group, most often
            _log.debug("a message was not signed", extra={"reason": type(error).__name__})

    async def _call(self, press_id: str, toast: Toast) -> None:
        await self._bot.answer_callback_query(
            press_id, text=as_words(toast.text, LONGEST_TOAST) or None, url=toast.link or None
        )

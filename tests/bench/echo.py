"""The peer: python-telegram-bot's own dispatch of an echo, with a backend that sends nothing."""

import json
from time import perf_counter
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters
from telegram.request import BaseRequest

_SENT = json.dumps(
    {
        "ok": True,
        "result": {
            "message_id": 1,
            "date": 1,
            "chat": {"id": 1, "type": "private"},
            "text": "echo",
        },
    }
).encode()
_ME = json.dumps(
    {"ok": True, "result": {"id": 42, "is_bot": True, "first_name": "Bot", "username": "bot"}}
).encode()


class Nothing(BaseRequest):
    """A request backend that answers at once and sends nothing."""

    @property
    def read_timeout(self) -> float:
        return 5

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        return 200, _ME if url.endswith("getMe") else _SENT


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text(update.effective_message.text or "")


async def echo_rate(updates: list[bytes]) -> float:
    """Updates a second: from JSON bytes to an answer that was handed over."""
    application: Application[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token("42:bench")
        .request(Nothing())
        .get_updates_request(Nothing())
        .updater(None)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    await application.initialize()
    began = perf_counter()
    for data in updates:
        update = Update.de_json(json.loads(data), application.bot)
        await application.process_update(update)
    took = perf_counter() - began
    await application.shutdown()
    return len(updates) / took

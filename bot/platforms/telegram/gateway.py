"""Telegram as a gateway: opens, brings in, takes out, and shows the menus of commands."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram import BotCommand as MenuLine

from bot.messages import Abilities, Command, Menus, NotDelivered, Outcome, Outgoing, Receiver, Self
from bot.platforms.telegram.delivery import Delivery
from bot.platforms.telegram.errors import Refused, undelivered
from bot.platforms.telegram.intake import PAUSES, Intake, SetAside, only_logged
from bot.platforms.telegram.origin import PLATFORM, Me
from bot.platforms.telegram.polling import Pace, Poller
from bot.platforms.telegram.request import AiohttpRequest
from bot.platforms.telegram.toasts import Toasts
from bot.platforms.telegram.update import KINDS
from bot.platforms.telegram.webhook import AT_ONCE, Webhook

_Any = TypeVar("_Any")
_DEFAULT_LANGUAGE = "nl"  # shown to everybody whose own language has no menu
_MARGIN = 10.0  # seconds that an answer to getUpdates may be later than asked for


class TelegramGateway:
    """One bot on Telegram, or on another server that speaks the Bot API.

    `api_url` is the part before `/bot<token>/`. `now` gives the time (aware UTC) of what has
    none of its own. `set_aside(update_id, kind, reason)` notes what cannot be handled.
    With a `webhook` Telegram brings the updates; else they are fetched.
    """

    platform = PLATFORM
    can = Abilities(delete_hours=47, presses_wait=150, react=True, menus=True, pages="Telegram")

    def __init__(
        self,
        token: str,
        api_url: str = "https://api.telegram.org",
        *,
        now: Callable[[], datetime],
        set_aside: SetAside = only_logged,
        read_seconds: float = 20.0,
        pace: Pace | None = None,
        pauses: tuple[float, ...] = PAUSES,
        webhook: Webhook | None = None,
    ) -> None:
        # Below warnings the library logs the token and every message.
        logging.getLogger("telegram").setLevel(logging.WARNING)
        self._request = AiohttpRequest(read_seconds=read_seconds)
        address = f"{api_url.rstrip('/')}/bot"
        self._bot = Bot(
            token, base_url=address, request=self._request, get_updates_request=self._request
        )
        self._updates_url = f"{address}{token}/getUpdates"
        self._now = now
        self._set_aside = set_aside
        self._pace = pace or Pace()
        self._pauses = pauses
        self._webhook = webhook
        self._me: Me | None = None
        self._poller: Poller | None = None
        self._toasts = Toasts(self._bot)
        self._delivery = Delivery(self._bot)

    @property
    def answered_at(self) -> float | None:
        """The event loop's time at which Telegram last answered the poller."""
        return self._poller.answered_at if self._poller else None

    @property
    def hears(self) -> bool:
        """Whether Telegram answered the poller no longer ago than one question takes."""
        answered, patience = self.answered_at, self._pace.long_poll + 2 * _MARGIN
        return answered is None or asyncio.get_running_loop().time() - answered < patience

    async def open(self) -> Self:
        """Connect. Raises NotDelivered; unless FATAL it may be tried again."""
        await self._request.initialize()
        me = await self._called(self._bot.get_me())
        await self._called(self._choose_the_way())
        username = me.username or ""
        self._me = Me(me.id, username, bool(me.can_read_all_group_messages))
        return Self(me.full_name, username, f"https://t.me/{username}")

    async def _choose_the_way(self) -> None:
        """Updates are brought to the webhook, or fetched."""
        if self._webhook is None:
            await self._bot.delete_webhook(drop_pending_updates=False)
            return
        address = self._webhook.address
        await self._bot.set_webhook(
            address.url,
            max_connections=AT_ONCE,
            allowed_updates=KINDS,
            secret_token=address.secret,
        )

    async def run(self, receive: Receiver) -> None:
        """Bring in what people do until cancelled; nothing is acknowledged before it is kept.

        Raises NotDelivered(FATAL) when Telegram refuses the bot.
        """
        if self._me is None:
            raise NotDelivered(Outcome.NOT_SENT, "not open")
        intake = Intake(receive, self._toasts, self._me, self._now, self._set_aside, self._pauses)
        try:
            if self._webhook is None:
                self._poller = Poller(self._fetch, intake, self._pace)
                await self._poller.run()
            else:
                await self._take_what_is_brought(self._webhook, intake)
        finally:
            self._poller = None  # another process may do it: this one waits for no answer
            await self._toasts.finish(2.0)

    async def _take_what_is_brought(self, webhook: Webhook, intake: Intake) -> None:
        webhook.begin(intake)
        try:
            await asyncio.Event().wait()
        finally:
            await webhook.end(self._pace.grace)

    async def deliver(self, message: Outgoing) -> str:
        """Take `message` to its chat; returns its id. Raises NotDelivered or Moved."""
        return await self._delivery.deliver(message)

    async def leave(self, chat: str) -> None:
        """Leave a group; also fine when the bot is no longer there."""
        try:
            await self._bot.leave_chat(chat)
        except Refused as error:
            if error.code != 403 and not error.says("chat not found"):
                raise undelivered(error) from None
        except Exception as error:
            raise undelivered(error) from None

    async def menus(self, menus: Menus) -> None:
        """Show the commands in private chats and groups, and what the bot says of itself."""
        await self._commands(menus.private, BotCommandScopeAllPrivateChats())
        await self._commands(menus.group, BotCommandScopeAllGroupChats())
        for language, (short, long) in _with_default(menus.about).items():
            await self._describe(short, long, language or None)

    async def _describe(self, short: str, long: str, language: str | None) -> None:
        """What the bot says of itself; Telegram is told only what it does not know yet."""
        shown = await self._called(self._bot.get_my_short_description(language))
        if shown.short_description != short:
            await self._called(self._bot.set_my_short_description(short, language))
        described = await self._called(self._bot.get_my_description(language))
        if described.description != long:
            await self._called(self._bot.set_my_description(long, language))

    async def chat_menu(self, chat: str, commands: dict[str, tuple[Command, ...]]) -> None:
        """Show these commands in one chat, a coordinator's for instance; none: everybody's."""
        await self._commands(commands, BotCommandScopeChat(chat))

    async def close(self) -> None:
        """Let go of connections."""
        await self._toasts.finish(2.0)
        await self._request.shutdown()

    async def _commands(
        self, commands: dict[str, tuple[Command, ...]], scope: BotCommandScope
    ) -> None:
        for language, lines in _with_default(commands).items():
            if lines:
                shown = [MenuLine(line.name, line.description) for line in lines]
                await self._called(self._bot.set_my_commands(shown, scope, language or None))
            else:
                await self._called(self._bot.delete_my_commands(scope, language or None))

    async def _fetch(self, offset: int | None, limit: int, wait: int) -> bytes:
        kinds = ",".join(f'"{kind}"' for kind in KINDS)
        form = {"limit": str(limit), "timeout": str(wait), "allowed_updates": f"[{kinds}]"}
        if offset is not None:
            form["offset"] = str(offset)
        return await self._request.exchange(self._updates_url, form, wait + _MARGIN)

    async def _called(self, call: Awaitable[_Any]) -> _Any:
        try:
            return await call
        except Exception as error:
            raise undelivered(error) from None


def _with_default(by_language: dict[str, _Any]) -> dict[str, _Any]:
    """The same, with the language that is everybody's under ""."""
    if not by_language:
        return {}
    default = _DEFAULT_LANGUAGE if _DEFAULT_LANGUAGE in by_language else next(iter(by_language))
    others = {name: value for name, value in by_language.items() if name != default}
    return {"": by_language[default], **others}

"""Takes the updates that Telegram brings by itself; each is answered when it is kept."""

import asyncio
import hashlib
import hmac
import json
import logging
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from bot.platforms.telegram.intake import Intake
from bot.platforms.telegram.update import Update, id_in, read
from bot.platforms.telegram.values import Malformed

_log = logging.getLogger(__name__)
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1 << 20  # bytes of one update
BODY_WITHIN = 10.0  # seconds in which all of it must have come
KEPT_WITHIN = 40.0  # seconds; after that Telegram is told to come again
MOST = 1_000  # updates under way; more are sent back
AT_ONCE = 40  # connections that Telegram may open


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    """`url` is the public https address, `secret` what Telegram shows."""

    url: str
    secret: str

    @property
    def path(self) -> str:
        """Where the address ends: what this server listens to."""
        return urlsplit(self.url).path or "/"


def webhook_at(url: str, token: str) -> "Webhook":
    """The webhook for a public address such as `https://bot.example.org/telegram`."""
    return Webhook(WebhookAddress(url, secret_of(token)))


def secret_of(token: str) -> str:
    """What Telegram has to show: made of the bot's token, so that every replica expects it.

    It tells nothing of the token. 64 characters.
    """
    return hmac.new(token.encode(), b"burenhulp webhook", hashlib.sha256).hexdigest()


class Webhook:
    """The place where Telegram brings updates. Until `intake` is there they are sent back."""

    def __init__(self, address: WebhookAddress) -> None:
        self.address = address
        self._intake: Intake | None = None
        self._under_way: dict[int, asyncio.Task[None]] = {}

    def routes(self) -> list[web.RouteDef]:
        """For the web server; any other method is refused there."""
        return [web.post(self.address.path, self.take)]

    def begin(self, intake: Intake) -> None:
        """From now on updates are dealt with."""
        self._intake = intake

    async def end(self, seconds: float) -> None:
        """Begin nothing new, give what was begun `seconds`, then let go of it."""
        self._intake = None
        tasks = list(self._under_way.values())
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def take(self, request: web.Request) -> web.Response:
        """One update. 2xx only when it is kept or set aside: all else is brought again."""
        shown = request.headers.get(HEADER, "")
        if not is_secret(shown, self.address.secret):
            return web.Response(status=401)
        if (request.content_length or 0) > LARGEST:
            return web.Response(status=413)
        if self._intake is None or len(self._under_way) >= MOST:
            return _again()
        try:
            async with asyncio.timeout(BODY_WITHIN):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        return await self._keep(self._intake, body)

    async def _keep(self, intake: Intake, body: bytes) -> web.Response:
        try:
            work = self._dealing(intake, read(json.loads(body)))
        except (ValueError, RecursionError, Malformed) as error:
            update_id = id_in(body)
            if update_id is None:
                _log.warning("an update without an id was passed over")
                return web.Response()
            work = asyncio.create_task(intake.unreadable(update_id, "", type(error).__name__))
        await asyncio.wait([work], timeout=KEPT_WITHIN)
        kept = work.done() and not work.cancelled() and work.exception() is None
        return web.Response() if kept else _again()

    def _dealing(self, intake: Intake, update: Update) -> "asyncio.Task[None]":
        """Deal with it; when it is brought a second time meanwhile, both wait for the same."""
        task = self._under_way.get(update.id)
        if task is None:
            task = self._under_way[update.id] = asyncio.create_task(intake.handle(update))
            task.add_done_callback(lambda _: self._under_way.pop(update.id, None))
        return task


def _again() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": "1"})


def is_secret(shown: str, secret: str) -> bool:
    """Whether somebody knows it; how long that takes does not tell how much they got right."""
    return hmac.compare_digest(shown.encode("utf-8", "replace"), secret.encode())

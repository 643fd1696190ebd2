"""Carries python-telegram-bot's calls over aiohttp and tells "not sent" from "no answer"."""

import json
from typing import Any

import aiohttp
from telegram.request import BaseRequest, RequestData

from bot.platforms.telegram.errors import NotSent, Refused, Unanswered

_CONNECTIONS = 64
_CONNECT_SECONDS = 5.0
_POOL_SECONDS = 10.0


class AiohttpRequest(BaseRequest):
    """One pool of connections. `read_seconds` is how long an answer may take."""

    def __init__(self, read_seconds: float) -> None:
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None:
            # Connections are dropped before the other side does, so that no request is
            # written into one that is just being closed.
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=10)
            self._session = aiohttp.ClientSession(connector=connector, auto_decompress=True)

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """As the library asks; every failure is one of ours and holds no address."""
        seconds = self._read_seconds if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        return 200, await self.exchange(url, _form(request_data), seconds, method)

    async def exchange(
        self,
        url: str,
        form: aiohttp.FormData | dict[str, str] | None,
        read_seconds: float | None,
        method: str = "POST",
    ) -> bytes:
        """The body of a 2xx answer. Raises NotSent, Unanswered or Refused, free of `url`."""
        if self._session is None:
            raise NotSent("not open")
        limits = aiohttp.ClientTimeout(
            total=None,
            connect=_POOL_SECONDS,
            sock_connect=_CONNECT_SECONDS,
            sock_read=read_seconds,
        )
        try:
            async with self._session.request(
                method, url, data=form, timeout=limits, allow_redirects=False
            ) as answer:
                status, body = answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except (ValueError, UnicodeError) as error:  # an address or a text that is none
            raise NotSent(type(error).__name__) from None
        except (aiohttp.ClientError, OSError) as error:
            raise Unanswered(type(error).__name__) from None
        if not 200 <= status <= 299:
            raise _refusal(status, body)
        return body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The library's own version would write the whole answer into the log."""
        answer = _json(payload)
        if "result" not in answer:
            raise Unanswered("unreadable answer")
        return answer


def _form(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, media_type) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=media_type)
    return form


def _refusal(status: int, body: bytes) -> Refused:
    answer = _json(body)
    more = answer.get("parameters")
    more = more if isinstance(more, dict) else {}
    words = answer.get("description")
    wait = more.get("retry_after")
    moved_to = more.get("migrate_to_chat_id")
    return Refused(
        status,
        words if isinstance(words, str) else "",
        float(wait) if isinstance(wait, int | float) else None,
        str(moved_to) if moved_to else "",
    )


def _json(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}

"""The control addresses, for tests that run this server as a program of its own."""

import json
from typing import TYPE_CHECKING

from aiohttp import web

from tests.botapi.chats import Chat

if TYPE_CHECKING:
    from tests.botapi.api import BotApi


def routes(api: "BotApi") -> list[web.RouteDef]:
    """Everything under /ctl/."""
    control = _Control(api)
    return [
        web.post("/ctl/push", control.push),
        web.post("/ctl/known", control.known),
        web.post("/ctl/fault", control.fault),
        web.post("/ctl/clock", control.clock),
        web.get("/ctl/sent", control.sent),
        web.get("/ctl/taps", control.taps),
        web.get("/ctl/confirmed", control.confirmed),
        web.get("/ctl/report", control.report),
    ]


class _Control:
    def __init__(self, api: "BotApi") -> None:
        self._api = api

    async def push(self, request: web.Request) -> web.Response:
        """One update or a list of them; what is no JSON is queued as it stands."""
        text = await request.text()
        try:
            updates = json.loads(text)
        except (ValueError, RecursionError):
            updates = text
        many = updates if isinstance(updates, list) else [updates]
        return web.json_response([self._api.push(update) for update in many])

    async def known(self, request: web.Request) -> web.Response:
        """A list of ids of people who pressed Start before, so that the bot may write to them."""
        for number in await request.json():
            self._api.world.chats[number] = Chat(number, "private", "Buur", started=True)
        return web.json_response(True)

    async def fault(self, request: web.Request) -> web.Response:
        """The fields of `Fault`; without `kind` all faults are taken away."""
        fields = await request.json()
        if "kind" in fields:
            self._api.fault(**fields)
        else:
            self._api.server.faults.clear()
        return web.json_response(True)

    async def clock(self, request: web.Request) -> web.Response:
        """{"seconds": 200}: the clock runs that much further ahead."""
        self._api.passes(float((await request.json())["seconds"]))
        return web.json_response(self._api.world.now())

    async def sent(self, _: web.Request) -> web.Response:
        """All that was accepted."""
        return web.json_response([one.as_json() for one in self._api.sent])

    async def taps(self, _: web.Request) -> web.Response:
        """All taps and what was answered."""
        taps = self._api.world.taps.values()
        return web.json_response(
            [{"id": t.id, "answered": t.answered, "text": t.text, "url": t.url} for t in taps]
        )

    async def confirmed(self, _: web.Request) -> web.Response:
        """The ids the bot acknowledged, those that expired, and those that still wait."""
        updates = self._api.world.updates
        return web.json_response(
            {"confirmed": updates.confirmed, "expired": updates.expired, "waiting": updates.ids}
        )

    async def report(self, _: web.Request) -> web.Response:
        """What nobody expected."""
        return web.json_response(self._api.report())

"""The HTTP side: reads a call, lets it go wrong when asked, carries it out, answers."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from aiohttp import BodyPartReader, web

from tests.botapi import files, profile, writing
from tests.botapi.checking import METHODS, checked
from tests.botapi.errors import UNAUTHORIZED, WEBHOOK_ACTIVE, Refused
from tests.botapi.faults import Fault, Faults
from tests.botapi.world import World

Call = dict[str, Any]
_CALLS: dict[str, Callable[[World, Call], Any]] = {
    "getMe": profile.get_me,
    "setWebhook": profile.set_webhook,
    "deleteWebhook": profile.delete_webhook,
    "getWebhookInfo": profile.webhook_info,
    "sendMessage": writing.send_message,
    "sendDocument": files.send_document,
    "sendPhoto": files.send_photo,
    "editMessageCaption": files.edit_caption,
    "editMessageText": writing.edit_text,
    "editMessageReplyMarkup": writing.edit_markup,
    "deleteMessage": writing.delete_message,
    "pinChatMessage": writing.pin_message,
    "setMessageReaction": writing.set_reaction,
    "answerCallbackQuery": writing.answer_tap,
    "leaveChat": profile.leave_chat,
    "getChat": profile.get_chat,
    "getChatMember": profile.get_member,
    "getChatAdministrators": profile.get_administrators,
    "setMyCommands": profile.set_commands,
    "deleteMyCommands": profile.delete_commands,
    "getMyDescription": profile.get_description,
    "getMyShortDescription": profile.get_short_description,
    "setMyDescription": profile.set_description,
    "setMyShortDescription": profile.set_short_description,
}
assert _CALLS.keys() | {"getUpdates"} == METHODS.keys()


class Server:
    """Serves one world to one bot, on loopback."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.token = token
        self.faults = Faults()
        self.port = 0
        self._runner: web.AppRunner | None = None
        self._changed = asyncio.Event()
        self._closing = asyncio.Event()

    async def up(self, routes: list[web.RouteDef] | None = None) -> None:
        """Listen; again on the same port when it listened before."""
        app = web.Application(client_max_size=60 << 20)
        app.add_routes([web.route("*", "/bot{token}/{method}", self._answer), *(routes or [])])
        self._closing.clear()
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def down(self) -> None:
        """Stop listening and cut every connection; what is known stays."""
        self._closing.set()
        self.world.updates.wake()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def until(self, true: Callable[[], bool], seconds: float) -> bool:
        """Wait until something holds that only a call can make hold."""
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return true()
        return True

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given, files = await _read(request)
        fault = self.faults.take(method, given)
        if fault is not None and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        elif fault is not None and fault.kind == "reject":
            return _cut(request)
        elif fault is not None and fault.kind == "502":
            page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
            return web.Response(status=502, text=page, content_type="text/html")
        status, body = await self._carried_out(request, method, given, files, fault)
        self._changed.set()
        if fault is not None:
            return await self._spoilt(request, fault, status, body)
        return web.Response(status=status, text=body, content_type="application/json")

    async def _carried_out(
        self, request: web.Request, method: str, given: Call, files: Call, fault: Fault | None
    ) -> tuple[int, str]:
        try:
            if request.match_info["token"] != self.token:
                raise UNAUTHORIZED
            if fault is not None and fault.kind in {"429", "400", "403", "401", "500", "migrate"}:
                raise fault.refusal()
            call = checked(method, given, files)
            self.world.calls.append((method, call))
            if method == "getUpdates":
                return 200, f'{{"ok":true,"result":{await self._updates(call)}}}'
            result = _CALLS[method](self.world, call)
        except Refused as refusal:
            self.world.refusals.append((method, refusal.words))
            return refusal.code, _no(refusal)
        return 200, json.dumps({"ok": True, "result": result})

    async def _updates(self, call: Call) -> str:
        if self.world.webhook:
            raise WEBHOOK_ACTIVE
        self._changed.set()
        return await self.world.updates.get(
            call.get("offset", 0),
            call.get("limit", 100),
            min(call.get("timeout", 0), 50),
            call.get("allowed_updates"),
        )

    async def _spoilt(
        self, request: web.Request, fault: Fault, status: int, body: str
    ) -> web.StreamResponse:
        if fault.kind == "hang":
            await self._closing.wait()
            return _cut(request)
        if fault.kind == "reset":
            return _cut(request)
        if fault.kind == "garbage":
            return web.Response(text="<!doctype html>ok")
        answer = web.Response(status=status, text=body, content_type="application/json")
        if fault.kind == "truncate":
            half = web.StreamResponse(headers={"Content-Length": str(len(body) + 100)})
            await half.prepare(request)
            await half.write(body.encode())
            _cut(request)
            return half
        return answer


async def _read(request: web.Request) -> tuple[Call, Call]:
    given: Call = dict(request.query)
    files: Call = {}
    if request.content_type == "application/json":
        return given | await request.json(), files
    if not request.content_type.startswith("multipart/"):
        return given | dict(await request.post()), files
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        name = part.name or ""
        if part.filename:
            files[name] = (part.filename, bytes(await part.read()))
        else:
            given[name] = await part.text()
    return given, files


def _no(refusal: Refused) -> str:
    more = {"parameters": refusal.more} if refusal.more else {}
    answer = {"ok": False, "error_code": refusal.code, "description": refusal.words, **more}
    return json.dumps(answer)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()

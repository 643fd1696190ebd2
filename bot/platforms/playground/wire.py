"""The websocket between one page and the gateway."""

import asyncio
import json
import logging

from aiohttp import WSMsgType, web

from bot.platforms.playground.audience import Seat
from bot.platforms.playground.deeds import NotDone, do
from bot.platforms.playground.gateway import PlaygroundGateway

LOOK_AT_CLOCK = 1.0  # seconds

log = logging.getLogger(__name__)


async def talk(request: web.Request, gateway: PlaygroundGateway) -> web.WebSocketResponse:
    """Tell one page everything that happens and do what it asks, until it goes away."""
    socket = web.WebSocketResponse(heartbeat=30, max_msg_size=65_536)
    await socket.prepare(request)
    with gateway.audience.seat() as seat:
        seat.tell(gateway.everything())
        teller = asyncio.create_task(_tell(socket, seat, gateway))
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    seat.tell(await _done(gateway, frame.data))
        finally:
            teller.cancel()
            await asyncio.gather(teller, return_exceptions=True)
    return socket


async def _tell(socket: web.WebSocketResponse, seat: Seat, gateway: PlaygroundGateway) -> None:
    """Pass on what waits at `seat`, and the time whenever the clock shows another one."""
    shown: dict[str, object] = {}
    while True:
        try:
            event = await seat.next(LOOK_AT_CLOCK)
        except TimeoutError:
            event = {"type": "clock", **gateway.now_shown()}
            if not shown or event["now"] == shown["now"]:
                continue
        if event is None:
            await socket.close()
            return
        if "now" in event:
            shown = event
        await socket.send_json(event)


async def _done(gateway: PlaygroundGateway, frame: str) -> dict[str, object]:
    """Do one deed; what the page is told about it."""
    try:
        deed = json.loads(frame)
    except ValueError:
        deed = None
    if not isinstance(deed, dict):
        return {"type": "refused", "n": 0, "reason": "unknown"}
    number = deed.get("n")
    try:
        await do(gateway, deed)
    except NotDone as refusal:
        return {"type": "refused", "n": number, "reason": refusal.reason}
    except Exception as error:
        log.warning("a deed of the page failed: %s", type(error).__name__)
        return {"type": "refused", "n": number, "reason": "failed"}
    return {"type": "done", "n": number}

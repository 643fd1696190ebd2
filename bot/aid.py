"""Takes an emergency answer to its chat without the database, again while it did not arrive."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from bot.messages import Gateway, Incoming, Moved, NotDelivered, Outcome, Outgoing, replace

log = logging.getLogger(__name__)

FirstAid = Callable[[Incoming], Outgoing | None]
PAUSES = (0.3, 0.7, 1.5, 3.0)  # seconds between tries of an answer that was certainly not sent
LONGEST = 15.0  # seconds that a platform may tell to wait; longer ones wait in the outbox
MOST_OWED = 1_000

# The answer, and its receipt. "": nobody knows whether it arrived. None: it certainly did not.
Given = tuple[Outgoing, str | None]


class Aid:
    """Emergency answers, each delivered at most once for each message that asked for one."""

    def __init__(self, first_aid: FirstAid, gateways: Mapping[str, Gateway]) -> None:
        self._first_aid = first_aid
        self._gateways = gateways
        self._owed: dict[tuple[str, str], Outgoing] = {}  # by the update that asked for it

    async def give(self, incoming: Incoming) -> Given | None:
        """Answer an emergency; None when it is none, or was answered before."""
        mark = (incoming.address.platform, incoming.id)
        message = self._owed.get(mark) or self._first_aid(incoming)
        if message is None:
            return None
        message, receipt = await self._deliver(message)
        self._owed.pop(mark, None)
        if receipt is None and len(self._owed) < MOST_OWED:
            self._owed[mark] = message  # for when nothing can be kept now: it is offered again
        return message, receipt

    def kept(self, incoming: Incoming) -> None:
        """What became of it is in the database: the outbox sees to it now."""
        self._owed.pop((incoming.address.platform, incoming.id), None)

    async def _deliver(self, message: Outgoing) -> Given:
        for pause in (*PAUSES, None):
            try:
                return message, await self._gateways[message.to.platform].deliver(message)
            except Moved as move:
                message = replace(message, to=replace(message.to, chat=move.chat, thread=""))
                wait: float | None = 0.0
            except NotDelivered as problem:
                log.warning("first aid not delivered", extra={"outcome": problem.outcome.value})
                if problem.outcome is not Outcome.NOT_SENT:
                    return message, ""  # it may have arrived, or never will
                wait = problem.retry_after or pause
            if pause is None or wait is None or wait > LONGEST:
                break
            await asyncio.sleep(wait)
        return message, None

"""Takes an emergency answer to its chat without the database, again while it may not have come."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.clock import real_now
from bot.messages import Gateway, Incoming, Moved, NotDelivered, Outcome, Outgoing, replace
from bot.texts import Reader, Texts

log = logging.getLogger(__name__)

FirstAid = Callable[[Incoming], Outgoing | None]
PAUSES = (0.3, 0.7, 1.5, 3.0)  # seconds between tries of an answer that was certainly not sent
# Seconds of real time until an answer of which nobody knows whether it arrived is said again,
# marked as a repeat: after the first, second, … doubt. After the last of them no more.
REPEATS = (2.0, 6.0, 15.0, 30.0)
NOW, LONGEST_REPEAT = timedelta(), timedelta(seconds=REPEATS[-1])
LONGEST = 15.0  # seconds that a platform may tell to wait; longer ones wait in the outbox
MOST_OWED = 1_000


def repeat_at(doubts: int) -> datetime:
    """When (real time) an answer is said again after so many doubts, at least one."""
    return real_now() + timedelta(seconds=REPEATS[min(doubts, len(REPEATS)) - 1])


class Given(NamedTuple):
    """An emergency answer, and what became of it."""

    message: Outgoing
    receipt: str | None  # "": nothing more is to be done. None: it is still to go, or go again
    doubts: int = 0  # how often nobody knew whether it arrived


class _Owed(NamedTuple):
    """What could be neither delivered for certain nor kept."""

    given: Given
    due: datetime  # not before this moment of real time


class Aid:
    """Emergency answers, one for each message that asked for one, until it has surely arrived."""

    def __init__(self, first_aid: FirstAid, gateways: Mapping[str, Gateway], texts: Texts) -> None:
        self._first_aid = first_aid
        self._gateways = gateways
        self._texts = texts
        self._owed: dict[tuple[str, str], _Owed] = {}  # by the update that asked for it

    async def give(self, incoming: Incoming) -> Given | None:
        """Answer an emergency; None when it is none, or was answered before."""
        mark = (incoming.address.platform, incoming.id)
        owed = self._owed.get(mark)
        # A clock that was put back meanwhile keeps nobody waiting.
        if owed is not None and NOW < owed.due - real_now() <= LONGEST_REPEAT:
            return owed.given
        message = owed.given.message if owed else self._first_aid(incoming)
        if message is None:
            return None
        given = await self._deliver(message, owed.given.doubts if owed else 0, incoming)
        self._owed.pop(mark, None)
        if given.receipt is None and len(self._owed) < MOST_OWED:
            # For when nothing can be kept now: the platform offers the update again.
            due = repeat_at(given.doubts) if given.doubts else real_now()
            self._owed[mark] = _Owed(given, due)
        return given

    def kept(self, incoming: Incoming) -> None:
        """What became of it is in the database: the outbox sees to it now."""
        self._owed.pop((incoming.address.platform, incoming.id), None)

    async def _deliver(self, message: Outgoing, doubts: int, incoming: Incoming) -> Given:
        for pause in (*PAUSES, None):
            said = self._repeat(message, incoming) if doubts else message
            try:
                receipt = await self._gateways[message.to.platform].deliver(said)
            except Moved as move:
                message = replace(message, to=replace(message.to, chat=move.chat, thread=""))
                wait: float | None = 0.0
            except NotDelivered as problem:
                log.warning("first aid not delivered", extra={"outcome": problem.outcome.value})
                if problem.outcome is Outcome.UNKNOWN:
                    return Given(message, None if doubts < len(REPEATS) else "", doubts + 1)
                if problem.outcome is not Outcome.NOT_SENT:
                    return Given(message, "", doubts)  # it never will be
                wait = problem.retry_after or pause
            else:
                return Given(message, receipt, doubts)
            if pause is None or wait is None or wait > LONGEST:
                break
            await asyncio.sleep(wait)
        return Given(message, None, doubts)

    def _repeat(self, message: Outgoing, incoming: Incoming) -> Outgoing:
        """The same, marked as what may have been said before."""
        reader = Reader(incoming.language.partition("-")[0] or "nl", incoming.at, "UTC")
        mark = self._texts.say("out.repeat", reader)
        return replace(message, text=f"{mark}\n{message.text}")

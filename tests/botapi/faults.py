"""What can go wrong on purpose between the bot and the server."""

import random
from dataclasses import dataclass
from typing import Any

from tests.botapi.errors import Refused

# Carried out before the call is looked at: it is certainly not accepted.
BEFORE = {"reject", "429", "400", "403", "401", "500", "502", "migrate"}
# Carried out after the call was accepted: only the answer is lost.
AFTER = {"hang", "reset", "garbage", "truncate"}
KINDS = BEFORE | AFTER | {"slow"}


@dataclass
class Fault:
    """One thing that goes wrong. `times` is how often (0: until taken away).

    Kinds: `reject` cuts the connection before anything happens; `429` (with `retry_after`),
    `400`, `403`, `401`, `500` refuse with `words`; `502` answers with a page of HTML; `migrate`
    says the group moved to `chat_to`; `hang`, `reset`, `garbage`, `truncate` accept the call and
    lose the answer; `slow` waits `seconds` first.
    """

    kind: str
    method: str = ""  # "": every method but getUpdates
    chat: int | None = None
    times: int = 1
    share: float = 1.0  # of the calls that fit
    retry_after: int = 1
    words: str = ""
    seconds: float = 0.0
    chat_to: int = 0
    hit: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such fault: {self.kind}")

    def fits(self, method: str, call: dict[str, Any]) -> bool:
        """Whether it is meant for this call."""
        wanted = self.method or ("" if method == "getUpdates" else method)
        chat = self.chat is None or str(call.get("chat_id")) == str(self.chat)
        return wanted == method and chat

    def refusal(self) -> Refused:
        """The answer of a fault that refuses."""
        if self.kind == "429":
            words = self.words or f"Too Many Requests: retry after {self.retry_after}"
            return Refused(429, words, retry_after=self.retry_after)
        if self.kind == "migrate":
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            return Refused(400, words, migrate_to_chat_id=self.chat_to)
        return Refused(int(self.kind), self.words or _WORDS[self.kind])


_WORDS = {
    "400": "Bad Request: something is wrong",
    "401": "Unauthorized",
    "403": "Forbidden: bot was blocked by the user",
    "500": "Internal Server Error",
}


class Faults:
    """The faults that are waiting for a call they fit."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._random = random.Random(7)

    def add(self, fault: Fault) -> Fault:
        """Let it happen from now on."""
        self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._waiting.clear()

    def take(self, method: str, call: dict[str, Any]) -> Fault | None:
        """The fault for this call, used up when it has happened often enough."""
        for fault in self._waiting:
            if fault.fits(method, call) and self._random.random() < fault.share:
                fault.hit += 1
                if fault.hit == fault.times:
                    self._waiting.remove(fault)
                return fault
        return None

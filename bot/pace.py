"""How fast letters may go: overall, to one chat, to one group, and edits of one message."""

import sys
from collections import deque

from bot.clock import monotonic

OVERALL = 30  # messages in `WINDOW`; Telegram takes 30 a second
BULK = 10  # of those, the same words for many: the rest stays free for who waits for an answer
WINDOW = 1.02  # seconds: the road to the platform is not equally long for all of them
GROUP_A_MINUTE = 20
CHAT_EVERY = 1.0  # seconds
EDIT_EVERY = 3.0  # seconds, of one message


class Pace:
    """Tells what may go at this moment; keeps real time.

    A letter is chosen only when it can go, so that the most urgent one takes the next place and
    a chat that has to wait holds up no other. Without `limits`, for a platform that has none,
    only a platform that says so is waited for.
    """

    def __init__(self, *, limits: bool = True) -> None:
        self._limits = limits
        self._lately: deque[float] = deque()
        self._bulk: deque[float] = deque()
        self._chats: dict[str, float] = {}  # until when nothing goes to a chat
        self._groups: dict[str, deque[float]] = {}
        self._edits: dict[str, float] = {}  # until when a message is not edited

    def ban(self, chat: str, seconds: float) -> None:
        """The platform said to wait with this chat."""
        self._chats[chat] = max(self._chats.get(chat, 0.0), monotonic() + seconds)

    def room(self) -> int:
        """How many messages may go at this moment, to whatever chats."""
        return self._left(self._lately, OVERALL)

    def bulk(self) -> int:
        """How many of those may be the same words for many."""
        return self._left(self._bulk, BULK)

    def _left(self, lately: deque[float], most: int) -> int:
        if not self._limits:
            return sys.maxsize
        now = monotonic()
        while lately and lately[0] <= now - WINDOW:
            lately.popleft()
        return max(0, most - len(lately))

    def resting(self) -> tuple[frozenset[str], frozenset[str]]:
        """The chats to which nothing may go now, and the slots that may not be edited now."""
        now = monotonic()
        self._chats = {chat: until for chat, until in self._chats.items() if until > now}
        self._edits = {slot: until for slot, until in self._edits.items() if until > now}
        return frozenset(self._chats), frozenset(self._edits)

    def rest(self) -> float:
        """Seconds until more may go than now; infinite when nothing has to wait."""
        now = monotonic()
        ends = [*self._chats.values(), *self._edits.values()]
        if self.room() == 0:
            ends.append(self._lately[0] + WINDOW)
        if self.bulk() == 0:
            ends.append(self._bulk[0] + WINDOW)
        return min((max(0.0, end - now) for end in ends), default=float("inf"))

    def went(self, chat: str, slot: str, *, edit: bool, bulk: bool = False) -> None:
        """A message to `chat` goes now."""
        if not self._limits:
            return
        now = monotonic()
        self._lately.append(now)
        if bulk:
            self._bulk.append(now)
        until = now + CHAT_EVERY
        if chat.startswith("-"):  # so Telegram names its groups; others have no such limit
            until = max(until, self._group_rests(chat, now))
        self._chats[chat] = max(self._chats.get(chat, 0.0), until)
        if edit:
            self._edits[slot] = now + EDIT_EVERY

    def _group_rests(self, chat: str, now: float) -> float:
        """Until when a group rests to which a message goes now."""
        if len(self._groups) > 1_000:
            self._groups = {c: sent for c, sent in self._groups.items() if sent[-1] > now - 60.0}
        sent = self._groups.setdefault(chat, deque(maxlen=GROUP_A_MINUTE))
        sent.append(now)
        return sent[0] + 60.0 if len(sent) == GROUP_A_MINUTE else now

"""How fast letters may go: overall, to one chat, to one group, and edits of one message."""

from collections import deque

from bot.clock import monotonic

OVERALL = 29  # messages a second
GROUP_A_MINUTE = 20
CHAT_EVERY = 1.0  # seconds
EDIT_EVERY = 3.0  # seconds, of one message


class Pace:
    """Tells how long to wait before the next message to a chat; keeps real time.

    Without `limits`, for a platform that has none, only a platform that says so is waited for.
    """

    def __init__(self, *, limits: bool = True) -> None:
        self._limits = limits
        self._lately: deque[float] = deque()
        self._chats: dict[str, float] = {}
        self._groups: dict[str, deque[float]] = {}
        self._edits: dict[str, float] = {}
        self._banned: dict[str, float] = {}

    def ban(self, chat: str, seconds: float) -> None:
        """The platform said to wait with this chat."""
        self._banned[chat] = monotonic() + seconds

    def wait(self, chat: str, slot: str, *, edit: bool) -> float:
        """Seconds until a message to `chat` may go; 0 when it may go now."""
        now = monotonic()
        banned = self._banned.get(chat, 0) - now
        if not self._limits:
            return max(0.0, banned)
        waits = [banned, self._chats.get(chat, 0) + CHAT_EVERY - now]
        if len(self._lately) >= OVERALL:
            waits.append(self._lately[0] + 1.0 - now)
        group = self._groups.get(chat)
        if group and len(group) >= GROUP_A_MINUTE:
            waits.append(group[0] + 60.0 - now)
        if edit:
            waits.append(self._edits.get(slot, 0) + EDIT_EVERY - now)
        return max(0.0, *waits)

    def went(self, chat: str, slot: str, *, edit: bool) -> None:
        """A message to `chat` goes now."""
        now = monotonic()
        self._lately.append(now)
        while self._lately and self._lately[0] <= now - 1.0:
            self._lately.popleft()
        self._chats[chat] = now
        if chat.startswith("-"):  # so Telegram names its groups; others have no such limit
            group = self._groups.setdefault(chat, deque())
            group.append(now)
            while group and group[0] <= now - 60.0:
                group.popleft()
        if edit:
            self._edits[slot] = now
        if len(self._chats) > 10_000:
            self._forget(now)

    def _forget(self, now: float) -> None:
        self._chats = {chat: at for chat, at in self._chats.items() if at > now - 60}
        self._edits = {slot: at for slot, at in self._edits.items() if at > now - 60}
        self._banned = {chat: at for chat, at in self._banned.items() if at > now}

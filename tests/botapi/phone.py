"""What stands in one chat, as whoever looks at it sees it."""

from typing import TYPE_CHECKING

from tests.botapi.chats import Chat
from tests.botapi.sent import Sent, Shown

if TYPE_CHECKING:
    from tests.botapi.api import BotApi

_SHOWS = {"sendMessage", "sendDocument", "sendPhoto", "editMessageText", "editMessageCaption"}


class Phone:
    """One chat: what the bot wrote there, and what of it nobody has read yet."""

    def __init__(self, api: "BotApi", chat: Chat) -> None:
        self.api = api
        self.chat = chat

    @property
    def received(self) -> list[Sent]:
        """Everything the bot did in this chat, oldest first."""
        return [one for one in self.api.world.sent if one.chat == self.chat.id]

    @property
    def unread(self) -> list[Sent]:
        """Messages and edits that no test has heard yet."""
        return [one for one in self.received if one.method in _SHOWS and not one.read]

    async def hears(self, *words: str, within: float = 3.0) -> Sent:
        """The oldest unread message (or edit) with all `words`; waits for it."""
        found = await self.api.server.until(lambda: self._with(words) is not None, within)
        message = self._with(words)
        there = [one.text for one in self.unread]
        assert found, f"no unread message with {words}; unread: {there}"
        assert message is not None
        message.read = True
        return message

    def find_button(self, label: str) -> tuple[Sent, Shown]:
        """The newest message that still shows a button called `label`."""
        there: list[str] = []
        seen: set[int] = set()
        for message in reversed(self.received):
            gone = message.message_id not in self.chat.messages
            if message.message_id in seen or gone or message.method == "pinChatMessage":
                continue
            seen.add(message.message_id)  # what came later stands in the place of what was
            for button in message.buttons:
                if button.label == label:
                    return message, button
                there.append(button.label)
        raise AssertionError(f"no button {label!r}; there are: {there}")

    def _with(self, words: tuple[str, ...]) -> Sent | None:
        for message in self.unread:
            if all(word in message.text for word in words):
                return message
        return None

"""The people of a test: they say and press things, and look at their phones."""

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.botapi.chats import Chat, user
from tests.botapi.phone import Phone
from tests.botapi.sent import Sent, Tap

if TYPE_CHECKING:
    from tests.botapi.api import BotApi
    from tests.botapi.groups import Group

_MEDIA: dict[str, Any] = {
    "voice": {"file_id": "v", "file_unique_id": "v", "duration": 3},
    "photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}],
    "sticker": {
        "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9,
        "is_animated": False, "is_video": False,
    },
    "document": {"file_id": "d", "file_unique_id": "d", "file_name": "brief.pdf"},
    "video": {"file_id": "w", "file_unique_id": "w", "width": 9, "height": 9, "duration": 3},
    "video_note": {"file_id": "n", "file_unique_id": "n", "length": 9, "duration": 3},
    "dice": {"emoji": "🎲", "value": 3},
}  # fmt: skip


class Person(Phone):
    """Somebody with a telephone. What they do reaches the bot as an update."""

    def __init__(self, api: "BotApi", name: str, number: int, language: str = "nl") -> None:
        self.name = name
        self.face = user(number, name, language)
        chat = Chat(number, "private", name, people={number: self.face})
        super().__init__(api, chat)
        api.world.chats[number] = chat

    @property
    def id(self) -> int:
        """The person's number, which is also that of their private chat."""
        return self.chat.id

    def start(self, payload: str = "") -> int:
        """Press Start, or open a link with a payload."""
        return self.says(f"/start {payload}".strip())

    def says(
        self,
        text: str,
        *,
        group: "Group | None" = None,
        reply_to: Sent | int | None = None,
        topic: int | None = None,
        **more: Any,
    ) -> int:
        """Write `text` in private or in `group`; returns the message's id there."""
        return self._writes({"text": text, **more}, group, reply_to, topic)

    def forwards(self, text: str, *, group: "Group | None" = None) -> int:
        """Pass on what somebody else wrote."""
        origin = {"type": "hidden_user", "sender_user_name": "Iemand", "date": 1_700_000_000}
        return self.says(text, group=group, forward_origin=origin)

    def sends(self, media: str, caption: str = "", *, group: "Group | None" = None) -> int:
        """Send a voice message, photo, sticker, document, video, video_note or dice."""
        more = {"caption": caption} if caption else {}
        return self._writes({media: _MEDIA[media], **more}, group)

    def shares_contact(self, number: str, *, own: bool = True) -> int:
        """Share a contact card: one's own, or somebody else's."""
        card: dict[str, Any] = {"phone_number": number, "first_name": "Kaart"}
        if own:
            card["user_id"] = self.id
        return self._writes({"contact": card})

    def shares_location(self) -> int:
        """Share where they are."""
        return self._writes({"location": {"latitude": 52.2, "longitude": 5.9}})

    def edits(self, message_id: int, text: str, *, group: "Group | None" = None) -> None:
        """Change what they wrote before."""
        chat = group.chat if group else self.chat
        message = chat.messages[message_id]
        message |= {"text": text, "edit_date": int(self.api.world.now())}
        if self.api.hears(chat, message):
            self.api.world.push("edited_message", message)

    def presses(self, label: str, *, group: "Group | None" = None, old: bool = False) -> Tap:
        """Press the newest button called `label`; fails with the buttons there are.

        A button that opens the bot's own link starts the private chat. `old` presses it as
        Telegram reports a message it does not remember.
        """
        phone: Phone = group or self
        message, button = phone.find_button(label)
        if button.url:
            return self.opens(button.url)
        if "keyboard" in message.markup:  # such a button writes its own words
            assert not button.asks_number, "this button shares a number: use shares_contact"
            self.says(label, group=group)
            return Tap("", self.id, self.api.world.now(), answered=True)
        return self.presses_data(message, button.data, old=old)

    def presses_data(self, message: Sent, data: str, *, old: bool = False) -> Tap:
        """Press a button that carries `data`, whether or not the message has it."""
        world = self.api.world
        chat = world.chats[message.chat]
        shown: dict[str, Any] = {"message_id": message.message_id, "chat": chat.face(), "date": 0}
        if not old:
            shown = chat.messages.get(message.message_id, shown)
        tap = Tap(f"tap{world.new_id()}", self.id, world.now())
        world.taps[tap.id] = tap
        query = {"id": tap.id, "from": self.face, "chat_instance": "1", "data": data}
        world.push("callback_query", {**query, "message": shown})
        return tap

    def opens(self, url: str) -> Tap:
        """Open a link of the bot: its private chat starts with what the link carries."""
        parts = urlsplit(url)
        assert parts.path == f"/{self.api.world.username}", f"not the bot's own link: {url}"
        self.start(parse_qs(parts.query).get("start", [""])[0])
        return Tap("", self.id, self.api.world.now(), answered=True)

    def blocks(self) -> None:
        """Block the bot."""
        self.chat.blocked = True
        self._bots_place("member", "kicked")

    def unblocks(self) -> None:
        """Let the bot write again."""
        self.chat.blocked = False
        self._bots_place("kicked", "member")

    def disappears(self) -> None:
        """Close the account; Telegram says nothing about it."""
        self.chat.deactivated = True

    def _bots_place(self, before: str, after: str) -> None:
        bot, ends = self.api.world.bot(), {"kicked": {"until_date": 0}}
        change = {
            "chat": self.chat.face(),
            "from": self.face,
            "date": int(self.api.world.now()),
            "old_chat_member": {"user": bot, "status": before, **ends.get(before, {})},
            "new_chat_member": {"user": bot, "status": after, **ends.get(after, {})},
        }
        self.api.world.push("my_chat_member", change)

    def _writes(
        self,
        content: dict[str, Any],
        group: "Group | None" = None,
        reply_to: Sent | int | None = None,
        topic: int | None = None,
    ) -> int:
        chat = group.chat if group else self.chat
        if chat.private:
            chat.started = True
        return self.api.message(chat, self.face, content, reply_to, topic)

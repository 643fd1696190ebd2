"""The groups of a test: who is in them, what the bot may do there, and how they move."""

from typing import TYPE_CHECKING, Any

from tests.botapi.chats import ANONYMOUS, CHANNEL_BOT, RIGHTS, TELEGRAM, Chat
from tests.botapi.phone import Phone
from tests.botapi.profile import bots_membership

if TYPE_CHECKING:
    from tests.botapi.api import BotApi
    from tests.botapi.people import Person

DOOR = 300.0  # seconds in which the bot may write to who asks to come in


class Group(Phone):
    """A group or supergroup; the bot is outside until `add_bot`."""

    def __init__(self, api: "BotApi", title: str, number: int, kind: str = "supergroup") -> None:
        super().__init__(api, Chat(number, kind, title))
        api.world.chats[number] = self.chat

    def says(self, person: "Person", text: str, **more: Any) -> int:
        """`person` writes here; the same as `person.says(text, group=…)`."""
        return person.says(text, group=self, **more)

    def topic(self, number: int) -> int:
        """Make a topic; messages in it carry its number."""
        self.chat.topics.add(number)
        return number

    def add_bot(self, by: "Person", *, rights: tuple[str, ...] | None = None) -> None:
        """`by` adds the bot, as an administrator when `rights` are given."""
        self._bot(by, "member" if rights is None else "administrator", rights or ())

    def promote(self, by: "Person", rights: tuple[str, ...] = RIGHTS) -> None:
        """`by` makes the bot an administrator with `rights`."""
        self._bot(by, "administrator", rights)

    def demote(self, by: "Person") -> None:
        """`by` makes the bot an ordinary member."""
        self._bot(by, "member", ())

    def remove_bot(self, by: "Person") -> None:
        """`by` throws the bot out."""
        self._bot(by, "kicked", ())

    def join(self, *people: "Person") -> None:
        """People come in: a line in the chat, and a change for a bot that leads here."""
        for person in people:
            self.chat.people[person.id] = person.face
            self._member(person, self.chat.members.get(person.id, "left"), "member")
        faces = [person.face for person in people]
        self._line(people[0].face, {"new_chat_members": faces})

    def knocks(self, person: "Person") -> None:
        """`person` follows a link of a group that lets nobody in by itself.

        A bot that may invite hears of it, and may write to that person for five minutes.
        """
        if self.chat.bot != "administrator" or "can_invite_users" not in self.chat.rights:
            return
        now = self.api.world.now()
        person.chat.door_until = now + DOOR
        link = {"invite_link": "https://t.me/+abc", "creator": person.face, "is_primary": False}
        link |= {"creates_join_request": True, "is_revoked": False}
        asks = {"chat": self.chat.face(), "from": person.face, "user_chat_id": person.chat.id}
        asks |= {"date": int(now), "bio": "Ik woon hier", "invite_link": link}
        self.api.world.push("chat_join_request", asks)

    def lets_in(self, person: "Person") -> None:
        """An administrator says yes: the door is no longer a reason to write to them."""
        person.chat.door_until = 0.0
        self.join(person)

    def leave(self, person: "Person") -> None:
        """Somebody goes out."""
        self._member(person, "member", "left")
        self._line(person.face, {"left_chat_member": person.face})

    def anonymous_says(self, text: str) -> int:
        """An administrator writes as the group."""
        content = {"text": text, "sender_chat": self.chat.face()}
        return self.api.message(self.chat, ANONYMOUS, content)

    def channel_says(self, text: str, *, linked: bool = False) -> int:
        """Somebody writes as a channel; or the linked channel's post arrives by itself."""
        channel = {"id": -100_777, "type": "channel", "title": "Wijkkrant"}
        content: dict[str, Any] = {"text": text, "sender_chat": channel}
        if linked:
            origin = {"type": "channel", "date": 1_790_000_000, "chat": channel, "message_id": 1}
            content |= {"is_automatic_forward": True, "forward_origin": origin}
        return self.api.message(self.chat, TELEGRAM if linked else CHANNEL_BOT, content)

    def migrate(self) -> "Group":
        """The group becomes a supergroup with another id; returns that."""
        new = Group(self.api, self.chat.title, -(10**12) - self.api.world.new_id())
        new.chat.bot, new.chat.rights = self.chat.bot, self.chat.rights
        new.chat.members, new.chat.people = dict(self.chat.members), dict(self.chat.people)
        self._line(ANONYMOUS, {"migrate_to_chat_id": new.chat.id})
        new._line(ANONYMOUS, {"migrate_from_chat_id": self.chat.id})
        self.chat.moved_to = new.chat.id
        return new

    def _bot(self, by: "Person", status: str, rights: tuple[str, ...]) -> None:
        world = self.api.world
        before = bots_membership(world, self.chat)
        self.chat.bot, self.chat.rights = status, frozenset(rights)
        self._change("my_chat_member", by, before, bots_membership(world, self.chat))

    def _member(self, person: "Person", before: str, after: str) -> None:
        self.chat.members[person.id] = after
        if self.chat.bot == "administrator":
            old = {"user": person.face, "status": before}
            self._change("chat_member", person, old, {"user": person.face, "status": after})

    def _change(
        self, kind: str, by: "Person", before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        change = {
            "chat": self.chat.face(),
            "from": by.face,
            "date": int(self.api.world.now()),
            "old_chat_member": before,
            "new_chat_member": after,
        }
        self.api.world.push(kind, change)

    def _line(self, face: dict[str, Any], content: dict[str, Any]) -> None:
        self.api.message(self.chat, face, content)

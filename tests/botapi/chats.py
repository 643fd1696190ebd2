"""What the server knows of people, groups and messages."""

from dataclasses import dataclass, field
from typing import Any

from tests.botapi.errors import Refused, bad, forbidden

ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
REACTIONS = frozenset({"👀", "👍", "🙏", "❤"})  # of those a bot may use, a few
RIGHTS = ("can_pin_messages", "can_delete_messages", "can_invite_users")


@dataclass
class Chat:
    """A private chat with one person, or a group."""

    id: int
    type: str
    title: str = ""  # of a group; of a private chat the person's name
    started: bool = False  # private: the person wrote or pressed Start
    blocked: bool = False
    door_until: float = 0.0  # private: the person asked to be let into a group of the bot
    deactivated: bool = False
    bot: str = "left"  # groups: the bot's status there
    rights: frozenset[str] = frozenset()
    members: dict[int, str] = field(default_factory=dict)
    people: dict[int, dict[str, Any]] = field(default_factory=dict)
    topics: set[int] = field(default_factory=set)
    moved_to: int | None = None
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    allowed: frozenset[str] = REACTIONS  # groups: what administrators let people react with
    reactions: dict[int, str] = field(default_factory=dict)  # the bot's, by message
    last_message: int = 0

    @property
    def private(self) -> bool:
        """Whether it is one person's chat with the bot."""
        return self.type == "private"

    @property
    def bot_is_in(self) -> bool:
        """Whether the bot is a member of the group."""
        return self.bot in {"member", "administrator"}

    def face(self) -> dict[str, Any]:
        """The chat as it stands in messages."""
        named = {"first_name": self.title} if self.private else {"title": self.title}
        forum = {"is_forum": True} if self.topics else {}
        return {"id": self.id, "type": self.type, **named, **forum}

    def refusal(self, now: float) -> Refused | None:
        """Why the bot cannot write here, in Telegram's words."""
        if self.moved_to is not None:
            return bad(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.moved_to
            )
        if self.private:
            return self._private_refusal(now)
        kind = f"{self.type} chat"
        if self.bot == "kicked":
            return forbidden(f"bot was kicked from the {kind}")
        if not self.bot_is_in:
            return forbidden(f"bot is not a member of the {kind}")
        return None

    def _private_refusal(self, now: float) -> Refused | None:
        if self.deactivated:
            return forbidden("user is deactivated")
        if self.blocked:
            return forbidden("bot was blocked by the user")
        if not self.started and now > self.door_until:
            return forbidden("bot can't initiate conversation with a user")
        return None

    def next_message(self) -> int:
        """Ids count up in every chat by itself, so that two chats have the same ones."""
        self.last_message += 1
        return self.last_message


def user(person_id: int, name: str, language: str = "nl") -> dict[str, Any]:
    """A person as they stand in messages."""
    first, _, last = name.partition(" ")
    more = {"last_name": last} if last else {}
    return {
        "id": person_id,
        "is_bot": False,
        "first_name": first,
        **more,
        "language_code": language,
    }

"""`BotApi`: the server together with the people who use the bot through it."""

from typing import Any, Self

from tests.botapi.chats import Chat
from tests.botapi.control import routes
from tests.botapi.faults import Fault
from tests.botapi.groups import Group
from tests.botapi.people import Person
from tests.botapi.phone import Phone
from tests.botapi.sent import Sent, Tap
from tests.botapi.server import Server
from tests.botapi.world import World

TOKEN = "4242:token-of-the-tests"
# The lines in a group that a bot always gets to see.
_LINES = {
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
}


class BotApi:
    """Use as `async with BotApi() as api`; give the bot `api.token` and `api.url`."""

    def __init__(self, *, token: str = TOKEN, port: int = 0, **world: Any) -> None:
        self.world = World(**world)
        self.token = token
        self.server = Server(self.world, token)
        self.server.port = port
        self._phones: list[Phone] = []

    async def __aenter__(self) -> Self:
        await self.server.up(routes(self))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.server.down()

    @property
    def url(self) -> str:
        """What stands before `/bot<token>/`."""
        return f"http://127.0.0.1:{self.server.port}"

    async def down(self) -> None:
        """Nothing answers any more."""
        await self.server.down()

    async def up(self) -> None:
        """Answer again, on the same port."""
        await self.server.up(routes(self))

    # Who there is.

    def person(self, name: str, *, language: str = "nl", number: int = 0) -> Person:
        """Somebody who never pressed Start yet."""
        person = Person(self, name, number or self.world.new_id(), language)
        self._phones.append(person)
        return person

    def group(self, title: str, *people: Person, kind: str = "supergroup") -> Group:
        """A group with `people` in it and without the bot."""
        number = -self.world.new_id() - (10**12 if kind == "supergroup" else 0)
        group = Group(self, title, number, kind)
        for person in people:
            group.chat.members[person.id] = "member"
            group.chat.people[person.id] = person.face
        self._phones.append(group)
        return group

    # What happens.

    def message(
        self,
        chat: Chat,
        face: dict[str, Any],
        content: dict[str, Any],
        reply_to: Sent | int | None = None,
        topic: int | None = None,
    ) -> int:
        """A message appears in `chat`; the bot gets it when Telegram would show it to a bot."""
        message: dict[str, Any] = {
            "message_id": chat.next_message(),
            "date": int(self.world.now()),
            "chat": chat.face(),
            "from": face,
            **content,
        }
        if topic is not None:
            message |= {"message_thread_id": topic, "is_topic_message": True}
        number = reply_to.message_id if isinstance(reply_to, Sent) else reply_to
        if number is not None:
            message["reply_to_message"] = chat.messages[number]
        chat.messages[message["message_id"]] = message
        if self.hears(chat, message):
            self.world.push("message", message)
        return int(message["message_id"])

    def hears(self, chat: Chat, message: dict[str, Any]) -> bool:
        """Whether the bot gets to see `message`: privacy mode hides most of a group."""
        if chat.private:
            return not chat.blocked
        if not chat.bot_is_in:
            return False
        if chat.bot == "administrator" or not self.world.privacy:
            return True
        text = message.get("text") or message.get("caption") or ""
        reply = message.get("reply_to_message", {}).get("from", {}).get("id")
        other = "@" in text.split(" ")[0] and f"@{self.world.username}" not in text
        for_bot = (text.startswith("/") and not other) or reply == self.world.bot_id
        return for_bot or bool(_LINES & message.keys())

    def push(self, update: dict[str, Any] | str) -> int:
        """Queue an update as it stands, readable or not; returns its id."""
        if isinstance(update, dict):
            self.world.learn(update)
        return self.world.updates.push_raw(update)

    def fault(self, kind: str, method: str = "", **more: Any) -> Fault:
        """Let something go wrong; see `Fault`."""
        return self.server.faults.add(Fault(kind, method, **more))

    def passes(self, seconds: float) -> None:
        """The server's clock runs ahead."""
        self.world.shift += seconds

    # What there is to see.

    @property
    def sent(self) -> list[Sent]:
        """Every accepted send, edit, deletion and pin, oldest first."""
        return self.world.sent

    async def answer(self, tap: Tap, within: float = 3.0) -> Tap:
        """Wait until a tap is answered."""
        assert await self.server.until(lambda: tap.answered, within), "the tap was not answered"
        return tap

    async def taps_answered(self, within: float = 3.0) -> None:
        """Wait for the answers of taps that are under way; one that gets none is reported."""
        await self.server.until(
            lambda: all(tap.answered for tap in self.world.taps.values()), within
        )

    async def all_confirmed(self, within: float = 5.0) -> None:
        """Wait until the bot has acknowledged everything."""
        done = await self.server.until(lambda: not len(self.world.updates), within)
        assert done, f"not acknowledged: {self.world.updates.ids}"

    def report(self) -> list[str]:
        """What nobody expected: unread messages, unanswered taps, refused calls."""
        found = [
            f"unread in {phone.chat.title}: {one.text}"
            for phone in self._phones
            for one in phone.unread
        ]
        found += [
            f"unanswered tap {tap.id}" for tap in self.world.taps.values() if not tap.answered
        ]
        found += [f"refused {method}: {words}" for method, words in self.world.refusals]
        return found

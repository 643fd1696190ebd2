"""The server itself: what it keeps, what it refuses, and in which words."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.botapi import BotApi, Person

TWO_MINUTES = 120
CHAT = {"chat_id": 7}


class Wire:
    """Plain calls, as any library would make them."""

    def __init__(self, session: aiohttp.ClientSession, api: BotApi) -> None:
        self._session = session
        self.api = api

    async def call(self, method: str, **given: Any) -> Any:
        """The result, or the words of the refusal."""
        form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in given.items()}
        url = f"{self.api.url}/bot{self.api.token}/{method}"
        async with self._session.post(url, data=form) as answer:
            body = await answer.json()
        return body["result"] if body["ok"] else body["description"]

    async def updates(self, offset: int = 0, **more: Any) -> list[int]:
        """The ids of what getUpdates gives."""
        found = await self.call("getUpdates", offset=offset, **more)
        return [update["update_id"] for update in found]


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    """A server with Ans, who pressed Start; nobody else."""
    async with BotApi(privacy=True) as api, aiohttp.ClientSession() as session:
        yield Wire(session, api)


@pytest.fixture
def ans(wire: Wire) -> Person:
    """Somebody whose chat may be written in."""
    ans = wire.api.person("Ans", number=7)
    ans.chat.started = True
    return ans


@pytest.mark.usefixtures("ans")
@pytest.mark.parametrize(
    ("method", "given", "words"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {**CHAT}, "message text is empty"),
        ("sendMessage", {**CHAT, "text": "  \n"}, "message text is empty"),
        (
            "sendMessage",
            {**CHAT, "text": "<b></b>", "parse_mode": "HTML"},
            "message text is empty",
        ),
        ("sendMessage", {"chat_id": 8, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": "@ans", "text": "x"}, "chat not found"),
        ("sendMessage", {**CHAT, "text": "🙂" * 2049}, "message is too long"),
        ("sendMessage", {**CHAT, "text": "x", "colour": "red"}, "unknown parameter colour"),
        ("sendMessage", {**CHAT, "text": "x", "protect_content": "ja"}, "must be of type boolean"),
        ("sendMessage", {**CHAT, "text": "x", "reply_markup": "{"}, "can't parse reply_markup"),
        ("sendMessage", {**CHAT, "text": "x", "reply_markup": {"a": 1}}, "unknown parameter"),
        ("sendMessage", {**CHAT, "text": "x", "message_thread_id": 3}, "message thread not found"),
        ("sendMessage", {**CHAT, "text": "<b>x", "parse_mode": "HTML"}, "Can't find end tag"),
        ("sendMessage", {**CHAT, "text": "<x>x</x>", "parse_mode": "HTML"}, "Unsupported start"),
        ("sendMessage", {**CHAT, "text": "x</b>", "parse_mode": "HTML"}, "Unexpected end tag"),
        ("sendMessage", {**CHAT, "text": "<b>x</i>", "parse_mode": "HTML"}, "Unmatched end tag"),
        ("sendMessage", {**CHAT, "text": "1 < 2", "parse_mode": "HTML"}, "Unclosed start tag"),
        ("sendMessage", {**CHAT, "text": "x", "parse_mode": "BB"}, "unsupported parse_mode"),
        (
            "sendMessage",
            {**CHAT, "text": "x", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
        ("editMessageText", {**CHAT, "message_id": 99, "text": "x"}, "message to edit not found"),
        ("deleteMessage", {**CHAT, "message_id": 99}, "message to delete not found"),
        ("pinChatMessage", {**CHAT, "message_id": 99}, "message to pin not found"),
        ("setMessageReaction", {**CHAT, "message_id": 99}, "message to react not found"),
        ("answerCallbackQuery", {"callback_query_id": "x"}, "query is too old"),
        ("answerCallbackQuery", {"callback_query_id": "x", "text": "é" * 201}, "MESSAGE_TOO_LONG"),
        ("setMyCommands", {"commands": [{"command": "Ja!", "description": "x"}]}, "BOT_COMMAND"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "short_description"),
        ("sendSticker", {**CHAT}, "Not Found"),
    ],
)
async def test_refusals(wire: Wire, method: str, given: dict[str, Any], words: str) -> None:
    assert words in await wire.call(method, **given)


@pytest.mark.usefixtures("ans")
@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x"}, "Text buttons are unallowed"),
        ({"text": " ", "callback_data": "x"}, "must be non-empty"),
        ({"text": "x", "url": "tel:112"}, "Unsupported URL protocol"),
        ({"text": "x", "url": "hallo"}, "Wrong HTTP URL"),
        ({"text": 5, "callback_data": "x"}, "must be of type string"),
    ],
)
async def test_refused_buttons(wire: Wire, button: dict[str, Any], words: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    assert words in await wire.call("sendMessage", **CHAT, text="x", reply_markup=markup)
    many = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}
    assert "TOO_LONG" in await wire.call("sendMessage", **CHAT, text="x", reply_markup=many)


async def test_updates_stay_until_they_are_confirmed(wire: Wire, ans: Person) -> None:
    for text in ("een", "twee", "drie"):
        ans.says(text)
    first, second, third = await wire.updates()
    assert await wire.updates() == [first, second, third]
    assert await wire.updates(limit=2) == [first, second]
    assert await wire.updates(second) == [second, third]
    assert wire.api.world.updates.confirmed == [first]
    assert await wire.updates(10**9) == [second, third]  # from before the ids started again
    assert await wire.updates(-1) == [third]
    assert await wire.updates(third + 1) == []
    assert wire.api.world.updates.confirmed == [first, second, third]


async def test_taps_live_150_seconds_and_words_a_day(wire: Wire, ans: Person) -> None:
    ans.says("hallo")
    markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "j"}]]}
    await wire.call("sendMessage", **CHAT, text="Ja?", reply_markup=markup)
    tap = ans.presses("Ja")
    assert len(await wire.updates()) == 2
    wire.api.passes(151)
    assert len(await wire.updates()) == 1
    assert await wire.call("answerCallbackQuery", callback_query_id=tap.id) is True
    again = await wire.call("answerCallbackQuery", callback_query_id=tap.id)
    assert "query is too old" in again
    wire.api.passes(24 * 3600)
    assert await wire.updates() == []
    assert len(wire.api.world.updates.expired) == 2


async def test_after_a_week_ids_start_somewhere_else(wire: Wire, ans: Person) -> None:
    ans.says("hallo")
    (first,) = await wire.updates()
    await wire.updates(first + 1)
    wire.api.passes(8 * 24 * 3600)
    ans.says("daar ben ik weer")
    (second,) = await wire.updates(first + 1)
    assert second != first + 1


async def test_waiting_for_something_new(wire: Wire, ans: Person) -> None:
    waiting = asyncio.create_task(wire.updates(timeout=5))
    await asyncio.sleep(0.05)
    ans.says("hallo")
    assert len(await asyncio.wait_for(waiting, 1)) == 1


async def test_a_second_poller_ends_the_first(wire: Wire) -> None:
    first = asyncio.create_task(wire.call("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(wire.call("getUpdates", timeout=1))
    assert "terminated by other getUpdates request" in await first
    assert await second == []


async def test_no_polling_while_a_webhook_is_set(wire: Wire, ans: Person) -> None:
    ans.says("hallo")
    await wire.call("setWebhook", url="https://example.org/x")
    assert "can't use getUpdates" in await wire.call("getUpdates")
    assert (await wire.call("getWebhookInfo"))["pending_update_count"] == 1
    await wire.call("deleteWebhook")
    assert len(await wire.updates()) == 1


async def test_privacy_mode_hides_small_talk(wire: Wire, ans: Person) -> None:
    street = wire.api.group("De Heeze", ans)
    street.says(ans, "niemand hoort dit")
    street.add_bot(by=ans)
    street.says(ans, "lekker weer")
    street.says(ans, "/vraag lamp")
    street.says(ans, "/vraag@andere_bot lamp")
    sent = await wire.call("sendMessage", chat_id=street.chat.id, text="Wanneer?")
    street.says(ans, "morgen", reply_to=sent["message_id"])
    found = await wire.call("getUpdates")
    texts = [update["message"]["text"] for update in found if "message" in update]
    assert texts == ["/vraag lamp", "morgen"]
    assert await wire.call("getChatMember", chat_id=street.chat.id, user_id=7) == {
        "user": ans.face,
        "status": "member",
    }
    assert (await wire.call("getChat", chat_id=street.chat.id))["title"] == "De Heeze"
    assert await wire.call("getChatAdministrators", chat_id=street.chat.id) == []


async def test_member_changes_only_when_asked_for(wire: Wire, ans: Person) -> None:
    street = wire.api.group("De Heeze", ans)
    street.add_bot(by=ans, rights=())
    await wire.call("getUpdates", allowed_updates=["message"])
    street.leave(ans)
    await wire.call("getUpdates", allowed_updates=["message", "chat_member"])
    street.join(ans)
    found = await wire.call("getUpdates")
    assert [next(k for k in one if k != "update_id") for one in found] == [
        "my_chat_member",
        "message",
        "chat_member",
        "message",
    ]


async def test_the_door_is_open_for_five_minutes(wire: Wire, ans: Person) -> None:
    street = wire.api.group("De Heeze", ans)
    street.add_bot(by=ans, rights=("can_invite_users",))
    bilal, cor = wire.api.person("Bilal"), wire.api.person("Cor")
    await wire.call("getUpdates", allowed_updates=["chat_join_request"])
    street.knocks(bilal)
    street.knocks(cor)
    found = [one for one in await wire.call("getUpdates") if "chat_join_request" in one]
    first, second = (one["chat_join_request"] for one in found)
    assert (first["user_chat_id"], first["chat"]["id"]) == (bilal.id, street.chat.id)
    assert second["from"]["first_name"] == "Cor"
    assert (await wire.call("sendMessage", chat_id=bilal.id, text="Welkom"))["message_id"]
    await bilal.hears("Welkom")
    street.lets_in(cor)
    refused = "can't initiate conversation"
    assert refused in await wire.call("sendMessage", chat_id=cor.id, text="Welkom")
    wire.api.passes(301)
    assert refused in await wire.call("sendMessage", chat_id=bilal.id, text="Te laat")
    bilal.start()
    assert (await wire.call("sendMessage", chat_id=bilal.id, text="Dag"))["message_id"]
    await bilal.hears("Dag")
    wire.api.world.refusals.clear()


async def test_pace_in_a_group(wire: Wire, ans: Person) -> None:
    wire.api.world.paced = True
    street = wire.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    for number in range(20):
        await wire.call("sendMessage", chat_id=street.chat.id, text=f"{number}")
    assert "retry after" in await wire.call("sendMessage", chat_id=street.chat.id, text="x")
    wire.api.passes(61)
    assert isinstance(await wire.call("sendMessage", chat_id=street.chat.id, text="x"), dict)


async def test_what_nobody_expected_is_reported(wire: Wire, ans: Person) -> None:
    await wire.call("sendMessage", **CHAT, text="Hoi Ans")
    await wire.call("sendMessage", chat_id=99, text="x")
    assert wire.api.report() == [
        "unread in Ans: Hoi Ans",
        "refused sendMessage: Bad Request: chat not found",
    ]
    await ans.hears("Hoi")
    wire.api.world.refusals.clear()
    assert wire.api.report() == []
    with pytest.raises(AssertionError, match="no button 'Nee'"):
        ans.presses("Nee")


async def test_as_a_program_of_its_own() -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.botapi", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert program.stdout is not None
    url = (await asyncio.wait_for(program.stdout.readline(), 20)).decode().strip()
    chat = {"id": 5, "type": "private", "first_name": "Ans"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "text": "hallo"}
    person = {"id": 5, "is_bot": False, "first_name": "Ans"}
    async with aiohttp.ClientSession(url) as http:
        pushed = {"update_id": 41, "message": {**message, "from": person}}
        async with http.post("/ctl/push", json=[pushed, pushed | {"update_id": 42}]) as answer:
            assert await answer.json() == [41, 42]
        bot = "/bot4242:token-of-the-tests"
        await (await http.post(f"{bot}/getUpdates", data={"offset": 42})).read()
        async with http.get("/ctl/confirmed") as answer:
            found = await answer.json()
        assert found == {"confirmed": [41], "expired": [], "waiting": [42]}
        await (await http.post("/ctl/fault", json={"kind": "403", "method": "sendMessage"})).read()
        for _ in range(2):
            form = {"chat_id": 5, "text": "Dag Ans"}
            await (await http.post(f"{bot}/sendMessage", data=form)).read()
        async with http.get("/ctl/sent") as answer:
            assert [one["text"] for one in await answer.json()] == ["Dag Ans"]
        await (await http.post("/ctl/clock", json={"seconds": TWO_MINUTES})).read()
        async with http.get("/ctl/report") as answer:
            report = await answer.json()
        assert report == ["refused sendMessage: Forbidden: bot was blocked by the user"]
    program.terminate()
    await program.wait()

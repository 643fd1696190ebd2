"""What people do at the page, and what the bot hears of it."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.messages import Address, Button, Incoming, Kind, Outgoing, Toast
from bot.platforms.playground import PlaygroundGateway
from bot.platforms.playground.deeds import NotDone, do
from bot.platforms.playground.persona import LANE
from tests.playground.story import Clock, Story

ANS, GROUP = Address("playground", "ans"), Address("playground", "group")


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(2):
        while not true():  # noqa: ASYNC110 - there is no event for what a test waits for
            await asyncio.sleep(0.002)


async def heard(story: Story, number: int = 1) -> Incoming:
    await until(lambda: len(story.heard) >= number)
    return story.heard[number - 1]


async def refused(gateway: PlaygroundGateway, **deed: object) -> str:
    with pytest.raises(NotDone) as caught:
        await do(gateway, deed)
    return caught.value.reason


async def ans(gateway: PlaygroundGateway, what: str, **more: object) -> None:
    await do(gateway, {"do": what, "person": "ans", "chat": "ans", **more})


async def test_words_in_the_group(gateway: PlaygroundGateway, story: Story) -> None:
    await ans(gateway, "say", chat="group", text=" Hallo ", reply_to="x-1")
    incoming = await heard(story)
    assert (incoming.kind, incoming.text, incoming.reply_to) == (Kind.TEXT, "Hallo", "x-1")
    assert (incoming.sender, incoming.address, incoming.name) == (ANS, GROUP, "Ans")
    assert (incoming.title, incoming.private) == ("Buren van De Heeze", False)
    assert gateway.chats["group"].find(incoming.message)
    assert incoming.at == gateway.clock()


async def test_a_command_to_this_bot_loses_its_name(
    gateway: PlaygroundGateway, story: Story
) -> None:
    await ans(gateway, "say", chat="group", text="/koppel@buurtbot AB12")
    incoming = await heard(story)
    assert (incoming.kind, incoming.text) == (Kind.COMMAND, "/koppel AB12")


async def test_changing_ones_own_words(gateway: PlaygroundGateway, story: Story) -> None:
    await ans(gateway, "say", text="Morgen")
    message = (await heard(story)).message
    await ans(gateway, "edit", receipt=message, text="Overmorgen")
    incoming = await heard(story, 2)
    assert (incoming.kind, incoming.text) == (Kind.EDITED, "Overmorgen")
    assert incoming.message == message
    assert incoming.private
    theirs = await gateway.deliver(Outgoing(ANS, "Van de bot"))
    assert await refused(
        gateway, do="edit", person="ans", chat="ans", receipt=theirs, text="?"
    ) == ("unknown")


async def test_a_press_is_answered_to_the_one_who_pressed(
    gateway: PlaygroundGateway, story: Story
) -> None:
    card = await gateway.deliver(Outgoing(GROUP, "Wie?", buttons=(Button("Oud", "old"),)))
    await ans(gateway, "press", chat="group", receipt=card, press="old")
    incoming = await heard(story)
    assert (incoming.kind, incoming.press, incoming.reply_to) == (Kind.PRESS, "old", card)
    phone = gateway.phones["ans"]
    await until(lambda: phone.toast is not None)
    assert phone.toast is not None
    assert phone.toast["text"] == "Deze knop is oud."
    assert gateway.phones["bilal"].toast is None


async def test_a_toast_that_leads_into_the_private_chat_opens_it(
    gateway: PlaygroundGateway,
) -> None:
    got: list[Incoming] = []

    async def receive(incoming: Incoming) -> Toast | None:
        got.append(incoming)
        link = f"{gateway.self.link}?start=c-1"
        return Toast("Doe eerst even mee.", link) if incoming.kind is Kind.PRESS else None

    running = asyncio.create_task(gateway.run(receive))
    card = await gateway.deliver(Outgoing(GROUP, "Wie?", buttons=(Button("Ik help", "help"),)))
    press = {"do": "press", "person": "cor", "chat": "group", "receipt": card, "press": "help"}
    await do(gateway, press)
    await until(lambda: len(got) == 2)
    assert (got[1].kind, got[1].text) == (Kind.COMMAND, "/start c-1")
    assert gateway.phones["cor"].opened
    running.cancel()


async def test_opening_a_chat_by_a_link(gateway: PlaygroundGateway, story: Story) -> None:
    assert await refused(gateway, do="say", person="cor", chat="cor", text="Hoi") == "not_opened"
    await do(gateway, {"do": "start", "person": "cor", "link": "?start=w-1"})
    assert (await heard(story)).text == "/start w-1"
    await until(lambda: len(gateway.chats["cor"].shown()) == 2)
    await do(gateway, {"do": "start", "person": "cor"})
    assert (await heard(story, 2)).text == "/start"


async def test_things_without_words(gateway: PlaygroundGateway, story: Story) -> None:
    for media in ("voice", "photo", "sticker", "file", "location"):
        await ans(gateway, "media", media=media)
    await ans(gateway, "contact")
    await ans(gateway, "contact", own=False)
    await heard(story, 7)
    kinds = [(each.kind, each.media) for each in story.heard[:5]]
    assert kinds == [
        (Kind.MEDIA, "voice"),
        (Kind.MEDIA, "photo"),
        (Kind.MEDIA, "sticker"),
        (Kind.MEDIA, "file"),
        (Kind.LOCATION, ""),
    ]
    own, other = story.heard[5:]
    assert (own.kind, own.contact, own.contact_own) == (Kind.CONTACT, "+31612340001", True)
    assert other.contact != own.contact
    assert not other.contact_own


async def test_forwarding_goes_to_the_private_chat(
    gateway: PlaygroundGateway, story: Story
) -> None:
    source = await gateway.deliver(Outgoing(GROUP, "\x02Wie\x03 helpt?"))
    await ans(gateway, "forward", chat="group", receipt=source)
    incoming = await heard(story)
    assert (incoming.text, incoming.forwarded, incoming.private) == ("Wie helpt?", True, True)
    kept = await gateway.deliver(Outgoing(GROUP, "Geheim", protect=True))
    deed = {"do": "forward", "person": "ans", "chat": "group", "receipt": kept}
    assert await refused(gateway, **deed) == "protected"


async def test_blocking_joining_and_the_bot_itself(
    gateway: PlaygroundGateway, story: Story
) -> None:
    for what, on in [("block", True), ("block", False), ("join", False), ("join", True)]:
        await ans(gateway, what, on=on)
    await ans(gateway, "bot", on=False)
    await ans(gateway, "say", chat="group", text="Hoort iemand mij?")
    await ans(gateway, "bot", on=True)
    added = await heard(story, 6)
    assert [each.kind for each in story.heard] == [
        Kind.BLOCKED,
        Kind.UNBLOCKED,
        Kind.LEFT,
        Kind.JOINED,
        Kind.BOT_REMOVED,
        Kind.BOT_ADDED,
    ]
    assert added.bot_sees_all
    assert "pin" in added.bot_may


async def test_who_is_out_of_the_group_cannot_write_there(gateway: PlaygroundGateway) -> None:
    await ans(gateway, "join", on=False)
    assert await refused(gateway, do="say", person="ans", chat="group", text="?") == "not_member"
    await ans(gateway, "block", on=True)
    assert await refused(gateway, do="say", person="ans", chat="ans", text="?") == "blocked"


async def test_the_same_thing_twice_has_the_same_id(
    gateway: PlaygroundGateway, story: Story
) -> None:
    assert await refused(gateway, do="again", person="ans") == "nothing"
    await ans(gateway, "say", text="Hallo")
    await ans(gateway, "again")
    assert await heard(story, 2) == story.heard[0]


async def test_what_was_not_taken_in_is_offered_again_and_holds_up_nobody_else(
    gateway: PlaygroundGateway,
) -> None:
    offered: list[str] = []
    locked = True

    async def receive(incoming: Incoming) -> Toast | None:
        offered.append(incoming.name)
        if incoming.name == "Ans" and locked:
            raise OSError("the database is locked")
        return None

    running = asyncio.create_task(gateway.run(receive))
    await ans(gateway, "say", text="Hallo")
    await until(lambda: offered.count("Ans") >= 2)
    (shown,) = gateway.chats["ans"].shown()
    assert shown["waiting"]
    await do(gateway, {"do": "say", "person": "bilal", "chat": "bilal", "text": "Hallo"})
    await until(lambda: "Bilal" in offered)
    locked = False
    await until(lambda: not gateway.chats["ans"].shown()[0]["waiting"])
    running.cancel()


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ({}, "unknown"),
        ({"do": "say", "person": "nobody", "chat": "ans", "text": "?"}, "unknown"),
        ({"do": "fly", "person": "ans"}, "unknown"),
        ({"do": "say", "person": "ans", "chat": "bilal", "text": "?"}, "unknown"),
        ({"do": "say", "person": "ans", "chat": "ans", "text": 7}, "unknown"),
        ({"do": "say", "person": "ans", "chat": "ans", "text": "  "}, "empty"),
        ({"do": "say", "person": "ans", "chat": "ans", "text": "a" * 4097}, "long"),
        ({"do": "press", "person": "ans", "chat": "ans", "receipt": "x", "press": "a"}, "gone"),
        ({"do": "media", "person": "ans", "chat": "ans", "media": "film"}, "unknown"),
        ({"do": "start", "person": "ans", "link": "https://example.org"}, "unknown"),
        ({"do": "block", "person": "ans", "on": False}, "unknown"),
        ({"do": "turn", "to": "yesterday"}, "unknown"),
    ],
)
async def test_what_cannot_be_done_is_refused(
    gateway: PlaygroundGateway, deed: dict[str, object], reason: str
) -> None:
    assert await refused(gateway, **deed) == reason


async def test_a_bot_that_does_not_listen_is_not_flooded(gateway: PlaygroundGateway) -> None:
    for _ in range(LANE):
        await ans(gateway, "say", text="Hallo")
    assert await refused(gateway, do="say", person="ans", chat="ans", text="?") == "busy"


@pytest.mark.parametrize(
    ("now", "to", "then"),
    [
        ("2026-11-24T13:05", "hour", "2026-11-24T14:05"),
        ("2026-11-24T13:05", "evening", "2026-11-24T17:00"),
        ("2026-11-24T17:00", "evening", "2026-11-25T17:00"),
        ("2026-11-24T13:05", "morning", "2026-11-25T07:00"),
        ("2026-11-24T01:00", "morning", "2026-11-24T07:00"),
        ("2026-10-24T10:00", "morning", "2026-10-25T07:00"),  # summer time ends that night
    ],
)
async def test_turning_the_clock(
    gateway: PlaygroundGateway, clock: Clock, now: str, to: str, then: str
) -> None:
    clock.now = datetime.fromisoformat(now).replace(tzinfo=UTC)
    await do(gateway, {"do": "turn", "to": to})
    assert clock.now == datetime.fromisoformat(then).replace(tzinfo=UTC)
    assert clock.now.utcoffset() == timedelta()

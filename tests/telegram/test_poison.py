"""What cannot be understood is set aside, without its content, and holds nothing up."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import Kind
from bot.platforms.telegram.incoming import translate
from bot.platforms.telegram.origin import Me
from bot.platforms.telegram.update import KINDS, read
from bot.platforms.telegram.values import Malformed
from tests.botapi import Person
from tests.telegram.running import Running

GOOD = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": 9, "type": "private"}}
FROM = {"id": 9, "is_bot": False, "first_name": "Z"}
SECRET = "een zin van iemand"


def nested(depth: int) -> dict[str, Any]:
    """A message that answers a message that answers …"""
    message: dict[str, Any] = {**GOOD, "text": SECRET}
    for _ in range(depth):
        message = {**GOOD, "text": SECRET, "reply_to_message": message}
    return message


POISON: dict[str, dict[str, Any] | str] = {
    "no chat": {"message": {"message_id": 1, "date": 1, "text": SECRET}},
    "chat of another type": {"message": {**GOOD, "chat": SECRET}},
    "id of another type": {"message": {**GOOD, "chat": {"id": SECRET, "type": "private"}}},
    "text of another type": {"message": {**GOOD, "from": FROM, "text": [SECRET]}},
    "date far away": {"message": {**GOOD, "from": FROM, "date": 2**63, "text": SECRET}},
    "date before this era": {"message": {**GOOD, "from": FROM, "date": -(2**35), "text": SECRET}},
    "date after this era": {"message": {**GOOD, "from": FROM, "date": 2**37, "text": SECRET}},
    "sender's id a list": {"message": {**GOOD, "from": {**FROM, "id": [SECRET]}, "text": "x"}},
    "a file without its marks": {"message": {**GOOD, "from": FROM, "document": {"x": SECRET}}},
    "the library's own word": {"message": {**GOOD, "from": FROM, "api_kwargs": SECRET}},
    "quotes in quotes": {"message": nested(600)},
    "from of another type": {"message": {**GOOD, "from": 5, "text": SECRET}},
    "chat of no type": {"message": {**GOOD, "chat": {"id": 1}}},
    "a list": {"message": [SECRET]},
    "nothing": {"message": None},
    "tap without a person": {"callback_query": {"id": "1", "data": "x", "message": GOOD}},
    "member of another type": {"my_chat_member": {**GOOD, "old_chat_member": 3}},
    "too deep": '{"update_id": 500001, "message": ' + '{"a":' * 10_000 + "1" + "}" * 10_001,
    "no JSON": '{"update_id": 500002, "message": {"text": "een zin van iemand" "oeps"}}',
}


@pytest.mark.parametrize("name", POISON)
async def test_poison_is_set_aside_within_a_second(
    bot: Running, ans: Person, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    ans.says("ervoor")
    number = bot.api.push(POISON[name])
    ans.says("erna")
    await bot.hears(Kind.TEXT, within=1)
    assert (await bot.hears(Kind.TEXT, within=1)).text == "erna"
    await bot.api.all_confirmed()
    assert [one[0] for one in bot.aside] == [str(number)]
    assert SECRET not in repr(bot.aside)
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("half \ud83d teken", "half \ufffd teken"),
        ("nul\x00 en \x02vet\x03", "nul en vet"),
        ("a" * 1_000_000, "a" * 4096),
        ("regel\r\nregel\ttab", "regel\nregel\ttab"),
        ("‮omgekeerd مرحبا", "‮omgekeerd مرحبا"),
    ],
)
async def test_strange_words_are_only_words(
    bot: Running, ans: Person, written: str, heard: str
) -> None:
    ans.says(written)
    assert (await bot.hears(Kind.TEXT)).text == heard


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 0])
async def test_the_largest_numbers_are_only_numbers(bot: Running, number: int) -> None:
    chat = {"id": number, "type": "group", "title": "x"}
    message = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": FROM}
    bot.api.push({"message": {**message, "text": "hoi"}})
    said = await bot.hears(Kind.TEXT)
    assert (said.address.chat, said.message) == (str(number), str(number))


def test_the_librarys_complaint_is_not_repeated() -> None:
    update = read({"update_id": 1, "message": {**GOOD, SECRET: 1, "from": {SECRET: SECRET}}})
    with pytest.raises(Malformed) as raised:
        translate(update, Me(1, "burenhulp_bot", True), datetime.now(UTC))
    assert str(raised.value) == "message TypeError"


async def test_one_poison_in_ten_good(bot: Running, ans: Person) -> None:
    poison = list(POISON.values())
    for number in range(300):
        ans.says(f"goed {number}")
        if number % 10 == 0:
            one = poison[number // 10 % len(poison)]
            if isinstance(one, str):
                one = one.replace('"update_id": 50', f'"update_id": {1000 + number}')
            bot.api.push(one)
    await bot.api.all_confirmed(within=10)
    assert [one.text for one in bot.heard] == [f"goed {number}" for number in range(300)]
    assert len(bot.aside) == 30


async def test_an_update_without_an_id_holds_nothing_up(bot: Running, ans: Person) -> None:
    bot.api.world.updates._add(0, '{"message": {}}', 60)
    ans.says("hallo")
    assert (await bot.hears(Kind.TEXT)).text == "hallo"


NAMES = [
    "message_id", "date", "chat", "from", "id", "type", "is_bot", "first_name", "text", "data",
    "message", "entities", "new_chat_members", "left_chat_member", "old_chat_member",
    "new_chat_member", "status", "user", "contact", "user_id", "phone_number", "sender_chat",
    "is_topic_message", "message_thread_id", "reply_to_message", "migrate_to_chat_id", "voice",
    "caption", "via_bot", "edit_date", "title", "is_member", "can_pin_messages", "location",
]  # fmt: skip
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63),
    st.floats(),
    st.text(max_size=40),
    st.sampled_from(["private", "group", "supergroup", "channel", "member", "kicked", "/x@y z"]),
    st.sampled_from(["\ud800", "\x00", "\x02b\x03", "/" * 5000]),
)
SHAPES: Any = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=8)
    ),
    max_leaves=25,
)
OBJECTS = st.dictionaries(st.sampled_from(NAMES), SHAPES, max_size=12)
CHATS = st.fixed_dictionaries(
    {"id": st.integers(), "type": st.sampled_from(["private", "group", "supergroup"])}
)
LIKELY = st.builds(
    lambda known, more: more | known,
    st.fixed_dictionaries(
        {"message_id": st.integers(1), "date": st.integers(0, 2**33), "chat": CHATS}
    ),
    OBJECTS,
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(kind=st.sampled_from(KINDS), content=SHAPES | LIKELY)
def test_no_update_makes_it_stumble(kind: str, content: object) -> None:
    update = read({"update_id": 1, kind: content})
    assert update.lane
    try:
        found = translate(update, Me(1, "burenhulp_bot", True), datetime.now(UTC))
    except Malformed:
        return
    for one in found:
        for text in (one.text, one.name, one.title, one.press, one.contact):
            text.encode()
            assert not set(text) & {"\x00", "\x02", "\x03", "\x0e", "\x0f"}
            assert len(text) <= 4096

"""What people do, as the machine hears it."""

from datetime import UTC, datetime

import pytest

from bot.messages import Address, Button, Kind
from tests.botapi import BotApi, Person
from tests.telegram.running import NOW, Running, to


async def test_a_sentence_in_private(bot: Running, ans: Person) -> None:
    number = ans.says("Kan iemand morgen boodschappen doen?")
    said = await bot.hears(Kind.TEXT)
    assert said.text == "Kan iemand morgen boodschappen doen?"
    assert said.sender == said.address == Address("telegram", str(ans.id))
    assert said.private
    assert (said.name, said.language) == ("Ans de Vries", "nl")
    assert said.message == str(number)
    assert abs((said.at - datetime.now(UTC)).total_seconds()) < 5
    assert not said.forwarded
    assert said.reply_to == said.title == said.address.thread == ""


async def test_a_sentence_in_a_group_and_in_a_topic(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    await bot.hears(Kind.BOT_ADDED)
    first = street.says(ans, "Hoi")
    said = await bot.hears(Kind.TEXT)
    assert said.address == Address("telegram", str(street.chat.id))
    assert said.sender == Address("telegram", str(ans.id))
    assert not said.private
    assert said.title == "De Heeze"
    street.says(ans, "Ook hoi", reply_to=first, topic=street.topic(7))
    said = await bot.hears(Kind.TEXT)
    assert said.address.thread == "7"
    assert said.reply_to == str(first)


async def test_a_thread_of_replies_is_no_topic(bot: Running, ans: Person) -> None:
    ans.says("hoi", message_thread_id=5)
    assert (await bot.hears(Kind.TEXT)).address.thread == ""


async def test_the_first_message_of_a_topic_is_not_answered_by_all(
    bot: Running, ans: Person
) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    root = street.says(ans, "begin")
    street.says(ans, "vraag", reply_to=root, topic=street.topic(root))
    await bot.hears(Kind.TEXT)
    assert (await bot.hears(Kind.TEXT)).reply_to == ""


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("/start w-heeze", "/start w-heeze"),
        ("/vraag@burenhulp_bot lamp ophangen", "/vraag lamp ophangen"),
        ("/VRAAG@BurenHulp_Bot", "/VRAAG"),
        ("/toon_12", "/toon_12"),
        ("/112", "/112"),
        ("/stop\nnu", "/stop\nnu"),
    ],
)
async def test_commands(bot: Running, ans: Person, written: str, heard: str) -> None:
    ans.says(written)
    assert (await bot.hears(Kind.COMMAND)).text == heard


async def test_a_command_for_another_bot_is_not_ours(bot: Running, ans: Person) -> None:
    ans.says("/vraag@andere_bot lamp")
    await bot.hears_nothing()


@pytest.mark.parametrize("words", ["/", "// niets", "/één", "24/7", "/vraag!"])
async def test_words_with_a_stroke_are_words(bot: Running, ans: Person, words: str) -> None:
    ans.says(words)
    assert (await bot.hears(Kind.TEXT)).text == words


async def test_a_press(bot: Running, ans: Person) -> None:
    receipt = await bot.gateway.deliver(to(ans, "Klopt dit?", Button("Ja", press="v1:ja")))
    tap = ans.presses("Ja")
    press = await bot.hears(Kind.PRESS)
    assert (press.press, press.press_id, press.reply_to) == ("v1:ja", tap.id, receipt)
    assert press.sender == press.address == Address("telegram", str(ans.id))
    assert press.at == NOW


async def test_a_press_in_a_group_on_a_message_telegram_forgot(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    receipt = await bot.gateway.deliver(to(street, "Wie helpt?", Button("Ik help", press="v1:x")))
    ans.presses("Ik help", group=street, old=True)
    press = await bot.hears(Kind.PRESS)
    assert press.reply_to == receipt
    assert press.address.chat == str(street.chat.id)
    assert not press.private


async def test_an_edited_message(bot: Running, ans: Person) -> None:
    number = ans.says("lamp")
    ans.edits(number, "lampen")
    edited = await bot.hears(Kind.EDITED)
    assert (edited.text, edited.message) == ("lampen", str(number))


@pytest.mark.parametrize(
    ("sent", "media"),
    [
        ("voice", "voice"),
        ("video_note", "voice"),
        ("photo", "photo"),
        ("sticker", "sticker"),
        ("dice", "sticker"),
        ("document", "file"),
        ("video", "file"),
    ],
)
async def test_media(bot: Running, ans: Person, sent: str, media: str) -> None:
    ans.sends(sent)
    said = await bot.hears(Kind.MEDIA)
    assert (said.media, said.text, said.album) == (media, "", False)


@pytest.mark.parametrize(
    ("username", "page"), [("ans_van_dam", "t.me/ans_van_dam"), (None, ""), ("no/../way", "")]
)
async def test_the_page_of_who_has_a_username(
    bot: Running, ans: Person, username: str | None, page: str
) -> None:
    if username is not None:
        ans.face["username"] = username
    ans.says("hoi")
    assert (await bot.hears(Kind.TEXT)).page == page


async def test_a_telephone_number(bot: Running, ans: Person) -> None:
    ans.shares_contact("31612345678")
    own = await bot.hears(Kind.CONTACT)
    assert (own.contact, own.contact_own) == ("+31612345678", True)
    ans.shares_contact("0612345678", own=False)
    other = await bot.hears(Kind.CONTACT)
    assert (other.contact, other.contact_own) == ("0612345678", False)


async def test_a_location_is_no_more_than_that(bot: Running, ans: Person) -> None:
    ans.shares_location()
    assert (await bot.hears(Kind.LOCATION)).text == ""


async def test_a_forward_is_marked(bot: Running, ans: Person) -> None:
    ans.forwards("Wie kan mijn hond uitlaten?")
    assert (await bot.hears(Kind.TEXT)).forwarded


async def test_blocking_and_unblocking(bot: Running, ans: Person) -> None:
    ans.blocks()
    assert (await bot.hears(Kind.BLOCKED)).private
    ans.unblocks()
    assert (await bot.hears(Kind.UNBLOCKED)).sender == Address("telegram", str(ans.id))


async def test_the_bot_is_added_promoted_and_thrown_out(ans: Person) -> None:
    async with BotApi(privacy=True) as api:
        bot = Running(api)
        await bot.start()
        ans = api.person("Ans")
        street = api.group("De Heeze", ans, kind="group")
        street.add_bot(by=ans)
        added = await bot.hears(Kind.BOT_ADDED)
        assert added.sender == Address("telegram", str(ans.id))
        assert (added.bot_sees_all, added.bot_may, added.title) == (False, frozenset(), "De Heeze")
        street.promote(by=ans, rights=("can_pin_messages", "can_invite_users"))
        rights = await bot.hears(Kind.BOT_RIGHTS)
        assert (rights.bot_sees_all, rights.bot_may) == (True, frozenset({"pin", "invite"}))
        street.demote(by=ans)
        assert not (await bot.hears(Kind.BOT_RIGHTS)).bot_sees_all
        street.remove_bot(by=ans)
        assert (await bot.hears(Kind.BOT_REMOVED)).address.chat == str(street.chat.id)
        await bot.stop()


async def test_without_privacy_mode_it_sees_all(bot: Running, ans: Person) -> None:
    bot.api.group("De Heeze", ans).add_bot(by=ans)
    assert (await bot.hears(Kind.BOT_ADDED)).bot_sees_all


async def test_neighbours_come_and_go(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    bilal, cor = bot.api.person("Bilal"), bot.api.person("Cor")
    street.join(bilal, cor)
    first, second = await bot.hears(Kind.JOINED), await bot.hears(Kind.JOINED)
    assert [first.name, second.name] == ["Bilal", "Cor"]
    assert first.id != second.id
    assert first.sender == Address("telegram", str(bilal.id))
    assert first.address.chat == str(street.chat.id)
    street.leave(cor)
    assert (await bot.hears(Kind.LEFT)).name == "Cor"


async def test_an_administrator_also_hears_of_it_without_a_line(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans, rights=())
    await bot.hears(Kind.BOT_ADDED)
    street.join(bot.api.person("Bilal"))
    both = [await bot.hears(Kind.JOINED), await bot.hears(Kind.JOINED)]
    assert {one.name for one in both} == {"Bilal"}


async def test_somebody_knocks_at_the_door_of_a_group(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans, rights=("can_pin_messages",))
    bilal = bot.api.person("Bilal", language="tr")
    street.knocks(bilal)  # without the right to invite the bot hears nothing
    await bot.hears(Kind.BOT_ADDED)
    await bot.hears_nothing()
    street.promote(by=ans)
    await bot.hears(Kind.BOT_RIGHTS)
    street.knocks(bilal)
    asks = await bot.hears(Kind.KNOCKED)
    assert (asks.name, asks.language, asks.title, asks.text) == ("Bilal", "tr", "De Heeze", "")
    assert asks.sender == Address("telegram", str(bilal.id))
    assert asks.address == Address("telegram", str(street.chat.id))
    assert not asks.private


async def test_a_group_becomes_a_supergroup(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans, kind="group")
    street.add_bot(by=ans)
    new = street.migrate()
    for _ in range(2):  # the line in the old chat, and the one in the new
        moved = await bot.hears(Kind.MOVED)
        assert (moved.address.chat, moved.moved_to) == (str(street.chat.id), str(new.chat.id))
        assert moved.sender is None
    await bot.hears(Kind.BOT_ADDED)
    await bot.hears_nothing()


async def test_somebody_without_any_name(bot: Running, ans: Person) -> None:
    del ans.face["first_name"]
    ans.says("hallo")
    heard = await bot.hears(Kind.TEXT)
    assert (heard.name, heard.text) == ("de Vries", "hallo")
    ans.face |= {"first_name": None, "last_name": ""}
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    street.join(ans)
    assert (await bot.hears(Kind.JOINED)).name == ""
    assert bot.aside == []


async def test_nobody_who_can_be_known(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    street.anonymous_says("Mededeling")
    street.channel_says("Nieuws")
    street.channel_says("Wijkkrant", linked=True)
    street.says(ans, "via een andere bot", via_bot={"id": 5, "is_bot": True, "first_name": "G"})
    heard = [await bot.hears(Kind.TEXT) for _ in range(4)]
    assert [one.sender for one in heard] == [None] * 4
    assert not any(one.private for one in heard)
    assert [one.forwarded for one in heard] == [False, False, True, True]


async def test_in_private_another_bots_words_are_passed_on(bot: Running, ans: Person) -> None:
    ans.says("plaatje", via_bot={"id": 5, "is_bot": True, "first_name": "Gif"})
    said = await bot.hears(Kind.TEXT)
    assert said.private
    assert said.forwarded


async def test_other_bots_are_not_heard(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    await bot.hears(Kind.BOT_ADDED)
    robot = {"id": 77, "is_bot": True, "first_name": "Robot"}
    bot.api.message(street.chat, robot, {"text": "Koop nu"})
    bot.api.message(street.chat, ans.face, {"new_chat_members": [robot]})
    bot.api.message(street.chat, ans.face, {"left_chat_member": robot})
    await bot.hears_nothing()


async def test_what_is_of_no_concern_is_acknowledged(bot: Running, ans: Person) -> None:
    bot.api.push({"poll": {"id": "1"}})
    bot.api.push({"something_new": {"a": 1}})
    pinned = {"message_id": 1, "date": 0, "chat": ans.chat.face()}
    bot.api.message(ans.chat, ans.face, {"pinned_message": pinned})
    channel = {"id": -100_5, "type": "channel", "title": "Krant"}
    bot.api.push({"message": {"message_id": 1, "date": 1, "chat": channel, "text": "x"}})
    await bot.hears_nothing()
    assert bot.aside == []

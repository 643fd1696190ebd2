"""What the bot says, as it appears in chats."""

import pytest

from bot.drawing import png
from bot.messages import (
    BOLD,
    BOLD_END,
    ITALIC,
    ITALIC_END,
    Address,
    Button,
    Document,
    Kind,
    NotDelivered,
    Outcome,
    Outgoing,
    TopicGone,
    replace,
)
from tests.botapi import Person
from tests.telegram.running import Running, to

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"></svg>'


async def test_words_with_and_without_markup(bot: Running, ans: Person) -> None:
    text = f"Dag {BOLD}<Ans> & co{BOLD_END}, {ITALIC}tot straks{ITALIC_END}!"
    receipt = await bot.gateway.deliver(to(ans, text))
    sent = await ans.hears("Dag <Ans> & co, tot straks!")
    assert receipt == str(sent.message_id)
    assert sent.bold() == ["<Ans> & co"]
    assert [one["type"] for one in sent.entities] == ["bold", "italic"]


@pytest.mark.parametrize(
    "text",
    [
        f"{BOLD}niet gesloten",
        f"los einde{BOLD_END}",
        f"{BOLD}a{ITALIC}b{BOLD_END}c{ITALIC_END}d",
        f"{BOLD}{BOLD}dubbel{BOLD_END}{BOLD_END}",
        "</b><b>&lt;i&gt;<script>",
        "een half teken \ud83d en een \x00 nul",
    ],
)
async def test_no_text_breaks_the_markup(bot: Running, ans: Person, text: str) -> None:
    await bot.gateway.deliver(to(ans, text))
    assert bot.api.world.refusals == []


async def test_too_long_a_text_is_cut_where_telegram_counts(bot: Running, ans: Person) -> None:
    await bot.gateway.deliver(to(ans, f"{BOLD}{'🙂' * 2500}{BOLD_END}"))
    sent = await ans.hears("🙂")
    assert sent.text == "🙂" * 2047 + "…"
    await bot.gateway.deliver(to(ans, "a" * 4096))
    assert len((await ans.hears("a")).text) == 4096


async def test_buttons_stand_where_fingers_find_them(bot: Running, ans: Person) -> None:
    yes, no = Button("Ja", press="j"), Button("Nee", press="n")
    await bot.gateway.deliver(to(ans, "Klopt dit?", yes, no))
    assert [one.line for one in (await ans.hears("Klopt")).buttons] == [0, 0]
    await bot.gateway.deliver(to(ans, "Zo?", Button("Ja, plaats maar", press="j"), no))
    assert [one.line for one in (await ans.hears("Zo")).buttons] == [0, 1]
    rows = tuple(Button(f"Rij {number}", press=str(number)) for number in range(3))
    await bot.gateway.deliver(replace(to(ans, "Kies", yes, no), rows=rows))
    card = await ans.hears("Kies")
    assert [(one.label, one.line) for one in card.buttons] == [
        ("Rij 0", 0),
        ("Rij 1", 1),
        ("Rij 2", 2),
        ("Ja", 3),
        ("Nee", 3),
    ]


async def test_a_button_that_opens_a_link(bot: Running, ans: Person) -> None:
    await bot.gateway.deliver(to(ans, "Lees", Button("Open", link="https://example.org/x")))
    assert (await ans.hears("Lees")).buttons[0].url == "https://example.org/x"


async def test_asking_for_a_number_in_private_only(bot: Running, ans: Person) -> None:
    ask = replace(
        to(ans, "Nummer?", Button("Deel mijn nummer"), Button("Later")), ask_contact=True
    )
    await bot.gateway.deliver(ask)
    keyboard = (await ans.hears("Nummer?")).markup
    assert keyboard["keyboard"] == [
        [{"text": "Deel mijn nummer", "request_contact": True}],
        [{"text": "Later"}],
    ]
    assert keyboard["one_time_keyboard"]
    ans.presses("Later")
    assert (await bot.hears(Kind.TEXT)).text == "Later"
    await bot.gateway.deliver(to(ans, "Dank je"))
    assert (await ans.hears("Dank")).markup == {"remove_keyboard": True}
    await bot.gateway.deliver(to(ans, "Tot ziens"))
    assert (await ans.hears("Tot")).markup == {}
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    ask = replace(to(street, "Nummer?", Button("Deel", press="d")), ask_contact=True)
    await bot.gateway.deliver(ask)
    assert "inline_keyboard" in (await street.hears("Nummer?")).markup


async def test_asking_one_person_for_a_reply(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    asked = street.says(ans, "Wie kan helpen?")
    message = replace(to(street, "Wanneer?"), ask_reply=True, reply_to=str(asked))
    await bot.gateway.deliver(message)
    sent = await street.hears("Wanneer?")
    assert sent.markup == {"force_reply": True, "selective": True}
    assert sent.reply_to == asked


async def test_silent_protected_and_without_previews(bot: Running, ans: Person) -> None:
    await bot.gateway.deliver(replace(to(ans, "https://x.nl"), silent=True, protect=True))
    sent = await ans.hears("x.nl")
    assert sent.silent
    assert sent.protected
    assert bot.api.world.calls[-1][1]["link_preview_options"] == {"is_disabled": True}


async def test_a_reply_to_what_is_gone_arrives_all_the_same(bot: Running, ans: Person) -> None:
    await bot.gateway.deliver(replace(to(ans, "Hoi"), reply_to="999"))
    assert (await ans.hears("Hoi")).reply_to is None


async def test_a_message_in_a_topic(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    street.topic(7)
    await bot.gateway.deliver(to(street, "Hier", thread="7"))
    assert (await street.hears("Hier")).thread == 7


@pytest.mark.parametrize(
    "words",
    ["message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED"],
)
async def test_a_topic_that_is_gone_or_closed(bot: Running, ans: Person, words: str) -> None:
    """Nothing is sent; the outbox takes what is for the topic to the group itself."""
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    bot.api.fault("400", "sendMessage", words=f"Bad Request: {words}")
    with pytest.raises(TopicGone) as gone:
        await bot.gateway.deliver(to(street, "Daar", thread="8"))
    assert gone.value.chat == str(street.chat.id)
    bot.api.fault("400", "sendMessage", words=f"Bad Request: {words}")
    with pytest.raises(NotDelivered) as closed:  # the general part is closed as well
        await bot.gateway.deliver(to(street, "Daar"))
    assert closed.value.outcome is Outcome.FINAL


async def test_an_edit_puts_text_and_buttons_in_place(bot: Running, ans: Person) -> None:
    receipt = await bot.gateway.deliver(to(ans, "Open", Button("Ik help", press="h")))
    edit = replace(to(ans, f"{BOLD}Bezet{BOLD_END}", kind="edit"), replaces=receipt)
    assert await bot.gateway.deliver(edit) == receipt
    assert ans.chat.messages[int(receipt)]["text"] == "Bezet"
    assert "reply_markup" not in ans.chat.messages[int(receipt)]
    assert await bot.gateway.deliver(edit) == receipt  # the same once more is no mistake


@pytest.mark.parametrize("receipt", ["999", "@event:matrix"])
async def test_an_edit_of_what_is_gone(bot: Running, ans: Person, receipt: str) -> None:
    with pytest.raises(NotDelivered) as raised:
        await bot.gateway.deliver(replace(to(ans, "x", kind="edit"), replaces=receipt))
    assert raised.value.outcome is Outcome.GONE


async def test_deleting_and_what_stands_there_when_it_is_too_late(
    bot: Running, ans: Person
) -> None:
    first = await bot.gateway.deliver(to(ans, "Weg ermee"))
    gone = replace(to(ans, "(verwijderd)"), replaces=first, delete=True)
    assert await bot.gateway.deliver(gone) == first
    assert int(first) not in ans.chat.messages
    with pytest.raises(NotDelivered) as raised:
        await bot.gateway.deliver(gone)
    assert raised.value.outcome is Outcome.GONE
    second = await bot.gateway.deliver(to(ans, "Oud"))
    bot.api.passes(49 * 3600)
    await bot.gateway.deliver(replace(gone, replaces=second))
    assert ans.chat.messages[int(second)]["text"] == "(verwijderd)"


async def test_what_can_be_neither_deleted_nor_changed_still_stands(
    bot: Running, ans: Person
) -> None:
    receipt = await bot.gateway.deliver(to(ans, "Oud"))
    bot.api.passes(49 * 3600)
    words = "Bad Request: message can't be edited"
    bot.api.fault("400", "editMessageText", words=words)
    message = replace(to(ans, "(verwijderd)"), replaces=receipt, delete=True)
    with pytest.raises(NotDelivered) as raised:
        await bot.gateway.deliver(message)
    assert raised.value.outcome is Outcome.FINAL


async def test_pinning_and_when_it_may_not(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans, rights=("can_pin_messages",))
    receipt = await bot.gateway.deliver(replace(to(street, "Welkom"), pin=True))
    assert street.chat.pinned == [int(receipt)]
    street.demote(by=ans)
    receipt = await bot.gateway.deliver(replace(to(street, "Nogmaals"), pin=True))
    assert int(receipt) in street.chat.messages
    assert int(receipt) not in street.chat.pinned


async def test_a_file(bot: Running, ans: Person) -> None:
    document = Document("gegevens.json", b'{"naam": "Ans"}', "application/json")
    message = replace(to(ans, f"{BOLD}Alsjeblieft{BOLD_END}"), document=document, protect=True)
    await bot.gateway.deliver(message)
    sent = await ans.hears("Alsjeblieft")
    assert sent.document == ("gegevens.json", b'{"naam": "Ans"}')
    assert sent.protected
    await bot.gateway.deliver(replace(message, text="é" * 1024))
    assert (await ans.hears("é")).document == ("gegevens.json", b'{"naam": "Ans"}')


async def test_a_picture_is_seen_in_the_chat_and_its_words_can_change(
    bot: Running, ans: Person
) -> None:
    picture = Document("cijfers.png", png(SQUARE), "image/png")
    message = replace(to(ans, f"{BOLD}Oktober{BOLD_END}"), document=picture)
    receipt = await bot.gateway.deliver(message)
    sent = await ans.hears("Oktober")
    assert (sent.method, sent.document) == ("sendPhoto", ("cijfers.png", picture.content))
    assert sent.bold() == ["Oktober"]
    changed = replace(message, text="November", replaces=receipt)
    assert await bot.gateway.deliver(changed) == receipt
    assert (await ans.hears("November")).method == "editMessageCaption"
    assert await bot.gateway.deliver(changed) == receipt  # it says so already


async def test_words_too_long_to_go_under_a_file_go_first(bot: Running, ans: Person) -> None:
    asked = ans.says("/mijn_gegevens")
    message = Outgoing(
        Address("telegram", str(ans.id)),
        "é" * 1025,
        buttons=(Button("Wis mij", press="w"),),
        reply_to=str(asked),
        protect=True,
        document=Document("gegevens.json", b"{}", "application/json"),
    )
    receipt = await bot.gateway.deliver(message)
    words, file = await ans.hears("é"), await ans.hears("")
    assert words.text == "é" * 1025
    assert (str(words.message_id), words.reply_to, words.silent) == (receipt, asked, False)
    assert [button.label for button in words.buttons] == ["Wis mij"]
    assert file.document == ("gegevens.json", b"{}")
    assert (file.text, file.buttons, file.silent, file.protected) == ("", [], True, True)


async def test_when_only_the_file_fails_the_words_are_not_said_twice(
    bot: Running, ans: Person
) -> None:
    document = Document("gegevens.json", b"{}", "application/json")
    message = replace(to(ans, "é" * 2000), document=document)
    refused = bot.api.fault("429", "sendDocument")
    with pytest.raises(NotDelivered) as raised:
        await bot.gateway.deliver(message)
    assert raised.value.outcome is Outcome.NOT_SENT
    receipt = await bot.gateway.deliver(message)
    assert str((await ans.hears("é")).message_id) == receipt
    assert (await ans.hears("")).document == ("gegevens.json", b"{}")
    assert refused.hit == 1
    assert [method for method, _ in bot.api.world.calls].count("sendMessage") == 1
    await bot.gateway.deliver(message)  # another time it is another message
    assert str((await ans.hears("é")).message_id) != receipt
    await ans.hears("")


async def test_telegram_that_reads_no_markup_gets_plain_words(bot: Running, ans: Person) -> None:
    words = 'Bad Request: can\'t parse entities: Unsupported start tag "b" at byte offset 0'
    bot.api.fault("400", "sendMessage", words=f"Bad Request: {words}")
    await bot.gateway.deliver(to(ans, f"{BOLD}Hulp{BOLD_END} <nu>"))
    sent = await ans.hears("Hulp <nu>")
    assert sent.entities == []


async def test_leaving_a_group_once_and_again(bot: Running, ans: Person) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans)
    await bot.gateway.leave(str(street.chat.id))
    assert street.chat.bot == "left"
    await bot.gateway.leave(str(street.chat.id))
    await bot.gateway.leave("-5")


async def test_an_address_of_nobody(bot: Running) -> None:
    with pytest.raises(NotDelivered) as raised:
        await bot.gateway.deliver(Outgoing(Address("telegram", "31415"), "x"))
    assert raised.value.outcome is Outcome.UNREACHABLE

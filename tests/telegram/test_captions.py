"""Words under a picture or a file, and pictures that are sent together."""

import pytest

from bot.messages import Kind
from tests.botapi import Person
from tests.telegram.running import Running


@pytest.mark.parametrize(
    ("sent", "media"), [("photo", "photo"), ("document", "file"), ("video", "file")]
)
async def test_words_under_a_picture_are_what_is_said(
    bot: Running, ans: Person, sent: str, media: str
) -> None:
    street = bot.api.group("De Heeze", ans)
    street.add_bot(by=ans, rights=())
    await bot.hears(Kind.BOT_ADDED)
    for group in (None, street):
        ans.sends(sent, "Wie kan dit repareren?", group=group)
        said = await bot.hears(Kind.TEXT)
        assert (said.text, said.media) == ("Wie kan dit repareren?", media)
        assert said.private is (group is None)
        assert said.message
    ans.sends(sent, "/vraag@burenhulp_bot lamp ophangen")
    assert (await bot.hears(Kind.COMMAND)).text == "/vraag lamp ophangen"
    ans.sends(sent, "/vraag@andere_bot lamp ophangen")
    await bot.hears_nothing()
    ans.sends(sent, " \n")
    assert (await bot.hears(Kind.MEDIA)).media == media


async def test_words_with_a_voice_message_do_not_replace_it(bot: Running, ans: Person) -> None:
    ans.sends("voice", "Luister even")
    said = await bot.hears(Kind.MEDIA)
    assert (said.media, said.text) == ("voice", "Luister even")


async def test_words_under_a_picture_that_were_changed(bot: Running, ans: Person) -> None:
    number = ans.sends("photo", "lamp")
    await bot.hears(Kind.TEXT)
    changed = ans.chat.messages[number] | {"caption": "lampen", "edit_date": 1_700_000_000}
    bot.api.world.push("edited_message", changed)
    edited = await bot.hears(Kind.EDITED)
    assert (edited.text, edited.message) == ("lampen", str(number))


async def test_pictures_that_are_sent_together(bot: Running, ans: Person) -> None:
    number = ans.sends("photo", "Kijk eens")
    await bot.hears(Kind.TEXT)
    second = {k: v for k, v in ans.chat.messages[number].items() if k != "caption"}
    bot.api.world.push("message", second | {"media_group_id": "77", "message_id": number + 1})
    assert (await bot.hears(Kind.MEDIA)).album

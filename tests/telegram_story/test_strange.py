"""What nobody planned on Telegram: people without a name, forged taps, things of another kind."""

import re
from typing import Any

import pytest

from bot.seen import SetAside
from handlers.requests import Request
from tests.botapi import Person
from tests.telegram_story.test_main_story import SHOPPING, posts
from tests.telegram_story.town import SOON, Town

_FILE = {"file_id": "x", "file_unique_id": "x"}
LOOKED_AT: dict[str, Any] = {
    "audio": {**_FILE, "duration": 1},
    "animation": {**_FILE, "width": 1, "height": 1, "duration": 1},
    "story": {"chat": {"id": 5, "type": "private"}, "id": 3},
    "location": {"latitude": 52.2, "longitude": 5.9},
    "contact": {"phone_number": "0612345678", "first_name": "Zwaantje", "user_id": 5},
}
PASSED_OVER: dict[str, Any] = {
    "forum_topic_created": {"name": "x", "icon_color": 7322096},
    "general_forum_topic_hidden": {},
    "a_thing_of_next_year": {"a": ["b"]},
}


def set_aside(town: Town) -> list[str]:
    return [str(row.reason) for row in town.look(lambda db: db.query(SetAside).all())]


async def quiet(town: Town) -> None:
    await town.api.all_confirmed(SOON)
    await town.shell.settle()


async def test_whatever_is_sent_there_is_an_answer_and_nothing_in_the_log(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    group = town.linked("Buurtapp")
    for content in LOOKED_AT.items():
        who = town.resident("Zwaantje")
        town.api.message(who.chat, who.face, dict([content]))
        await who.hears("Schrijf in één zin", within=SOON)
        town.api.message(group.chat, who.face, dict([content]))
    for content in PASSED_OVER.items():
        who = town.resident("Zwaantje")
        for chat in (who.chat, group.chat):
            town.api.message(chat, who.face, dict([content]))
        town.api.push({"a_kind_of_next_year": {"from": who.face, "text": "Zwaantje"}})
        who.says("/status")
        assert "geen open vragen" in (await who.hears(within=SOON)).text
    await quiet(town)
    assert group.received == []
    assert set_aside(town) == town.refused() == []
    assert not re.search("Zwaantje|0612345678", caplog.text)


@pytest.mark.parametrize("name", [None, "", "\u200b", "<b>", "\ud83d", "A" * 300, "1", "/start"])
async def test_whatever_somebody_is_called_they_are_helped(town: Town, name: str | None) -> None:
    kim, group = town.api.person("Kim"), town.linked("Buurtapp")
    kim.face["first_name"] = name
    kim.face.pop("first_name") if name is None else None
    kim.says(SHOPPING, group=group)
    await group.hears("Zal ik dit", within=SOON)
    kim.start("w-deheeze")
    await kim.hears("computerprogramma", within=SOON)
    group.join(kim)
    await quiet(town)
    await town.turns(minutes=6)
    assert "Welkom" in (await group.hears("Doe mee", within=SOON)).text
    assert set_aside(town) == town.refused() == []


async def test_taps_that_were_not_meant(town: Town) -> None:
    ans, eve = town.resident("Ans"), town.resident("Eve")
    bilal = town.resident("Bilal", offer="groceries")
    group = town.linked("Buurtapp", ans, bilal, eve)
    ans.says(SHOPPING, group=group)
    preview = await group.hears("Zal ik dit", within=SOON)
    yes = preview.buttons[0].data

    async def told(who: Person, data: str) -> str:
        return (await town.api.answer(who.presses_data(preview, data), SOON)).text

    assert "voor iemand anders" in await told(eve, yes)
    for forged in (yes[:-1] + ("A" if yes[-1] != "A" else "B"), "x" * 64, "v1:", "ja", "\u202e"):
        assert await told(ans, forged) == "Deze knop werkt niet meer."
    assert town.look(lambda db: db.query(Request).filter_by(state="open").count()) == 0
    assert "Geplaatst" in await told(ans, yes)
    assert "werkt niet meer" in await told(ans, yes)
    ping = await bilal.hears("Een buur zoekt hulp", within=SOON)
    eve.says("/status")
    hers = await eve.hears("geen open vragen", within=SOON)
    stolen = await town.api.answer(eve.presses_data(hers, ping.buttons[0].data), SOON)
    assert stolen.text == "Deze knop werkt niet meer."
    bilal.presses("Ik help", old=True)  # a message that Telegram itself does not remember
    await bilal.hears("Kun je echt", within=SOON)
    assert set_aside(town) == town.refused() == []


async def test_a_command_for_another_bot_is_none_of_ours(town: Town) -> None:
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans)
    for where in (None, group):
        ans.says("/status@anderebot", group=where)
        ans.says("/onbekend", group=group)
    ans.says(f"/STATUS@{town.api.world.username.upper()}", group=group)
    await ans.hears("geen open vragen", within=SOON)
    await quiet(town)
    assert (len(ans.received), group.received) == (1, [])


async def test_what_is_asked_in_the_new_group_before_the_old_one_tells_that_it_moved(
    town: Town,
) -> None:
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans, kind="group")
    new = town.api.group("Buurtapp", ans)
    new.chat.bot, new.chat.rights = group.chat.bot, group.chat.rights
    town.api.message(new.chat, ans.face, {"migrate_from_chat_id": group.chat.id})
    await posts(ans, new)
    town.api.message(group.chat, ans.face, {"migrate_to_chat_id": new.chat.id})
    group.chat.moved_to = new.chat.id
    await quiet(town)
    assert group.received == []
    assert set_aside(town) == town.refused() == []


async def test_a_request_under_a_photo(town: Town) -> None:
    """In private and in the group: what it says is asked; the photo goes nowhere."""
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans)
    ans.sends("photo", "Wie kan morgen om 19:00 deze lamp ophangen?")
    await ans.hears("Zo ga ik het vragen", within=SOON)
    ans.sends("photo", "Wie kan vrijdag om 10:00 mijn hond uitlaten?", group=group)
    await group.hears("Hond uitlaten", within=SOON)
    ans.sends("photo", group=group)
    await quiet(town)
    assert town.refused() == []

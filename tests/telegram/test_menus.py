"""The menus of commands and what the bot says of itself."""

import pytest

from bot.messages import Command, Menus, NotDelivered, Outcome
from tests.botapi import Person
from tests.telegram.running import Running

SHOWN = ("ShortDescription", "Description")
ASK: dict[str, tuple[Command, ...]] = {
    "nl": (Command("vraag", "Vraag hulp"),),
    "en": (Command("ask", "Ask for help"),),
}


async def test_menus_in_two_languages(bot: Running) -> None:
    menus = Menus(
        private=ASK,
        group={"nl": (Command("vraag", "Vraag hulp"),)},
        about={"nl": ("Buren helpen buren.", "Ik ben een programma."), "en": ("Short", "Long")},
    )
    await bot.gateway.menus(menus)
    world = bot.api.world
    assert world.commands == {
        ("all_private_chats", None, ""): [{"command": "vraag", "description": "Vraag hulp"}],
        ("all_private_chats", None, "en"): [{"command": "ask", "description": "Ask for help"}],
        ("all_group_chats", None, ""): [{"command": "vraag", "description": "Vraag hulp"}],
    }
    assert world.about == {
        ("short", ""): "Buren helpen buren.",
        ("long", ""): "Ik ben een programma.",
        ("short", "en"): "Short",
        ("long", "en"): "Long",
    }


async def test_what_telegram_shows_already_is_not_said_again(bot: Running) -> None:
    about = {"nl": ("Kort", "Lang"), "en": ("Short", "Long")}
    await bot.gateway.menus(Menus(about=about))
    faults = [bot.api.fault("400", f"setMy{what}", times=9) for what in SHOWN]
    await bot.gateway.menus(Menus(about=about))
    assert [fault.hit for fault in faults] == [0, 0]
    with pytest.raises(NotDelivered):
        await bot.gateway.menus(Menus(about={**about, "en": ("Short", "Longer")}))
    assert [fault.hit for fault in faults] == [0, 1]


async def test_a_coordinators_own_menu_and_without_it(bot: Running, ans: Person) -> None:
    await bot.gateway.chat_menu(str(ans.id), {"nl": (Command("open", "Open vragen"),)})
    key = ("chat", ans.id, "")
    assert bot.api.world.commands[key] == [{"command": "open", "description": "Open vragen"}]
    await bot.gateway.chat_menu(str(ans.id), {"nl": ()})
    assert key not in bot.api.world.commands


async def test_a_menu_telegram_does_not_take(bot: Running) -> None:
    with pytest.raises(NotDelivered) as raised:
        await bot.gateway.menus(Menus(private={"nl": (Command("Één", "x"),)}))
    assert raised.value.outcome is Outcome.FINAL


async def test_who_the_bot_is_and_what_it_can(bot: Running) -> None:
    own = await bot.gateway.open()
    assert (own.name, own.username) == ("Burenhulp", "burenhulp_bot")
    assert own.link == "https://t.me/burenhulp_bot"
    assert bot.gateway.can.delete_hours == 47
    assert not bot.gateway.can.first_word

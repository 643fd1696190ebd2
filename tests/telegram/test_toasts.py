"""Every tap is answered, once, and nobody waits for it."""

import asyncio

import pytest

from bot.messages import BOLD, BOLD_END, Button, Incoming, Kind, Toast
from tests.botapi import BotApi, Person, Tap
from tests.telegram.running import Deal, Running, to


@pytest.fixture
async def tap(bot: Running, ans: Person) -> Button:
    """A button under a message that Ans sees."""
    button = Button("Ja", press="v1:ja")
    await bot.gateway.deliver(to(ans, "Klopt dit?", button))
    return button


def answers(bot: Running) -> list[dict[str, object]]:
    """The answers that reached the server."""
    return [call for method, call in bot.api.world.calls if method == "answerCallbackQuery"]


def saying(toast: Toast | None) -> Deal:
    """A machine that answers every tap so."""

    async def deal(_: Incoming) -> Toast | None:
        return toast

    return deal


@pytest.mark.parametrize(
    ("toast", "text", "url"),
    [
        (None, "", ""),
        (Toast("Gelukt!"), "Gelukt!", ""),
        (Toast(f"{BOLD}Net{BOLD_END} te laat"), "Net te laat", ""),
        (Toast("é" * 300), "é" * 199 + "…", ""),
        (
            Toast("Kom mee", "https://t.me/burenhulp_bot?start=c-1"),
            "Kom mee",
            "https://t.me/burenhulp_bot?start=c-1",
        ),
        (Toast("Kom mee", "https://elders.nl"), "Kom mee", ""),  # refused: then the words alone
    ],
)
@pytest.mark.usefixtures("tap")
async def test_answers(
    bot: Running, ans: Person, toast: Toast | None, text: str, url: str
) -> None:
    bot.deal = saying(toast)
    answered = await bot.api.answer(ans.presses("Ja"))
    assert (answered.text, answered.url) == (text, url)
    await bot.api.all_confirmed()
    assert len(answers(bot)) == (2 if toast and "elders" in toast.link else 1)


@pytest.mark.usefixtures("tap")
async def test_a_tap_is_answered_after_it_is_kept(bot: Running, ans: Person) -> None:
    gate = asyncio.Event()

    async def deal(_: Incoming) -> Toast | None:
        await gate.wait()
        return Toast("Gelukt!")

    bot.deal = deal
    tap = ans.presses("Ja")
    await asyncio.sleep(0.1)
    assert not tap.answered
    gate.set()
    assert (await bot.api.answer(tap)).text == "Gelukt!"


@pytest.mark.usefixtures("tap")
async def test_a_tap_that_cannot_be_handled_does_not_spin_for_ever(
    bot: Running, ans: Person
) -> None:
    async def deal(_: Incoming) -> Toast | None:
        raise RuntimeError

    bot.deal = deal
    await bot.api.answer(ans.presses("Ja"))
    assert [one[1] for one in bot.aside] == ["callback_query"]


@pytest.mark.usefixtures("tap")
async def test_a_tap_too_old_to_answer_is_still_heard(
    bot: Running, ans: Person, caplog: pytest.LogCaptureFixture
) -> None:
    tap = ans.presses("Ja")
    del bot.api.world.taps[tap.id]
    assert (await bot.hears(Kind.PRESS)).press == "v1:ja"
    await bot.api.all_confirmed()
    assert [one for one in caplog.records if one.levelname in {"WARNING", "ERROR"}] == []


@pytest.mark.usefixtures("tap")
async def test_an_answer_that_gets_lost_is_not_given_twice(bot: Running, ans: Person) -> None:
    bot.api.fault("hang", "answerCallbackQuery")
    await bot.api.answer(ans.presses("Ja"))
    await asyncio.sleep(0.7)  # by then it is no longer waited for
    assert len(answers(bot)) == 1


async def test_nobody_waits_for_an_answer(api: BotApi, ans: Person) -> None:
    bot = Running(api, read_seconds=30)
    await bot.start()
    await bot.gateway.deliver(to(ans, "Klopt dit?", Button("Ja", press="v1:ja")))
    api.fault("hang", "answerCallbackQuery")
    await api.answer(ans.presses("Ja"))
    ans.says("en verder")
    assert (await bot.hears(Kind.TEXT)).text == "en verder"
    await api.down()
    await bot.stop()


@pytest.mark.usefixtures("tap")
async def test_an_answer_that_was_not_taken_is_given_again(bot: Running, ans: Person) -> None:
    bot.api.fault("429", "answerCallbackQuery", retry_after=1)
    tap = ans.presses("Ja")
    await bot.api.answer(tap)
    assert tap.answered


async def test_a_tap_on_what_cannot_be_seen_is_answered(bot: Running, ans: Person) -> None:
    tap = Tap("tapX", ans.id, bot.api.world.now())
    bot.api.world.taps[tap.id] = tap
    query = {"id": tap.id, "from": ans.face, "chat_instance": "1", "data": "x"}
    bot.api.world.push("callback_query", {**query, "inline_message_id": "abc"})
    await bot.api.answer(tap)
    assert bot.heard == []


async def test_a_hundred_taps_are_answered_at_once(bot: Running) -> None:
    bot.deal = saying(Toast("Net te laat"))
    people = [bot.api.person(f"Buur {number}") for number in range(100)]
    street = bot.api.group("De Heeze", *people)
    street.add_bot(by=people[0])
    await bot.gateway.deliver(to(street, "Wie helpt?", Button("Ik help", press="v1:h")))
    taps = [person.presses("Ik help", group=street) for person in people]
    for tap in taps:
        assert (await bot.api.answer(tap)).text == "Net te laat"
    assert len(answers(bot)) == 100

"""Nothing is acknowledged before it is kept, and nobody waits for somebody else."""

import asyncio

import pytest

from bot.messages import Incoming, Kind, NotDelivered, Outcome, Toast
from tests.botapi import BotApi, Person
from tests.telegram.running import QUICK, Deal, Running, until

pytestmark = pytest.mark.real


def holding(words: str, gate: asyncio.Event) -> Deal:
    """A machine that keeps what says `words` waiting until the gate opens."""

    async def deal(incoming: Incoming) -> Toast | None:
        if words in incoming.text:
            await gate.wait()
        return None

    return deal


def failing(times: int) -> Deal:
    """A machine that cannot keep "stuk" the first `times` times."""
    left = [times]

    async def deal(incoming: Incoming) -> Toast | None:
        if incoming.text == "stuk" and left[0]:
            left[0] -= 1
            raise RuntimeError("a sentence of somebody")
        return None

    return deal


async def test_all_kinds_are_asked_for(bot: Running) -> None:
    await until(lambda: any(method == "getUpdates" for method, _ in bot.api.world.calls))
    asked = next(call for method, call in bot.api.world.calls if method == "getUpdates")
    assert set(asked["allowed_updates"]) == {
        "message", "edited_message", "callback_query", "my_chat_member", "chat_member",
        "chat_join_request",
    }  # fmt: skip


async def test_acknowledged_only_when_kept(bot: Running, ans: Person) -> None:
    gate = asyncio.Event()
    bot.deal = holding("wacht", gate)
    cor = bot.api.person("Cor")
    ans.says("eerst")
    cor.says("wacht")
    ans.says("daarna")
    await until(lambda: len(bot.heard) == 2)
    await asyncio.sleep(0.3)
    assert [one.text for one in bot.heard] == ["eerst", "daarna"]
    assert len(bot.api.world.updates.confirmed) == 1
    gate.set()
    await bot.api.all_confirmed()
    assert [one.text for one in bot.heard] == ["eerst", "daarna", "wacht"]


async def test_killed_halfway_it_is_offered_again(api: BotApi, ans: Person) -> None:
    first = Running(api)
    gate = asyncio.Event()
    first.deal = holding("2", gate)
    for number in range(5):
        ans.says(f"zin {number}")
    await first.start()
    await until(lambda: len(first.heard) == 2)
    await first.stop()  # as good as killed: what was under way is let go of
    second = Running(api)
    await second.start()
    await api.all_confirmed()
    await second.stop()
    kept = {one.id for one in first.heard} | {one.id for one in second.heard}
    assert len(kept) == 5
    assert [one.text for one in second.heard][-3:] == ["zin 2", "zin 3", "zin 4"]


async def test_stopping_finishes_and_acknowledges_what_was_begun(
    bot: Running, ans: Person
) -> None:
    async def deal(_: Incoming) -> Toast | None:
        await asyncio.sleep(0.1)
        return None

    bot.deal = deal
    ans.says("nu")
    ans.says("straks")
    await asyncio.sleep(0.05)
    await bot.stop()
    assert [one.text for one in bot.heard] == ["nu"]
    assert len(bot.api.world.updates.confirmed) == 1
    assert len(bot.api.world.updates) == 1


async def test_order_within_a_chat_and_haste_between_chats(bot: Running) -> None:
    heard: list[str] = []

    async def deal(incoming: Incoming) -> Toast | None:
        number = int(incoming.text.split()[1])
        await asyncio.sleep(0.09 - 0.02 * number)  # side by side the last would be heard first
        heard.append(incoming.text)
        return None

    bot.deal = deal
    people = [bot.api.person(f"Buur {number}") for number in range(10)]
    loop = asyncio.get_running_loop()
    at = loop.time()
    for number in range(5):
        for person in people:
            person.says(f"{person.id} {number}")
    await bot.api.all_confirmed()
    assert loop.time() - at < 1.5  # one after another it would take 2.5 seconds
    for person in people:
        own = [text for text in heard if text.startswith(f"{person.id} ")]
        assert own == [f"{person.id} {number}" for number in range(5)]


async def test_somebody_who_waits_keeps_nobody_else_waiting(bot: Running, ans: Person) -> None:
    gate = asyncio.Event()
    bot.deal = holding("wacht", gate)
    ans.says("wacht")
    await asyncio.sleep(0.1)
    bot.api.person("Bilal").says("later gekomen")
    assert (await bot.hears(Kind.TEXT, within=1)).text == "later gekomen"
    gate.set()


async def test_while_something_waits_telegram_is_not_asked_in_a_rush(
    bot: Running, ans: Person
) -> None:
    gate = asyncio.Event()
    bot.deal = holding("wacht", gate)
    ans.says("wacht")
    await asyncio.sleep(0.2)
    before = len(bot.api.world.calls)
    await asyncio.sleep(0.5)
    assert len(bot.api.world.calls) - before <= 6  # once per 0.1 s here, per second in earnest
    gate.set()


async def test_what_fails_is_tried_again(bot: Running, ans: Person) -> None:
    bot.deal = failing(2)
    ans.says("stuk")
    await bot.api.all_confirmed()
    assert [one.text for one in bot.heard] == ["stuk"]
    assert bot.aside == []


async def test_what_always_fails_is_set_aside_and_the_next_is_heard(
    bot: Running, ans: Person
) -> None:
    bot.deal = failing(99)
    ans.says("stuk")
    ans.says("heel")
    assert (await bot.hears(Kind.TEXT, within=1)).text == "heel"
    await bot.api.all_confirmed()
    assert bot.aside == [("100001", "message", "RuntimeError")]


async def test_when_nothing_can_be_kept_nothing_is_acknowledged(bot: Running, ans: Person) -> None:
    bot.deal = failing(20)
    bot.storage_down = True
    ans.says("stuk")
    await asyncio.sleep(0.6)
    assert bot.api.world.updates.confirmed == []
    assert bot.aside == []
    bot.deal = failing(0)
    await bot.api.all_confirmed()
    assert [one.text for one in bot.heard] == ["stuk"]


GOOD = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": 9, "type": "private"}}
FROM = {"id": 9, "is_bot": False, "first_name": "Z"}


async def test_ids_that_start_again_lower_or_higher(bot: Running, ans: Person) -> None:
    for number in (900_000_000, 5, 6, 700):
        bot.api.push({"update_id": number, "message": {**GOOD, "from": FROM, "text": f"{number}"}})
        await bot.api.all_confirmed()
    assert [one.text for one in bot.heard] == ["900000000", "5", "6", "700"]
    for number in (910_000_000, 3):
        bot.api.push({"update_id": number, "message": {**GOOD, "from": FROM, "text": f"{number}"}})
    await bot.api.all_confirmed()
    assert [one.text for one in bot.heard][-2:] == ["910000000", "3"]


async def test_many_at_once(bot: Running) -> None:
    people = [bot.api.person(f"Buur {number}") for number in range(50)]
    for number in range(1000):
        people[number % 50].says(f"{number}")
    await bot.api.all_confirmed(within=10)
    assert sorted(int(one.text) for one in bot.heard) == list(range(1000))


async def test_a_second_poller_makes_this_one_step_back(bot: Running, ans: Person) -> None:
    await until(lambda: any(method == "getUpdates" for method, _ in bot.api.world.calls))
    other = Running(bot.api)
    await other.start()
    await until(lambda: bool(bot.api.world.refusals))
    before = len(bot.api.world.refusals)
    await other.stop()
    await asyncio.sleep(0.2)  # it waits 0.3 s here, 30 s in earnest
    assert len(bot.api.world.refusals) == before
    ans.says("hallo")
    assert (await bot.hears(Kind.TEXT)).text == "hallo"


@pytest.mark.parametrize("fault", ["401", "reject", "502", "garbage", "429"])
async def test_trouble_while_fetching(bot: Running, ans: Person, fault: str) -> None:
    if fault == "401":
        bot.api.fault(fault, "getUpdates")
        assert bot.task is not None
        with pytest.raises(NotDelivered) as raised:
            await asyncio.wait_for(bot.task, 3)
        assert raised.value.outcome is Outcome.FATAL
        return
    hit = bot.api.fault(fault, "getUpdates", times=2)
    ans.says("hallo")
    bot.api.person("Bilal").says("hoi")
    await bot.api.all_confirmed()
    assert {one.text for one in bot.heard} == {"hallo", "hoi"}
    assert hit.hit == 2


async def test_no_rush_while_nobody_answers(bot: Running, ans: Person) -> None:
    fault = bot.api.fault("502", "getUpdates", times=0)
    await until(lambda: fault.hit > 0)
    await asyncio.sleep(1.0)
    assert fault.hit <= 6  # after 0.05, 0.1, 0.2, 0.4, 0.4 s; in earnest 1, 2, 4 … 60
    bot.api.server.faults.clear()
    ans.says("hallo")
    assert (await bot.hears(Kind.TEXT)).text == "hallo"


async def test_telegram_away_and_back(bot: Running, ans: Person) -> None:
    await bot.api.down()
    ans.says("hallo")
    await asyncio.sleep(0.3)
    await bot.api.up()
    assert (await bot.hears(Kind.TEXT)).text == "hallo"
    assert bot.gateway.answered_at is not None


async def test_it_knows_when_it_hears_nothing(
    bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.platforms.telegram.gateway._MARGIN", 0.2)  # 1.4 s of patience
    await until(lambda: bot.gateway.answered_at is not None)
    await bot.api.down()
    await until(lambda: not bot.gateway.hears)
    await bot.api.up()
    await until(lambda: bot.gateway.hears)


async def test_refused_at_the_door(api: BotApi) -> None:
    gateway = Running(api).new_gateway("4242:not-the-token", QUICK)
    with pytest.raises(NotDelivered) as raised:
        await gateway.open()
    assert raised.value.outcome is Outcome.FATAL
    assert "not-the-token" not in repr(raised.value) + str(raised.value)
    await gateway.close()


async def test_the_door_is_closed_but_may_open(api: BotApi) -> None:
    gateway = Running(api).gateway
    api.fault("502", "getMe")
    with pytest.raises(NotDelivered) as raised:
        await gateway.open()
    assert raised.value.outcome is not Outcome.FATAL
    assert (await gateway.open()).link == "https://t.me/burenhulp_bot"
    await gateway.close()


async def test_what_waits_is_kept_when_a_webhook_was_set(api: BotApi, ans: Person) -> None:
    api.world.webhook = "https://example.org/hook"
    ans.says("van voor de start")
    bot = Running(api)
    await bot.start()
    assert (await bot.hears(Kind.TEXT)).text == "van voor de start"
    await bot.stop()

"""An emergency answer that does not arrive at once is tried again until it surely has."""

import asyncio
import time

import pytest
from sqlalchemy.exc import OperationalError

from bot import aid
from bot.app import App
from bot.outbox import Letter, State
from bot.people import Group
from tests.botapi import Fault
from tests.telegram_story.town import SOON, Town

pytestmark = pytest.mark.real

REPEATS = (0.1, 0.1, 0.2, 0.2)
AGAIN = "(Herhaling)"
FALL = "ik ben gevallen en kan niet overeind komen"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aid, "PAUSES", (0.05, 0.05, 0.1))
    monkeypatch.setattr(aid, "REPEATS", REPEATS)
    monkeypatch.setattr("bot.delivery.REPEATS", REPEATS)


def answers(town: Town, chat: int) -> int:
    return len(town.shown(chat, "112"))


def refused(town: Town, chat: int, times: int) -> Fault:
    """Messages to a chat are refused, without a word about how long."""
    return town.api.fault("429", "sendMessage", chat=chat, times=times, retry_after=0)


async def settled(town: Town) -> None:
    """Everything said was dealt with, and everything to be sent has gone."""
    await town.api.all_confirmed()
    await town.shell.settle()


async def test_an_answer_that_was_certainly_not_sent_is_tried_again(town: Town) -> None:
    ans = town.resident("Ans")
    fault = refused(town, ans.id, 2)
    ans.says(FALL)
    await ans.hears("Bel 112", within=SOON)
    await settled(town)
    assert fault.hit == 2
    assert answers(town, ans.id) == 1
    ans.presses("Geen spoed")
    await ans.hears("Is het medisch", within=SOON)
    await ans.hears("geen spoed", within=SOON)


async def test_a_platform_that_says_when_is_obeyed(town: Town) -> None:
    ans = town.resident("Ans")
    town.api.fault("429", "sendMessage", retry_after=1)
    before = time.monotonic()
    ans.says(FALL)
    await ans.hears("Bel 112", within=SOON)
    assert time.monotonic() - before >= 1


async def test_after_some_tries_the_outbox_takes_it_over(town: Town) -> None:
    ans = town.resident("Ans")
    fault = refused(town, ans.id, 6)
    ans.says(FALL)
    await ans.hears("Bel 112", within=SOON)
    await settled(town)
    assert fault.hit == 6
    assert answers(town, ans.id) == 1
    ans.says("geen spoed")  # its buttons stand for words as well
    await ans.hears("Is het medisch", within=SOON)
    await ans.hears("geen spoed", within=SOON)


async def quiet(town: Town) -> None:
    """Everything said was dealt with, and a repeat would have gone by now."""
    await settled(town)
    await asyncio.sleep(2 * max(REPEATS) + 0.2)
    await town.shell.settle()


@pytest.mark.parametrize("kind", ["reset", "truncate", "garbage"])
async def test_an_answer_that_may_have_arrived_is_said_again_and_marked(
    town: Town, kind: str
) -> None:
    """Safety goes before once: the first did arrive here, which the bot cannot know."""
    ans = town.resident("Ans")
    town.api.fault(kind, "sendMessage", times=1)
    ans.says(FALL)
    assert AGAIN not in (await ans.hears("Bel 112", within=SOON)).text
    again = await ans.hears(AGAIN, within=SOON)
    assert "Bel 112" in again.text
    await quiet(town)
    assert answers(town, ans.id) == 2
    ans.presses("Geen spoed")
    await ans.hears("Is het medisch", within=SOON)
    await ans.hears("geen spoed", within=SOON)


@pytest.mark.parametrize("times", [1, 3])
async def test_an_answer_that_a_broken_platform_did_not_take_arrives(
    town: Town, times: int
) -> None:
    """A 502 says nothing: this one was lost, so only the repeat is there."""
    ans = town.resident("Ans")
    fault = town.api.fault("502", "sendMessage", chat=ans.id, times=times)
    ans.says(FALL)
    assert AGAIN in (await ans.hears("Bel 112", within=SOON)).text
    await quiet(town)
    assert fault.hit == times
    assert answers(town, ans.id) == 1


async def test_it_is_said_again_a_few_times_at_most(town: Town) -> None:
    ans, bea = town.resident("Ans"), town.resident("Bea")
    fault = town.api.fault("reset", "sendMessage", chat=ans.id, times=0)
    ans.says(FALL)
    for _ in range(1 + len(REPEATS)):
        await ans.hears("Bel 112", within=SOON)
    await quiet(town)
    assert (fault.hit, answers(town, ans.id)) == (1 + len(REPEATS),) * 2
    assert town.look(lambda db: [x.state for x in db.query(Letter)]) == [State.UNKNOWN]
    bea.says("menu")
    await bea.hears("Waarmee kan ik je helpen", within=SOON)


async def test_what_was_certainly_not_sent_first_and_may_have_arrived_then(town: Town) -> None:
    ans = town.resident("Ans")
    refused(town, ans.id, 9)
    town.api.fault("reset", "sendMessage", chat=ans.id)
    ans.says(FALL)
    await ans.hears("Bel 112", within=SOON)
    await ans.hears(AGAIN, within=SOON)
    await quiet(town)
    assert answers(town, ans.id) == 2


async def test_in_a_group_it_is_said_again_as_well(town: Town) -> None:
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans)
    town.api.fault("502", "sendMessage", chat=group.chat.id, times=2)
    ans.says("er is brand in de flat, iemand zit vast", group=group)
    assert AGAIN in (await group.hears("112", within=SOON)).text
    await quiet(town)
    assert answers(town, group.chat.id) == 1


async def test_nobody_waits_for_an_answer_that_does_not_arrive(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aid, "PAUSES", (3.0,))
    ans, bea = town.resident("Ans"), town.resident("Bea")
    refused(town, ans.id, 1)
    before = time.monotonic()
    ans.says(FALL)
    bea.says("menu")
    await bea.hears("Waarmee kan ik je helpen", within=SOON)
    assert time.monotonic() - before < 3
    await ans.hears("Bel 112", within=SOON)


async def test_a_group_that_moved_in_the_meantime(town: Town) -> None:
    ans = town.resident("Ans")
    group = town.linked("Buurtapp", ans)
    new = town.linked("Buurtapp", ans)
    town.api.fault("migrate", "sendMessage", chat=group.chat.id, chat_to=new.chat.id)
    ans.says("er is brand in de flat, iemand zit vast", group=group)
    await new.hears("112", within=SOON)
    await settled(town)
    assert (answers(town, group.chat.id), answers(town, new.chat.id)) == (0, 1)
    assert town.look(lambda db: db.query(Group).count()) == 2


@pytest.fixture
def broken(town: Town, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """A database that does not answer until the event is set."""
    mended = asyncio.Event()
    receive = App._receive

    def down(self: App, *arguments: object, **more: object) -> object:
        if not mended.is_set():
            raise OperationalError("", None, Exception("disk I/O error"))
        return receive(self, *arguments, **more)  # type: ignore[arg-type]  # the same ones

    monkeypatch.setattr(App, "_receive", down)
    return mended


async def test_without_a_database_it_is_answered_once(town: Town, broken: asyncio.Event) -> None:
    ans = town.resident("Ans")
    ans.says(FALL)
    await ans.hears("Bel 112", within=SOON)
    await asyncio.sleep(0.5)
    broken.set()
    await settled(town)
    assert answers(town, ans.id) == 1


async def test_without_a_database_and_in_doubt(town: Town, broken: asyncio.Event) -> None:
    """From memory: said again and marked, a few times at most, and not again when it is back."""
    ans = town.resident("Ans")
    town.api.fault("reset", "sendMessage", chat=ans.id, times=0)
    ans.says(FALL)
    for number in range(1 + len(REPEATS)):
        said = await ans.hears("Bel 112", within=SOON)
        assert (AGAIN in said.text) is (number > 0)
    await asyncio.sleep(1)
    assert not broken.is_set()
    broken.set()
    await quiet(town)
    assert answers(town, ans.id) == 1 + len(REPEATS)


async def test_in_doubt_while_the_database_is_away_for_a_moment(
    town: Town, broken: asyncio.Event
) -> None:
    """Begun from memory, ended by the outbox."""
    ans = town.resident("Ans")
    town.api.fault("502", "sendMessage", chat=ans.id, times=3)
    ans.says(FALL)
    await asyncio.sleep(0.15)
    broken.set()
    assert AGAIN in (await ans.hears("Bel 112", within=SOON)).text
    await quiet(town)
    assert answers(town, ans.id) == 1


async def test_without_a_database_and_without_a_network(town: Town, broken: asyncio.Event) -> None:
    """What could neither be sent nor kept is sent as soon as there is a network again."""
    ans = town.resident("Ans")
    refused(town, ans.id, 9)
    ans.says(FALL)
    await ans.hears("Bel 112", within=SOON)
    assert not broken.is_set()
    broken.set()
    await settled(town)
    assert answers(town, ans.id) == 1

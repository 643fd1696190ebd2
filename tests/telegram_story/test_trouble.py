"""Links nobody knows, and a network that fails: nothing is lost, nothing comes twice."""

import pytest

from handlers.helping import Ping
from tests.telegram_story.test_main_story import posts
from tests.telegram_story.town import SOON, Town

pytestmark = pytest.mark.real


@pytest.mark.parametrize("payload", ["zz-9999", "w-nergens", "m-geenuitnodiging", "p-1", "%%%"])
async def test_a_link_nobody_knows_gives_the_welcome(town: Town, payload: str) -> None:
    ans = town.api.person("Ans")
    ans.start(payload)
    await ans.hears("computerprogramma" if payload[0] != "m" else "Deze link", within=SOON)
    assert town.refused() == []


async def test_an_invitation_that_is_too_old(empty: Town) -> None:
    payload = empty.adds_neighbourhood()
    await empty.turns(hours=25)
    els = empty.api.person("Els")
    els.start(payload)
    await els.hears("Deze link werkt niet", within=SOON)
    els.says("hallo")
    await els.hears("computerprogramma", within=SOON)
    assert empty.refused() == []


@pytest.mark.parametrize("kind", ["429", "502", "reject", "reset", "truncate"])
async def test_the_story_goes_on_through(town: Town, kind: str) -> None:
    ans, bilal = town.resident("Ans"), town.resident("Bilal", offer="groceries")
    group = town.linked("Buurtapp", ans, bilal)
    town.api.fault(kind, "sendMessage", times=1)
    town.api.fault(kind, "editMessageText", times=1)
    town.api.fault(kind, "answerCallbackQuery", times=1)
    await posts(ans, group)
    await bilal.hears("Een buur zoekt hulp", within=SOON)
    town.api.fault(kind, "sendMessage", chat=bilal.id, times=1)
    bilal.presses("Ik help")
    await bilal.hears("Kun je echt", within=SOON)
    await ans.hears("Bilal wil je helpen", within=SOON)
    town.api.fault(kind, "sendMessage", chat=ans.id, times=1)
    ans.presses("Ja, fijn")
    await bilal.hears("Het is goed", within=SOON)
    await town.shell.settle()
    assert town.look(lambda db: db.query(Ping).count()) == 1
    assert once(town, bilal.id, "Een buur zoekt hulp") == 1
    if kind in ("429", "502", "reject"):  # certainly not accepted: so nothing came twice
        assert once(town, bilal.id, "Kun je echt") == 1
        assert once(town, ans.id, "Bilal wil je helpen") == 1
        assert once(town, group.chat.id, "Hulpvraag 11") == 1


def once(town: Town, chat: int, words: str) -> int:
    """How many messages, edits apart, came with these words."""
    return len([one for one in town.shown(chat, words) if one.method == "sendMessage"])


async def test_a_ping_whose_answer_is_lost_is_not_sent_again(town: Town) -> None:
    ans, bilal = town.resident("Ans"), town.resident("Bilal", offer="groceries")
    lost = town.api.fault("reset", "sendMessage", chat=bilal.id)
    await posts(ans, town.linked("Buurtapp", ans, bilal))
    await bilal.hears("Een buur zoekt hulp", within=SOON)
    await town.turns(minutes=10)
    await town.shell.settle()
    assert lost.hit == 1
    assert len(town.shown(bilal.id, "Een buur zoekt hulp")) == 1
    bilal.presses("Ik help")
    await bilal.hears("Kun je echt", within=SOON)

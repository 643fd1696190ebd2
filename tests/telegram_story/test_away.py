"""The bot was away on Telegram: presses are lost there, messages are not."""

from datetime import UTC, timedelta

import pytest

from bot.clock import TurnedClock
from bot.pulse import Pulse
from tests.telegram.running import until
from tests.telegram_story.test_main_story import posts
from tests.telegram_story.town import SOON, Town

pytestmark = pytest.mark.real

LINE = "Net gedrukt? Druk nog een keer."


def passes(town: Town, wall: TurnedClock, away: timedelta) -> None:
    """Time passes without a beat, for everybody."""
    for clock in (wall, town.clock):
        clock.turn(away)
    town.api.passes(away.total_seconds())


async def test_who_pressed_presses_again_and_who_asked_is_asked(town: Town) -> None:
    ans, cor = town.resident("Ans"), town.resident("Cor")
    bilal = town.resident("Bilal", offer="groceries")
    group = town.linked("Buurtapp", ans, bilal)
    await posts(ans, group)
    await bilal.hears("Een buur zoekt hulp", within=SOON)
    await town.shell.settle()
    wall = TurnedClock(town.clock.now().astimezone(UTC))
    town.shell._pulse = Pulse(town.app, wall.now)
    await town.shell.heartbeat()
    deaf = town.api.fault("502", "getUpdates", times=0)
    await until(lambda: deaf.hit > 0, SOON)
    cor.says("Kan iemand morgen om 15 uur mijn gras maaien?")
    before = len(town.api.sent)
    passes(town, wall, timedelta(minutes=40))
    town.api.server.faults.clear()
    asked = await cor.hears("Ik was even weg", "heb ik nu pas gezien", within=SOON)
    await town.shell.heartbeat()  # the shell's own comes every five seconds
    await town.shell.settle()
    for chat in (bilal.chat, group.chat):
        [edit] = [s for s in town.api.sent[before:] if s.chat == chat.id and LINE in s.text]
        assert edit.method == "editMessageText"
    assert asked.method == "sendMessage"
    cor.presses("Ja")
    await cor.hears("Gras maaien", "Klopt dit?", within=SOON)
    bilal.presses("Ik help")
    await bilal.hears("Kun je echt", within=SOON)
    assert LINE not in next(s for s in reversed(town.api.sent) if s.chat == bilal.id).text
    assert town.refused() == []

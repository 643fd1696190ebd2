"""What the program tells those who watch it: enough to be alarmed, and nothing of anybody."""

import asyncio
import re

from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import create_engine

from bot.app import App
from bot.commandline.run import meter_for
from bot.messages import Kind, LetterKind, Outcome
from bot.meter import Gone, Kept, Meter
from bot.metrics import Metrics
from bot.outbox import State
from bot.pulse import Pulse
from bot.settings import Settings
from bot.shell import Shell
from bot.web import WebServer
from handlers.human import Wait
from handlers.requests import Rung
from tests.platform import Platform, letters
from tests.street import Street

PLATFORMS = {"street", "telegram", "playground"}
WORDS = {  # every label the figures may have
    "platform": PLATFORMS,
    "kind": {*(k.value for k in Kind), *LetterKind.__args__},
    "ended": {*map(str, Kept), *map(str, Gone), *(o.value for o in Outcome)},
    "rung": {str(rung) for rung in Rung},
    "state": {*map(str, State), *map(str, Wait)},
}


def figures(metrics: Metrics) -> dict[str, float]:
    """Every figure, as `name{label="word"}`."""
    found = {}
    for family in text_string_to_metric_families(metrics.text().decode()):
        for sample in family.samples:
            for label, word in sample.labels.items():
                assert label == "le" or word in WORDS[label], (sample.name, label, word)
            said = ",".join(f"{k}={v}" for k, v in sample.labels.items() if k != "le")
            found[f"{sample.name}{{{said}}}" if said else sample.name] = sample.value
    return found


def test_what_waits_is_counted_when_asked(street: Street) -> None:
    metrics = Metrics(street.app)
    assert figures(metrics)["burenhulp_oldest_letter_seconds"] == 0
    street.coordinator("Coen")
    ans = street.resident("Ans van Zanten")
    ans.says("Kan iemand zaterdag mijn heg knippen in de Lindestraat?")
    ans.hears("Zo ga ik het vragen").press("Ja, plaats maar")
    ans.hears()
    street.group_hears("Heg snoeien")
    ans.says("mens")
    ans.hears(key="g.human.ask")
    found = figures(metrics)
    assert sum(n for name, n in found.items() if name.startswith("burenhulp_requests_open")) == 1
    assert found["burenhulp_people_waiting{state=choosing}"] == 1
    text = metrics.text().decode()
    assert not re.search(r"\bAns\b|Zanten|Linde|\bHeg\b", text, re.IGNORECASE)


def test_a_late_step_and_a_late_letter_are_seen(street: Street) -> None:
    metrics = Metrics(street.app)
    ans = street.resident("Ans")
    ans.says("Kan iemand zaterdag mijn heg knippen?")
    ans.hears("Zo ga ik het vragen").press("Ja, plaats maar")
    ans.hears()
    street.group_hears("Heg snoeien")
    Pulse(street.app, street.clock.now).beat()
    street.goes_down()
    street.wait(days=3)
    letters(street.app, "must", "9")
    street.wait(minutes=2)
    found = figures(metrics)
    assert sum(n for name, n in found.items() if "requests_late" in name) == 1
    assert found["burenhulp_letters_waiting{kind=must}"] == 1
    assert found["burenhulp_oldest_letter_seconds"] == 120


async def test_updates_letters_and_beats_are_counted(quiet_street: Street) -> None:
    metrics, platform = Metrics(quiet_street.app), Platform(banned={"8": 60.0})
    shell = Shell(quiet_street.app, [platform], lambda _: None, meter=metrics)
    letters(quiet_street.app, "ping", "7", "8")
    running = asyncio.create_task(shell.run())
    async with asyncio.timeout(5):
        while len(platform.took) + platform.refused < 2:  # noqa: ASYNC110 - asked from outside
            await asyncio.sleep(0.01)
    shell.stop()
    await running
    found = figures(metrics)
    for ended in ("sent", "not_sent"):
        which = f"{{ended={ended},kind=ping,platform=street}}"
        assert found[f"burenhulp_delivery_seconds_count{which}"] == 1
    assert found["burenhulp_heartbeat_seconds_count"] >= 1
    assert found["burenhulp_heartbeat_timestamp_seconds"] > 1_700_000_000


def test_without_a_database_that_is_what_is_told(street: Street) -> None:
    metrics = Metrics(street.app)
    assert figures(metrics)["burenhulp_database_up"] == 1
    away = create_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    metrics = Metrics(App(away, street.clock, street.house))
    metrics.beat(0.01, 3)
    found = figures(metrics)
    assert (found["burenhulp_database_up"], found["burenhulp_due_total"]) == (0, 3)


async def test_they_are_served_beside_health(quiet_street: Street, unused_tcp_port: int) -> None:
    settings = Settings(http_port=unused_tcp_port, http_set=True)
    server = WebServer("127.0.0.1", unused_tcp_port)
    meter_for(quiet_street.app, settings, server).beat(0.01, 2)
    address = await server.start()
    async with ClientSession() as visitor, visitor.get(f"{address}metrics") as answer:
        assert answer.status == 200
        assert answer.content_type == "text/plain"
        assert "burenhulp_due_total 2.0" in await answer.text()
    await server.stop()
    assert type(meter_for(quiet_street.app, Settings(), server)) is Meter

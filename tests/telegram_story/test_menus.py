"""The menu of commands that a coordinator sees: there with the role, away without it."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest

from bot import menus
from bot.installation import Fact
from bot.people import Account, Grant, Role
from handlers.coordination import COMMANDS
from tests.botapi import Person
from tests.telegram_story.town import SOON, Town

OWN = COMMANDS  # of a coordinator, in that order


def menu(town: Town, phone: Person, language: str = "") -> list[str]:
    shown: list[dict[str, Any]] = town.api.world.commands.get(("chat", phone.id, language), [])
    return [line["command"] for line in shown]


async def eventually(town: Town, is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + SOON
    while not is_so():
        assert time.monotonic() < until, town.api.world.commands.keys()
        await town.shell.heartbeat()
        await asyncio.sleep(0.05)


async def everybodys(town: Town) -> None:
    """The menus of everybody stand: the next one is a coordinator's."""
    await eventually(town, lambda: ("long", "en") in town.api.world.about)


def kept(town: Town) -> list[str]:
    return [row.name for row in town.look(lambda db: db.query(Fact).all())]


def take_away(town: Town, phone: Person) -> None:
    with town.app.session() as db:
        person = db.query(Account).filter_by(chat=str(phone.id)).one().person_id
        for grant in db.query(Grant).filter_by(person_id=person):
            db.delete(grant)


async def test_it_comes_with_the_role_in_two_languages(empty: Town) -> None:
    payload = empty.adds_neighbourhood()
    olga, ans = empty.api.person("Olga"), empty.api.person("Ans")
    olga.start(payload)
    await olga.hears("16 jaar of ouder", within=SOON)
    assert menu(empty, olga) == []  # a link alone is no role yet
    olga.presses("Ja, allebei")
    await eventually(empty, lambda: bool(menu(empty, olga) and menu(empty, olga, "en")))
    assert menu(empty, olga)[: len(OWN)] == [*OWN]
    assert len(menu(empty, olga, "en")) == len(menu(empty, olga))
    assert {"mens", "privacy", "help"} <= set(menu(empty, olga))  # and what everybody sees
    assert menu(empty, ans) == []
    assert empty.refused() == []


async def test_it_goes_when_the_role_ends(town: Town) -> None:
    coen, els = town.resident("Coen", Role.COORDINATOR), town.resident("Els", Role.OWNER)
    vera = town.resident("Vera", Role.VOLUNTEER)
    await eventually(town, lambda: bool(menu(town, coen, "en") and menu(town, els, "en")))
    assert menu(town, vera) == []
    els.says("/rollen")
    await els.hears("Coen, coördinator", within=SOON)
    els.presses("Coen, coördinator")
    await els.hears("weghalen", within=SOON)
    els.presses("Ja, weghalen")
    await coen.hears("geen coördinator meer", within=SOON)
    await eventually(town, lambda: not menu(town, coen) and not menu(town, coen, "en"))
    assert menu(town, els)
    await eventually(town, lambda: f"menu:telegram:{coen.id}" not in kept(town))


async def test_it_is_shown_once(town: Town) -> None:
    coen = town.resident("Coen", Role.COORDINATOR)
    await eventually(town, lambda: bool(menu(town, coen, "en")))
    await asyncio.sleep(0.1)
    town.api.world.commands.clear()
    for _ in range(3):
        await town.shell.heartbeat()
    await asyncio.sleep(0.2)
    assert menu(town, coen) == []  # nobody asked Telegram again


async def test_a_platform_that_does_not_take_it_is_asked_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menus, "PAUSE", 0.2)
    await everybodys(town)
    fault = town.api.fault("429", "setMyCommands", times=2, retry_after=0)
    coen = town.resident("Coen", Role.COORDINATOR)
    await eventually(town, lambda: bool(menu(town, coen, "en")))
    assert fault.hit == 2


async def test_somebody_telegram_does_not_know_holds_up_nobody(town: Town) -> None:
    await everybodys(town)
    town.api.fault("400", "setMyCommands", words="Bad Request: chat not found", times=1)
    first, coen = town.resident("Aad", Role.OWNER), town.resident("Coen", Role.COORDINATOR)
    await eventually(town, lambda: bool(menu(town, coen, "en")))
    take_away(town, first)
    take_away(town, coen)
    await eventually(town, lambda: not menu(town, coen))

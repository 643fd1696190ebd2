"""A town on Telegram: the whole program at work in this process, and the people around it."""

import argparse
import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Engine

import handlers
from bot.ahead import next_due
from bot.app import App
from bot.clock import TurnedClock
from bot.commandline import assemble, beside
from bot.commandline.run import set_aside, show_menus
from bot.commandline.shells import shell_for
from bot.db import new_id
from bot.people import (
    Account,
    Grant,
    Group,
    Membership,
    Neighbourhood,
    Organisation,
    Role,
    Trust,
)
from bot.people import Person as Kept
from bot.platforms.telegram import TelegramGateway
from bot.registry import Registry
from bot.settings import Settings
from bot.shell import Shell
from bot.turn import House
from handlers.asking.small_talk import small_talk
from handlers.offers import Offer
from handlers.requests import Request
from tests import botapi
from tests.botapi import BotApi, Person
from tests.street import KEYS, MONDAY, TEXTS, names_due
from tests.telegram.running import PAUSES, QUICK

SOON = 15.0  # seconds that a computer with other work to do may take
RIGHTS = ("can_pin_messages", "can_delete_messages")
SETTINGS = Settings()


@dataclass
class Town:
    """`burenhulp run` on an empty database, on a Monday at nine; its clock can be turned."""

    api: BotApi
    engine: Engine
    said: list[str] = field(default_factory=list)  # printed by commands beside it
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    home: int = 0  # the neighbourhood that `settled` made

    def __post_init__(self) -> None:
        self.clock = TurnedClock(MONDAY.astimezone(UTC), runs=True)
        self.api.passes(MONDAY.timestamp() - time.time())
        house = House(TEXTS, KEYS, Registry(handlers.FEATURES, TEXTS), random.Random(7))
        self.app = App(self.engine, self.clock, house, small_talk)
        self.gateway = TelegramGateway(
            self.api.token,
            self.api.url,
            now=self.clock.now,
            set_aside=partial(set_aside, self.app),
            read_seconds=4.0,
            pace=QUICK,
            pauses=PAUSES,
        )
        self.shell: Shell = shell_for(self.app, [self.gateway], SETTINGS)

    async def start(self) -> None:
        """As `burenhulp run` does."""
        assert await self.shell.open()
        assemble.remember_owner_link(self.app, self.said.append)
        menus = show_menus(self.gateway.menus, assemble.menus(self.app))
        self.tasks = [asyncio.create_task(menus), asyncio.create_task(self.shell.run())]

    async def stop(self) -> None:
        """In good order; whatever went wrong inside is raised."""
        menus, running = self.tasks
        self.shell.stop()
        await running
        menus.cancel()  # as `burenhulp run` does: what is closed would never take them
        await asyncio.wait([menus])
        if not menus.cancelled():
            menus.result()

    def command(self, run: Callable[..., int], **asked: Any) -> str:
        """A command beside the running bot; returns the payload of the link it printed."""
        self.said.clear()
        assert run(SETTINGS, argparse.Namespace(**asked), self.said.append) == 0
        link = next(line for line in self.said if "https://" in line)
        return link.partition("?start=")[2]

    def adds_neighbourhood(self) -> str:
        """`burenhulp neighbourhood add "De Heeze" …`."""
        return self.command(
            beside.neighbourhood,
            name="De Heeze",
            postcodes="7334-7336",
            village=False,
            organisation="Stichting Samen",
            contact="Els",
            phone="055-1234567",
            zone="Europe/Amsterdam",
            office_hours="09:00-17:00",
        )

    # -- as if it had always been so -------------------------------------------------------------

    def keep(self, *rows: Any) -> None:
        """Put rows into the database directly."""
        with self.app.session() as db:
            for row in rows:
                if hasattr(row, "id") and row.id is None:
                    row.id = new_id(self.clock.now(), self.app.house.chance)
                db.add(row)
                db.flush()

    def settled(self) -> None:
        """De Heeze is there."""
        now = self.clock.now()
        organisation = Organisation(name="Stichting Samen", made_at=now)
        self.keep(organisation)
        here = Neighbourhood(
            organisation_id=organisation.id, name="De Heeze", code="deheeze", made_at=now,
            contact="Els", phone="055-1234567", postcodes="7334-7336",
        )  # fmt: skip
        self.keep(here)
        self.home = here.id

    def linked(self, title: str, *people: Person, kind: str = "supergroup") -> botapi.Group:
        """A group of De Heeze in which the bot is an administrator."""
        group = self.api.group(title, *people, kind=kind)
        group.chat.bot, group.chat.rights = "administrator", frozenset(RIGHTS)
        self.keep(
            Group(
                neighbourhood_id=self.home, platform="telegram", chat=str(group.chat.id),
                bot_sees_all=True, bot_may="pin,delete", added_at=self.clock.now(),
            )
        )  # fmt: skip
        return group

    def resident(self, name: str, *roles: Role, pings: bool = False, offer: str = "") -> Person:
        """Somebody who takes part already; with an `offer` they are asked for help."""
        phone = self.api.person(name)
        phone.chat.started = True
        now, here = self.clock.now(), self.home
        asked = now if pings or offer else None
        person = Kept(
            name=name, keeps_at=now, pings_at=asked, current_neighbourhood_id=here, made_at=now
        )
        self.keep(person)
        ids = {"neighbourhood_id": here, "person_id": person.id}
        chat = str(phone.id)
        trust = Trust.VOG if Role.VOLUNTEER in roles else Trust.NEW
        self.keep(
            Account(
                person_id=person.id, platform="telegram", chat=chat, reachable=True, used_at=now
            ),
            Membership(**ids, trust=trust, joined_at=now),
            *(Grant(**ids, role=role, granted_at=now) for role in roles),
        )
        if offer:
            later = now + timedelta(days=60)
            fields = {"text": "Ik kan helpen", "version": 1, "made_at": now, "next_at": later}
            self.keep(Offer(**ids, categories=offer, reach="", **fields))
            self._count_offer()
        return phone

    def _count_offer(self) -> None:
        with self.app.session() as db:
            db.get_one(Neighbourhood, self.home).offers_version += 1

    def look(self, query: Callable[[Any], Any]) -> Any:
        """Look something up in the database."""
        with self.app.session() as db:
            return query(db)

    # -- time ------------------------------------------------------------------------------------

    async def turns(self, **span: float) -> None:
        """Turn the clock forward; everything that falls due on the way happens in time."""
        target = self.clock.now() + timedelta(**span)
        for _ in range(200):
            step = next_due(self.app, target)
            if step is None:
                return await self._turn(target - self.clock.now())
            await self._turn(step - self.clock.now())
        raise AssertionError(f"these stay due: {names_due(self.app, self.clock.now())}")

    async def climbs_to(self, rung: str) -> None:
        """Let time pass until a live request has reached this rung of the ladder."""
        for _ in range(200):
            if self.look(lambda db: db.query(Request).filter_by(rung=rung).count()):
                return
            step = next_due(self.app, self.clock.now() + timedelta(days=7))
            assert step is not None, f"nothing is due any more, and {rung} was not reached"
            await self._turn(step - self.clock.now())
        raise AssertionError(f"{rung} was not reached")

    async def _turn(self, by: timedelta) -> None:
        by = max(by, timedelta())
        await self.api.taps_answered()  # an answer under way would come hours too late
        self.clock.turn(by)
        self.api.passes(by.total_seconds())
        await self.shell.heartbeat()

    # -- what is seen ----------------------------------------------------------------------------

    def shown(self, chat: int, words: str) -> list[botapi.Sent]:
        """Every message and edit in a chat with these words."""
        return [one for one in self.api.sent if one.chat == chat and words in one.text]

    def refused(self) -> list[str]:
        """The calls that the server refused; an edit that changes nothing is not counted."""
        refused = [line for line in self.api.report() if line.startswith("refused")]
        return [line for line in refused if "message is not modified" not in line]

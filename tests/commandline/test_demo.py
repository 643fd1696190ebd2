"""The made-up neighbourhood of the playground, as the page finds it."""

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.ahead import next_due
from bot.app import App
from bot.clock import TurnedClock
from bot.commandline import demo
from bot.db import Base, open_engine
from bot.house import House
from bot.messages import Address, Outgoing
from bot.outbox import Letter
from bot.people import Grant, Person, Role
from bot.platforms.playground import PlaygroundGateway
from bot.registry import Registry
from handlers import FEATURES
from handlers.offers import Offer
from handlers.requests import Request, Rung
from tests.street import KEYS, MONDAY, TEXTS


def lived_in(tmp_path: Path, now: datetime) -> tuple[App, demo.Played]:
    engine = open_engine(f"sqlite:///{tmp_path / 'demo.db'}")
    Base.metadata.create_all(engine)
    house = House(TEXTS, KEYS, Registry(FEATURES, TEXTS), random.Random(1))
    app, played = App(engine, TurnedClock(now), house), demo.read()
    demo.settle(app, played)
    return app, played


@pytest.mark.parametrize("days", range(4))  # the playground begins on one of these
def test_it_is_a_neighbourhood_where_something_is_going_on(tmp_path: Path, days: int) -> None:
    begin = MONDAY + timedelta(days=days)
    app, played = lived_in(tmp_path, begin)
    assert app.clock.now() >= begin
    with app.session() as db:
        helpers = {offer.person_id for offer in db.query(Offer)}
        kinds = {kind for offer in db.query(Offer) for kind in offer.kinds}
        assert db.query(Person).count() >= 15
        assert db.query(Offer).count() >= 30
        assert len(helpers) >= 12
        assert len(kinds) >= 12
        for role in (Role.VOLUNTEER, Role.COORDINATOR):
            assert db.query(Grant).filter_by(role=role).count() == 2
        rungs = [request.rung for request in db.query(Request)]
        assert len(rungs) == len(set(rungs)) == 3
        assert {Rung.NEIGHBOURS, Rung.VOLUNTEERS} < set(rungs)
        chats = {letter.chat for letter in db.query(Letter)}
    on_the_page = {persona.id for persona in played.personas}
    assert chats <= on_the_page | played.unseen | {"group"}
    roles = [persona.role for persona in played.personas]
    assert (roles.count("volunteer"), roles.count("coordinator")) == (2, 2)
    assert next_due(app, app.clock.now()) is None  # nothing is left to be done


async def test_who_is_not_on_the_page_hears_and_says_nothing() -> None:
    played = demo.read()

    async def turn(_: object) -> None: ...

    gateway = PlaygroundGateway(
        played.personas, played.group, lambda: MONDAY, turn, unseen=played.unseen
    )
    chat = min(played.unseen)
    receipt = await gateway.deliver(Outgoing(Address("playground", chat), "Hallo"))
    again = Outgoing(Address("playground", chat), "Dag", replaces=receipt)
    assert await gateway.deliver(again) == receipt
    assert chat not in gateway.chats

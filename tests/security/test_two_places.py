"""Two neighbourhoods beside each other: nobody of one reads or changes anything of the other."""

import random

import pytest

from bot.db import Base
from bot.people import Neighbourhood
from bot.turn import Turn
from tests.helping.posting import move_in
from tests.security.reporting import Figure
from tests.security.stored import digest
from tests.security.story import play
from tests.street import Street

WORDS = (
    "/toon {nr}", "/pak {nr}", "/los {nr}", "/sluit {nr} opgelost", "/wijs_toe {nr} Bilal",
    "/notitie {nr} iets", "/heropen {nr}", "ik help {nr}", "{nr}", "/open", "/terugbellen",
    "/rollen", "/gesproken Bilal", "/vog Cor", "/status", "laat maar {nr}", "/annuleer",
)  # fmt: skip


@pytest.mark.threat("T20")
def test_everything_is_fetched_in_its_own_place(quiet_street: Street, figure: Figure) -> None:
    """Whatever the kind and the id: from the other side nothing is found."""
    street, chance = quiet_street, random.Random(20)
    play(street)
    east = street.add_neighbourhood("Oost")
    kinds = [m.class_ for m in Base.registry.mappers if hasattr(m.class_, "neighbourhood_id")]
    ids = [
        (kind, row.id)
        for kind in kinds
        if hasattr(kind, "id")
        for row in street.look(lambda db, kind=kind: db.query(kind).all())
        if row.neighbourhood_id == street.neighbourhood_id
    ]
    count, seen = figure.of(20_000), 0
    with street.app.session() as db:
        turn = Turn(street.house, db, street.clock.now(), "test:places")
        turn.neighbourhood = db.get_one(Neighbourhood, east)
        for _ in range(count):
            kind, identity = chance.choice(ids)
            seen += turn.get(kind, identity) is not None
    assert seen == 0
    figure.found(f"{count:,} fetches of {len(ids)} rows from next door: {seen} rows")


@pytest.mark.threat("T20")
def test_a_coordinator_of_next_door_changes_nothing(quiet_street: Street, figure: Figure) -> None:
    street, chance = quiet_street, random.Random(21)
    people = play(street)
    other = street.add_neighbourhood("Oost")
    home = street.neighbourhood_id
    street.neighbourhood_id = other
    eve = street.coordinator("Eve")
    street.neighbourhood_id = home
    street.planted = True
    move_in(street, people["vera"], other)
    tables = ("request", "place", "ping", "meeting", "membership", "role_grant", "note")
    before, count = digest(street.engine), figure.of(2_000, 34)
    for _ in range(count):
        eve.says(chance.choice(WORDS).format(nr=chance.choice((11, 12, 13, 99))))
    after = digest(street.engine)
    assert {name for name in tables if before[name] != after[name]} == set()
    heard = " ".join(message.text for message in eve.messages)
    assert not [name for name in ("Ans", "gras", "0612345678") if name in heard.split()]
    figure.found(
        f"{count:,} orders of the coordinator of next door: nothing read, nothing changed"
    )

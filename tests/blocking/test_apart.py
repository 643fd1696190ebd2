"""Kept apart whatever happens, and no more addresses in a day than anybody needs."""

import random

import pytest
from sqlalchemy import delete, select

from handlers.blocking import Block
from handlers.helping import Ping
from handlers.helping.candidates import candidates
from handlers.requests import Request, Rung
from tests.blocking.test_blocking import PHONE
from tests.helping.posting import post
from tests.hush import hush
from tests.meeting.visiting import aside, exchanged
from tests.security.reporting import Figure
from tests.street import Street


@pytest.mark.threat("T8")
def test_a_blocked_pair_never_meets(quiet_street: Street, figure: Figure) -> None:
    street, chance, count = quiet_street, random.Random(88), figure.of(20_000)
    street.planted = True
    phones = [street.neighbour(f"Buur {n}") for n in range(6)]
    requests = [post(street, phone).id for phone in phones]
    hush(street)
    people = [street.person(phone).id for phone in phones]
    found = wrong = 0
    context, turn = street.turn()
    turn.db.execute(delete(Ping))  # nobody was asked yet
    pairs: set[frozenset[int]] = set()
    for _ in range(count):
        one, other = chance.sample(people, 2)
        known = turn.db.scalar(
            select(Block).where(Block.person_id == one, Block.other_id == other)
        )
        if known is None:
            turn.keep(Block(person_id=one, other_id=other, since=turn.now))
        elif chance.random() < 0.5:
            turn.db.delete(known)
        turn.db.flush()
        pairs = {frozenset((b.person_id, b.other_id)) for b in turn.db.scalars(select(Block))}
        request = turn.db.get_one(Request, chance.choice(requests))
        able = candidates(turn, request, Rung.WIDER)
        found += len(able)
        wrong += sum(frozenset((c.person.id, request.asker_id)) in pairs for c in able)
    turn.db.rollback()
    context.__exit__(None, None, None)
    assert found
    assert wrong == 0
    figure.found(f"{count:,} steps, {found:,} neighbours found: {wrong} of a blocked pair")


@pytest.mark.threat("T8")
def test_the_fourth_address_of_a_day_is_refused_and_told(street: Street) -> None:
    coen, bilal = street.coordinator("Coen"), street.resident("Bilal")
    for number in range(4):
        asker = street.resident(f"Asker {number}", phone=PHONE)
        exchanged(street, asker, bilal, day=1, address=f"Dorpsstraat {number + 1}")
        aside(street, "coo.meet.first", "con.", "ask.")
    shown = " ".join(message.text for message in bilal.messages)
    assert ["Dorpsstraat 3" in shown, "Dorpsstraat 4" in shown] == [True, False]
    bilal.sees("al drie adressen")
    coen.hears("Bilal", "drie adressen", key="coo.meet.many")
    hush(street)

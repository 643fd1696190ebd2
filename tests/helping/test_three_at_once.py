"""Three people at the same moment: whoever comes first, everybody reads what is true."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from bot.audit import Event
from bot.messages import Incoming, Kind
from handlers.helping import Ping
from handlers.helping.model import PingState
from handlers.requests import Place, PlaceState, Request, State
from tests.helping.posting import fetch, post, stop
from tests.helping.test_at_once import (
    ROUNDS,
    heard,
    held,
    last,
    press,
    together,
    words,
)
from tests.helping.test_race import APART
from tests.hush import hush
from tests.meeting.visiting import exchanged
from tests.phone import Phone
from tests.street import Street

pytestmark = pytest.mark.race
Arrive = Callable[[Street, tuple[Incoming, ...]], None]

WON = "coo.assign.no", "coo.assign.claimed"  # what else may be told when somebody has it


def at_once(street: Street, incoming: tuple[Incoming, ...]) -> None:
    together(street, *incoming)


def one_by_one(order: tuple[int, ...]) -> Arrive:
    """One after another, in this order."""

    def arrive(street: Street, incoming: tuple[Incoming, ...]) -> None:
        for place in order:
            together(street, incoming[place])

    return arrive


ORDERS = [pytest.param(one_by_one(order), id=f"{order}") for order in permutations(range(3))]
EVERY = [*ORDERS, *[pytest.param(at_once, id=f"at once {n}") for n in range(ROUNDS)]]


@pytest.mark.parametrize("arrive", EVERY)
def test_assigned_taken_and_stopped(street: Street, arrive: Arrive) -> None:
    """The coordinator asks Cor, Bilal presses [Ik help], Ans stops it."""
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal, cor = street.resident("Bilal"), street.resident("Cor", pings=True)
    request = post(street, ans, in_group=True, day=2)
    card = next(m for m in reversed(street.group_messages) if m.key == "card.open")
    ans.says("laat maar")
    stops = press(street, ans, last(ans, "can.asker"), "Ja, stop")
    hush(street)
    assigns = words(street, coen, f"/wijs_toe {request.number} Cor")
    assigns = replace(assigns, kind=Kind.COMMAND)
    arrive(street, (assigns, press(street, bilal, card, "Ik help"), stops))
    assert fetch(street, request).state is State.STOPPED
    assert held(street, request)[0][0] is PlaceState.DONE
    won = any(m.key in ("clm.won", "clm.many", "clm.check") for m in bilal.messages)
    assert heard(bilal, "can.to.helper") == won
    told = [m.key for m in coen.messages]  # a yes takes the place of "asked"
    # What he was told is taken back with the request when it had not gone out yet.
    assert len(told) == 1 or (arrive is at_once and not told)
    assert set(told) <= {"coo.assigned", "coo.claimed", "coo.over", *(WON if won else ())}
    asked = street.look(lambda db: [p.state for p in db.query(Ping)])
    assert PingState.OPEN not in asked
    assert told != ["coo.assigned"] or len(asked) == 1
    assert not [m for m in cor.messages if m.key == "ping.named"]  # it says that it is over
    hush(street)


@pytest.mark.parametrize("arrive", EVERY)
def test_erased_while_he_claims_and_takes_his_data_along(street: Street, arrive: Arrive) -> None:
    """Nothing comes after the goodbye, and nothing of him is left."""
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    request = post(street, ans, day=2)
    bilal.says("/wis")
    last(bilal, "prv.erase").press("Ja, wis alles")
    sure = press(street, bilal, last(bilal, "prv.erase.sure"), "Ja, wis alles")
    hush(street)
    claim = words(street, bilal, f"ik help {request.number}")
    arrive(street, (sure, claim, words(street, bilal, "mijn gegevens")))
    assert held(street, request) == [(PlaceState.OPEN, False)]
    assert heard(bilal, "prv.erased") == 1
    keys = [m.key for m in bilal.messages if not m.read]
    after = keys[keys.index("prv.erased") + 1 :]
    assert set(after) <= {"hlp.nonumber", "prv.unknown"}  # as to anybody it does not know
    assert heard(bilal, "g.error") == 0
    stop(street, request)
    street.wait(hours=2)
    assert [m.key for m in bilal.messages if not m.read] == keys
    hush(street)


@pytest.mark.parametrize("arrive", EVERY)
def test_given_back_while_two_press_what_they_were_asked_before(
    street: Street, arrive: Arrive
) -> None:
    """A button of yesterday wins the next round only when the place is free then."""
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    cor, dik = street.neighbour("Cor"), street.neighbour("Dik")
    request = post(street, ans, day=2)
    old = [last(phone, "ping.ask") for phone in (cor, dik)]
    presses = [press(street, p, m, "Ik help") for p, m in zip((cor, dik), old, strict=True)]
    street.clock.turn(APART)
    together(street, words(street, bilal, f"ik help {request.number}"))
    hush(street)
    arrive(street, (words(street, bilal, "ik kan toch niet"), *presses))
    [(state, has_helper)] = held(street, request)
    winners = [p for p in (cor, dik) if any(_won(m.key) for m in p.messages)]
    assert len(winners) == has_helper == (state is PlaceState.CLAIMED)
    assert fetch(street, request).round == 1
    assert not _mine(street, request, bilal)
    stop(street, request)
    hush(street)


def _won(key: str) -> bool:
    return key in ("clm.won", "clm.many", "clm.check")


def _mine(street: Street, request: Request, phone: Phone) -> bool:
    who = street.person(phone).id
    return bool(
        street.look(
            lambda db: db.query(Place).filter_by(request_id=request.id, helper_id=who).count()
        )
    )


@pytest.mark.parametrize("arrive", EVERY)
def test_both_say_that_it_worked_out_and_she_says_so_twice(street: Street, arrive: Arrive) -> None:
    """One place is done once, and one line of the audit trail says so."""
    ans, bilal = street.resident("Ans", phone="06 12345678"), street.resident("Bilal")
    exchanged(street, ans, bilal, day=0, hour=12)
    street.at("maandag 14:00")
    done = [press(street, ans, last(ans, "chk.asker"), "Ja, gelukt") for _ in range(2)]
    arrive(street, (*done, words(street, bilal, "het is gelukt")))
    request = street.look(lambda db: db.query(Request).one())
    assert request.state is State.DONE
    helped = street.look(lambda db: db.query(Event).filter_by(what="helped").count())
    assert helped == 1
    assert heard(ans, "chk.thanks") == 1
    assert heard(ans, "g.error") == heard(bilal, "g.error") == 0
    hush(street)

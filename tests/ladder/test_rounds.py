"""A next round, the night, what the asker answers, and *bel mij*."""

from typing import Any

import pytest

from handlers import requests
from handlers.requests import Request, Rung, State, Urgency
from tests.helping.posting import post
from tests.hush import hush
from tests.ladder.reading import (
    GARDEN,
    GRASS,
    MOW,
    keys,
    read_card,
    read_pings,
    steps,
    the_request,
)
from tests.street import Street


def test_a_next_round_begins_at_the_rung_it_had_reached(street: Street) -> None:
    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    bilal, karim = street.neighbour("Bilal", GRASS), street.volunteer("Karim")
    post(street, ans, MOW)
    bilal.hears("Gras")
    street.until_rung("volunteers")
    ans.hears(key="esc.asker2")
    karim.hears(key="esc.vol")
    vera.hears(key="esc.vol").press("Ik help")
    ans.hears(key="clm.asker").press("Liever iemand anders")
    request = the_request(street)
    assert (request.round, request.rung, request.state) == (1, "volunteers", State.OPEN)
    found = steps(street)
    assert "wider" not in found
    assert found["volunteers"] != ""
    assert found["coordinator"] == ""
    hush(ans, vera, karim, bilal)
    read_card(street)


def test_the_asker_hears_when_her_helper_cannot_come(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", GRASS)
    karim = street.neighbour("Karim", GRASS)
    post(street, ans, MOW, day=2)
    karim.hears("Gras")
    bilal.hears("Gras").press("Ik help")
    ans.hears(key="clm.asker").press("Ja, fijn")
    hush(ans, bilal)
    bilal.says("lukt niet")
    bilal.hears(key="can.helper")
    ans.hears("Bilal", "vóór", key="can.to.asker")
    hush(karim)
    read_card(street)


def test_a_request_that_was_over_climbs_on_when_it_is_open_again(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW)
    street.tick()
    hush(ans, coen)
    context, turn = street.turn()
    request = turn.get(Request, the_id(turn.db))
    assert request is not None
    requests.stop(turn, request, "asker")
    requests.reopen(turn, request)
    context.__exit__(None, None, None)
    street.deliver()
    assert steps(street)["coordinator"] == "done"
    coen.hears("Hulpvraag 11", key="esc.coo")
    read_card(street)


def the_id(db: Any) -> int:
    found: int = db.query(Request).order_by(Request.id).first().id
    return found


def test_another_day_will_do(street: Street) -> None:
    ans, coen, bilal = (
        street.resident("Ans"),
        street.coordinator("Coen"),
        street.neighbour("Bilal", GRASS),
    )
    post(street, ans, MOW, day=1, hour=12)
    bilal.hears("Gras").press("Nu niet")
    street.until_rung("coordinator")
    hush(bilal)
    street.neighbour("Cor", GRASS)
    asked = next(message for message in ans.messages if message.key == "esc.asker3")
    hush(ans, coen)
    asked.press("Andere dag ook goed")
    ans.hears("Welke dag", key="esc.day")
    ans.says("gisteren")
    ans.hears("al voorbij", key="esc.day.past")
    ans.says("zaterdag om 14:00")
    ans.hears("zaterdag", "14:00", "vóór", key="esc.day.ok")
    request = the_request(street)
    assert (request.round, request.rung, request.urgency) == (1, "neighbours", "dated")
    street.phones["1003"].hears("Gras", "zaterdag", key="ping.ask")
    read_card(street)


def test_what_is_no_day_is_heard_as_something_else(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW)
    street.tick()
    coen.hears(key="esc.coo")
    ans.hears(key="esc.asker3").press("Andere dag ook goed")
    ans.hears(key="esc.day")
    ans.says("hoe staat het")
    assert keys(ans) == ["sta.one"]
    hush(ans)
    read_card(street)


def test_let_it_be_and_after_all_not(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW)
    street.tick()
    coen.hears(key="esc.coo")
    ans.hears(key="esc.asker3").press("Stop maar")
    assert the_request(street).state is State.STOPPED
    stopped = ans.hears("gestopt", key="esc.stopped")
    stopped.press("Toch niet")
    ans.hears("weer open", key="esc.resumed")
    assert the_request(street).state is State.OPEN
    coen.hears(key="esc.coo")
    read_card(street)


def test_after_ten_minutes_it_stays_stopped(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW)
    street.tick()
    coen.hears(key="esc.coo")
    asked = ans.hears(key="esc.asker3")
    press = asked.button("Andere dag").press
    asked.press("Stop maar")
    stopped = ans.hears(key="esc.stopped")
    street.wait(minutes=11)
    stopped.press("Toch niet")
    ans.toasted("gestopt")
    assert the_request(street).state is State.STOPPED
    from bot.messages import Kind

    street.receive(ans, Kind.PRESS, press=press, reply_to=asked.receipt)  # an old button
    ans.toasted("gestopt")
    read_card(street)


def test_somebody_else_cannot_answer_for_the_asker(street: Street) -> None:
    from bot.messages import Kind

    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW)
    street.tick()
    coen.hears(key="esc.coo")
    asked = ans.hears(key="esc.asker3")
    press = asked.button("Stop maar").press
    street.receive(coen, Kind.PRESS, press=press, reply_to=asked.receipt)
    assert the_request(street).state is State.OPEN
    read_card(street)


def test_a_claim_that_waits_bothers_nobody_else(street: Street) -> None:
    """The clock runs on, but for a place that somebody has nobody else is asked."""
    ans, vera, coen = street.resident("Ans"), street.volunteer("Vera"), street.coordinator("Coen")
    bilal, fatma = street.neighbour("Bilal", GRASS), street.neighbour("Fatma", GARDEN)
    post(street, ans, MOW, urgency=Urgency.URGENT)
    bilal.hears("Gras").press("Ik help")
    bilal.hears(key="clm.won")
    ans.hears(key="clm.asker")
    street.until_rung("coordinator")
    fatma.hears_nothing()
    vera.hears_nothing()
    assert "esc.asker1" not in keys(ans)
    assert "esc.asker3" not in keys(ans)
    told = [message for message in coen.messages if message.key == "esc.coo"]
    assert [message.has("wacht op het ja") for message in told] == [True]
    assert keys(bilal) == ["clm.waits"]
    hush(ans, bilal, coen)
    read_card(street)


def test_call_me_pulls_the_escalator(street: Street) -> None:
    ans, coen = street.resident("Ans", phone="06 12345678"), street.coordinator("Coen")
    street.neighbours(1, GRASS)
    post(street, ans, MOW)
    street.neighbours_hear(how_many=1)
    ans.says("bel mij")
    assert the_request(street).rung == "coordinator"
    assert "esc.coo" in keys(coen)
    assert [key for key in keys(ans) if key.startswith("g.human")]
    assert steps(street)["volunteers"] == "called"
    hush(ans, coen)
    read_pings(*street.crowd)
    read_card(street)


def test_call_me_without_a_request_is_no_matter_of_the_ladder(street: Street) -> None:
    ans = street.resident("Ans")
    street.coordinator("Coen")
    ans.says("bel mij")
    assert keys(ans) != []
    hush(ans, *street.phones.values())


def test_more_than_one_helper_goes_on_for_the_places_that_are_open(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", GRASS)
    fatma = street.neighbour("Fatma", GARDEN)
    post(street, ans, MOW, people=2)
    bilal.hears("Gras").press("Ik help")
    bilal.hears(key="ping.two")
    ans.hears(key="clm.asker").press("Ja, fijn")
    hush(ans, bilal)
    street.until_rung("wider")
    fatma.hears("Gras")
    ans.hears("meer buren", key="esc.asker1")
    hush(ans, bilal)
    read_card(street)


# -- at night --------------------------------------------------------------------------------


@pytest.mark.parametrize("rung", [Rung.WIDER, Rung.VOLUNTEERS])
def test_a_coordinator_pushes_it_up(street: Street, rung: Rung) -> None:
    from handlers import ladder

    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    street.neighbours(1, GRASS)
    fatma = street.neighbour("Fatma", GARDEN)
    post(street, ans, MOW)
    street.neighbours_hear(how_many=1)
    context, turn = street.turn()
    request = turn.get(Request, the_id(turn.db))
    assert request is not None
    ladder.climb_now(turn, request, rung)
    ladder.climb_now(turn, request, Rung.NEIGHBOURS)  # it does not go down
    context.__exit__(None, None, None)
    street.deliver()
    assert the_request(street).rung == rung
    assert keys(ans) == ["esc.asker1" if rung is Rung.WIDER else "esc.asker2"]
    assert bool(keys(vera)) is (rung is Rung.VOLUNTEERS)
    hush(ans, vera, fatma)
    read_pings(*street.crowd)
    read_card(street)


def test_a_request_that_is_over_is_not_pulled_up(street: Street) -> None:
    from handlers import ladder

    ans = street.resident("Ans")
    street.neighbours(1, GRASS)
    post(street, ans, MOW)
    street.neighbours_hear(how_many=1)
    context, turn = street.turn()
    request = turn.get(Request, the_id(turn.db))
    assert request is not None
    requests.stop(turn, request, "asker")
    ladder.climb_now(turn, request, Rung.COORDINATOR)
    context.__exit__(None, None, None)
    street.deliver()
    assert the_request(street).rung == "neighbours"
    assert the_request(street).next_step_at is None
    read_card(street)


def test_a_coordinator_who_asked_for_somebody_else_hears_it_once(street: Street) -> None:
    els = street.coordinator("Els")
    post(street, els, MOW, for_name="mevrouw De Wit")
    street.tick()
    els.hears("mevrouw De Wit", key="esc.coo")
    read_card(street)

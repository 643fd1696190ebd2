"""The top of the ladder: duty, back-up, everybody, each working day, and an honest end."""

from datetime import timedelta
from typing import Any

import pytest

from bot.people import Role
from handlers.requests import Place, Request, State, Urgency
from tests.helping.posting import post
from tests.hush import hush
from tests.ladder.reading import (
    MOW,
    at_the_top,
    clock,
    keys,
    on_duty,
    read_card,
    steps,
    the_request,
)
from tests.phone import Phone
from tests.street import Street


def take(street: Street, phone: Phone | None) -> None:
    """A coordinator has it, or lets go of it."""
    taker = street.person(phone).id if phone else None
    street.planted = True

    def change(db: Any) -> None:
        request = db.query(Request).one()
        request.taken_by_id = taker
        request.taken_at = street.clock.now() if taker else None

    street.look(change)


def test_duty_then_backup_then_everybody(street: Street) -> None:
    ans, els, coen = street.resident("Ans"), street.coordinator("Els"), street.coordinator("Coen")
    olga, karin = street.owner("Olga"), street.coordinator("Karin")
    on_duty(street, els)
    on_duty(street, coen, backup=True)
    at_the_top(street, ans)
    els.hears("Hulpvraag 11", key="esc.coo")
    ans.hears("Els", key="esc.asker3")
    coen.hears_nothing()
    street.wait(minutes=30)
    told = coen.hears("Nog niemand", "Achterwacht: Coen", key="esc.coo.2")
    assert told.labels == ["Ik pak dit"]
    els.hears_nothing()
    street.wait(minutes=31)
    for phone in (els, coen, olga, karin):
        assert phone.hears("alle coördinatoren", key="esc.coo.all").labels == ["Ik pak dit"]
    ans.hears_nothing()


def test_an_urgent_request_waits_a_quarter_for_the_backup(street: Street) -> None:
    ans, els, coen = street.resident("Ans"), street.coordinator("Els"), street.coordinator("Coen")
    on_duty(street, els)
    on_duty(street, coen, backup=True)
    at_the_top(street, ans, urgency=Urgency.URGENT)
    els.hears(key="esc.coo")
    ans.hears(key="esc.asker3")
    street.wait(minutes=15)
    coen.hears("Achterwacht", key="esc.coo.2")


def test_without_a_roster_everybody_hears_it_at_once_and_once_more(street: Street) -> None:
    ans, els, coen = street.resident("Ans"), street.coordinator("Els"), street.coordinator("Coen")
    at_the_top(street, ans)
    for phone in (els, coen):
        phone.hears(key="esc.coo")
    ans.hears("Els", key="esc.asker3")  # as the neighbourhood's contact is called
    street.wait(minutes=31)
    for phone in (els, coen):
        phone.hears(key="esc.coo.all")


def test_every_working_day_until_somebody_takes_it(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    at_the_top(street, ans)
    coen.hears(key="esc.coo")
    ans.hears(key="esc.asker3")
    street.wait(minutes=31)
    coen.hears_nothing()  # there is nobody else to tell
    street.at("dinsdag 09:00")
    coen.hears("open: 1", "Wacht al 23 uur: 11 Gras maaien", key="coo.hi").press("11. Gras")
    coen.hears("Gras", key="coo.item")
    ans.hears("Coen weet ervan", "vóór morgen 09:15 uur", key="esc.still")
    street.at("woensdag 08:30")
    coen.hears(key="coo.hi")
    take(street, coen)
    street.at("woensdag 10:00")
    coen.hears_nothing()  # it is theirs already
    ans.hears("Coen", key="esc.still")
    read_card(street)


def test_not_at_the_weekend(street: Street) -> None:
    street.at("vrijdag 15:00")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    at_the_top(street, ans)
    street.wait(hours=1)
    coen.hears(key="esc.coo")
    ans.hears(key="esc.asker3")
    street.at("maandag 08:29")
    coen.hears_nothing()
    street.at("maandag 08:59")
    coen.hears("Wacht al", key="coo.hi")
    ans.hears_nothing()
    street.at("maandag 09:00")
    ans.hears(key="esc.still")
    read_card(street)


def test_a_coordinator_who_has_it_stops_the_climbing(street: Street) -> None:
    ans, els, coen = street.resident("Ans"), street.coordinator("Els"), street.coordinator("Coen")
    on_duty(street, els)
    at_the_top(street, ans)
    els.hears(key="esc.coo")
    ans.hears(key="esc.asker3")
    take(street, els)
    street.wait(minutes=110)
    coen.hears_nothing()
    take(street, None)  # and let go again
    street.wait(hours=2)
    coen.hears(key="esc.coo.all")
    els.hears(key="esc.coo.all")


def test_after_seven_days_an_honest_end(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    at_the_top(street, ans)
    street.at("zondag 22:00")
    hush(ans, coen)
    street.at("maandag 10:00")
    coen.hears(key="coo.hi")
    ans.hears(key="esc.still")
    ans.hears("spijt me", "Stichting Samen", "055-1234567", "iets anders", key="esc.fail")
    assert coen.hears("na 7 dagen gesloten", "heropen 11", key="esc.coo.end").labels == []
    request = the_request(street)
    assert (request.state, request.outcome) == (State.STOPPED, "not_helped")
    read_card(street)


def test_the_moment_has_passed_unhelped(street: Street) -> None:
    ans, coen, bilal = (
        street.resident("Ans"),
        street.coordinator("Coen"),
        street.neighbour("Bilal", "Ik kan gras maaien"),
    )
    post(street, ans, MOW, day=0, hour=12)
    asked = bilal.hears("Gras")
    street.at("maandag 11:59")
    hush(ans, coen)
    street.at("maandag 12:00")
    said = ans.hears("niet op tijd", "spijt me", "iets anders", key="esc.fail.moment")
    assert said.labels == ["Andere dag ook goed", "Stop maar"]
    told = coen.hears("is voorbij", "1 gevraagd", "De vrager weet het", key="esc.coo.passed")
    assert told.labels == ["Ik pak dit", "Wijs toe", "Bel de buur"]
    assert asked.key in ("ping.old", "ping.gone")
    assert the_request(street).state is State.OPEN  # it stays with the coordinator
    street.at("dinsdag 10:00")
    coen.hears("open: 1", "er kwam niemand: 11 Gras maaien", key="coo.hi")
    assert told.deleted  # it stands there once
    ans.hears_nothing()  # an answer was given
    street.wait(days=8)
    hush(coen)
    assert the_request(street).state is State.STOPPED
    read_card(street)


def test_too_few_helpers_came(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", "Ik kan gras maaien")
    post(street, ans, MOW, day=0, hour=15, people=2)
    bilal.hears("Gras").press("Ik help")
    hush(bilal)
    ans.hears("Bilal", key="clm.asker").press("Ja, fijn")
    street.at("maandag 14:59")
    hush(ans, bilal)
    street.at("maandag 15:00")
    for phone in (ans, bilal):
        for message in phone.messages:
            message.read = message.read or not message.key.startswith("esc.")
    ans.hears("niet genoeg buren", "Wie ja zei, komt wel", key="esc.fail.some")
    request = the_request(street)
    assert (request.state, request.next_step_at) == (State.AGREED, None)
    hush(ans, bilal)
    read_card(street)


def test_a_claim_that_waits_for_a_yes_may_outlive_the_moment(street: Street) -> None:
    """For four hours; then it is over for the helper too, and nobody says that none was found."""
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", "Ik kan gras maaien")
    post(street, ans, MOW, day=0, hour=10)
    bilal.hears("Gras").press("Ik help")
    asked = ans.hears(key="clm.asker")
    street.at("maandag 10:30")
    assert keys(ans) == ["clm.asker.again"]
    again = ans.hears(key="clm.asker.again")
    bilal.hears(key="clm.check")
    bilal.hears("nog geen antwoord", "Coen", key="clm.waits")
    street.at("maandag 15:00")
    said = ans.hears("wilde je helpen (Gras", "Is er iets", key="esc.fail.silent")
    assert said.labels == ["Andere dag ook goed", "Stop maar"]
    assert (asked.key, again.key) == ("clm.asker.over", "clm.asker.over")
    bilal.hears("moment is voorbij", "Je hoeft niet te komen", key="clm.over")
    assert street.look(lambda db: db.query(Place).one().helper_id) is None
    assert keys(coen) == ["coo.claim", "esc.coo.once", "esc.coo.passed"]
    hush(ans, coen)
    read_card(street)


def test_no_coordinator_can_be_reached_so_the_asker_has_a_number_at_once_and_the_owner_hears_it(
    street: Street,
) -> None:
    ans, olga = street.resident("Ans"), street.owner("Olga")
    street.resident("Coen", Role.COORDINATOR, opened=False)
    at_the_top(street, ans)
    ans.hears("geen coördinator bereikbaar", "Stichting Samen", "055-1234567", key="esc.nobody")
    told = olga.hears("De Heeze", "geen coördinator", "Hulpvraag 11", "Ans", key="esc.coo.owner")
    assert told.labels == ["Ik pak dit", "Wijs toe", "Bel de buur"]
    street.wait(minutes=31)
    olga.hears_nothing()
    street.at("dinsdag 09:01")
    ans.hears("geen coördinator bereikbaar", key="esc.nobody")
    olga.hears("Goedemorgen Olga", "Wacht al", key="coo.hi")
    read_card(street)


def test_nobody_at_all_is_there(street: Street) -> None:
    ans = street.resident("Ans")
    at_the_top(street, ans)
    ans.hears("geen coördinator bereikbaar", "blijft staan", key="esc.nobody")
    assert steps(street)["all"] == "nobody"
    assert the_request(street).state is State.OPEN
    street.coordinator("Coen")
    street.at("dinsdag 09:01")
    street.phones["1001"].hears("open: 1", "11 Gras", key="coo.hi")
    ans.hears("Coen weet ervan", key="esc.still")
    read_card(street)


def test_an_owner_alone_is_the_coordinator(street: Street) -> None:
    ans, olga = street.resident("Ans"), street.owner("Olga")
    at_the_top(street, ans)
    ans.hears("Olga", key="esc.asker3")
    olga.hears("Hulpvraag 11", key="esc.coo")


@pytest.mark.parametrize("kind", ["english", "dutch"])
def test_with_the_coordinator_at_night_only_in_the_morning(street: Street, kind: str) -> None:
    """The coordinator's letters wait for the day."""
    language = "en" if kind == "english" else "nl"
    ans, coen = street.resident("Ans", language=language), street.coordinator("Coen")
    els = street.coordinator("Els")
    at_the_top_of_the_evening(street, ans)
    assert clock(street).startswith("ma 20:5")
    for phone in (coen, els):
        phone.hears(key="esc.coo")
    ans.hears("Els", key="esc.asker3")
    street.at("dinsdag 08:15")
    coen.hears_nothing()
    street.at("dinsdag 08:25")
    for phone in (coen, els):
        phone.hears(key="esc.coo.all")


def at_the_top_of_the_evening(street: Street, ans: Phone) -> None:
    street.at("maandag 20:50")
    at_the_top(street, ans)


def test_after_eight_days_out_of_service_there_is_an_honest_end(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    at_the_top(street, ans)
    street.clock.turn(timedelta(days=8))  # out of service all that time
    street.tick()
    hush(coen)
    heard = [message.key for message in ans.messages]
    assert heard == ["esc.asker3", "esc.fail"]
    hush(ans)

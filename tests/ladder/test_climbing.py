"""F17: what nobody takes climbs, on the timetable that the asker was told."""

from datetime import timedelta

import pytest

from bot.people import Role
from handlers.requests import State, Urgency
from tests.helping.posting import post
from tests.hush import hush
from tests.ladder.reading import (
    GARDEN,
    GRASS,
    MOW,
    clock,
    keys,
    read_card,
    read_pings,
    steps,
    the_request,
)
from tests.street import Street


def test_from_the_first_neighbour_to_the_coordinator(street: Street) -> None:
    ans, vera, coen = street.resident("Ans"), street.volunteer("Vera"), street.coordinator("Coen")
    street.neighbours(2, GRASS)
    far = street.neighbour("Fatma", GARDEN)
    post(street, ans, MOW, day=1, hour=19)
    street.neighbours_hear("Gras", how_many=2)
    assert the_request(street).rung == "neighbours"
    ans.hears_nothing()

    street.until_rung("wider")
    assert clock(street) == "ma 14:45"
    ans.hears("nog niemand", "meer buren", "vóór vandaag 20:45 uur", key="esc.asker1")
    street.group_hears("Gras", "morgen", key="card.open")  # asked in private: now
    far.hears("Gras", key="ping.ask")
    vera.hears_nothing()

    street.until_rung("volunteers")
    assert clock(street) == "ma 20:30"
    ans.hears("nog niemand", "vrijwilligers", "vóór morgen 13:30 uur", key="esc.asker2")
    vera.hears("Gras", key="esc.vol")
    coen.hears_nothing()

    street.until_rung("coordinator")
    assert clock(street) == "di 13:15"
    ans.hears("Coen", "vóór vandaag 15:15 uur", "055-1234567", key="esc.asker3")
    coen.hears("Vandaag nodig, nog geen helper: 1", key="coo.hi")
    told = coen.hears("Hulpvraag 11", "28 uur", "Gras", "Ans", "4 gevraagd", key="esc.coo")
    assert told.labels == ["Ik pak dit", "Wijs toe", "Bel de buur"]
    read_pings(vera, far, *street.crowd)
    read_card(street)


def test_each_level_is_taken_once(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW, urgency=Urgency.URGENT)
    street.tick()
    coen.hears("Gras", key="esc.coo")
    ans.hears(key="esc.asker3")
    for _ in range(3):
        street.tick()
    read_card(street)


def test_an_empty_neighbourhood_reaches_its_volunteers_at_once(street: Street) -> None:
    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    street.coordinator("Coen")
    post(street, ans, MOW)
    vera.hears("Gras", key="esc.vol")
    assert steps(street) == {
        "circle": "nobody",
        "neighbours": "nobody",
        "wider": "nobody",
        "volunteers": "done",
        "coordinator": "",
    }
    ans.hears_nothing()  # she hears it from whoever opened the request
    read_card(street)


def test_without_volunteers_it_is_with_the_coordinator_within_a_minute(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW)
    coen.hears_nothing()
    street.wait(seconds=50)
    coen.hears("Hulpvraag 11", "geen andere buur", "0 gevraagd", key="esc.coo")
    ans.hears("Coen", "belt je", key="esc.asker3")
    read_card(street)


def test_the_coordinator_has_office_hours_before_it_is_needed(street: Street) -> None:
    """Nobody is left on Saturday; on Monday there is time enough."""
    street.at("zaterdag 10:00")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, MOW, day=3, hour=19)
    street.wait(minutes=5)
    coen.hears_nothing()
    street.at("maandag 09:00")
    coen.hears("Wacht al 46 uur: 11", key="coo.hi")  # said at half past eight: not again at nine
    ans.hears("Coen", key="esc.asker3")
    read_card(street)


def test_the_asker_hears_when_the_coordinator_is_asked_later(street: Street) -> None:
    street.at("zaterdag 10:00")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", GRASS)
    post(street, ans, MOW, day=3, hour=19)
    bilal.hears("Gras").press("Nu niet")
    bilal.hears(key="ping.later")
    street.wait(minutes=1)
    ans.hears("geen buur of vrijwilliger", "Coen", "vóór overmorgen 09:15", key="esc.asker2.none")
    street.at("maandag 09:00")
    coen.hears("Wacht al 46 uur: 11", key="coo.hi")
    ans.hears(key="esc.asker3")
    read_card(street)


def test_when_everybody_said_no_the_next_are_asked_at_once(street: Street) -> None:
    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    bilal = street.neighbour("Bilal", GRASS)
    post(street, ans, MOW)
    bilal.hears("Gras").press("Nu niet")
    bilal.hears(key="ping.later")
    street.tick()
    street.tick()
    ans.hears("geen andere buur", "vrijwilligers", key="esc.asker2")
    vera.hears("Gras", key="esc.vol")
    assert steps(street)["neighbours"] == "left"
    read_card(street)


def test_asked_in_the_group_the_card_comes_with_the_first_wave(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", GRASS)
    post(street, ans, MOW, in_group=True)
    street.group_hears("Gras", key="card.open")
    bilal.hears("Gras")


def test_an_asker_without_a_private_chat_reads_the_steps_on_the_card(street: Street) -> None:
    ans, vera = street.resident("Ans", opened=False), street.volunteer("Vera")
    bilal, coen = street.neighbour("Bilal", GRASS), street.coordinator("Coen")
    fatma = street.neighbour("Fatma", GARDEN)
    post(street, ans, MOW, in_group=True, urgency=Urgency.URGENT)
    street.group_hears("Gras", key="card.open")
    bilal.hears("Gras")
    street.until_rung("wider")
    street.group_sees("meer buren")
    street.until_rung("volunteers")
    street.group_sees("vrijwilligers")
    vera.hears(key="esc.vol")
    street.until_rung("coordinator")
    street.group_sees("De coördinator zoekt mee")
    coen.hears(key="esc.coo")
    read_pings(bilal, fatma, vera)


def test_a_neighbourhood_without_a_group(street: Street) -> None:
    def leave(db: object) -> None:
        from bot.people import Group

        for group in db.query(Group):  # type: ignore[attr-defined]  # a session
            group.present = False

    street.look(leave)
    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    street.neighbours(1, GRASS)
    post(street, ans, MOW, urgency=Urgency.URGENT)
    street.neighbours_hear("Gras", how_many=1)
    street.until_rung("volunteers")
    ans.hears("vrijwilligers", key="esc.asker2")
    vera.hears(key="esc.vol")
    read_pings(*street.crowd, vera)


def test_after_three_days_out_of_service_there_is_one_message_at_the_highest_level(
    street: Street,
) -> None:
    ans, vera, coen = street.resident("Ans"), street.volunteer("Vera"), street.coordinator("Coen")
    street.neighbours(1, GRASS)
    post(street, ans, MOW, day=6, hour=12)
    street.neighbours_hear(how_many=1)
    street.clock.turn(timedelta(days=5))
    street.tick()
    ans.hears("Coen", key="esc.asker3.late")
    coen.hears("Gras", key="esc.coo")
    vera.hears_nothing()
    assert steps(street) | {"daily": "", "end": "", "backup": "", "moment_passed": ""} == {
        "circle": "nobody",
        "neighbours": "done",
        "wider": "late",
        "volunteers": "late",
        "coordinator": "done",
        "backup": "",
        "daily": "",
        "end": "",
        "moment_passed": "",
    }
    read_pings(*street.crowd)
    read_card(street)


def test_a_neighbourhood_may_climb_faster(street: Street) -> None:
    street.change(ladder='{"normal": [10, 20, 30]}')
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    street.neighbours(1, GRASS)
    street.neighbour("Fatma", GARDEN)
    post(street, ans, MOW)
    street.neighbours_hear(how_many=1)
    street.until_rung("wider")
    assert clock(street) == "ma 09:10"
    ans.hears(key="esc.asker1")
    street.wait(minutes=10)
    coen.hears(key="esc.coo")
    ans.hears(key="esc.asker3")
    for phone in street.phones.values():
        read_pings(phone)
    read_card(street)


def test_enough_helpers_and_it_climbs_no_more(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", GRASS)
    post(street, ans, MOW)
    bilal.hears("Gras").press("Ik help")
    bilal.hears(key="clm.won")
    ans.hears("Bilal", key="clm.asker").press("Ja, fijn")
    request = the_request(street)
    assert (request.state, request.next_step_at) == (State.AGREED, None)
    hush(ans, bilal, coen)
    street.wait(days=2)
    assert the_request(street).rung == "neighbours"
    for phone in (ans, bilal, coen):
        for message in phone.messages:
            assert not message.key.startswith("esc.")
            message.read = True


def test_who_asked_is_a_coordinator_too(street: Street) -> None:
    els = street.resident("Els", Role.COORDINATOR)
    post(street, els, MOW)
    street.tick()
    assert sorted(keys(els)) == ["esc.asker3", "esc.coo"]
    hush(els)
    read_card(street)


@pytest.mark.parametrize(
    ("label", "key"), [("Andere dag ook goed", "esc.day"), ("Stop maar", "esc.stopped")]
)
def test_nobody_is_at_work_before_it_is_needed(street: Street, label: str, key: str) -> None:
    """A call on Monday is no promise for Sunday: another day, or the telephone."""
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    street.at("zaterdag 10:00")
    post(street, ans, MOW, day=1, hour=14)
    street.wait(minutes=5)
    coen.hears("Hulpvraag 11", key="esc.coo")
    said = ans.hears("vóór overmorgen 11:00 uur", "te laat", key="esc.asker3.late")
    said.press(label)
    ans.hears(key=key)
    read_card(street)

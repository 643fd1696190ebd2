"""A request at night: nobody is woken, and it is said why."""

from handlers.requests import Urgency
from tests.helping.posting import post
from tests.hush import hush
from tests.ladder.reading import GARDEN, GRASS, MOW, clock, read_card, the_request
from tests.street import Street


def test_asked_at_night_and_it_can_wait(street: Street) -> None:
    street.at("maandag 21:30")
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", GRASS, urgent_evenings=True)
    post(street, ans, MOW, day=3)
    said = ans.hears("laat", "08:00 uur", "112", "Is het spoed?", key="esc.night")
    said.press("Nee, kan wachten")
    ans.hears("08:00 uur", "vóór", key="esc.night.wait")
    bilal.hears_nothing()
    street.at("dinsdag 08:00")
    bilal.hears("Gras", key="ping.ask")
    ans.hears_nothing()
    assert clock(street) == "di 08:00"


def test_asked_at_night_and_it_is_urgent(street: Street) -> None:
    street.at("maandag 21:30")
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", GRASS, urgent_evenings=True)
    cor = street.neighbour("Cor", GRASS)
    street.neighbour("Fatma", GARDEN)
    post(street, ans, MOW)
    ans.hears(key="esc.night").press("Ja, spoed")
    ans.hears("één buur", "08:00 uur", "112", key="esc.night.asked")
    bilal.hears("Gras", key="ping.ask")
    cor.hears_nothing()
    assert the_request(street).urgency == "urgent"
    street.at("dinsdag 08:00")
    cor.hears("Gras", key="ping.ask")
    street.until_rung("wider")
    assert clock(street) == "di 08:20"
    hush(*street.phones.values())
    read_card(street)


def test_too_late_to_ask_anybody(street: Street) -> None:
    street.change(night_phone="0900-1234")
    street.at("maandag 22:30")
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", GRASS, urgent_evenings=True)
    post(street, ans, MOW)
    ans.hears("0900-1234", key="esc.night").press("Ja, spoed")
    ans.hears("08:00 uur", "bel dan 0900-1234", "112", key="esc.night.first")
    bilal.hears_nothing()
    street.at("dinsdag 08:00")
    bilal.hears("Gras", key="ping.ask")


def test_for_today_in_the_evening_nobody_asks_whether_it_is_urgent(street: Street) -> None:
    street.at("maandag 21:10")
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", GRASS, urgent_evenings=True)
    post(street, ans, MOW, day=0, hour=23)
    ans.hears("één buur", key="esc.night.asked")
    bilal.hears("Gras", "vandaag", key="ping.ask")
    street.at("dinsdag 08:05")
    ans.hears("niet op tijd", key="esc.fail.moment")
    hush(ans, bilal)
    read_card(street)


def test_several_neighbours_in_the_evening(street: Street) -> None:
    street.at("maandag 21:10")
    ans = street.resident("Ans")
    street.neighbours(2, GRASS, urgent_evenings=True)
    post(street, ans, MOW, day=0, hour=23)
    ans.hears("2 buren", key="esc.night.asked")
    street.neighbours_hear("Gras", how_many=2)


def test_nobody_is_pinged_at_night_when_the_moment_comes_then(street: Street) -> None:
    street.at("maandag 20:30")
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", GRASS)
    fatma, vera = street.neighbour("Fatma", GARDEN), street.volunteer("Vera")
    post(street, ans, MOW, urgency=Urgency.URGENT)
    bilal.hears("Gras")
    street.until_rung("wider")
    assert clock(street) == "ma 20:50"
    fatma.hears("Gras")
    ans.hears("vóór morgen 08:45 uur", key="esc.asker1")
    street.until_rung("volunteers")
    assert clock(street) == "di 08:30"
    vera.hears(key="esc.vol")
    hush(ans, bilal, fatma)
    read_card(street)

"""A helper is later, on the way, at the door, or does not come: in words."""

import pytest

from handlers.meeting import Meeting
from tests.meeting.visiting import (
    aside,
    at_three,
    meeting,
    visit,
)
from tests.street import Street


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("ik ben 10 minuten later", "10"),
        ("ik kom een kwartier later", "15"),
        ("ik ben een half uur later", "30"),
        ("ik ben drie kwartier later", "45"),
    ],
)
def test_later_with_minutes(street: Street, words: str, minutes: str) -> None:
    ans, bilal = at_three(street)
    bilal.says(words)
    bilal.hears(key="nos.good")
    ans.hears("Bilal komt iets later", f"{minutes} minuten", key="nos.late")
    bilal.says(words)
    bilal.hears(key="nos.good")
    ans.hears_nothing()


def test_later_without_minutes(street: Street) -> None:
    ans, bilal = at_three(street)
    bilal.says("ik sta in de file")
    bilal.hears("Hoeveel minuten", key="nos.minutes").press("20 minuten")
    bilal.hears(key="nos.good")
    ans.hears("20 minuten", key="nos.late")


def test_later_days_before_is_another_moment(street: Street) -> None:
    ans, bilal = visit(street, day=4)
    bilal.says("ik kom later")
    bilal.hears("Schrijf wanneer", key="ping.alt")
    ans.hears_nothing()


def test_later_while_she_cannot_hear_it(street: Street) -> None:
    ans, bilal = at_three(street)
    ans.blocks_the_bot()
    bilal.says("ik ben 10 minuten later")
    bilal.hears("niet bereiken", "Bel zelf", key="vis.unheard")
    bilal.says("ik sta voor de deur")
    bilal.hears(key="vis.unheard")
    aside(street, "nos.")


def test_on_the_way_and_at_the_door(street: Street) -> None:
    ans, bilal = at_three(street)
    bilal.says("ik kom eraan")
    bilal.hears(key="nos.good")
    ans.says("hij is te laat")
    ans.hears("Bilal is onderweg", key="vis.coming")
    bilal.says("ik sta voor de deur")
    bilal.hears("Ik zeg het tegen Ans", key="vis.door.ok")
    told = ans.hears("Bilal staat voor de deur", meeting(street).code or "-", key="vis.door")
    assert told.protect
    bilal.says("ik sta voor de deur")
    bilal.hears(key="vis.door.ok")
    ans.hears_nothing()
    bilal.says("er doet niemand open")
    bilal.hears("Was Ans niet thuis", key="nos.asker_absent").press("Toch gelukt")
    bilal.hears(key="chk.helper.ok")
    aside(street)


def test_on_the_way_the_day_before_is_the_appointment(street: Street) -> None:
    ans, bilal = visit(street)
    for words in ("ik ben onderweg", "ik sta voor de deur", "er doet niemand open", "klaar"):
        bilal.says(words)
        bilal.hears("Je helpt Ans", key="vis.helper")
    assert meeting(street).under_way_at is None
    ans.hears_nothing()


def test_he_is_not_there_yet(street: Street) -> None:
    ans, bilal = visit(street, day=0, hour=12)
    street.at("maandag 11:30")
    aside(street, "rem.")
    ans.says("hij is er niet")
    ans.hears("Bilal helpt je", "12:00", key="vis.asker")  # it is not time yet
    street.at("maandag 12:05")
    aside(street, "nos.helper")
    ans.says("hij is nog niet gekomen")
    ans.hears("Ik wacht nog een kwartier", key="nos.wait")
    bilal.hears("Ben je onderweg", key="nos.helper")
    ans.says("komt hij nog?")
    ans.hears(key="nos.wait")
    street.at("maandag 12:20")
    ans.hears("er is niemand gekomen", key="nos.none").press("Nee")
    ans.hears(key="nos.stopped")
    bilal.hears(key="nos.helper.soft")
    aside(street)


def test_he_did_not_come(street: Street) -> None:
    ans, bilal = at_three(street)
    street.at("maandag 12:40")
    aside(street, "nos.")
    ans.says("er is nog niemand geweest")
    ans.hears("er is niemand gekomen", key="nos.none").press("Ja, later")
    ans.hears(key="nos.when")
    bilal.hears(key="nos.helper.soft")
    aside(street)


def test_some_time_in_the_morning_nobody_is_late_yet(street: Street) -> None:
    ans, _ = visit(street)
    street.planted = True
    street.at("dinsdag 10:00")
    aside(street, "rem.", "con.")
    with street.app.session() as db:
        found = db.query(Meeting).one()
        found.starts_at = street.clock.now().replace(hour=5)
        found.ends_at, found.grain = street.clock.now().replace(hour=11), "part_of_day"
    ans.says("hij is er nog niet")
    ans.hears("Bilal helpt je", key="vis.asker")
    street.at("dinsdag 13:00")
    aside(street, "rem.", "nos.")
    ans.says("hij is er nog niet")
    ans.hears(key="nos.none")

"""Another moment for what was agreed, or none, in words of either side."""

import pytest

from handlers.requests import State
from tests.meeting.visiting import (
    agree,
    aside,
    free_places,
    keys,
    meeting,
    request,
    visit,
)
from tests.street import Street


@pytest.mark.parametrize("words", ["toch liever zaterdag", "kan het ook zaterdag?"])
def test_the_asker_names_another_day(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    ans.says(words)
    ans.hears("Ik vraag Bilal", key="chg.asked")
    asked = bilal.hears("zaterdag", key="chg.ask")
    ans.says(words)
    ans.hears(key="chg.asked")
    bilal.hears_nothing()
    asked.press("Ja, goed")
    bilal.hears(key="chg.helper.yes")
    ans.hears("zaterdag", key="chg.yes")
    found = meeting(street)
    assert (found.starts_at, found.grain) == (request(street).starts_at, "day")
    ans.says("toch liever zaterdag")
    ans.hears("zaterdag", key="vis.asker")  # so it is
    aside(street)


def test_a_bare_time_is_of_the_day_they_meet(street: Street) -> None:
    ans, bilal = visit(street, day=2)
    ans.says("toch liever om 11 uur")
    ans.hears(key="chg.asked")
    bilal.hears("woensdag 25 november", "11:00", key="chg.ask").press("Nee")
    bilal.hears(key="chg.helper.no")
    ans.hears(key="chg.no").press("Oude moment")
    ans.hears(key="chg.old")
    assert f"{meeting(street).starts_at:%a}" == "Wed"


@pytest.mark.parametrize("words", ["zaterdag kan ik wel", "morgen kan ik niet, zaterdag wel"])
def test_the_helper_names_another_day(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    bilal.says(words)
    bilal.hears(key="ping.alt.sent")
    question = ans.hears("Bilal kan wel zaterdag", key="ping.alt.known")
    bilal.says(words)
    bilal.hears(key="ping.q.wait")
    question.press("Ja, goed")
    ans.hears(key="ping.q.thanks")
    bilal.hears("zaterdag", key="ping.alt.yes")
    assert meeting(street).starts_at == request(street).starts_at
    street.at("dinsdag 16:00")
    assert keys(ans) == keys(bilal) == []  # nobody is expected on Tuesday any more
    aside(street)


def test_that_other_day_does_not_suit_her(street: Street) -> None:
    ans, bilal = visit(street)
    bilal.says("zaterdag kan ik wel")
    bilal.hears(key="ping.alt.sent")
    ans.hears(key="ping.alt.known").press("Nee")
    ans.hears(key="ping.q.thanks")
    bilal.hears("morgen", key="ping.alt.no").press("Ja, dan wel")
    bilal.hears(key="clm.sure")
    assert request(street).state is State.AGREED


def test_another_day_without_a_name(street: Street) -> None:
    ans, bilal = visit(street)
    ans.says("kan het een uur later?")
    ans.hears("Welke dag of tijd", key="chg.time")
    bilal.says("kan het een uur later?")
    bilal.hears("Schrijf wanneer", key="ping.alt")


@pytest.mark.parametrize("words", ["ik ben ziek", "morgen kan ik niet"])
def test_the_helper_cannot(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    bilal.says(words)
    bilal.hears("Fijn dat je het laat weten", key="can.helper")
    ans.hears(key="can.to.asker")
    assert free_places(street) == 1
    aside(street)


def test_another_day_than_agreed_does_not_suit_the_helper(street: Street) -> None:
    ans, bilal = visit(street)
    bilal.says("zaterdag kan ik niet")
    bilal.hears("morgen", key="vis.helper")
    ans.hears_nothing()


def test_a_helper_in_doubt_is_asked(street: Street) -> None:
    _, bilal = visit(street)
    bilal.says("het gaat misschien niet lukken")
    bilal.hears("Lukt dat niet", key="can.helper.ask").press("Het lukt wel")
    bilal.hears(key="clm.sure")


@pytest.mark.parametrize(
    "words", ["ik ben ziek", "het gaat niet door", "ik ben niet thuis morgen"]
)
def test_the_asker_is_asked_whether_it_stops(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    ans.says(words)
    ans.hears("Zal ik stoppen", key="can.asker").press("Nee")
    ans.hears(key="can.asker.no")
    bilal.hears_nothing()


def test_which_of_two(street: Street) -> None:
    ans, bilal = visit(street)
    agree(street, ans, bilal, "Wie kan mijn lamp ophangen?", day=3, address="Dorpsstraat 7")
    aside(street, "con.", "ask.")
    ans.says("hoe laat?")
    ans.hears("Gras", "morgen", key="vis.asker")  # the nearest
    ans.says("toch liever zaterdag")
    which = ans.hears("Welke bedoel je", key="vis.which")
    assert len(which.labels) == 2
    which.press(which.labels[1])
    ans.hears("Welke dag", key="chg.time")
    bilal.says("zaterdag kan ik wel")
    which = bilal.hears("Welke bedoel je", key="vis.which")
    which.press(which.labels[0])
    bilal.hears("Schrijf wanneer", key="ping.alt")
    bilal.says("lukt het ook niet als ik ziek ben, ik ben ziek")
    bilal.hears(key="can.helper.which")
    bilal.says("donderdag kan ik niet")  # that is the lamp
    bilal.hears("Lamp", key="can.helper")
    aside(street)

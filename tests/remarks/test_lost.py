"""What nobody understands of somebody who waits for help, and what was pressed by mistake."""

import pytest

from handlers.helping import Ping, PingState
from handlers.requests import State
from tests.hush import hush
from tests.remarks.test_waiting import bilal_is_asked, request_of
from tests.street import Street


@pytest.mark.parametrize("words", ["?", "ben ik aan de beurt", "Bilal graag", "ik zie niks"])
def test_nobody_who_waits_is_asked_whether_they_want_help(street: Street, words: str) -> None:
    ans, bilal = bilal_is_asked(street)
    ans.says(words)
    ans.hears("Dit is je vraag", "Boodschappen", "vóór morgen", key="sta.lost")
    bilal.hears_nothing()


@pytest.mark.parametrize(
    ("label", "key"),
    [("Nieuwe vraag", "ask.start"), ("Stoppen", "can.asker"), ("Dag veranderen", "chg.time")],
)
def test_the_ways_on_from_there(street: Street, label: str, key: str) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("tja")
    ans.hears(key="sta.lost").press(label)
    ans.hears(key=key)


def test_a_second_time_there_is_a_human(street: Street) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("?")
    ans.hears(key="sta.lost")
    ans.says("??")
    ans.hears("met een mens praten", key="g.nosee2")


@pytest.mark.parametrize("words", ["nee toch zaterdag", "*zaterdag", "zaterdag*", "no, saturday"])
def test_a_day_put_right(street: Street, words: str) -> None:
    ans, bilal = bilal_is_asked(street)
    ans.says(words)
    ans.hears("zaterdag 28 november", key="chg.ok")
    hush(bilal)


def test_a_day_in_a_story_changes_nothing(street: Street) -> None:
    ans, bilal = bilal_is_asked(street)
    ans.says("nee hoor, mijn dochter zag zaterdag een hele mooie film in de stad")
    hush(ans)
    assert request_of(street).when is not None
    assert request_of(street).starts_at.isoweekday() == 5  # type: ignore[union-attr]  # dated
    bilal.hears_nothing()


@pytest.mark.parametrize(
    "words", ["oeps", "ik heb per ongeluk gedrukt", "dat was niet de bedoeling"]
)
def test_posted_by_mistake(street: Street, words: str) -> None:
    ans, bilal = bilal_is_asked(street)
    ans.says(words)
    ans.hears("Geeft niets", "geplaatst", key="g.oops").press("Toch niet")
    hush(ans)
    assert request_of(street).state is State.STOPPED
    assert bilal.sees("niet meer nodig").key == "ping.gone"


def test_never_this_kind_by_mistake(street: Street) -> None:
    _, bilal = bilal_is_asked(street)
    bilal.sees("Boodschappen").press("Dit soort niet meer")
    bilal.hears(key="ping.never")
    bilal.says("dat was een vergissing")
    bilal.hears("Geeft niets", key="g.oops").press("Toch wel")
    bilal.hears(key="ping.again")
    hush(street)


def test_no_ping_is_sent_twice_for_it(street: Street) -> None:
    _, bilal = bilal_is_asked(street)
    bilal.says("oeps")
    bilal.hears(key="g.oops.none")
    assert street.look(lambda db: db.query(Ping).one().state) is PingState.OPEN


def test_a_mistake_before_it_was_posted(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Kan iemand vrijdagochtend boodschappen doen?")
    ans.hears(key="ask.sum")
    ans.says("foutje sorry")
    ans.hears("Geeft niets", "Klopt dit?", key="g.oops").press("Toch niet")
    ans.hears(key="ask.dropped")

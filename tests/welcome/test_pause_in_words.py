"""Away, ill, too busy, and back again: in the words in which helpers say so."""

from datetime import date

import pytest

from tests.helping.posting import leave, post
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def paused(street: Street, phone: Phone) -> date | None:
    until = street.person(phone).paused_until
    return until.date() if until else None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ik ben op vakantie tot 15 augustus", "15 augustus"),
        ("deze week even niet", "30 november"),
        ("vandaag even niet", "24 november"),
        ("tot maandag kan ik niet", "30 november"),
        ("ik ben twee weken weg", "7 december"),
        ("pauze tot 10 december", "10 december"),
        ("pauze 2 weken", "7 december"),
        ("tot en met 1 december niet", "2 december"),
        ("I'm on holiday until 5 december", "5 december"),
    ],
)
def test_until_when(street: Street, words: str, said: str) -> None:
    bo = street.neighbour("Bo")
    bo.says(words)
    bo.hears(f"tot {said}", key="pau.ok")
    assert paused(street, bo) is not None


@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("Ik ga volgende week op vakantie", "30 november", "7 december"),
        ("volgende week kan ik niet", "30 november", "7 december"),
        ("vanaf maandag ben ik twee weken weg", "30 november", "14 december"),
        ("ik ben van 5 tot 12 december weg", "5 december", "12 december"),
        ("wij zijn met vakantie van 5 tot 20 december", "5 december", "20 december"),
        ("in december kan ik niet", "1 december", "1 januari"),
        ("I am on holiday next week", "30 november", "7 december"),
    ],
)
def test_what_is_still_to_come_begins_later(
    street: Street, words: str, begin: str, end: str
) -> None:
    bo = street.neighbour("Bo")
    bo.says(words)
    bo.hears(f"Van {begin} tot {end}", key="pau.planned")
    assert paused(street, bo) is None


def test_the_planned_pause_begins_and_ends_by_itself(street: Street) -> None:
    ans, bo = street.resident("Ans"), street.neighbour("Bo")
    bo.says("Ik ga volgende week op vakantie")
    bo.hears(key="pau.planned")
    post(street, ans, day=2)
    bo.hears(key="ping.ask")  # this week as always
    leave(street)
    hush(street)
    street.wait(days=7)
    hush(street)
    assert paused(street, bo) is not None
    post(street, ans, "Wie kan boodschappen doen voor het feest?", day=2)
    bo.hears_nothing()
    hush(street)
    street.wait(days=7, hours=1)
    hush(*[[m for m in bo.messages if not m.key.startswith("pau.")]])
    bo.hears(key="pau.back")
    hush(street)


def test_a_planned_pause_from_now_and_not_at_all(street: Street) -> None:
    bo, bea = street.neighbour("Bo"), street.neighbour("Bea")
    bo.says("volgende week ben ik weg")
    bo.hears(key="pau.planned").press("Nu al pauze")
    bo.hears("tot 7 december", key="pau.ok")
    bea.says("volgende week ben ik weg")
    planned = bea.hears(key="pau.planned")
    planned.press("Toch niet")
    bea.hears("geen pauze", key="pau.not")
    street.at("dinsdag 09:00")
    street.at("maandag 12:00")
    assert paused(street, bea) is None
    assert paused(street, bo) is not None


def test_back_before_it_begins(street: Street) -> None:
    bo = street.neighbour("Bo")
    bo.says("volgende week ben ik weg")
    bo.hears(key="pau.planned")
    bo.says("ik ben er weer!")
    bo.hears(key="pau.end")
    street.at("dinsdag 09:00")
    street.at("maandag 12:00")
    assert paused(street, bo) is None


def test_only_the_day_of_leaving_is_no_pause_of_a_day(street: Street) -> None:
    bo = street.neighbour("Bo")
    bo.says("morgen ga ik op vakantie")
    bo.hears("Hoe lang", key="pau.how")


def test_away_next_week_is_no_no_to_this_week(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1)
    asked = bilal.hears(key="ping.ask")
    bilal.says("Ik ga volgende week op vakantie")
    bilal.hears("30 november", key="pau.planned")
    asked.press("Ik help")
    bilal.hears(key="clm.check")
    leave(street)
    hush(ans)


@pytest.mark.parametrize(
    "words",
    [
        "ben ziek",
        "ik heb griep",
        "ik lig in het ziekenhuis",
        "I am sick",
        "ik kan even niet helpen",
        "ik heb het heel druk nu",
    ],
)
def test_without_an_end_they_are_asked_how_long(street: Street, words: str) -> None:
    bo = street.neighbour("Bo")
    bo.says(words)
    bo.hears("Hoe lang", key="pau.how")
    bo.says("tot 1 december")
    bo.hears("tot 1 december", key="pau.ok")


@pytest.mark.parametrize(
    "words", ["weer terug!", "ik ben er weer", "ben weer beter", "ik kan weer helpen", "I'm back"]
)
def test_back_again(street: Street, words: str) -> None:
    bo = street.neighbour("Bo")
    bo.says("pauze 2 weken")
    bo.hears(key="pau.ok")
    bo.says(words)
    bo.hears("Fijn dat je weer meedoet", key="pau.end")
    assert paused(street, bo) is None
    bo.says(words)
    bo.hears("Je doet gewoon mee", key="rem.active")


def test_back_without_any_offer(street: Street) -> None:
    kim = street.resident("Kim", pings=True)
    kim.says("ik ben er weer")
    kim.hears("Wat kun je doen?", key="off.intro")


@pytest.mark.parametrize(
    "words",
    [
        "vakantie: wie geeft mijn planten water?",
        "ik ben ziek, wie kan boodschappen voor mij doen?",
        "kan iemand volgende week mijn hond uitlaten?",
    ],
)
def test_a_request_is_no_pause(street: Street, words: str) -> None:
    bo = street.neighbour("Bo")
    bo.says(words)
    assert not bo.hears().key.startswith("pau.")
    for message in bo.messages:
        message.read = True
    assert paused(street, bo) is None


def test_who_is_never_asked_has_no_pause_to_begin(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ben ziek")
    assert not ans.hears().key.startswith("pau.")


def test_on_holiday_under_a_ping(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=1)
    bilal.hears(key="ping.ask")
    bilal.says("ik ben op vakantie tot 5 december")
    bilal.hears("tot 5 december", key="pau.ok")
    leave(street)
    ans.hears_nothing()


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("1 keer per week is genoeg", 1),
        ("Eén keer per week is genoeg", 1),
        ("niet meer dan twee per week", 2),
        ("vraag me maar vaker", 0),
        ("je vraagt me te vaak", 0),
    ],
)
def test_how_often(street: Street, words: str, most: int) -> None:
    bo = street.neighbour("Bo")
    bo.says(words)
    if most:
        bo.hears(str(most), key="pau.freq.ok")
        assert street.person(bo).max_a_week == most
    else:
        bo.hears("Hoeveel hulpvragen", key="pau.freq")
        bo.says("vijf")
        bo.hears("5", key="pau.freq.ok")


def test_twice_a_week_is_a_request_of_who_is_never_asked(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("1 keer per week is genoeg")
    assert not ans.hears().key.startswith("pau.")

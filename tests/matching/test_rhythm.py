"""How often something comes back, and when it is next: by the clock on the wall."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from matching import Rhythm, find_rhythm

ZONE = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kan iemand elke dinsdag boodschappen doen?", "week/1/1/0"),
        ("elke dinsdag en vrijdag de hond uitlaten", "week/1/1,4/0"),
        ("elke maandag, woensdag en vrijdag de hond", "week/1/0,2,4/0"),
        ("Wie wil om de week de ramen lappen?", "week/2//0"),
        ("om de week op maandag", "week/2/0/0"),
        ("Wie maait elke drie weken op vrijdag het gras?", "week/3/4/0"),
        ("elke week boodschappen", "week/1//0"),
        ("every seven weeks", "week/7//0"),
        ("co trzy dni", "day/3//0"),
        ("раз на два тижні", "week/2//0"),
        ("beş haftada bir", "week/5//0"),
        ("Kan iemand voortaan op woensdag de container buiten zetten?", "week/1/2/0"),
        ("Wie kan om de dag mijn planten water geven?", "day/2//0"),
        ("every other day", "day/2//0"),
        ("elke werkdag om 8 uur", "day/1/0,1,2,3,4/0"),
        ("elke ochtend de hond uitlaten", "day/1//0"),
        ("elke eerste maandag van de maand samen naar de markt", "month/1/0/1"),
        ("elke laatste vrijdag van de maand", "month/1/4/-1"),
        ("elke maand op de 15e", "month/1/15/0"),
        ("elke maand een keer naar de kapper", "month/1//0"),
        ("Could somebody do my shopping every Tuesday?", "week/1/1/0"),
        ("Her salı alışveriş yapabilecek biri var mı?", "week/1/1/0"),
    ],
)
def test_what_comes_back(text: str, code: str) -> None:
    found = find_rhythm(text, MONDAY)
    assert found is not None
    assert found.code == code
    assert Rhythm.read(code) == found


@pytest.mark.parametrize(
    "text", ["Wie kan dinsdag boodschappen doen?", "deze week elke dag de kat voeren", "hallo"]
)
def test_what_does_not(text: str) -> None:
    assert find_rhythm(text, MONDAY) is None


@pytest.mark.parametrize(
    ("code", "start", "days"),
    [
        ("week/1/1/0", "2026-11-24", ["2026-12-01", "2026-12-08"]),
        ("week/1/1,4/0", "2026-11-24", ["2026-11-27", "2026-12-01", "2026-12-04"]),
        ("week/2/0,3/0", "2026-11-26", ["2026-12-07", "2026-12-10", "2026-12-21"]),
        ("biweekly", "2026-12-23", ["2027-01-06", "2027-01-20"]),
        ("day/1/0,1,2,3,4/0", "2026-11-27", ["2026-11-30", "2026-12-01"]),
        ("day/2//0", "2026-12-30", ["2027-01-01", "2027-01-03"]),
        ("month/1/31/0", "2027-01-31", ["2027-02-28", "2027-03-31", "2027-04-30"]),
        ("month/1/4/-1", "2026-12-25", ["2027-01-29", "2027-02-26"]),
        ("monthly", "2026-12-15", ["2027-01-15", "2027-02-15"]),
    ],
)
def test_when_it_is_next(code: str, start: str, days: list[str]) -> None:
    moment = datetime.fromisoformat(f"{start}T10:30").replace(tzinfo=ZONE)
    for day in days:
        moment = Rhythm.read(code).following(moment)
        assert f"{moment:%Y-%m-%d %H:%M}" == f"{day} 10:30"


def test_the_same_time_by_the_clock_after_it_was_changed() -> None:
    saturday = datetime(2026, 10, 24, 10, 0, tzinfo=ZONE)
    later = Rhythm("week").following(saturday)
    assert (later.hour, later.utcoffset()) != (saturday.hour, saturday.utcoffset())
    assert later.hour == 10

"""Moments as people say them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.spoken import By, Clock, Day, Since, When, say

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(at(24, 15), at(24, 15)), "morgen, dinsdag 24 november, om 15:00 uur"),
        (When(at(24), at(25), "day"), "morgen, dinsdag 24 november"),
        (When(at(24, 6), at(24, 12), "part_of_day"),
         "morgen, dinsdag 24 november, in de ochtend"),
        (When(at(23, 18), at(24), "part_of_day"),
         "vandaag, maandag 23 november, in de avond"),
        (When(at(25, 10), at(25, 12), "hour"),
         "overmorgen, woensdag 25 november, tussen 10:00 en 12:00 uur"),
        (When(at(28), at(30), "day"), "van zaterdag 28 november tot en met zondag 29 november"),
        (When(at(23, 9), at(27), "day", deadline=True), "uiterlijk donderdag 26 november"),
        (When(at(24), at(24, 17), "hour", deadline=True),
         "morgen, dinsdag 24 november, vóór 17:00 uur"),
    ],
)  # fmt: skip
def test_when_in_dutch(when: When, words: str) -> None:
    assert say(when, "nl", NOW, "Europe/Amsterdam") == words


def test_when_in_english() -> None:
    when = When(at(24, 15), at(24, 15))
    assert say(when, "en", NOW, "Europe/Amsterdam") == "tomorrow, Tuesday 24 November, at 15:00"


def test_promises_and_other_moments() -> None:
    assert say(By(at(23, 15)), "nl", NOW, "Europe/Amsterdam") == "vandaag 15:00 uur"
    assert say(By(at(27, 9)), "nl", NOW, "Europe/Amsterdam") == "vrijdag 27 november 09:00 uur"
    assert say(Clock(at(23, 15)), "nl", NOW, "Europe/Amsterdam") == "15:00"
    assert say(Day(at(23, 15)), "nl", NOW, "Europe/Amsterdam") == "23 november"
    assert say(Since(NOW - timedelta(hours=1)), "nl", NOW, "Europe/Amsterdam") == "1 uur"
    assert say(Since(NOW - timedelta(days=3)), "nl", NOW, "Europe/Amsterdam") == "3 dagen"


def test_a_clock_change_does_not_move_the_words() -> None:
    when = When(datetime(2027, 3, 28, 9, tzinfo=ZONE), datetime(2027, 3, 28, 9, tzinfo=ZONE))
    now = datetime(2027, 3, 27, 9, tzinfo=ZONE)
    assert say(when, "nl", now, "Europe/Amsterdam") == "morgen, zondag 28 maart, om 09:00 uur"

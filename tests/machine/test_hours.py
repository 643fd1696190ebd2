"""Hours: waking, office and quiet, right across the days on which the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays

from bot.hours import Hours, _holidays, within_quiet

ZONE = ZoneInfo("Europe/Amsterdam")
WAKING = Hours("Europe/Amsterdam", 8 * 60, 21 * 60)
OFFICE = Hours("Europe/Amsterdam", 9 * 60, 17 * 60, "01234", holidays=False)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-24 09:00", 4, "2026-11-24 13:00"),
        ("2026-11-24 19:00", 4, "2026-11-25 10:00"),
        ("2026-11-24 23:00", 1, "2026-11-25 09:00"),
        ("2026-11-24 03:00", 1, "2026-11-24 09:00"),
        ("2027-03-27 20:00", 2, "2027-03-28 09:00"),  # the night of 23 hours
        ("2026-10-24 20:00", 2, "2026-10-25 09:00"),  # the night of 25 hours
        ("2026-11-24 08:00", 26, "2026-11-25 21:00"),  # two whole days
    ],
)
def test_waking_hours_pass_only_while_people_wake(start: str, hours: int, end: str) -> None:
    assert WAKING.add(local(start), timedelta(hours=hours)) == local(end)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-24 20:59", "2026-11-24 20:59"),
        ("2026-11-24 21:00", "2026-11-25 08:00"),
        ("2026-11-25 07:59", "2026-11-25 08:00"),
        ("2026-11-25 08:00", "2026-11-25 08:00"),
    ],
)
def test_the_borders_of_the_waking_hours(moment: str, opens: str) -> None:
    assert WAKING.next_open(local(moment)) == local(opens)


def test_the_office_is_closed_at_weekends_and_on_public_holidays() -> None:
    assert OFFICE.next_open(local("2026-11-27 17:00")) == local("2026-11-30 09:00")
    assert OFFICE.next_open(local("2027-04-27 10:00")) == local("2027-04-28 09:00")  # Koningsdag
    assert OFFICE.next_open(local("2026-12-25 10:00")) == local("2026-12-28 09:00")


def test_public_holidays_are_those_of_the_library_of_all_countries() -> None:
    for year in range(2024, 2051):
        assert _holidays(year) == set(country_holidays("NL", years=year))


def test_open_time_between_two_moments() -> None:
    start, end = local("2026-11-24 20:00"), local("2026-11-25 09:00")
    assert WAKING.between(start, end) == timedelta(hours=2)
    assert WAKING.between(end, start) == timedelta()


def test_adding_and_measuring_agree_over_a_whole_year() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for step in range(0, 365 * 24, 37):
        start = moment + timedelta(hours=step, minutes=step % 60)
        end = WAKING.add(start, timedelta(hours=7, minutes=13))
        assert WAKING.between(start, end) == timedelta(hours=7, minutes=13)


def test_own_quiet_hours_may_go_past_midnight() -> None:
    assert within_quiet(23 * 60, 22 * 60, 7 * 60)
    assert within_quiet(3 * 60, 22 * 60, 7 * 60)
    assert not within_quiet(12 * 60, 22 * 60, 7 * 60)
    assert not within_quiet(12 * 60, None, None)

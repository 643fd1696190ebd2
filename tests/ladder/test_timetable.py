"""When each rung falls, as a table: waking hours, percentages, office hours, clock changes."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.hours import Hours
from handlers.ladder import DEFAULT, table_of, timetable
from handlers.ladder.timetable import Times, next_at_the_top, passed_on_at, promised
from handlers.requests import Rung, Urgency

ZONE = "Europe/Amsterdam"
WAKING = Hours(ZONE, 8 * 60, 21 * 60)
OFFICE = Hours(ZONE, 9 * 60, 17 * 60, "01234", holidays=False)
TIMES = Times(WAKING, OFFICE)
DAYS = ["ma", "di", "wo", "do", "vr", "za", "zo"]
N, W, V, C = Rung.NEIGHBOURS, Rung.WIDER, Rung.VOLUNTEERS, Rung.COORDINATOR


def at(words: str) -> datetime:
    """The week of Monday 23 November 2026, and the weeks after it: "ma 09:00", "+di 12:00"."""
    weeks = words.count("+")
    day, clock = words.strip("+").split()
    hour, minute = (int(part) for part in clock.split(":"))
    date = 23 + 7 * weeks + DAYS.index(day)
    month, date = (12, date - 30) if date > 30 else (11, date)
    return datetime(2026, month, date, hour, minute, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def said(moments: dict[Rung, datetime]) -> list[str]:
    """The moments as `at` reads them, the seconds cut off."""
    monday = datetime(2026, 11, 23, tzinfo=ZoneInfo(ZONE)).date()
    words = []
    for moment in moments.values():
        local = moment.astimezone(ZoneInfo(ZONE))
        weeks = (local.date() - monday).days // 7
        words.append(f"{'+' * weeks}{DAYS[local.weekday()]} {local:%H:%M}")
    return words


@pytest.mark.parametrize(
    ("kind", "opened", "needed", "expected"),
    [
        # urgent: 20 minutes, 1 hour, 3 hours, or sooner when there is little time
        ("urgent", "ma 09:00", None, ["ma 09:00", "ma 09:20", "ma 10:00", "ma 12:00"]),
        ("urgent", "ma 09:00", "ma 17:00", ["ma 09:00", "ma 09:20", "ma 10:00", "ma 12:00"]),
        ("urgent", "ma 10:00", "ma 11:40", ["ma 10:00", "ma 10:15", "ma 10:35", "ma 11:00"]),
        # the coordinator's rung falls inside office hours, where there are any before the need
        ("urgent", "ma 15:00", "ma 20:00", ["ma 15:00", "ma 15:20", "ma 16:00", "ma 16:30"]),
        # no office hours left today: the evening is what there is
        ("urgent", "ma 18:00", "ma 20:00", ["ma 18:00", "ma 18:18", "ma 18:42", "ma 19:12"]),
        ("urgent", "za 10:00", "za 20:00", ["za 10:00", "za 10:20", "za 11:00", "za 13:00"]),
        # the clock stops at night: the first wave is at eight
        ("urgent", "ma 23:00", None, ["di 08:00", "di 08:20", "di 09:00", "di 11:00"]),
        ("urgent", "ma 20:50", None, ["ma 20:50", "di 08:10", "di 08:50", "di 10:50"]),
        # dated: 25, 50 and 75 per cent of the waking time
        ("dated", "ma 09:00", "di 19:00", ["ma 09:00", "ma 14:45", "ma 20:30", "di 13:15"]),
        ("dated", "ma 09:00", "di 09:00", ["ma 09:00", "ma 12:15", "ma 15:30", "ma 16:30"]),
        # more than 48 hours: the coordinator 24 of them before, which is 24 + 13 + 13 awake
        ("dated", "ma 08:00", "vr 08:00", ["ma 08:00", "di 08:00", "wo 08:00", "wo 10:00"]),
        # that would be on Saturday: on Friday then
        ("dated", "ma 08:00", "+ma 08:00", ["ma 08:00", "di 17:45", "do 14:30", "vr 16:30"]),
        # asked on Friday for Monday morning: too little of Friday is left, too little of Monday
        ("dated", "vr 12:00", "+ma 10:00", ["vr 12:00", "vr 13:30", "vr 15:00", "vr 16:30"]),
        # for Monday afternoon there is time enough on Monday morning
        ("dated", "vr 12:00", "+ma 15:00", ["vr 12:00", "za 09:30", "za 20:00", "+ma 09:00"]),
        # at the weekend for the weekend: nobody is at the office
        ("dated", "vr 18:00", "zo 12:00", ["vr 18:00", "za 10:00", "za 15:00", "za 20:00"]),
        # asked on Friday at the end of the office hours: nobody is called at once for that
        ("dated", "vr 16:45", "zo 12:00", ["vr 16:45", "za 09:03", "za 14:22", "za 19:41"]),
        # normal: 4, 24 and 48 waking hours
        ("normal", "ma 09:00", None, ["ma 09:00", "ma 13:00", "di 20:00", "do 18:00"]),
        ("normal", "ma 20:00", None, ["ma 20:00", "di 11:00", "wo 18:00", "vr 16:00"]),
        ("normal", "ma 03:00", None, ["ma 08:00", "ma 12:00", "di 19:00", "do 17:00"]),
        # durable: 2, 5 and 7 days at the same clock time, never before eight
        ("durable", "ma 09:30", None, ["ma 09:30", "wo 09:30", "za 09:30", "+ma 09:30"]),
        ("durable", "ma 23:30", None, ["di 08:00", "do 08:00", "zo 08:00", "+di 08:00"]),
    ],
)
def test_each_rung_has_its_moment(
    kind: str, opened: str, needed: str | None, expected: list[str]
) -> None:
    moments = timetable(Urgency(kind), at(opened), at(needed) if needed else None, TIMES)
    assert list(moments) == [N, W, V, C]
    assert said(moments) == expected


def test_the_rungs_are_always_in_order_and_awake() -> None:
    for kind in Urgency:
        for hour in range(0, 24 * 7, 5):
            for ahead in (0, 1, 3, 7, 20, 30, 50, 100, 200):
                opened = datetime(2026, 11, 22, 23, 0, tzinfo=UTC).timestamp() + hour * 3600
                begin = datetime.fromtimestamp(opened, UTC)
                needed = datetime.fromtimestamp(opened + ahead * 3600, UTC) if ahead else None
                moments = list(timetable(kind, begin, needed, TIMES).values())
                assert moments == sorted(moments), (kind, begin, needed)
                assert all(WAKING.open_at(moment) for moment in moments)


def test_with_a_moment_of_need_the_coordinator_has_office_hours_where_there_are_any() -> None:
    outside = []
    for hour in range(0, 24 * 7, 3):
        for ahead in (30, 50, 100, 200):
            opened = datetime(2026, 11, 22, 23, 0, tzinfo=UTC).timestamp() + hour * 3600
            begin = datetime.fromtimestamp(opened, UTC)
            needed = datetime.fromtimestamp(opened + ahead * 3600, UTC)
            coordinator = timetable(Urgency.DATED, begin, needed, TIMES)[C]
            if not OFFICE.open_at(coordinator):
                outside.append(OFFICE.between(begin, needed).total_seconds() / 3600)
    assert max(outside, default=0) < 1  # only where less than an hour of them was left


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (W, ["ma 09:00", "ma 16:40", "di 11:20"]),  # a third and two thirds of 23 hours
        (V, ["ma 09:00", "ma 16:30"]),  # halfway is 20:30: into the office hours
        (C, ["ma 09:00"]),
    ],
)
def test_a_next_round_spreads_the_rungs_that_remain(start: Rung, expected: list[str]) -> None:
    moments = timetable(Urgency.DATED, at("ma 09:00"), at("di 19:00"), TIMES, DEFAULT, start)
    assert next(iter(moments)) is start
    assert said(moments) == expected


def test_a_next_round_keeps_its_share_of_the_table() -> None:
    normal = timetable(Urgency.NORMAL, at("ma 09:00"), None, TIMES, DEFAULT, W)
    assert said(normal) == ["ma 09:00", "di 16:00", "do 14:00"]  # 20 and 44 hours
    urgent = timetable(Urgency.URGENT, at("ma 09:00"), None, TIMES, DEFAULT, V)
    assert said(urgent) == ["ma 09:00", "ma 11:00"]
    durable = timetable(Urgency.DURABLE, at("ma 09:00"), None, TIMES, DEFAULT, W)
    assert said(durable) == ["ma 09:00", "do 09:00", "za 09:00"]


@pytest.mark.parametrize(("month", "day"), [(3, 27), (10, 30)])
def test_days_are_at_the_same_clock_time_across_a_clock_change(month: int, day: int) -> None:
    opened = datetime(2027, month, day, 15, 0, tzinfo=ZoneInfo(ZONE))
    moments = timetable(Urgency.DURABLE, opened.astimezone(UTC), None, TIMES)
    local = [moment.astimezone(ZoneInfo(ZONE)) for moment in moments.values()]
    assert [f"{m:%H:%M}" for m in local] == ["15:00"] * 4
    assert [(m.date() - local[0].date()).days for m in local] == [0, 2, 5, 7]


def test_hours_that_pass_are_real_hours_across_a_clock_change() -> None:
    opened = datetime(2027, 3, 27, 20, 0, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    moments = timetable(Urgency.NORMAL, opened, None, TIMES)
    assert WAKING.between(opened, moments[W]).total_seconds() == 4 * 3600
    assert f"{moments[W].astimezone(ZoneInfo(ZONE)):%a %H:%M}" == "Sun 11:00"


@pytest.mark.parametrize(
    ("kind", "rung", "reached", "expected"),
    [
        ("normal", C, "ma 09:00", "ma 09:30"),
        ("urgent", C, "ma 09:00", "ma 09:15"),
        ("urgent", Rung.BACKUP, "ma 09:15", "ma 09:45"),
        ("normal", C, "ma 20:50", "di 08:20"),
    ],
)
def test_at_the_top_the_next_hears_after_half_an_hour(
    kind: str, rung: Rung, reached: str, expected: str
) -> None:
    moment = next_at_the_top(Urgency(kind), rung, at(reached), WAKING)
    assert said({rung: moment}) == [expected]


@pytest.mark.parametrize(
    ("planned", "needed", "now", "expected"),
    [
        ("do 18:00", None, "ma 19:00", "ma 19:00"),  # nothing to wait for
        ("do 18:00", None, "ma 23:00", "di 08:00"),  # but nobody is woken
        ("wo 10:00", "vr 08:00", "ma 10:00", "ma 10:00"),
        ("wo 10:00", "vr 08:00", "ma 18:00", "di 09:00"),  # somebody is at the office in time
        ("za 18:00", "zo 12:00", "vr 18:00", "vr 18:00"),  # nobody is
        ("+ma 09:00", "+ma 15:00", "vr 18:00", "+ma 09:00"),
    ],
)
def test_passed_on_to_the_coordinator_because_nobody_is_left(
    planned: str, needed: str | None, now: str, expected: str
) -> None:
    moment = passed_on_at(at(planned), at(needed) if needed else None, at(now), TIMES)
    assert said({C: moment}) == [expected]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("ma 09:20", "ma 09:30"),
        ("ma 10:00", "ma 10:15"),
        ("ma 09:14", "ma 09:30"),  # a minute is too little to be sure of
        ("ma 20:50", "ma 21:00"),  # a promise lies inside the waking hours
        ("ma 20:59", "ma 21:00"),
        ("ma 22:00", "di 08:15"),
    ],
)
def test_what_is_promised_is_a_quarter_of_an_hour_awake(moment: str, expected: str) -> None:
    assert said({N: promised(at(moment), WAKING)}) == [expected]


def test_a_neighbourhood_may_have_its_own_table() -> None:
    table = table_of(json.dumps({"urgent": [5, 10, 15], "dated_percent": [10, 20, 30]}))
    assert table.urgent == (5, 10, 15)
    assert table.dated_percent == (10, 20, 30)
    assert table.normal == DEFAULT.normal
    moments = timetable(Urgency.URGENT, at("ma 09:00"), None, TIMES, table)
    assert said(moments) == ["ma 09:00", "ma 09:05", "ma 09:10", "ma 09:15"]


@pytest.mark.parametrize(
    "settings",
    ["", "{", "[]", "3", '{"urgent": "soon"}', '{"urgent": [3, 2, 1]}', '{"urgent": [1, 2]}',
     '{"urgent": [true, true, true]}', '{"unknown": [1, 2, 3]}', '{"normal": [-1, 2, 3]}'],
)  # fmt: skip
def test_senseless_settings_are_the_default(settings: str) -> None:
    assert table_of(settings) == DEFAULT


def test_other_waking_hours_and_no_office_at_all() -> None:
    late = Times(Hours(ZONE, 10 * 60, 22 * 60), Hours(ZONE, 9 * 60, 9 * 60, "0"))
    moments = timetable(Urgency.DATED, at("ma 10:00"), at("di 22:00"), late)
    assert said(moments) == ["ma 10:00", "ma 16:00", "di 10:00", "di 16:00"]

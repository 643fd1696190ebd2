"""Time expressions, as people type them."""

from datetime import datetime

import pytest

from matching import find_moment, find_moments
from tests.matching.clock import TUESDAY, ZONE

PLAIN = [  # text, start, end (month-day hour:minute), grain
    ("kan het morgen rond half 4", "03-11 15:00", "03-11 16:00", "hour"),
    ("half 4", "03-10 15:30", "03-10 15:30", "minute"),
    ("vrijdag om kwart voor drie", "03-13 14:45", "03-13 14:45", "minute"),
    ("tien voor half 3 morgen", "03-11 14:20", "03-11 14:20", "minute"),
    ("Wie kan morgen om 19:00 mijn lamp ophangen?", "03-11 19:00", "03-11 19:00", "hour"),
    ("wie kan mijn lamp ophangen om 19:00, morgen", "03-11 19:00", "03-11 19:00", "hour"),
    ("zaterdagmiddag tussen 2 en 4", "03-14 14:00", "03-14 16:00", "hour"),
    ("vrijdagavond van half 8 tot 11", "03-13 19:30", "03-13 23:00", "minute"),
    ("donderdag na 5 uur", "03-12 17:00", "03-13 00:00", "hour"),
    ("overmorgen 's middags", "03-12 12:00", "03-12 18:00", "part_of_day"),
    ("volgende week woensdagochtend", "03-18 06:00", "03-18 12:00", "part_of_day"),
    ("de 21e", "03-21 00:00", "03-22 00:00", "day"),
    ("2 t/m 10 april", "04-02 00:00", "04-11 00:00", "day"),
    ("van 28 maart tot 5 april", "03-28 00:00", "04-06 00:00", "day"),
    ("met pasen", "04-04 00:00", "04-07 00:00", "day"),
    ("overmorgen voor tienen de kinderen", "03-12 00:00", "03-12 10:00", "hour"),
    ("het komende uur", "03-10 09:30", "03-10 10:30", "hour"),
    ("de komende twee weken", "03-10 00:00", "03-24 00:00", "day"),
    ("within the next two hours", "03-10 09:30", "03-10 11:30", "hour"),
    ("over drie kwartier", "03-10 10:15", "03-10 10:15", "minute"),
    ("zaterdag of zondag", "03-14 00:00", "03-16 00:00", "day"),
    ("Friday at 8:40", "03-13 08:40", "03-13 08:40", "minute"),
    ("next week Thursday at 3pm", "03-19 15:00", "03-19 15:00", "hour"),
    ("cuma akşamı", "03-13 18:00", "03-14 00:00", "part_of_day"),
    ("غدا الساعة السابعة مساء", "03-11 19:00", "03-11 19:00", "hour"),
    ("у п'ятницю о 14:30", "03-13 14:30", "03-13 14:30", "minute"),
    ("w niedzielę o 6:20, mam dwie walizki", "03-15 06:20", "03-15 06:20", "minute"),
    ("elke eerste maandag van de maand", "04-06 00:00", "04-07 00:00", "day"),
    ("het laatste weekend van maart", "03-28 00:00", "03-30 00:00", "day"),
    ("in de week van 23 maart", "03-23 00:00", "03-30 00:00", "week"),
    ("week 14", "03-30 00:00", "04-06 00:00", "week"),
    ("de tweede helft van april", "04-16 00:00", "05-01 00:00", "week"),
    ("eerste helft van volgende week", "03-16 00:00", "03-19 00:00", "day"),
    ("morgen tijdens de lunch", "03-11 12:00", "03-11 14:00", "part_of_day"),
    ("first thing tomorrow", "03-11 06:00", "03-11 09:00", "part_of_day"),
    ("liefst voor het weekend", "03-10 09:30", "03-14 00:00", "day"),
    ("eind van de week", "03-12 00:00", "03-14 00:00", "day"),
    ("midden volgende week", "03-18 00:00", "03-19 00:00", "day"),
    ("de dag voor koningsdag", "04-26 00:00", "04-27 00:00", "day"),
    ("moederdag", "05-10 00:00", "05-11 00:00", "day"),
    ("van 1-4 tot 5-4", "04-01 00:00", "04-06 00:00", "day"),
    ("op 2026-04-02", "04-02 00:00", "04-03 00:00", "day"),
    ("morgen om 1530 uur", "03-11 15:30", "03-11 15:30", "minute"),
    ("morgen van negen tot een", "03-11 09:00", "03-11 13:00", "hour"),
    ("vrijdagmiddag 3 uur tot zondagavond 8 uur", "03-13 15:00", "03-15 20:00", "hour"),
    ("maandag, dinsdag en woensdag", "03-16 00:00", "03-19 00:00", "day"),
    ("zaterdag niet, zondag wel", "03-15 00:00", "03-16 00:00", "day"),
    ("niet voor 10 uur", "03-10 10:00", "03-11 00:00", "hour"),
    ("zo tegen vieren", "03-10 15:30", "03-10 16:30", "hour"),
    ("over een dag of 3", "03-13 00:00", "03-14 00:00", "day"),
    ("ik zat te denken, kan het donderdga", "03-12 00:00", "03-13 00:00", "day"),
    ("zondag over acht dagen", "03-22 00:00", "03-23 00:00", "day"),
    ("in het suikerfeest", "03-20 00:00", "03-23 00:00", "day"),
    ("a week from Saturday", "03-21 00:00", "03-22 00:00", "day"),
    ("pazartesiden cumaya kadar", "03-16 00:00", "03-21 00:00", "day"),
]


def at(text: str) -> datetime:
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


@pytest.mark.parametrize(("text", "start", "end", "grain"), PLAIN)
def test_what_is_said_is_when(text: str, start: str, end: str, grain: str) -> None:
    found = find_moment(text, TUESDAY)
    assert found is not None
    assert (found.start, found.end, found.grain) == (at(start), at(end), grain)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("broek korter voor zaterdag", "03-14 00:00"),
        ("uiterlijk vrijdag", "03-14 00:00"),
        ("moet voor 5 uur weg", "03-10 17:00"),
        ("by Friday", "03-14 00:00"),
    ],
)
def test_a_deadline_begins_now(text: str, end: str) -> None:
    found = find_moment(text, TUESDAY)
    assert found is not None
    assert found.deadline
    assert (found.start, found.end) == (TUESDAY, at(end))


@pytest.mark.parametrize("text", ["oppas voor vrijdagavond", "iets voor vanmiddag"])
def test_for_an_evening_is_no_deadline(text: str) -> None:
    found = find_moment(text, TUESDAY)
    assert found is not None
    assert not found.deadline


@pytest.mark.parametrize(
    "text",
    [
        "komende dinsdag",
        "volgende vrijdag",
        "aanstaande zondag",
        "dinsdag",
        "om half 9",
        "om 8 uur",
    ],
)
def test_what_people_differ_about_comes_back_as_such(text: str) -> None:
    found = find_moment(text, TUESDAY)
    assert found is not None
    assert found.ambiguous
    assert found.other
    assert all(one.start != found.start for one in found.other)


@pytest.mark.parametrize("text", ["morgen", "zaterdag", "om 3 uur", "morgen om 19:00", "14 maart"])
def test_what_is_clear_is_not_asked_back(text: str) -> None:
    found = find_moment(text, TUESDAY)
    assert found is not None
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("text", "recurring"),
    [
        ("elke woensdag", "weekly"),
        ("om de week op maandag", "biweekly"),
        ("elke dag om 7 uur 's avonds", "daily"),
        ("every Tuesday", "weekly"),
    ],
)
def test_what_comes_back(text: str, recurring: str) -> None:
    found = find_moment(text, TUESDAY)
    assert found is not None
    assert found.recurring == recurring


def test_the_clock_goes_forward() -> None:
    night = datetime(2026, 3, 29, 1, 30, tzinfo=ZONE)
    found = find_moment("over een uur", night)
    assert found is not None
    assert found.start.isoformat() == "2026-03-29T03:30:00+02:00"
    day = find_moment("zondag", datetime(2026, 3, 27, 11, 0, tzinfo=ZONE))
    assert day is not None
    assert day.start.isoformat() == "2026-03-29T00:00:00+01:00"
    assert day.end.isoformat() == "2026-03-30T00:00:00+02:00"


def test_the_clock_goes_back() -> None:
    night = datetime(2026, 10, 25, 1, 30, tzinfo=ZONE)
    found = find_moment("over 2 uur", night)
    assert found is not None
    assert found.start.isoformat() == "2026-10-25T02:30:00+01:00"
    noon = find_moment("morgen om 12 uur", datetime(2026, 10, 24, 22, 0, tzinfo=ZONE))
    assert noon is not None
    assert noon.start.isoformat() == "2026-10-25T12:00:00+01:00"


@pytest.mark.parametrize("text", ["gisteravond", "afgelopen zaterdag", "eergisteren"])
def test_the_past_is_marked(text: str) -> None:
    assert all(found.past for found in find_moments(text, TUESDAY))


@pytest.mark.parametrize(
    "text",
    ["", "wie kan mijn lamp maken", "ik ben 79 jaar", "2 zakken kattengrit", "mijn ma is er zo"],
)
def test_no_time_is_no_moment(text: str) -> None:
    assert find_moment(text, TUESDAY) is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1 januari 2027", "2027-01-01"),
        ("op 4-1-2028", "2028-01-04"),
        ("May 3rd 2027", "2027-05-03"),
        ("29 februari 2028", "2028-02-29"),
    ],
)
def test_a_year_is_kept(text: str, first: str) -> None:
    found = find_moment(text, TUESDAY)
    assert found is not None
    assert found.start.date().isoformat() == first


def test_a_year_that_is_over_does_not_come_again() -> None:
    (was,) = find_moments("dat was op 3 maart 2024", TUESDAY)
    assert was.past
    assert was.start.year == 2024
    found = find_moment("mijn man viel op 3 maart 2024, wie helpt er zaterdag", TUESDAY)
    assert found is not None
    assert found.start == at("03-14 00:00")
    assert find_moment("30 februari 2026", TUESDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "maakt niet uit wanneer",
        "het is een uur of twee werk",
        "waar kom je vandaan",
        "ik heb 3 uur nodig",
        "in de herfstvakantie",
        "I may need some help",
    ],
)
def test_what_is_no_moment(text: str) -> None:
    assert find_moment(text, TUESDAY) is None


@pytest.mark.parametrize(
    ("text", "limit"),
    [("voor vrijdag", True), ("voor morgen", False), ("voor dinsdag 10 uur", False)],
)
def test_voor_is_before_or_for(text: str, limit: bool) -> None:
    found = find_moment(text, TUESDAY)
    assert found is not None
    assert found.deadline is limit


@pytest.mark.parametrize(
    "text", ["9999-12-31 oktober", "31-12-9999", "t/m 31-12-9999", "9998-12-31 een week lang"]
)
def test_the_last_year_there_is(text: str) -> None:
    """Nothing is counted on from there, and nobody is answered with an error."""
    find_moments(text, TUESDAY)

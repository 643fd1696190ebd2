"""The practice messages: how many in danger are heard, and how many others are left in peace."""

import tomllib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from matching import emergency, find_moment, find_rhythm, understand
from matching.evaluate import COVERED, moment_of, share
from matching.recognise.evidence import weighed
from matching.recognise.kinds import ACTED
from matching.words import sentence
from tests.matching.practice.fit import HERE, half, lines

TUESDAY = datetime(2026, 3, 10, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
MESSAGES = lines(HERE / "messages.jsonl")
MORE = lines(HERE / "more.jsonl")
SIXTH = lines(HERE / "sixth.jsonl")
RULES = Path(__file__).parents[2] / "matching" / "recognise"
LANGUAGES = ("nl", "en", "tr", "ar", "pl", "uk")
FLOORS = {"A": (0.99, 0.01, 0.92), "B": (0.95, 0.06, 0.93)}  # heard, alarms, routed


NEEDS = {"A": 0.94, "B": 0.90}  # of the kinds of help
MONTH = (0.93, 0.83)  # precision and recall of requests and offers
BORDERS = (0.04, 0.04)  # stopped though a neighbour may do it, and asked though none may
MOMENTS = {"A": 0.97, "B": 0.88}
MORE_MOMENTS = {"more_moments": 0.97, "second_moments": 0.92}
PLACES = {"A": (0.93, 0.96, 0.98), "B": (0.84, 0.95, 0.95)}  # personal, health, left as they are


def rows(letter: str, *routes: str) -> list[dict[str, str]]:
    return [r for r in MESSAGES if half(r["id"]) == letter and r["route"] in routes]


@pytest.mark.parametrize("letter", ["A", "B"])
def test_danger_without_its_name_is_heard(letter: str) -> None:
    urgent = rows(letter, "112", "113")
    missed = [row["text"] for row in urgent if emergency(row["text"]) is None]
    assert len(missed) <= (1 - FLOORS[letter][0]) * len(urgent), missed


@pytest.mark.parametrize("letter", ["A", "B"])
def test_what_only_sounds_like_danger_stays_quiet(letter: str) -> None:
    calm = rows(letter, "neighbours", "refer", "refuse")
    alarms = [row["text"] for row in calm if emergency(row["text"]) is not None]
    assert len(alarms) <= FLOORS[letter][1] * len(calm), alarms


@pytest.mark.parametrize("letter", ["A", "B"])
def test_what_is_not_for_neighbours_is_refused_or_referred(letter: str) -> None:
    asked = rows(letter, "refuse", "refer")
    wrong = [r["text"] for r in asked if understand(r["text"], TUESDAY).route != r["route"]]
    assert len(wrong) <= (1 - FLOORS[letter][2]) * len(asked), wrong


def test_who_wants_to_die_is_told_of_113_and_not_of_112() -> None:
    crisis = [r for r in MESSAGES if r["route"] == "113" and half(r["id"]) == "A"]
    found = [emergency(row["text"]) for row in crisis]
    assert [one.route for one in found if one].count("113") >= 0.9 * len(crisis)


def test_the_messages_added_later_are_heard_too() -> None:
    urgent = [r for r in MORE if r["route"] in ("112", "113")]
    heard = [row for row in urgent if emergency(row["text"])]
    assert len(heard) >= 0.95 * len(urgent)
    calm = [r for r in MORE if r["route"] == "neighbours"]
    assert sum(emergency(row["text"]) is not None for row in calm) <= 0.02 * len(calm)


def test_what_nobody_prepared_for_is_heard() -> None:
    """Written by somebody who saw nothing of all this, and never learned from.

    The program before, without the 1,520 messages learned that day, heard 86 % of 112 and 48 % of
    113, with 7 of 150 others; now it is 92 %, 70 % and 7.
    """
    told = lines(HERE / "unprepared.jsonl")
    heard = {row["id"] for row in told if emergency(row["text"])}
    share_of = {
        route: sum(row["id"] in heard for row in told if row["route"] == route)
        / sum(row["route"] == route for row in told)
        for route in ("112", "113", "neighbours")
    }
    assert share_of["112"] >= 0.9
    assert share_of["113"] >= 0.65
    assert share_of["neighbours"] <= 0.06


@pytest.mark.parametrize("letter", ["A", "B"])
def test_the_sixth_round_is_heard_and_left_alone(letter: str) -> None:
    kept = [row for row in SIXTH if half(row["id"]) == letter]
    wrong = [
        r["text"] for r in kept if bool(emergency(r["text"])) != (r["route"] in ("112", "113"))
    ]
    assert len(wrong) <= 0.05 * len(kept), wrong


def test_in_a_month_of_the_group_few_messages_are_answered_that_ask_nothing() -> None:
    acted, meant, right = [], 0, 0
    for row in lines(HERE / "month.jsonl"):
        kind = understand(row["text"], TUESDAY, group=True).kind
        meant += row["label"] in ACTED
        if kind in ACTED:
            acted.append(row["text"])
            right += kind == row["label"]
    assert right >= MONTH[0] * len(acted)
    assert right >= MONTH[1] * meant


def test_nobody_is_asked_for_what_is_no_neighbours_work() -> None:
    wrong: dict[bool, list[str]] = {True: [], False: []}
    rows = lines(HERE / "borders.jsonl")
    for row in rows:
        route = understand(row["text"], TUESDAY, expect="request").route
        if (route == "neighbours") != row["asked"]:
            wrong[row["asked"]].append(row["text"])
    assert len(wrong[True]) <= BORDERS[0] * sum(row["asked"] for row in rows), wrong[True]
    assert len(wrong[False]) <= BORDERS[1] * sum(not row["asked"] for row in rows), wrong[False]


@pytest.mark.parametrize("letter", ["A", "B"])
def test_needs_are_told_apart(letter: str) -> None:
    kept = [row for row in lines(HERE / "needs.jsonl") if half(row["id"]) == letter]
    wrong = []
    for row in kept:
        needs = understand(row["text"], TUESDAY, expect="request").needs
        kinds = {kind for need in needs for kind in need.categories}
        if not kinds & set(row["categories"]):
            wrong.append(row["text"])
    assert len(wrong) <= (1 - NEEDS[letter]) * len(kept), wrong


@pytest.mark.parametrize("letter", ["A", "B"])
def test_moments_are_read_exactly(letter: str) -> None:
    kept = [row for row in lines(HERE / "moments.jsonl") if half(row["id"]) == letter]
    wrong = misread(kept)
    assert len(wrong) <= (1 - MOMENTS[letter]) * len(kept), wrong


@pytest.mark.parametrize("name", list(MORE_MOMENTS))
def test_the_moments_added_later_are_read_too(name: str) -> None:
    kept = lines(HERE / f"{name}.jsonl")
    wrong = misread(kept)
    assert len(wrong) <= (1 - MORE_MOMENTS[name]) * len(kept), wrong


def misread(rows: list[dict[str, str]]) -> list[tuple[str, object, object]]:
    """The texts whose moment is not exactly the labelled one, with both."""
    wrong: list[tuple[str, object, object]] = []
    for row in rows:
        found = find_moment(row["text"], moment_of(row["reference"]))
        got = (found.start.isoformat(), found.end.isoformat(), found.grain) if found else None
        want = (row["start"], row["end"], row["grain"]) if row["start"] else None
        if got != want:
            wrong.append((row["text"], want, got))
    return wrong


def test_how_often_something_comes_back_is_read() -> None:
    wrong = []
    rows = lines(HERE / "rhythms.jsonl")
    for row in rows:
        found = find_rhythm(row["text"], TUESDAY)
        if (found.code if found else None) != row["rhythm"]:
            wrong.append((row["text"], row["rhythm"], found))
    assert len(wrong) <= 0.03 * len(rows), wrong


@pytest.mark.parametrize("letter", ["A", "B"])
@pytest.mark.parametrize(("kind", "floor"), [("pii", 0), ("health", 1)])
def test_private_places_are_found(kind: str, floor: int, letter: str) -> None:
    kept = [row for row in lines(HERE / "private.jsonl") if half(row["id"]) == letter]
    missed, meant, marked = [], 0, []
    for row in kept:
        read = understand(row["text"], TUESDAY, expect="request")
        mine = read.health if kind == "health" else read.personal
        for part in row[kind]:
            meant += 1
            if share(row["text"], part, (*read.personal, *read.health)) < COVERED[kind]:
                missed.append(f"{row['text']} [{part}]")
        if not row["pii"] and not row["health"] and mine:
            marked.append(row["text"])
    assert len(missed) <= (1 - PLACES[letter][floor]) * meant, missed
    quiet = [row for row in kept if not row["pii"] and not row["health"]]
    assert len(marked) <= (1 - PLACES[letter][2]) * len(quiet), marked


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["danger", "routes"])
def test_every_sign_can_be_found(kind: str, language: str) -> None:
    table = tomllib.loads((RULES / kind / f"{language}.toml").read_text("utf-8"))
    written = [
        line
        for part in ("signs", "turns")
        for text in table[part].values()
        for line in text.split("\n")
        if line and not line.startswith("#")
    ]
    assert written
    for line in written:
        for word in line.split():
            for one in word.lstrip("-/~").split("|"):
                assert one, line  # an empty choice between two bars
                assert one[0] != "@" or one[1:] in table["words"], line
                assert word[0] != "~" or one.isdigit(), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_has_words(language: str) -> None:
    table = tomllib.loads((RULES / "evidence" / f"{language}.toml").read_text("utf-8"))
    empty = [name for name, text in table["families"].items() if not text.split()]
    assert empty == []


def test_what_is_weighed_says_where_it_heard_it() -> None:
    said = sentence("buurvrouw is gebeten door een hond en het bloed gutst uit haar arm")
    hits = weighed(said)
    assert hits
    assert {said.words[at] for hit in hits for at in hit.at} & {"gebeten", "bloed", "gutst"}

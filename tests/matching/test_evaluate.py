"""The evaluation set stays above its floors, and the two commands say what is wrong."""

import io
import json
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.commandline import evaluate, rank, understand
from matching import understand as read
from matching.calibration import DECISIONS, bins, decision, expected_error
from matching.subsets import subsets
from tests.matching.clock import TUESDAY as NOW

pytestmark = pytest.mark.real

SET = Path(__file__).parent.parent / "evaluation"


SITUATIONS = SET.parent / "matching" / "practice" / "situations"
UNSEEN = SET.parent / "unseen"


SETS = [SET, UNSEEN, UNSEEN / "roles", UNSEEN / "third", UNSEEN / "fourth", SITUATIONS]


@pytest.mark.parametrize("directory", SETS)
def test_the_set_is_above_its_floors(directory: Path) -> None:
    out = io.StringIO()
    assert evaluate.run(directory, out=out) == 0
    assert "offers nDCG@5" in out.getvalue()


def test_the_table_tells_the_hard_parts_and_what_is_done() -> None:
    out = io.StringIO()
    evaluate.run(SET, out=out)
    head, *rows = out.getvalue().splitlines()
    assert head.split()[-4:] == ["not", "nl", "noisy", "negation"]
    assert [row for row in rows if row.startswith("truth of chances")]
    for place in ("group", "requests in private"):
        told = [row for row in rows if row.startswith(f"{place}: ")]
        assert [row.split(":")[1].split("  ")[0].strip() for row in told] == list(DECISIONS)


def test_a_part_of_a_figure_has_a_floor_too(tmp_path: Path) -> None:
    for path in SET.glob("*.jsonl"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "floors.toml").write_text('"offers nDCG@5, noisy" = 1.0\n', "utf-8")
    out = io.StringIO()
    assert evaluate.run(tmp_path, out=out) == 1
    assert "Below its floor: offers nDCG@5, noisy" in out.getvalue()


def test_chances_that_mean_what_they_say() -> None:
    true = [(0.75, n % 4 != 0) for n in range(100)]
    boastful = [(0.95, n % 2 == 0) for n in range(100)]
    assert expected_error(true) == pytest.approx(0.0)
    assert expected_error(boastful) == pytest.approx(0.45)
    assert [row.size for row in bins([*true, *boastful])] == [100, 100]
    assert expected_error([]) == 0.0


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Wie kan mijn heg knippen?", "nl", set()),
        ("geen vervoer nodig, alleen gezelschap", "nl", {"negation"}),
        ("wie kan ff bootschapen doen", "nl", {"noisy"}),
        ("Who can walk my dog?", "en", {"not nl"}),
    ],
)
def test_the_part_a_text_is_in(text: str, language: str, parts: set[str]) -> None:
    assert subsets(text, language) == parts


def test_what_is_done_with_a_reading() -> None:
    clear = read("Wie kan morgen mijn heg knippen?", NOW, group=True)
    vague = read("Kan iemand mij helpen met iets?", NOW, expect="request")
    talk = read("Wat een mooi weer vandaag zeg", NOW, group=True)
    assert [decision(one) for one in (clear, vague, talk)] == list(DECISIONS)


def test_a_figure_below_its_floor_fails(tmp_path: Path) -> None:
    for path in SET.glob("*.jsonl"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "floors.toml").write_text('"offers nDCG@5" = 1.0\n', "utf-8")
    out = io.StringIO()
    assert evaluate.run(tmp_path, failures="offers nDCG@5", out=out) == 1
    assert "Below its floor: offers nDCG@5" in out.getvalue()


def test_a_set_that_is_not_there(tmp_path: Path) -> None:
    assert evaluate.run(tmp_path) == 2


def test_messages_in_and_readings_out(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        json.dumps({"id": "a", "text": "Wie kan morgen boodschappen doen? bel 06-12345678"}),
        "no json",
        json.dumps({"id": "b", "text": "ik wil dood", "reference": "2026-07-01T12:00:00+02:00"}),
    ]
    out = io.StringIO()
    assert understand.run("2026-03-10T09:30:00+01:00", lines, out) == 1
    one, two = (json.loads(line) for line in out.getvalue().splitlines())
    assert (one["id"], one["kind"], one["categories"]) == ("a", "request", ["groceries"])
    assert one["when"]["start"] == "2026-03-11T00:00:00+01:00"
    assert one["personal"] == [[38, 49]]
    assert (two["route"], two["urgency"]) == ("113", "emergency")
    assert "line 2" in capsys.readouterr().err
    assert understand.run("soon", [], out) == 2


def test_requests_in_and_the_offers_to_ask_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    offers = [
        {"id": "shop", "text": "Ik doe graag boodschappen voor een ander"},
        {"id": 2, "text": "Ik repareer fietsen"},
        {"id": ["x"], "text": "Ik kook"},
        {"text": "Ik heb geen nummer"},
        {"id": "mow", "text": "Gras maaien, alleen op zaterdag"},
    ]
    file = tmp_path / "offers.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in offers), "utf-8")
    lines = [
        json.dumps({"id": "a", "text": "Wie kan morgen boodschappen voor me doen?"}),
        json.dumps({"id": "b", "text": "ik heb een lekke band en ik moet gras maaien"}),
        json.dumps({"id": "c", "text": "mijn moeder ademt niet meer!!"}),
        json.dumps({"id": "d", "text": "kan iemand me 50 euro lenen"}),
        json.dumps({"id": "e", "text": "kan iemand dinsdag mijn gras maaien"}),
        json.dumps({"id": "f"}),
    ]
    out = io.StringIO()
    assert rank.run(file, "2026-03-10T09:30", lines, out) == 1
    found = {row["request_id"]: row for row in map(json.loads, out.getvalue().splitlines())}
    asked = {name: [one["offer_id"] for one in row["ranked"]] for name, row in found.items()}
    assert asked == {"a": ["shop"], "b": ["mow", 2], "c": [], "d": [], "e": []}
    best = found["a"]["ranked"][0]
    assert (best["why"], best["score"] > 0.6) == ("Je biedt dit aan: boodschappen doen.", True)
    assert found["a"]["ms"] > 0
    wrong = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in wrong] == [
        "offers.jsonl line 3", "offers.jsonl line 4", "line 6",
    ]  # fmt: skip
    assert rank.run(file, "soon", [], out) == 2
    assert rank.run(tmp_path / "none.jsonl", None, [], out) == 2


def test_a_bad_line_of_a_set_is_named_and_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in SET.glob("*.jsonl"):
        lines = file.read_text("utf-8").splitlines()[:30]
        if file.name == "offers.jsonl":
            lines[1] = "kapot"
            lines[2] = "[1]"
        (tmp_path / file.name).write_text("\n".join(lines), "utf-8")
    assert evaluate.run(tmp_path, out=io.StringIO()) == 1
    told = capsys.readouterr().err
    assert "offers.jsonl line 2: JSONDecodeError" in told
    assert "offers.jsonl line 3: ValueError" in told


def test_failures_are_listed_for_a_figure_that_exists(capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.run(SET, failures="luck", out=io.StringIO()) == 2
    assert "offers nDCG@5" in capsys.readouterr().err
    assert main(["evaluate", str(SET), "--failures", "offers nDCG@5"]) == 0
    assert capsys.readouterr().out.count("\n") > 25

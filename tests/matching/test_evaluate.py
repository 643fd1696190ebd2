"""The evaluation set stays above its floors, and the two commands say what is wrong."""

import io
import json
from pathlib import Path

import pytest

from bot.commandline import evaluate, rank, understand

SET = Path(__file__).parent.parent / "evaluation"


def test_the_set_is_above_its_floors() -> None:
    out = io.StringIO()
    assert evaluate.run(SET, out=out) == 0
    assert "offers nDCG@5" in out.getvalue()


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

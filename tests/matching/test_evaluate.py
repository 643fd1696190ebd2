"""The evaluation set stays above its floors, and the two commands say what is wrong."""

import io
import json
from pathlib import Path

import pytest

from bot.commandline import evaluate, understand

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

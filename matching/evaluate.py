"""The figures of a labelled set: ranking, group talk, moments, emergencies, private places."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from matching.calibration import decision, expected_error
from matching.find import find_offers
from matching.moments import find_moment
from matching.rank import Index
from matching.recognise import emergency, understand
from matching.subsets import subsets

ZONE = ZoneInfo("Europe/Amsterdam")
REFERENCE = datetime(2026, 3, 10, 9, 30, tzinfo=ZONE)  # of the group's messages
_ACTED = ("request", "offer")
_DEPTH = 5  # ranked offers that are looked at
_DRAWS = 400  # bootstrap samples
COVERED = {"pii": 1.0, "health": 0.5}  # share of a span that has to be found

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure over `size` cases, with its 95% interval and its value per part of the set.

    Parts are languages and `SUBSETS`.
    """

    name: str
    value: float
    low: float
    high: float
    size: int
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """What one text scored (0..1), and the text for the list of failures."""

    language: str
    score: float
    text: str


def load(directory: Path, name: str, bad: list[str]) -> list[Row]:
    """The records of one JSON-lines file of the set.

    A line that is no JSON object is told in `bad` and left out.
    """
    lines = (directory / f"{name}.jsonl").read_text("utf-8").splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict) or "id" not in row:
                raise ValueError("no object with an id")
            found.append(row)
        except ValueError as error:
            bad.append(f"{name}.jsonl line {number}: {type(error).__name__} {error}")
    return found


def moment_of(text: str) -> datetime:
    """An ISO moment in Dutch local time, which it is in when it does not say."""
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=ZONE)).astimezone(ZONE)


def evaluate(directory: Path, bad: list[str]) -> tuple[list[Figure], dict[str, list[Case]]]:
    """All figures of the set in this directory, and the cases behind each; `bad` as in `load`."""
    cases: dict[str, list[Case]] = {}
    requests, offers = load(directory, "requests", bad), load(directory, "offers", bad)
    group = load(directory, "group_messages", bad)
    cases |= _ranking(requests, offers)
    cases |= _reading(requests)
    cases |= _dates(load(directory, "dates", bad))
    cases |= _safety(requests, offers, group)
    figures = [_mean(name, rows) for name, rows in cases.items()]
    kinds, wrong = _group(group)
    return figures + kinds, cases | wrong


def _mean(name: str, cases: Sequence[Case]) -> Figure:
    scores = [case.score for case in cases]
    low, high = _interval(scores)
    by: dict[str, list[float]] = {}
    for case in cases:
        for part in (case.language, *subsets(case.text, case.language)):
            by.setdefault(part, []).append(case.score)
    parts = {part: _average(row) for part, row in by.items()}
    return Figure(name, _average(scores), low, high, len(scores), parts)


def _average(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores) if scores else 0.0


def _interval(scores: Sequence[float]) -> tuple[float, float]:
    """The 95% bootstrap interval of a mean, the same at every run."""
    if not scores:
        return 0.0, 0.0
    draw = Random(1)  # noqa: S311 - a figure, not a secret
    means = sorted(_average(draw.choices(scores, k=len(scores))) for _ in range(_DRAWS))
    return means[int(0.025 * _DRAWS)], means[int(0.975 * _DRAWS)]


def ndcg(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Normalised discounted gain of a ranking, with gains 3 and 1 for the grades 2 and 1."""
    gains = [2 ** relevant.get(name, 0) - 1 for name in ranked[:_DEPTH]]
    best = sorted((2**grade - 1 for grade in relevant.values()), reverse=True)[:_DEPTH]
    ideal = _discounted(best)
    return _discounted(gains) / ideal if ideal else 0.0


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def _ranking(requests: Sequence[Row], offers: Sequence[Row]) -> dict[str, list[Case]]:
    index = Index()
    for row in offers:
        index.put(row["id"], row["text"])
    names = ("offers nDCG@5", "offers P@1", "offers hit@3", "answered", "silent")
    found: dict[str, list[Case]] = {name: [] for name in names}
    for row in requests:
        fits = find_offers(index, row["text"], moment_of(row["reference"]))
        ranked = [str(fit.offer_id) for fit in fits]
        relevant = row["relevant"]
        if not relevant:
            found["silent"].append(Case(row["lang"], float(not ranked), row["text"]))
            continue
        scores = (
            ndcg(ranked, relevant),
            float(any(relevant.get(name) for name in ranked[:1])),
            float(any(name in relevant for name in ranked[:3])),
            float(bool(ranked)),
        )
        for name, score in zip(names, scores, strict=False):
            found[name].append(Case(row["lang"], score, row["text"]))
    return found


def _reading(requests: Sequence[Row]) -> dict[str, list[Case]]:
    names = ("category", "when", "urgency", "people", "recurring", "route", "missing what")
    found: dict[str, list[Case]] = {name: [] for name in names}
    routes = {"ok": ("neighbours",), "emergency": ("112", "113")}
    for row in requests:
        read = understand(row["text"], moment_of(row["reference"]), expect="request")
        need = read.needs[0]
        right: dict[str, bool] = {"route": read.route in routes.get(row["safe"], (row["safe"],))}
        if row["safe"] == "ok":
            kinds = {kind for one in read.needs for kind in one.categories}
            right["category"] = need.categories[0] in row["categories"] or bool(
                kinds & set(row["categories"])
            )
            right["when"] = _same_when(row["when"], need.when)
            right["urgency"] = need.urgency == row["urgency"]
            right["people"] = max(one.people for one in read.needs) == row["people"]
            right["recurring"] = need.recurring == row["recurring"]
            if row["categories"] == ["other"] and not row["relevant"] and not row["health"]:
                right["missing what"] = "what" in need.missing
        for name, is_right in right.items():
            found[name].append(Case(row["lang"], float(is_right), row["text"]))
    return found


def _same_when(want: Mapping[str, str] | None, got: Any) -> bool:
    if want is None or got is None:
        return want is None and got is None
    return bool(
        got.start == datetime.fromisoformat(want["start"])
        and got.end == datetime.fromisoformat(want["end"])
    )


def _dates(rows: Sequence[Row]) -> dict[str, list[Case]]:
    found = []
    for row in rows:
        got = find_moment(row["text"], moment_of(row["reference"]))
        right = got is not None and (
            got.start.isoformat() == row["start"]
            and got.end.isoformat() == row["end"]
            and got.grain == row["grain"]
        )
        found.append(Case(row["lang"], float(right), row["text"]))
    return {"moments exact": found}


def _safety(
    requests: Sequence[Row], offers: Sequence[Row], group: Sequence[Row]
) -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = {
        name: [] for name in ("emergencies recall", "false alarms", "pii recall", "health recall")
    }
    for row in requests:
        alarm = emergency(row["text"]) is not None
        name = "emergencies recall" if row["safe"] == "emergency" else "false alarms"
        found[name].append(Case(row["lang"], float(alarm), row["text"]))
        read = understand(row["text"], moment_of(row["reference"]), expect="request")
        for key, spans in (("pii", read.personal), ("health", read.health)):
            for part in row[key]:
                covered = share(row["text"], part, (*read.personal, *spans))
                right = float(covered >= COVERED[key])
                found[f"{key} recall"].append(Case(row["lang"], right, f"{row['text']} [{part}]"))
    for row in (*offers, *group):
        if row.get("label") != "alert":
            alarm = emergency(row["text"]) is not None
            found["false alarms"].append(Case(row["lang"], float(alarm), row["text"]))
    return found


def share(text: str, part: str, spans: Iterable[tuple[int, int]]) -> float:
    """The share of this part of a text that the spans cover, 0..1."""
    start = text.find(part)
    places = {at for low, high in spans for at in range(low, high)}
    return sum(at in places for at in range(start, start + len(part))) / max(1, len(part))


def _group(rows: Sequence[Row]) -> tuple[list[Figure], dict[str, list[Case]]]:
    wanted: list[tuple[str, str, str, str]] = []
    told: list[tuple[float, bool]] = []
    for row in rows:
        read = understand(row["text"], REFERENCE, group=True)
        wanted.append((row["lang"], row["label"], read.kind, row["text"]))
        told.append((read.confidence, read.kind == row["label"]))
    acted = {"request", "offer"}
    precision, recall, _ = _scores(wanted, acted)
    one, two, both = _scores(wanted, {"request"})
    right = [Case(lang, float(want == got), f"{text} [{want}, {got}]")
             for lang, want, got, text in wanted]  # fmt: skip
    figures = [
        Figure("group request-or-offer precision", precision, 0, 1, len(rows), {}),
        Figure("group request-or-offer recall", recall, 0, 1, len(rows), {}),
        Figure("group request precision", one, 0, 1, len(rows), {}),
        Figure("group request recall", two, 0, 1, len(rows), {}),
        Figure("group request F1", both, 0, 1, len(rows), {}),
        _mean("group kind", right),
        Figure("truth of chances", 1.0 - expected_error(told), 0, 1, len(rows), {}),
    ]
    return figures, {"group kind": right}


def decided(directory: Path) -> dict[str, list[tuple[str, bool]]]:
    """What is done with each message of the set, and whether that was right, in two lists.

    In the group acting is right on a request or an offer, silence on everything else. On a request
    in private acting is right when the kind of help is, and asking what is meant always is.
    """
    group = []
    for row in load(directory, "group_messages", []):
        read = understand(row["text"], REFERENCE, group=True)
        if read.route not in ("112", "113"):  # those are answered whatever the chances are
            done = decision(read)
            group.append((done, (row["label"] in _ACTED) == (done != "left alone")))
    private = []
    for row in load(directory, "requests", []):  # what is bad was told before
        read = understand(row["text"], moment_of(row["reference"]))
        done = decision(read)
        if row["safe"] == "ok":
            kinds = {kind for need in read.needs for kind in need.categories}
            right = bool(kinds & set(row["categories"])) and read.route == "neighbours"
            private.append((done, right if done == "acted on" else done == "asked back"))
    return {"group": group, "requests in private": private}


def _scores(
    rows: Sequence[tuple[str, str, str, str]], kinds: set[str]
) -> tuple[float, float, float]:
    """Precision, recall and F1 of these kinds taken together."""
    hit = sum(want in kinds and got in kinds for _, want, got, _ in rows)
    said = sum(got in kinds for _, _, got, _ in rows)
    meant = sum(want in kinds for _, want, _, _ in rows)
    precision, recall = hit / max(1, said), hit / max(1, meant)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

"""`burenhulp rank --offers FILE`: requests as JSON lines in, the offers that fit each out."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any, TextIO

from bot.commandline.jsonlines import Lines
from bot.commandline.understand import reference_of, standard_moment
from matching import Fit, Index
from matching.find import find_offers
from matching.why import explain

FIRST = "Wie kan morgen boodschappen doen?"


def run(file: Path, reference: str | None, lines: Iterable[str], out: TextIO) -> int:
    """One ranking a line: `{request_id, ranked: [{offer_id, score, why}], ms}`.

    A bad line of either file is named on standard error, skipped, and gives exit code 1; a file
    that cannot be read, or a bad --reference, gives 2.
    """
    try:
        standard = standard_moment(reference)
    except ValueError:
        print(f"--reference is no ISO moment: {reference}", file=sys.stderr)
        return 2
    try:
        offers = Lines(file.read_text("utf-8").splitlines(), f"{file.name} ")
    except (OSError, UnicodeDecodeError) as error:
        print(f"--offers cannot be read: {type(error).__name__}", file=sys.stderr)
        return 2
    index = Index()
    for identity, text in offers.read(_offer):
        index.put(identity, text)
    find_offers(index, FIRST, standard)  # what is loaded once is no time of the first request
    requests = Lines(lines)
    for row, at in requests.read(lambda row: (row, reference_of(row, standard))):
        began = perf_counter()
        fits = find_offers(index, row["text"], at)
        answer = {"request_id": row.get("id"), "ranked": [_shown(fit) for fit in fits]}
        answer["ms"] = round((perf_counter() - began) * 1000, 3)
        print(json.dumps(answer, ensure_ascii=False), file=out)
    return 1 if offers.bad or requests.bad else 0


def _offer(row: dict[str, Any]) -> tuple[str | int, str]:
    if not isinstance(row["id"], str | int):
        raise TypeError("no id")
    return row["id"], row["text"]


def _shown(fit: Fit) -> dict[str, Any]:
    return {"offer_id": fit.offer_id, "score": fit.score, "why": explain(fit)}

"""`burenhulp understand`: messages as JSON lines in, what was understood as JSON lines out."""

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TextIO

from bot.commandline.jsonlines import Lines
from matching import Moment, Understanding, understand
from matching.evaluate import ZONE, moment_of


def run(reference: str | None, lines: Iterable[str], out: TextIO) -> int:
    """One answer a line; a bad line is named on standard error, skipped, and gives exit code 1."""
    try:
        standard = standard_moment(reference)
    except ValueError:
        print(f"--reference is no ISO moment: {reference}", file=sys.stderr)
        return 2
    messages = Lines(lines)
    for row, at in messages.read(lambda row: (row, reference_of(row, standard))):
        found = _answer(row["text"], at)
        print(json.dumps({"id": row.get("id"), **found}, ensure_ascii=False), file=out)
    return 1 if messages.bad else 0


def reference_of(row: dict[str, Any], standard: datetime) -> datetime:
    """The moment a message was written: its own, else the standard one."""
    return moment_of(row["reference"]) if row.get("reference") else standard


def standard_moment(reference: str | None) -> datetime:
    """What --reference says, else now; ValueError when it is no moment."""
    if reference:
        return moment_of(reference)
    from bot.clock import real_now

    return real_now().astimezone(ZONE)


def _answer(text: str, at: datetime) -> dict[str, Any]:
    found = understand(text, at, group=True)
    read = found if found.needs else understand(text, at, expect="request")
    return {**_need(read), **_whole(found)}


def _need(found: Understanding) -> dict[str, Any]:
    need = found.needs[0]
    kinds = list(dict.fromkeys(kind for one in found.needs for kind in one.categories))
    return {
        "categories": kinds,
        "action": need.action,
        "when": _when(need.when),
        "urgency": need.urgency,
        "people": max(one.people for one in found.needs),
    }


def _when(moment: Moment | None) -> dict[str, str | None] | None:
    if moment is None:
        return None
    return {
        "start": moment.start.isoformat(),
        "end": moment.end.isoformat(),
        "grain": moment.grain,
        "recurring": moment.recurring,
    }


def _whole(found: Understanding) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "language": found.language,
        "route": found.route,
        "refer_to": found.refer_to,
        "personal": [list(span) for span in found.personal],
        "health": [list(span) for span in found.health],
        "confidence": found.confidence,
    }

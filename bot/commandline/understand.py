"""`burenhulp understand`: messages as JSON lines in, what was understood as JSON lines out."""

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from matching import Moment, Understanding, understand

ZONE = ZoneInfo("Europe/Amsterdam")


def run(reference: str | None, lines: Iterable[str], out: TextIO) -> int:
    """One answer a line; a bad line is named on standard error, skipped, and gives exit code 1."""
    try:
        standard = _moment(reference) if reference else _now()
    except ValueError:
        print(f"--reference is no ISO moment: {reference}", file=sys.stderr)
        return 2
    bad = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = _read(line)
            at = _moment(row["reference"]) if row.get("reference") else standard
        except (ValueError, KeyError, TypeError) as error:
            print(f"line {number}: {type(error).__name__} {error}", file=sys.stderr)
            bad += 1
            continue
        found = _answer(row["text"], at)
        print(json.dumps({"id": row.get("id"), **found}, ensure_ascii=False), file=out)
    return 1 if bad else 0


def _now() -> datetime:
    from bot.clock import real_now

    return real_now().astimezone(ZONE)


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=ZONE)).astimezone(ZONE)


def _read(line: str) -> dict[str, Any]:
    row = json.loads(line)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError("no object with a text")
    return row


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

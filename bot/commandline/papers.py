"""Writes the table of how long everything is kept into `deploy/papers`, from what the code does.

python -m bot.commandline.papers
"""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from bot import app, keeping, pulse, sealing
from handlers.founding import model as founding
from handlers.meeting import plan
from handlers.onbehalf import ask
from handlers.privacy import handing
from handlers.privacy.forget import LAST_LETTER
from handlers.privacy.retention import TABLES, Kept, Then
from handlers.roles import invite
from handlers.trouble import late
from handlers.welcome import intake

PAPERS = Path(__file__).parents[2] / "deploy" / "papers"
FILE = PAPERS / "bewaartermijnen.md"
# What goes by a clock of its own: the constant that its own room keeps to.
ELSEWHERE: Mapping[str, timedelta] = {
    "concern_note": TABLES["concern"].days,
    "event": sealing.KEPT,
    "farewell": LAST_LETTER,
    "founding": founding.VALID,
    "handed": handing.STAYS,
    "intake": intake.FORGET_AFTER,
    "late": late.FORGOTTEN,
    "letter": keeping.LETTERS,
    "on_behalf": ask.KEPT,
    "outage": pulse.KEPT,
    "recall": timedelta(hours=1),  # a hundred messages a beat: `handlers.trouble.again`
    "reminder": TABLES["meeting"].days,
    "seen": app.SEEN_FOR,
    "set_aside": keeping.SET_ASIDE,
    "trace": plan.SCRUBBED,
    "wrong_try": invite.HOUR,
}


def table() -> str:
    """The whole page."""
    words = tomllib.loads((PAPERS / "bewaartermijnen.toml").read_text("utf-8"))
    rows = [
        f"| {words['tables'][name]} | `{name}` | {_how_long(name, kept, words['staat'])} |"
        for name, kept in sorted(TABLES.items())
    ]
    top: str = words["page"]["top"]
    return top + "\n".join(rows) + "\n"


def _how_long(name: str, kept: Kept, words: Mapping[str, str]) -> str:
    if kept.then is Then.STAYS:
        return f"{words['stays']} | {words['deleted']}"
    then = words["nameless" if kept.then is Then.NAMELESS else "deleted"]
    return f"{_span(ELSEWHERE.get(name, kept.days))} | {then}"


def _span(time: timedelta) -> str:
    hours = int(time.total_seconds() // 3600)
    if hours < 48:
        return f"{hours} uur"
    return f"{time.days} dagen"


if __name__ == "__main__":
    FILE.write_text(table(), encoding="utf-8")

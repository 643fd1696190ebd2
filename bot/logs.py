"""The log: one JSON line each, with a fixed list of fields and nothing personal in it."""

import json
import logging
import re
import sys
import traceback

FIELDS = ("kind", "due", "platform", "outcome", "reason", "count", "seconds", "address", "version")
_TOKEN = re.compile(r"\d{6,12}:[A-Za-z0-9_-]{20,}")
_QUIET = ("apscheduler", "telegram", "aiohttp.access", "asyncio", "alembic", "sqlalchemy")


class Lines(logging.Formatter):
    """Formats a record as JSON: its fixed message, the allowed fields, and where a bug was."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.startswith(("bot", "handlers", "matching"))
        line: dict[str, object] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "name": record.name,
            # A library's message may quote what it could not handle: only its template is kept.
            "message": record.getMessage() if ours else str(record.msg)[:80],
        }
        line |= {f: getattr(record, f) for f in FIELDS if hasattr(record, f)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return _TOKEN.sub("[token]", json.dumps(line, ensure_ascii=False, default=str))


def _where(record: logging.LogRecord) -> list[str]:
    """File, line and function of each frame; never a value, never the text of the exception."""
    assert record.exc_info is not None  # noqa: S101 - seen to by the caller
    frames = traceback.extract_tb(record.exc_info[2])
    return [f"{frame.filename.split('/')[-1]}:{frame.lineno} {frame.name}" for frame in frames][
        -8:
    ]


def configure(level: str) -> None:
    """Log to standard error from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)

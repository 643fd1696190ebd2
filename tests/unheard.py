"""Which texts no conversation ever heard and which buttons none ever pressed, in a whole run.

Each worker writes down what it met; the run that started them adds it up. Every conversation is
held on SQLite, whatever is installed, and the browser adds nothing to what is heard: so a run
without PostgreSQL or without the browser is as whole as one with both.
"""

import json
from pathlib import Path

import pytest

from tests.street import HEARD, PRESSED, TEXTS

QUICK = "not real"  # what `make test` leaves out adds nothing to what is heard
# Options that leave tests out; a run with one of them says nothing.
_FEWER = ("keyword", "deselect", "ignore", "ignore_glob", "lf", "stepwise")


def notes(config: pytest.Config) -> Path:
    """Where the workers of this run write down what they heard, a file each."""
    return Path(config.rootpath) / ".pytest_cache" / "heard"


def note(config: pytest.Config, worker: str) -> None:
    """Write down what this worker's tests heard and pressed."""
    notes(config).mkdir(parents=True, exist_ok=True)
    mine = {"heard": sorted(HEARD), "pressed": sorted(PRESSED)}
    (notes(config) / f"{worker}.json").write_text(json.dumps(mine))


def is_whole(config: pytest.Config) -> bool:
    """Whether this run held every test there is."""
    fewer = any(getattr(config.option, name, None) for name in _FEWER)
    everything = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    most = config.option.markexpr in ("", QUICK)
    return everything and most and not fewer and not config.option.collectonly


def missing(config: pytest.Config) -> list[str]:
    """What neither this process nor one of its workers met, by key; buttons as "key [0]"."""
    heard, pressed = set(HEARD), set(PRESSED)
    for file in notes(config).glob("*.json"):
        found = json.loads(file.read_text())
        heard.update(found["heard"])
        pressed.update((key, position) for key, position in found["pressed"])
    texts = TEXTS.entries["nl"].items()
    spoken = {key for key, _ in texts if not key.startswith(("cmd.", "state."))}
    every = {(key, n) for key, text in texts for n in range(len(text.buttons or text.rows))}
    return sorted(spoken - heard) + [f"{key} [{n}]" for key, n in sorted(every - pressed)]

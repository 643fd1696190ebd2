"""The lock: every package that runs with the program, its version and the hashes of its files."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE = ROOT / "deploy" / "requirements.lock"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)([^\\]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Package:
    """One package of the lock."""

    name: str
    version: str
    hashes: tuple[str, ...]  # SHA-256, one for each file that may be installed
    only: str = ""  # on which computers: "sys_platform == 'win32'"


def packages(text: str | None = None) -> list[Package]:
    """The packages of the lock, by name."""
    found = []
    for part in re.split(r"\n(?=[A-Za-z0-9])", FILE.read_text("utf-8") if text is None else text):
        pin = _PIN.match(part)
        if pin is not None:
            hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", part))
            found.append(Package(pin[1], pin[2], hashes, pin[3].strip(" ;")))
    return found

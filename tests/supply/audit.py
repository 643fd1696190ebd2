"""`make audit`: the lock beside the known vulnerabilities; plain when nothing could be asked."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.supply.lock import FILE, ROOT, packages

ALLOWED = ROOT / "deploy" / "audit-allowed.toml"
NOT_ASKED = 3  # the exit code when the service could not be reached
COMMAND = (
    "uv", "tool", "run", "pip-audit", "--requirement", str(FILE), "--disable-pip", "--no-deps",
    "--format", "json", "--progress-spinner", "off",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Allowed:
    """A vulnerability that does not touch us, until when that counts, and why."""

    id: str
    until: date
    why: str


def allowed(text: str | None = None) -> list[Allowed]:
    """The list, as it stands in `deploy/`."""
    rows = tomllib.loads(ALLOWED.read_text("utf-8") if text is None else text)
    return [Allowed(row["id"], row["until"], row["why"]) for row in rows.get("allowed", [])]


def ask(command: Sequence[str] = COMMAND) -> tuple[int, str, str]:
    """The exit code, the answer and the complaints of pip-audit."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return 1, "", str(problem)
    return done.returncode, done.stdout, done.stderr


def run(
    tell: Callable[[str], None],
    today: date,
    answer: tuple[int, str, str] | None = None,
    excused: Sequence[Allowed] | None = None,
) -> int:
    """0: nothing known; 1: something is; 3: it could not be asked, so nothing is known at all."""
    _, out, complaints = answer or ask()
    try:
        found = json.loads(out)["dependencies"]
    except (ValueError, KeyError, TypeError):
        tell("NOT CHECKED: the service with known vulnerabilities could not be reached.")
        tell((complaints.strip().splitlines() or ["no answer"])[-1][:200])
        return NOT_ASKED
    seen = {one["name"].lower() for one in found if "skip_reason" not in one}
    left_out = sorted(p.name for p in packages() if not p.only and p.name.lower() not in seen)
    if not seen:
        tell("NOT CHECKED: the service with known vulnerabilities could not be reached, or knows")
        tell(f"none of {len(found)} packages. Nothing is known, which is not the same as none.")
        tell(next((one["skip_reason"] for one in found), "no answer")[:200])
        return NOT_ASKED
    if left_out:
        tell(f"NOT CHECKED: {', '.join(left_out)}")
        return NOT_ASKED
    excuses = {one.id: one for one in (allowed() if excused is None else excused)}
    bad = 0
    for package in found:
        for known in package.get("vulns", []):
            ids = {known["id"], *known.get("aliases", [])}
            excuse = next((excuses[one] for one in ids if one in excuses), None)
            if excuse is not None and excuse.until >= today:
                tell(f"allowed until {excuse.until}: {known['id']} ({excuse.why})")
                continue
            bad += 1
            fixed = ", ".join(known.get("fix_versions", [])) or "none"
            tell(f"{package['name']} {package['version']}: {known['id']}, mended in {fixed}")
    tell(f"{bad} known vulnerabilities in {len(found)} packages.")
    return 1 if bad else 0


def main() -> int:
    """Print what was found."""
    return run(lambda line: print(line, file=sys.stdout), datetime.now(UTC).date())

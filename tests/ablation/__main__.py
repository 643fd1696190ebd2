"""`make ablation`: each safeguard taken away, and whether its test noticed."""

import os
import re
import subprocess
import sys
import time

from tests.ablation.safeguard import Safeguard
from tests.ablation.table import TABLE
from tests.ablation.without import WITHOUT

SLOWEST = 120  # seconds of one row: a test that never ends has noticed too
_ENDED = re.compile(r"^(tests/\S+::\w+)\S* (PASSED|FAILED|ERROR|SKIPPED)", re.MULTILINE)


def main(wanted: list[str]) -> int:
    """Print the table, or these rows of it; 1 when a test misses nothing without its safeguard.

    All tests must pass first, with everything in its place.
    """
    rows = [one for one in TABLE.values() if not wanted or one.name in wanted]
    passed = _passed_with_everything(rows)
    bad = 0
    for one in rows:
        began = time.monotonic()
        verdict = "red" if _notices(one) else "GREEN"
        if (one.test, one.on) not in passed:
            verdict = "BROKEN"  # it does not even pass with everything in its place
        bad += verdict != "red"
        took = time.monotonic() - began
        print(
            f"{verdict:7} {one.name:33} {one.test.removeprefix('tests/')} ({took:.0f} s)",
            flush=True,
        )
    print(f"{len(rows)} safeguards, {bad} of them without a test that misses it")
    return 1 if bad or not rows else 0


def _passed_with_everything(rows: list[Safeguard]) -> set[tuple[str, str]]:
    """The tests of which every case passes, on the database that they are needed on."""
    passed: set[tuple[str, str]] = set()
    for on in sorted({one.on for one in rows}):
        tests = list(dict.fromkeys(one.test for one in rows if one.on == on))
        ended = _ended("", [*tests, "-k", on], SLOWEST * len(tests))
        passed |= {(test, on) for test, how in ended.items() if how == {"PASSED"}}
    return passed


def _notices(one: Safeguard) -> bool:
    try:
        ended = _ended(one.name, ["-x", one.test, "-k", one.on], SLOWEST)
    except subprocess.TimeoutExpired:
        return True
    return bool(ended.get(one.test, set()) & {"FAILED", "ERROR"})


def _ended(without: str, arguments: list[str], seconds: float) -> dict[str, set[str]]:
    """In which ways the cases of each test ended."""
    environ = os.environ | {
        WITHOUT: without,
        "BURENHULP_TEST_POSTGRES": "all",
        "BURENHULP_TEST_REQUIRE": "postgres",
    }
    command = [
        sys.executable, "-m", "pytest", "-p", "tests.ablation.without", "-p", "no:xdist",
        "-p", "no:cacheprovider", "--tb=no", "-vv", *arguments,
    ]  # fmt: skip
    ran = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=seconds, check=False
    )
    found: dict[str, set[str]] = {}
    for test, how in _ENDED.findall(ran.stdout):
        found.setdefault(test, set()).add(how)
    if not found:
        print(ran.stdout[-2000:], ran.stderr[-2000:], file=sys.stderr)
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

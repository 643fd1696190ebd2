"""Everything that runs is locked and listed; a file that was tampered with is not installed."""

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from datetime import date
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import pytest

from tests.security.reporting import Figure
from tests.supply import audit, bom
from tests.supply.audit import NOT_ASKED, Allowed
from tests.supply.lock import ROOT, packages

TODAY = date(2026, 11, 30)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.threat("T26")
def test_everything_that_runs_is_locked_with_its_hashes(figure: Figure) -> None:
    locked = {plain(package.name): package for package in packages()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    direct = [plain(re.split(r"[\[<>=!~ ]", one)[0]) for one in project["dependencies"]]
    assert set(direct) <= set(locked)
    assert all(package.hashes for package in locked.values())
    missing, todo, seen = [], list(direct), set()
    while todo:  # and what those need, on this computer
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        if name not in locked:
            missing.append(name)
        for need in metadata.requires(name) or []:
            if "extra ==" not in need and ";" not in need:
                todo.append(plain(re.split(r"[\[<>=!~ ;(]", need)[0]))
    assert missing == []
    many = sum(len(package.hashes) for package in locked.values())
    figure.found(f"{len(direct)} direct, {len(locked)} packages in all, {many:,} hashes")


@pytest.mark.threat("T26")
def test_what_is_in_it_is_listed() -> None:
    written = json.loads(bom.FILE.read_text("utf-8"))
    assert written["bomFormat"] == "CycloneDX"
    listed = {(one["name"], one["version"]) for one in written["components"]}
    assert listed == {(package.name, package.version) for package in packages()}


@pytest.mark.threat("T26")
def test_the_image_installs_what_is_locked_and_nothing_else() -> None:
    text = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
    assert "--require-hashes --only-binary :all: --requirement deploy/requirements.lock" in text
    assert "--no-deps ." in text


@pytest.mark.threat("T26")
def test_a_file_that_was_tampered_with_is_not_installed(tmp_path: Path, figure: Figure) -> None:
    wheel = tmp_path / "stone-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("stone.py", "")
        about = "Metadata-Version: 2.1\nName: stone\nVersion: 1.0\n"
        file.writestr("stone-1.0.dist-info/METADATA", about)
        file.writestr("stone-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        file.writestr("stone-1.0.dist-info/RECORD", "")
    wanted = sha256(wheel.read_bytes()).hexdigest()
    lock = tmp_path / "lock"
    lock.write_text(f"stone==1.0 --hash=sha256:{wanted}\n")

    def install() -> int:
        command = [
            sys.executable, "-m", "pip", "install", "--isolated", "--no-index", "--find-links",
            str(tmp_path), "--target", str(tmp_path / "in"), "--no-deps", "--require-hashes",
            "--quiet", "--upgrade", "-r", str(lock),
        ]  # fmt: skip
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert install() == 0
    with zipfile.ZipFile(wheel, "a") as file:
        file.writestr("stone/evil.py", "print('x')")
    assert install() != 0
    figure.found("a wheel with one more file in it: not installed")


def answer(*found: dict[str, object]) -> tuple[int, str, str]:
    every = {package.name: {"name": package.name, "version": package.version, "vulns": []}
             for package in packages()}  # fmt: skip
    for one in found:
        every[str(one["name"])] = one  # type: ignore[assignment]  # as pip-audit writes it
    return 0, json.dumps({"dependencies": list(every.values())}), ""


KNOWN = {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "fix_versions": ["9.9"]}


@pytest.mark.threat("T26")
def test_the_audit_says_what_is_known_and_what_was_not_asked() -> None:
    lines: list[str] = []
    tell = lines.append
    bad = {"name": "aiohttp", "version": "1", "vulns": [KNOWN]}
    assert audit.run(tell, TODAY, answer(), []) == 0
    assert lines[-1].startswith("0 known")
    assert audit.run(tell, TODAY, answer(bad), []) == 1
    assert "aiohttp 1: PYSEC-2026-1, mended in 9.9" in lines
    excuse = Allowed("CVE-2026-1", TODAY, "never called")
    assert audit.run(tell, TODAY, answer(bad), [excuse]) == 0
    old = Allowed("CVE-2026-1", date(2026, 11, 29), "never called")
    assert audit.run(tell, TODAY, answer(bad), [old]) == 1
    for silence in ((1, "", "Connection refused"), (0, "{}", ""), (1, "no json", "")):
        assert audit.run(tell, TODAY, silence, []) == NOT_ASKED
        assert any(line.startswith("NOT CHECKED") for line in lines[-2:])
    skipped = {"name": "aiohttp", "skip_reason": "no such version"}
    assert audit.run(tell, TODAY, answer(skipped), []) == NOT_ASKED
    assert lines[-1] == "NOT CHECKED: aiohttp"
    lines.clear()
    nothing = [{"name": p.name, "skip_reason": f"not found: {p.name}"} for p in packages()]
    assert audit.run(tell, TODAY, answer(*nothing), []) == NOT_ASKED
    assert lines[0].startswith("NOT CHECKED")
    assert "could not be reached" in lines[0]
    assert lines[-1].startswith("not found")
    assert not any("0 known" in line for line in lines)
    assert audit.ask(["/no/such/program"])[0] == 1
    assert audit.allowed() == []
    text = '[[allowed]]\nid = "X"\nuntil = 2027-01-01\nwhy = "y"\n'
    assert audit.allowed(text) == [Allowed("X", date(2027, 1, 1), "y")]

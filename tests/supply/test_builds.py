"""Whoever builds it again gets the same file to the byte: so what is published can be compared."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.security.reporting import Figure
from tests.supply.lock import ROOT

SOURCES = ("bot", "handlers", "matching", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")
UV = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
ZONES = {"here": "Europe/Amsterdam", "elsewhere": "Pacific/Auckland"}


def copied(folder: Path, when: int) -> Path:
    """The sources as somebody else has them: another place, made at another moment."""
    folder.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            skip = shutil.ignore_patterns("__pycache__", "*.pyc")
            shutil.copytree(source, folder / name, ignore=skip)
        else:
            shutil.copy(source, folder / name)
    for path in sorted(folder.rglob("*"), reverse=bool(when % 2)):
        os.utime(path, (when, when))
    return folder


def built(folder: Path, out: Path, zone: str) -> dict[str, str]:
    """Every file that building makes, with its hash."""
    assert UV is not None
    seed = {"TZ": zone, "PYTHONHASHSEED": str(len(zone)), "LC_ALL": "C"}
    settings = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"} | seed
    command = [UV, "build", "--quiet", "--out-dir", str(out), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=settings)
    if done.returncode and "hatchling" in done.stderr and "fetch" in done.stderr:
        pytest.skip("what builds it could not be fetched")
    assert done.returncode == 0, done.stderr
    files = [*out.glob("*.whl"), *out.glob("*.tar.gz")]
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.real
@pytest.mark.threat("T26")
@pytest.mark.skipif(UV is None, reason="needs uv")
def test_two_builds_are_equal_to_the_byte(tmp_path: Path, figure: Figure) -> None:
    found = [
        built(copied(tmp_path / name, 1_700_000_000 + number * 86_401), tmp_path / zone[:3], zone)
        for number, (name, zone) in enumerate(ZONES.items())
    ]
    assert len(found[0]) == 2
    assert found[0] == found[1]
    figure.found(f"{' and '.join(sorted(found[0]))}: two builds are byte-equal")


@pytest.mark.threat("T26")
def test_the_list_of_what_is_in_it_is_the_same_each_time(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        file = tmp_path / seed
        code = f"import pathlib; from tests.supply import bom; bom.write(pathlib.Path('{file}'))"
        settings = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", code], check=True, env=settings, cwd=ROOT)
        made.append(file.read_bytes())
    assert made[0] == made[1]

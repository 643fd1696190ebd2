"""The list of what is in it (SBOM, CycloneDX 1.6), made from the lock."""

import json
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

from tests.supply.lock import ROOT, Package, packages

FILE = ROOT / "deploy" / "sbom.json"


def _licence(name: str) -> str:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""  # of another kind of computer than this one
    text = about.get("License-Expression") or about.get("License") or ""
    return text if text and len(text) < 60 else ""


def component(package: Package) -> dict[str, Any]:
    """One entry."""
    found: dict[str, Any] = {
        "type": "library",
        "name": package.name,
        "version": package.version,
        "purl": f"pkg:pypi/{package.name.lower()}@{package.version}",
        "hashes": [{"alg": "SHA-256", "content": one} for one in package.hashes],
    }
    licence = _licence(package.name)
    return found | ({"licenses": [{"license": {"name": licence}}]} if licence else {})


def bill() -> dict[str, Any]:
    """The whole list."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [component(package) for package in packages()],
    }


def write(file: Path = FILE) -> None:
    """Write it down, the same each time."""
    file.write_text(json.dumps(bill(), indent=1, sort_keys=True) + "\n", encoding="utf-8")

"""The promises of the house: what every part of it keeps to, checked from the files themselves."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

import handlers
from bot.settings import KEYS
from bot.spoken import LANGUAGES
from tests.street import TEXTS

ROOT = Path(__file__).parent.parent
LINES, FUNCTION, TEXT_LINES = 300, 40, 400
NOTHING_NAMES = {
    "utils",
    "util",
    "helpers",
    "common",
    "base",
    "core",
    "misc",
    "manager",
    "service",
}


def tracked(suffix: str) -> list[Path]:
    """The files of the repository with this ending."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = [name for name in listed.stdout.splitlines() if name.endswith(suffix)]
    return [ROOT / name for name in names if (ROOT / name).exists()]


def python() -> list[Path]:
    return [path for path in tracked(".py") if "migrations/versions" not in str(path)]


def ours() -> list[Path]:
    return [p for p in python() if p.relative_to(ROOT).parts[0] in ("bot", "handlers", "matching")]


def test_no_file_or_function_grows_too_long() -> None:
    long = []
    for path in python():
        text = path.read_text("utf-8")
        if text.count("\n") > LINES:
            long.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > FUNCTION:
                    long.append(f"{path.relative_to(ROOT)}: {node.name} has {length} lines")
    for path in tracked(".toml"):
        if "texts" in path.name and path.read_text("utf-8").count("\n") > TEXT_LINES:
            long.append(str(path.relative_to(ROOT)))
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(p) for p in ours() if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


def test_no_name_that_says_nothing() -> None:
    empty = [
        str(path.relative_to(ROOT))
        for path in python()
        if NOTHING_NAMES & {path.stem, *path.relative_to(ROOT).parts}
    ]
    assert empty == []


def test_rooms_know_each_other_by_public_names_and_news() -> None:
    inside = []
    for path in ours():
        first, room, *_ = path.relative_to(ROOT).parts
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if first != "handlers" or not isinstance(node, ast.ImportFrom):
                continue
            top, *names = (node.module or "").split(".")
            if top == "handlers" and names[1:] not in ([], ["news"]) and names[0] != room:
                inside.append(f"{path.relative_to(ROOT)}: {node.module}")
    assert inside == []


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (r"datetime\.now\(|time\.time\(|time\.monotonic\(|utcnow\(", {"bot/clock.py"}),
        (r"os\.environ|getenv\(", {"bot/settings.py"}),
        (r"^import random$|random\.(random|choice|randint)\(|uuid4|token_urlsafe|SystemRandom",
         {"bot/commandline/assemble.py", "bot/house.py", "bot/keys.py", "bot/turn.py", "bot/db.py",
          "bot/platforms"}),
        (r"\bpickle\b|\beval\(|yaml\.load\(", set()),
        (r"text\(f[\"']", set()),
        (r"[^.]\bSession\(", {"bot/app.py"}),
    ],
)  # fmt: skip
def test_one_door_each(pattern: str, allowed: set[str]) -> None:
    found = []
    for path in ours():
        name = str(path.relative_to(ROOT))
        if any(name.startswith(door) for door in allowed):
            continue
        lines = path.read_text("utf-8").splitlines()
        found += [f"{name}:{i}" for i, line in enumerate(lines, 1) if re.search(pattern, line)]
    assert found == []


def test_every_suppression_has_its_reason() -> None:
    bare = []
    for path in python():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if re.search(
                r"#\s*(noqa|type:\s*ignore)\S*(\s*\[[^]]*\])?(:?\s*[A-Z]+\d+)*\s*$", line
            ):
                bare.append(f"{path.relative_to(ROOT)}:{number}")
    assert bare == []


def test_every_setting_is_in_the_readme_and_the_example() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    example = (ROOT / "deploy/.env.example").read_text("utf-8")
    plain = {key for key in KEYS if not key.endswith("_FILE")}
    assert {key for key in plain if key not in readme or key not in example} == set()


def test_every_feature_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert {f.name for f in handlers.FEATURES if f"handlers/{f.name}/" not in readme} == set()


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "nl"])
def test_every_text_exists_in_each_language_with_the_same_shape(language: str) -> None:
    dutch, translated = TEXTS.entries["nl"], TEXTS.entries.get(language, {})
    assert set(dutch) ^ set(translated) == set()
    different = []
    for key, text in dutch.items():
        other = translated[key]
        shape = [(len(t.buttons), len(t.rows), bool(t.undated)) for t in (text, other)]
        blanks = [set(re.findall(r"\{(\w+)\}", t.text)) for t in (text, other)]
        if shape[0] != shape[1] or blanks[0] != blanks[1]:
            different.append(key)
    assert different == []


def test_every_text_that_is_said_exists_and_every_text_is_said() -> None:
    keys = set(TEXTS.entries["nl"])
    code = "\n".join(path.read_text("utf-8") for path in ours())
    unused = {
        key
        for key in keys
        if f'"{key}"' not in code
        and not key.startswith(("cmd.", "state.", "set."))
        and f'f"{key.rpartition(".")[0]}.{{' not in code
    }
    assert unused == set()

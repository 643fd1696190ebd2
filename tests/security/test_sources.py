"""What stands in our own sources: nothing that runs what it reads, no address to call."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date

from tests.security.reporting import Figure
from tests.security.story import play
from tests.street import MONDAY, Street
from tests.test_house import ROOT, ours

RUNS = {"eval", "exec", "compile", "__import__"}
LOADS = {"pickle", "cPickle", "dill", "shelve", "marshal", "jsonpickle"}
CALLS_OUT = {
    "urllib.request",
    "http.client",
    "requests",
    "httpx",
    "ftplib",
    "smtplib",
    "telnetlib",
}


@cache
def trees() -> list[tuple[str, ast.Module]]:
    """Every file of ours, read once."""
    return [(str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))) for path in ours()]


def imports(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.threat("T18")
def test_nothing_runs_what_it_reads(figure: Figure) -> None:
    found, count = [], 0
    for name, tree in trees():
        count += 1
        found += [f"{name}: {module}" for module in imports(tree) & LOADS]
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id in RUNS:
                    found.append(f"{name}:{node.lineno} {node.func.id}")
            elif isinstance(node, ast.Attribute) and node.attr in (
                "PicklePersistence",
                "unsafe_load",
            ):
                found.append(f"{name}:{node.lineno} {node.attr}")
    assert found == []
    figure.found(f"{count} files: no pickle, no eval, no YAML that runs")


_unpickled: list[str] = []


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if event == "pickle.find_class":
        _unpickled.append(str(arguments))


@pytest.mark.threat("T18")
def test_a_whole_conversation_unpickles_nothing(quiet_street: Street, figure: Figure) -> None:
    for language in ("nl", "en"):  # Babel keeps its own tables as pickles, inside its package
        Locale.parse(language).plural_form(1)
        format_date(MONDAY, locale=language)
    sys.addaudithook(_heard)
    _unpickled.clear()
    play(quiet_street)
    days = figure.of(40)
    quiet_street.wait(days=days)
    assert _unpickled == []
    figure.found(f"{days} days of a neighbourhood: 0 unpickled")


@pytest.mark.threat("T16")
def test_nothing_of_ours_calls_an_address_that_is_not_in_the_settings(figure: Figure) -> None:
    """Only the gateway of Telegram goes out, to the address of the settings."""
    found, clients = [], []
    for name, tree in trees():
        if imports(tree) & CALLS_OUT:
            found.append(name)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr == "ClientSession":
                clients.append(name)
    assert found == []
    assert {str(Path(name).parent) for name in clients} <= {"bot/platforms/telegram"}
    sources = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "bot/platforms/telegram").glob("*.py")
    )
    named = {*re.findall(r"https?://([a-z][\w.]*)", sources)}
    assert named <= {"api.telegram.org", "t.me", "bot.example.org"}
    figure.found("one room goes out, to the address of the settings; links are never fetched")


@pytest.mark.threat("T17")
def test_statements_are_never_put_together_from_what_is_said(figure: Figure) -> None:
    """Where SQL is text it is a constant, or made of names of our own tables."""
    allowed = {"bot/commandline/sqlitefile.py", "bot/db.py", "bot/upgrade.py"}
    found = []
    for name, tree in trees():
        if name in allowed or name.startswith(("bot/commandline/audit/", "bot/migrations/")):
            continue
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            if called in ("text", "exec_driver_sql", "execute", "executescript"):
                first = node.args[0]
                if isinstance(first, ast.JoinedStr | ast.BinOp):
                    found.append(f"{name}:{node.lineno}")
    assert found == []
    figure.found("no statement is put together from text")

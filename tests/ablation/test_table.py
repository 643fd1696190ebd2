"""Every safeguard names a test that there is; `make ablation` shows that the test needs it."""

import ast
from pathlib import Path

import pytest

from tests.ablation.table import TABLE

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("name", TABLE)
def test_it_names_a_test_that_there_is(name: str) -> None:
    one = TABLE[name]
    file, _, test = one.test.partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    functions = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    [found] = [function for function in functions if function.name == test]
    assert test.startswith("test_")
    fixtures = {argument.arg for argument in found.args.args}
    assert bool(one.on) is ("street" in fixtures)  # only those run on two databases
    assert one.on in ("", "sqlite", "postgres")
    assert one.says


def test_the_table_has_what_was_promised() -> None:
    promised = {
        "seen mark", "cause key of a letter", "compare and set of a place",
        "compare and set and lock of a step", "begin immediate", "row locks", "skip locked",
        "lease", "recovering", "looking again forgotten", "looking again silenced",
        "looking again too late", "mark of a repeat", "retry with the same key",
        "acknowledging after the commit", "retry after of a chat", "coalesced edits",
        "role of a command", "neighbourhood of a button", "secret of the webhook",
    }  # fmt: skip
    assert promised <= set(TABLE)

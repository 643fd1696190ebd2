"""The commands that know only words, no database: they start without waiting for the rest."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

COMMANDS = ("evaluate", "understand", "rank")


class _Commands(Protocol):
    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser: ...


def describe(commands: _Commands) -> None:
    """Add what can be typed behind each of them."""
    evaluate = commands.add_parser("evaluate", help="how well it understands a labelled set")
    evaluate.add_argument("directory", type=Path)
    evaluate.add_argument(
        "--failures", default="", metavar="FIGURE", help="list what was wrong for this figure"
    )
    understand = commands.add_parser("understand", help="understand messages, as JSON lines")
    understand.add_argument("--reference", metavar="ISO", help="the moment they were written")
    rank = commands.add_parser("rank", help="rank offers for requests, as JSON lines")
    rank.add_argument("--offers", required=True, type=Path, metavar="FILE")
    rank.add_argument("--reference", metavar="ISO", help="the moment all of them were written")


def run(arguments: Sequence[str]) -> int:
    """Carry out one of them; returns the exit code."""
    top = argparse.ArgumentParser(prog="burenhulp")
    describe(top.add_subparsers(dest="command", required=True))
    asked = top.parse_args(arguments)
    try:
        return _call(asked)
    except BrokenPipeError:  # whoever read along has heard enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _call(asked: argparse.Namespace) -> int:
    if asked.command == "evaluate":
        from bot.commandline import evaluate

        return evaluate.run(asked.directory, failures=asked.failures)
    if asked.command == "understand":
        from bot.commandline import understand

        return understand.run(asked.reference, sys.stdin, sys.stdout)
    from bot.commandline import rank

    return rank.run(asked.offers, asked.reference, sys.stdin, sys.stdout)

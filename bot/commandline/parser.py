"""What can be typed behind `burenhulp`, and which command it means."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.commandline import wordy
from bot.commandline.assemble import InUse
from bot.commandline.reading import Unreadable
from bot.people import ZONE
from bot.settings import KEYS, Settings
from bot.spoken import LANGUAGES
from bot.web import AddressInUse

__all__ = ["InUse", "Unusable", "call", "parse"]

Tell = Callable[[str], None]
POLICIES = ("broadcast", "top3", "random", "waves", "capped", "scaled", "ours")
ROLES = ("owner", "coordinator", "volunteer", "desk")


class Unusable(Exception):
    """What was asked for cannot be done; says why."""


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command and its options; a mistake ends the program with exit code 2."""
    top = argparse.ArgumentParser(
        prog="burenhulp",
        description="A bot that lets neighbours ask and give help in the chats they already use.",
        epilog="Settings: " + ", ".join(sorted(KEYS)),
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("run", help="run the bot; without a Telegram token: the playground")
    commands.add_parser("playground", help="a made-up neighbourhood in the browser")
    _neighbourhood(commands.add_parser("neighbourhood", help="add a neighbourhood"))
    invite = commands.add_parser("invite", help="make a single-use link that gives a role")
    invite.add_argument("--neighbourhood", required=True, metavar="NAME")
    invite.add_argument("--role", required=True, choices=ROLES)
    _report(commands.add_parser("report", help="the figures of a month, as a PDF and a CSV"))
    promises = "check the promises a database can tell; exit code 1: broken"
    _audit(commands.add_parser("audit", help=promises))
    commands.add_parser("health", help="whether the bot is well; exit code 1: it is not")
    _backup(commands.add_parser("backup", help="copy the database, also while the bot runs"))
    _restore(commands.add_parser("restore", help="put back what `backup` copied"))
    rotate = commands.add_parser("rotate", help="go over to a new secret key, beside a bot")
    done = "a day later: the older key is no longer needed"
    rotate.add_argument("--finish", action="store_true", help=done)
    leak = commands.add_parser("leak-report", help="whom a leak touches, and what is kept of them")
    leak.add_argument("--since", metavar="ISO", help="leave out who was forgotten before")
    leak.add_argument("--until", metavar="ISO", help="leave out who came after")
    wordy.describe(commands)
    _lab(commands.add_parser("lab", help="try out ways of asking in a simulated neighbourhood"))
    return top.parse_args(arguments)


def _audit(command: argparse.ArgumentParser) -> None:
    told = "a seal that a coordinator was told in the morning, as 412-9f3a2c77; more than once"
    command.add_argument("--seal", action="append", default=[], metavar="CODE", help=told)


def _neighbourhood(command: argparse.ArgumentParser) -> None:
    add = command.add_subparsers(dest="what", required=True, metavar="what").add_parser(
        "add", help="add a neighbourhood and print a link for its first owner"
    )
    add.add_argument("name")
    add.add_argument("--postcodes", default="", help='as "7334-7336,7337A"')
    few = "few homes for each five characters of a postcode: keep four of them"
    add.add_argument("--village", action="store_true", help=few)
    add.add_argument("--organisation", required=True)
    add.add_argument("--contact", required=True, help="the first name residents will read")
    add.add_argument("--phone", required=True, help="the number residents can call")
    add.add_argument("--zone", default=ZONE, help="time zone")
    add.add_argument("--office-hours", default="9-17", help="as 9-17")


def _report(report: argparse.ArgumentParser) -> None:
    report.add_argument("--neighbourhood", required=True, metavar="NAME")
    report.add_argument("--month", metavar="YYYY-MM", help="default: the last one that is over")
    report.add_argument(
        "--folder", type=Path, default=Path(), help="where to write; default: here"
    )
    report.add_argument("--language", choices=LANGUAGES, help="default: the neighbourhood's")


def _backup(backup: argparse.ArgumentParser) -> None:
    folder = "a file that is not there yet; in a folder the copies of 30 days are kept"
    backup.add_argument("file", type=Path, metavar="FILE", help=folder)
    dumped = "lock what pg_dump made, instead of the SQLite file"
    backup.add_argument("--of", type=Path, metavar="DUMP", help=dumped)


def _restore(restore: argparse.ArgumentParser) -> None:
    what = restore.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?", metavar="FILE")
    put_back = "it was put back by other means (pg_restore): only do what follows"
    what.add_argument("--restored", action="store_true", help=put_back)
    tried = "it was put back elsewhere, and that went well: only note it"
    what.add_argument("--verified", action="store_true", help=tried)
    trial = "on trial: the bot may run, and nothing changes"
    restore.add_argument("--verify", action="store_true", help=trial)
    only = "only unlock FILE there, for pg_restore"
    restore.add_argument("--open", type=Path, metavar="DUMP", help=only)
    beside = "there is a database: keep it beside the one that is put back"
    restore.add_argument("--replace", action="store_true", help=beside)
    gone = "a copy of burenhulp.db.erased, where that of this computer is lost"
    restore.add_argument("--erased", type=Path, metavar="FILE", help=gone)


def _lab(lab: argparse.ArgumentParser) -> None:
    lab.add_argument("--seeds", type=_positive, default=5, metavar="N", help="worlds; default 5")
    lab.add_argument("--days", type=_positive, metavar="N", help="default 90")
    lab.add_argument(
        "--policy", action="append", default=[], choices=POLICIES, help="may be said again"
    )
    lab.add_argument("--vary", action="store_true", help="and with each number halved, half more")
    lab.add_argument("--replay", action="store_true", help="go by this installation's history")
    lab.add_argument("--plot", type=Path, metavar="FILE", help="draw an SVG there")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def call(asked: argparse.Namespace, settings: Settings, tell: Tell) -> int:
    """Carry out the command; returns the exit code."""
    # Each command is loaded when it is asked for: starting up should not wait for the others.
    if asked.command in ("run", "playground"):
        return _start(asked, settings, tell)
    try:
        return _on_the_database(asked, settings, tell)
    except (ValueError, Unreadable) as error:
        raise Unusable(str(error)) from None


def _start(asked: argparse.Namespace, settings: Settings, tell: Tell) -> int:
    from bot.commandline import playground, run

    try:
        started = run.run if asked.command == "run" else playground.run
        return started(settings, tell)
    except AddressInUse:
        raise Unusable("BURENHULP_HTTP: something else listens at this address") from None


def _on_the_database(asked: argparse.Namespace, settings: Settings, tell: Tell) -> int:
    if asked.command == "lab":
        from bot.commandline import lab

        return lab.run(settings, asked, tell)
    if asked.command == "audit":
        from bot.commandline import audit

        return audit.run(settings, tell, asked.seal)
    if asked.command == "health":
        from bot.commandline import health

        return health.run(settings, tell)
    if asked.command == "backup":
        from bot.commandline import backup

        return backup.run(settings, asked.file, asked.of, tell)
    if asked.command == "restore":
        from bot.commandline import restore

        return restore.run(settings, asked, tell)
    if asked.command == "leak-report":
        from bot.commandline import leak

        return leak.run(settings, asked.since, asked.until, tell)
    if asked.command == "rotate":
        from bot.commandline import rotate

        return rotate.run(settings, asked.finish, tell)
    if asked.command == "report":
        from bot.commandline import report

        return report.run(settings, asked, tell)
    from bot.commandline import beside

    if asked.command == "neighbourhood":
        return beside.neighbourhood(settings, asked, tell)
    return beside.invite(settings, asked, tell)

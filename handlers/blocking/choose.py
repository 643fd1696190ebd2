"""/meld, /blokkeer, /deblokkeer: about whom it is, and what happened."""

import re
import tomllib
from pathlib import Path

from sqlalchemy import select

from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import welcome
from handlers.blocking import tell
from handlers.blocking.feature import feature
from handlers.blocking.model import Block, Met, Report, Why

SHOWN = 8  # people to choose from


@feature.command("meld", takes=True)
def report_command(turn: Turn, rest: str) -> None:
    """/meld, *melden*, *ik voel me niet veilig*."""
    del rest
    _whom(turn)


def _said(turn: Turn, match: re.Match[str]) -> None:
    del match
    _whom(turn)


for _pattern in tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))[
    "unsafe"
]:
    feature.phrase(_pattern)(_said)


@feature.command("blokkeer", takes=True)
def block_command(turn: Turn, rest: str) -> None:
    """/blokkeer, *geen contact meer*."""
    del rest
    _whom(turn)


def _whom(turn: Turn) -> None:
    """About whom it is: those they had to do with lately."""
    if turn.person is None or turn.person.keeps_at is None or turn.neighbourhood is None:
        welcome.start(turn)
        return
    met = Met(turn.me)
    turn.announce(met)
    others = [person for person in dict.fromkeys(met.others) if person.name][:SHOWN]
    if not others:
        _what(turn, None)
        return
    drafts = [_draft(turn, person) for person in (*others, None)]
    names: list[Value] = [person.name for person in others]
    turn.say("blk.who", rows=[about(draft) for draft in drafts], labels=[*names, Term("blk.else")])


def _draft(turn: Turn, other: Person | None) -> Report:
    return turn.keep(
        Report(
            neighbourhood_id=turn.here.id,
            person_id=turn.me.id,
            other_id=other.id if other else None,
            made_at=turn.now,
        )
    )


@feature.press("about", Report)
def about(turn: Turn, report: Report) -> None:
    """A name, or [Iemand anders]."""
    tell.still_mine(turn, report)
    _ask(turn, report)


def start_about(turn: Turn, other: Person | None) -> None:
    """[Ik voel me niet veilig], under a message about `other`: told at once."""
    tell.unsafe(turn, _draft(turn, other))


def _what(turn: Turn, other: Person | None) -> None:
    _ask(turn, _draft(turn, other))


def _ask(turn: Turn, report: Report) -> None:
    turn.say("blk.start", rows=[what(report, value=why.value) for why in Why])


@feature.press("what", Report)
def what(turn: Turn, report: Report, value: str) -> None:
    """What happened."""
    tell.still_mine(turn, report)
    report.why = Why(value).value
    if value == Why.CONTACT:
        tell.no_contact(turn, report)
    elif value == Why.MONEY:
        tell.money(turn, report)
    elif value == Why.UNSAFE:
        tell.unsafe(turn, report)
    else:
        tell.ask_what(turn, report)


# -- taking a block back -----------------------------------------------------------------------


@feature.command("deblokkeer")
def unblock_command(turn: Turn, rest: str) -> None:
    """/deblokkeer: whom they were kept apart from."""
    del rest
    mine = list(turn.db.scalars(select(Block).where(Block.person_id == turn.me.id)))[:SHOWN]
    if not mine:
        turn.say("blk.none")
        return
    names: list[Value] = [tell.name(turn.db.get(Person, block.other_id)) for block in mine]
    turn.say("blk.whom", rows=[unblock(block) for block in mine], labels=names)


@feature.press("unblock", Block)
def unblock(turn: Turn, block: Block) -> None:
    """A name."""
    if block.person_id != turn.me.id:
        raise Refusal("g.stale.plain")
    other = turn.db.get(Person, block.other_id)
    turn.db.delete(block)
    turn.say("blk.undo", voornaam=tell.name(other))

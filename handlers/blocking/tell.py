"""What becomes of it: kept apart at once, told to a coordinator, and never to the other side."""

from datetime import timedelta

from sqlalchemy import select

from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty
from handlers.blocking import staff
from handlers.blocking.feature import feature
from handlers.blocking.model import Block, Report, Why

LONGEST = 1_000
WIDER = timedelta(minutes=30)  # nobody took it: every coordinator and the owners hear it
AT_ONCE = timedelta(minutes=5)  # the same, for somebody who does not feel safe


def name(person: Person | None) -> Value:
    return (person.name if person else None) or Term("con.somebody")


def _other(turn: Turn, report: Report) -> Person | None:
    return turn.db.get(Person, report.other_id) if report.other_id else None


def keep_apart(turn: Turn, report: Report) -> None:
    """From now on neither is asked for the other. Nothing is said of it."""
    mine, other = report.person_id, report.other_id
    if mine is None or other is None or mine == other:
        return
    known = select(Block.id).where(Block.person_id == mine, Block.other_id == other)
    if turn.db.scalar(known) is None:
        turn.keep(Block(person_id=mine, other_id=other, since=turn.now))


def no_contact(turn: Turn, report: Report) -> None:
    """[Ik wil geen contact meer]."""
    keep_apart(turn, report)
    if report.other_id is None:
        ask_what(turn, report)
        return
    turn.say("blk.ok", buttons=[also_report(report), ready()], voornaam=name(_other(turn, report)))


@feature.press("also", Report)
def also_report(turn: Turn, report: Report) -> None:
    """[Ook melden]."""
    still_mine(turn, report)
    ask_what(turn, report)


@feature.press("ready")
def ready(turn: Turn) -> None:
    """[Klaar]."""
    turn.say("blk.done")


def money(turn: Turn, report: Report) -> None:
    """[Iemand vroeg geld]: told at once."""
    keep_apart(turn, report)
    staff.send(turn, report, turn.now + WIDER)
    turn.say("blk.money", fill=duty.contact(turn))


def unsafe(turn: Turn, report: Report) -> None:
    """[Ik voel me niet veilig]: told at once, at any hour."""
    report.why = Why.UNSAFE.value
    keep_apart(turn, report)
    staff.send(turn, report, turn.now + AT_ONCE)
    turn.say("blk.unsafe", buttons=[safe(), call_112()], fill=duty.contact(turn))


@feature.press("safe")
def safe(turn: Turn) -> None:
    """[Ja, veilig]."""
    turn.say("blk.safe", fill=duty.contact(turn))


@feature.press("call")
def call_112(turn: Turn) -> None:
    """[Bel 112]."""
    turn.say("blk.call")


def ask_what(turn: Turn, report: Report) -> None:
    """What happened, in their own words."""
    turn.ask("blk.what", then=written, subject=report)


@feature.answer("written", Report)
def written(turn: Turn, report: Report, text: str) -> bool:
    """It is shown before it goes anywhere."""
    if report.person_id != turn.me.id or report.sent_at is not None:
        return False
    report.text = text.strip()[:LONGEST]
    buttons = [send(report), rewrite(report), never_mind(report)]
    turn.say("blk.sum", buttons=buttons, tekst=report.text, fill=duty.contact(turn))
    return True


def still_mine(turn: Turn, report: Report) -> None:
    """Only who is telling it, until it was sent; else refused."""
    if report.person_id != turn.me.id or report.sent_at is not None:
        raise Refusal("g.stale.plain")


@feature.press("send", Report)
def send(turn: Turn, report: Report) -> None:
    """[Ja]."""
    still_mine(turn, report)
    keep_apart(turn, report)
    staff.send(turn, report, turn.now + WIDER)
    turn.say("blk.sent", fill=duty.contact(turn))


@feature.press("rewrite", Report)
def rewrite(turn: Turn, report: Report) -> None:
    """[Aanpassen]."""
    still_mine(turn, report)
    ask_what(turn, report)


@feature.press("nevermind", Report)
def never_mind(turn: Turn, report: Report) -> None:
    """[Toch niet]."""
    still_mine(turn, report)
    turn.db.delete(report)
    turn.say("blk.dropped")

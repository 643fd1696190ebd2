"""Who waits for a human, as the digest of the morning says it: one line and one row each."""

from collections.abc import Iterable

from bot import hours
from bot.people import Person
from bot.texts import Term
from bot.turn import Turn
from handlers import duty
from handlers.human.model import CallBack, waiting
from handlers.human.words import blanks, slots
from handlers.human.work import TRIES, caretaker


def to_call(turn: Turn) -> list[CallBack]:
    """Who waits for a coordinator here, the longest first.

    Not whose turn to write it is; nor who wants a written answer: that is a reply to their words.
    """
    found = [one for one in waiting(turn.db, turn.here) if one.wants != "write"]
    return [one for one in found if not one.answered and caretaker(turn, one) is None]


def line(turn: Turn, entry: CallBack, person: Person) -> str:
    """What `person` reads of an entry."""
    flag = Term("hum.coo.flag") if entry.tries >= TRIES else ""
    return turn.words("coo.hi.call", person, punt_zin=flag, **blanks(turn, entry))


def row_label(turn: Turn, entry: CallBack, person: Person) -> str:
    """The row that shows the number."""
    return turn.words("coo.hi.call.row", person, **blanks(turn, entry))


def told(turn: Turn, entry: CallBack, people: Iterable[Person]) -> None:
    """`people` read it in the digest: what they got about it before goes, and at nine nothing is
    said. A promise of later today is kept: then whoever forgot it hears so."""
    for person in people:
        for slot in slots(turn, entry, person):
            turn.take_away(slot, "coo.callback.once")
    opens = hours.office(turn.here).next_open(turn.now)
    if entry.next_step_at is not None and entry.next_step_at <= opens:
        entry.next_step_at = duty.next_morning(turn)

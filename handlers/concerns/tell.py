"""The confidant hears that there is something, and reads it: each time is recorded."""

from datetime import timedelta

from bot import outbox
from bot.people import Person
from bot.spoken import Clock, Day
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty
from handlers.concerns.feature import feature
from handlers.concerns.model import Concern, State, notes_of
from handlers.concerns.steps import steps
from handlers.concerns.whom import blanks, may_read, possible, reader
from handlers.concerns.work import FOLLOW_UP, close, later, note

HIDDEN = timedelta(hours=24)  # after reading, the words leave the chat; they can be read again
SHOWN = 5  # notes, the newest
LIES = ("sig.coo", "sig.coo.unread", "sig.coo.again")  # that something is to be read


def send(turn: Turn, concern: Concern) -> None:
    """From now on it is theirs to read."""
    concern.state, concern.sent_at = State.OPEN, turn.now
    turn.record(concern.about, "reported")
    give(turn, concern, reader(turn, concern))


def give(turn: Turn, concern: Concern, person: Person | None) -> None:
    """It is this confidant's; nothing of its content stands in the message."""
    concern.confidant_id = person.id if person else None
    concern.next_step_at = duty.back_at(turn).moment
    if person is not None:
        say(turn, concern, "sig.coo", person)


def say(turn: Turn, concern: Concern, key: str, person: Person) -> None:
    """Tell a confidant that it lies there, with a button to read it."""
    others = [p for p in possible(turn, concern) if p.id != person.id]
    for slot in outbox.slots_about(turn.db, concern.about, person, LIES):  # it stands there once
        turn.take_away(slot, "sig.coo.once")
    turn.say(
        key,
        to=person,
        kind="must",
        buttons=[read(concern), hand_on(concern) if others else None],
        about=concern.about,
        wijk=turn.here.name,
        tijd=Clock(concern.sent_at or turn.now),
    )


@feature.press("read", Concern, stays=True)
def read(turn: Turn, concern: Concern) -> None:
    """[Lees]: the words, for a day, in this chat only; who reported it hears the first time."""
    may_read(turn, concern)
    if concern.state is State.DRAFT:
        raise Refusal("g.stale.plain")
    turn.record(concern.about, "read")
    if concern.state is State.OPEN and concern.read_at is None:
        concern.read_at, concern.confidant_id, concern.wide = turn.now, turn.me.id, False
        concern.next_step_at = turn.now + FOLLOW_UP
        _tell_reporter(turn, concern, "sig.read")
    concern.hide_at = turn.now + HIDDEN
    turn.say(
        "sig.coo.read",
        rows=[steps(concern), note(concern), later(concern), close(concern)]
        if concern.state is State.OPEN
        else [],
        about=concern.about,
        slot=f"{concern.shown}:{turn.me.id}",
        options={"protect": True},
        fill=_content(turn, concern),
    )


def _tell_reporter(turn: Turn, concern: Concern, key: str) -> None:
    reporter = turn.db.get(Person, concern.person_id) if concern.person_id else None
    if reporter is not None and reporter is not turn.person:
        turn.say(
            key,
            to=reporter,
            kind="must",
            about=concern.talk,
            options={"silent": True},
            fill=blanks(turn, concern),
        )


def _content(turn: Turn, concern: Concern) -> dict[str, Value]:
    reporter = turn.db.get(Person, concern.person_id) if concern.person_id else None
    by: Value = Term("sig.coo.anonymous")
    if concern.named and reporter is not None:
        known = (("naam", reporter.name or Term("sig.somebody")), ("telefoon", concern.phone))
        by = Term("sig.coo.by", known)
    elif reporter is None:
        by = Term("sig.coo.gone")
    lines = [
        turn.words("sig.coo.line", turn.me, dag=Day(one.at), tekst=one.text)
        for one in notes_of(turn.db, concern)[-SHOWN:]
    ]
    return {
        "dag": Day(concern.sent_at or concern.made_at),
        "tekst": concern.text,
        "over": concern.who or Term("sig.coo.nowho"),
        "melder": by,
        "n": concern.step,
        "notities": "\n".join(lines),
    }


@feature.press("handon", Concern)
def hand_on(turn: Turn, concern: Concern) -> None:
    """[Doorgeven]: to another confidant, whose it is from now on."""
    may_read(turn, concern)
    others = [person for person in possible(turn, concern) if person is not turn.me]
    if not others or concern.state is not State.OPEN:
        raise Refusal("sig.coo.nobody")
    turn.record(concern.about, "handed_on")
    concern.read_at, concern.wide = None, False
    give(turn, concern, others[0])
    turn.say("sig.coo.handed", naam=others[0].name)

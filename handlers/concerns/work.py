"""What a confidant does with a concern: writes down, looks again later, closes it."""

from datetime import UTC, timedelta

from bot.people import Person
from bot.spoken import By
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers.concerns.feature import feature
from handlers.concerns.model import Concern, ConcernNote, Outcome, State
from handlers.concerns.steps import still_open
from handlers.concerns.whom import blanks, may_read
from matching import find_moment

FOLLOW_UP = timedelta(days=7)  # unless the confidant named another day
AHEAD = timedelta(days=365)
LONGEST = 1000


@feature.press("note", Concern, stays=True)
def note(turn: Turn, concern: Concern) -> None:
    """⟨Notitie⟩."""
    still_open(turn, concern)
    turn.ask("sig.coo.note", then=noted, subject=concern, about=concern.about)


@feature.answer("note", Concern, note=True)
def noted(turn: Turn, concern: Concern, text: str) -> None:
    """Only confidants read it, and it goes when the concern goes."""
    still_open(turn, concern)
    keep_note(turn, concern, text)
    turn.say("sig.coo.noted", about=concern.about)


def keep_note(turn: Turn, concern: Concern, text: str) -> ConcernNote:
    """Written down by whoever began this turn."""
    row = ConcernNote(
        neighbourhood_id=turn.here.id,
        concern_id=concern.id,
        person_id=turn.me.id,
        text=text[:LONGEST],
        at=turn.now,
    )
    turn.record(concern.about, "note")
    return turn.keep(row)


@feature.press("later", Concern, stays=True)
def later(turn: Turn, concern: Concern) -> None:
    """⟨Later weer kijken⟩."""
    still_open(turn, concern)
    turn.ask("sig.coo.when", then=when, subject=concern, about=concern.about)


@feature.answer("when", Concern)
def when(turn: Turn, concern: Concern, text: str) -> bool:
    """A day in words."""
    still_open(turn, concern)
    found = find_moment(text, turn.local)
    if found is None or found.past or found.start - turn.now > AHEAD:
        turn.ask("sig.coo.when.no", then=when, subject=concern, about=concern.about)
        return True
    start = found.start
    if found.grain not in ("minute", "hour"):
        start = max(start, start.replace(hour=turn.here.office_from // 60, minute=0))
    concern.next_step_at = start.astimezone(UTC)
    turn.record(concern.about, "follow_up")
    turn.say("sig.coo.later", about=concern.about, moment=By(concern.next_step_at))
    return True


@feature.press("close", Concern, stays=True)
def close(turn: Turn, concern: Concern) -> None:
    """⟨Sluiten⟩: with what came of it."""
    still_open(turn, concern)
    rows = [closed(concern, value=outcome.value) for outcome in Outcome]
    turn.say("sig.coo.close", rows=rows, about=concern.about)


@feature.press("closed", Concern)
def closed(turn: Turn, concern: Concern, value: str) -> None:
    """It is over; who reported it hears only that somebody looked at it."""
    still_open(turn, concern)
    concern.state, concern.outcome = State.CLOSED, Outcome(value).value
    concern.closed_at, concern.next_step_at = turn.now, None
    concern.phone, concern.hide_at = None, turn.now
    turn.record(concern.about, "closed", value)
    turn.retract(concern.talk)
    turn.say("sig.coo.closed", buttons=[reopen(concern)], about=concern.about)
    reporter = turn.db.get(Person, concern.person_id) if concern.person_id else None
    if reporter is not None and reporter is not turn.me:
        turn.say(
            "sig.closed",
            to=reporter,
            kind="must",
            about=concern.talk,
            options={"silent": True},
            fill=blanks(turn, concern),
        )


@feature.press("reopen", Concern)
def reopen(turn: Turn, concern: Concern) -> None:
    """[Ongedaan maken]: open again; the number of who reported it is to be asked for."""
    may_read(turn, concern)
    if concern.state is not State.CLOSED or concern.closed_at is None:
        raise Refusal("g.stale.plain")
    if turn.now > concern.closed_at + UNDO:
        raise Refusal("coo.undo.past")
    turn.retract(concern.talk)  # that it was closed, if that was not said yet
    concern.state, concern.outcome, concern.closed_at = State.OPEN, "", None
    concern.next_step_at = turn.now + FOLLOW_UP
    turn.record(concern.about, "reopened")
    turn.say("coo.undone")

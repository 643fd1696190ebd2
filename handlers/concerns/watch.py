"""What was not read in time goes to the deputy, to nobody else; what was is followed up."""

from sqlalchemy import exists, select

from bot.moment import NOW
from bot.outbox import Letter
from bot.people import Grant, Person, Role, people_with
from bot.turn import Turn
from handlers import duty
from handlers.concerns.feature import feature
from handlers.concerns.model import Concern, State
from handlers.concerns.tell import give, say
from handlers.concerns.whom import blanks, possible, reader
from handlers.concerns.work import FOLLOW_UP


@feature.due("step", Concern, select(Concern.id).where(Concern.next_step_at <= NOW))
def step(turn: Turn, concern: Concern) -> None:
    """A draft is forgotten; what was not read goes wider; what was is followed up."""
    if concern.state is State.DRAFT:
        turn.retract(concern.talk)
        turn.db.delete(concern)
        return
    concern.next_step_at = duty.next_morning(turn)
    person = reader(turn, concern)
    if person is None or person.id != concern.confidant_id:
        _next_one(turn, concern)
    elif concern.read_at is None:
        _wider(turn, concern)
    else:
        concern.next_step_at = turn.now + FOLLOW_UP
        say(turn, concern, "sig.coo.again", person)


@feature.due(
    "left",
    Concern,
    select(Concern.id).where(
        Concern.state == State.OPEN,
        Concern.confidant_id.is_not(None),
        ~exists().where(
            Grant.neighbourhood_id == Concern.neighbourhood_id,
            Grant.person_id == Concern.confidant_id,
            Grant.role == Role.CONFIDANT,
        ),
    ),
)
def left(turn: Turn, concern: Concern) -> None:
    """Who had it is no confidant any more: their chat is emptied, and the next one gets it."""
    if concern.hide_at is not None:
        concern.hide_at = turn.now
    concern.next_step_at = duty.next_morning(turn)
    _next_one(turn, concern)


def _next_one(turn: Turn, concern: Concern) -> None:
    person = reader(turn, concern)
    if person is None:
        _orphan(turn, concern)
    else:
        concern.read_at, concern.wide = None, False
        give(turn, concern, person)


def _wider(turn: Turn, concern: Concern) -> None:
    """Not read in time: all who may read it hear so, every working day until somebody does."""
    concern.wide = True
    turn.record(concern.about, "not_read")
    for person in possible(turn, concern):
        say(turn, concern, "sig.coo.unread", person)


def _orphan(turn: Turn, concern: Concern) -> None:
    """There is no confidant left: the owners name another, without knowing what it is about."""
    concern.confidant_id = None
    owners = [
        person
        for person in people_with(turn.db, turn.here, Role.OWNER)
        if person.id not in (concern.about_id, concern.person_id)
    ]
    for owner in owners:
        turn.say("sig.coo.orphan", to=owner, kind="must", about=concern.about, wijk=turn.here.name)
    reporter = turn.db.get(Person, concern.person_id) if concern.person_id else None
    if reporter is not None:
        once = f"{concern.talk}:nobody"
        fill = blanks(turn, concern)
        turn.say("sig.nobody", to=reporter, kind="must", about=concern.talk, once=once, fill=fill)


@feature.due("hide", Concern, select(Concern.id).where(Concern.hide_at <= NOW))
def hide(turn: Turn, concern: Concern) -> None:
    """A day after it was read its words leave the chat, also of who is no confidant any more."""
    concern.hide_at = None
    shown = select(Letter.slot).where(
        Letter.about == concern.about, Letter.text_key == "sig.coo.read"
    )
    for slot in set(turn.db.scalars(shown)):
        turn.take_away(slot, "sig.coo.away")

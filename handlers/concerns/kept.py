"""What becomes of a concern when somebody is forgotten; it stands in nobody's own export."""

from sqlalchemy import select

from bot.outbox import Letter
from bot.outbox import State as Sent
from bot.people import Neighbourhood, Person
from bot.turn import Turn
from handlers import privacy
from handlers.concerns.feature import feature
from handlers.concerns.model import Concern, State


@feature.on(privacy.Stays)
def stays(turn: Turn, news: privacy.Stays) -> None:
    """A concern that somebody reported is kept for the safety of whom it is about: told so."""
    mine = select(Concern.id).where(
        Concern.person_id == news.person.id, Concern.state != State.DRAFT
    )
    if turn.db.scalar(mine.limit(1)) is not None:
        news.kept = True


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Drafts go. What was reported stays, and nothing says any more by whom."""
    for concern in turn.db.scalars(select(Concern).where(Concern.person_id == person.id)):
        turn.retract(concern.talk)
        shown = (Letter.about == concern.about, Letter.text_key == "sig.coo.read")
        for letter in turn.db.scalars(select(Letter).where(*shown)):
            letter.body = None
            if letter.state is Sent.PENDING:
                letter.state = Sent.RETRACTED
        if concern.state is State.DRAFT:
            turn.db.delete(concern)
        else:
            concern.person_id = concern.phone = None
            concern.named = False
            if concern.hide_at is not None:
                concern.hide_at = turn.now  # where a confidant reads who it was
    theirs = select(Concern).where(Concern.confidant_id == person.id, Concern.state == State.OPEN)
    for concern in turn.db.scalars(theirs):
        turn.enter(turn.db.get_one(Neighbourhood, concern.neighbourhood_id))
        concern.next_step_at = turn.now

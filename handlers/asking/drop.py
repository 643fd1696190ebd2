"""Lets go of a concept: nothing was posted, and its words are forgotten."""

from sqlalchemy import select

from bot.moment import NOW
from bot.turn import Turn
from handlers import duty, requests
from handlers.asking.conduct import Talk, follow_up
from handlers.asking.feature import feature
from handlers.asking.model import WAITS, concept_of
from handlers.requests import Request, State, asker_of


def drop(turn: Turn, request: Request) -> None:
    """Forget what was asked; that it was asked in this message is kept, so it is left alone."""
    concept = concept_of(turn.db, request)
    requests.stop(turn, request, "asker")
    request.text = None
    if concept is not None:
        turn.db.delete(concept)
        turn.db.flush()


def drop_and_go_on(talk: Talk) -> None:
    """Forget this need, and go on with the next one of the same sentence."""
    drop(talk.turn, talk.request)
    follow_up(talk)


@feature.due(
    "forget",
    Request,
    select(Request.id).where(Request.state == State.CONCEPT, Request.gone_at <= NOW),
)
def forget(turn: Turn, request: Request) -> None:
    """Nobody confirmed it in time: an offer in the group goes, and so does the concept."""
    concept = concept_of(turn.db, request)
    if concept is not None and concept.slot:
        turn.take_away(concept.slot, "grq.gone" if concept.in_group else "ask.gone")
    asker = asker_of(turn, request)
    if concept is not None and concept.step == WAITS and asker is not None:
        turn.say("ask.kids.late", to=asker, kind="must", fill=duty.contact(turn))
    turn.db.delete(request)

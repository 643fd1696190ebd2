"""Asks in the group what is missing, of somebody who has no private chat: twice at the most."""

from collections.abc import Callable

from bot.turn import Turn
from handlers.asking.conduct import Talk
from handlers.asking.feature import feature
from handlers.asking.model import QUESTIONS, concept_of
from handlers.asking.sketch import add_words, put_moment, put_need, read
from handlers.requests import Request, State
from matching import find_moment

# Set by `group_yes`, which posts it and needs what is here.
_post: list[Callable[[Turn, Request], None]] = []


def then_post(run: Callable[[Turn, Request], None]) -> Callable[[Turn, Request], None]:
    """Declare what is done when nothing is missing any more."""
    _post[:] = [run]
    return run


def ask_in_group(talk: Talk) -> None:
    """Ask for what, else for when; post it as it is after two questions."""
    concept, request, turn = talk.concept, talk.request, talk.turn
    wanted = "what" if concept.lacks("what") else "when"
    missing = concept.lacks("what") or concept.lacks("when") or concept.past
    if not missing or concept.asked >= QUESTIONS:
        _post[0](turn, request)
        return
    concept.asked += 1
    concept.step, concept.touched_at = wanted, turn.now
    turn.ask(
        "grq.nodm.what" if wanted == "what" else "grq.nodm",
        then=said_in_group,
        subject=request,
        about=request.about,
        options={"silent": True, "ask_reply": True, "reply_to": request.origin},
    )


@feature.answer("ingroup", Request)
def said_in_group(turn: Turn, request: Request, text: str) -> bool:
    """The asker's reply: what or when, in any words."""
    concept = concept_of(turn.db, request) if request.state is State.CONCEPT else None
    if concept is None or request.asker_id != turn.me.id:
        return False
    understanding = read(turn, text)
    if understanding.route != "neighbours":
        return False
    if concept.lacks("what"):
        words = add_words(request, text)
        needs = understanding.needs or read(turn, words).needs
        if needs:
            put_need(request, concept, needs[0])
    else:
        add_words(request, text)
        put_moment(request, concept, find_moment(text, turn.local))
        concept.settle("when")
    ask_in_group(Talk(turn, concept, request))
    return True

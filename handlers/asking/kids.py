"""Childcare: asked of helpers with a certificate only, and after a coordinator's yes."""

from datetime import timedelta

from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty, human, staff
from handlers.asking.conduct import Talk, busy, step
from handlers.asking.drop import drop
from handlers.asking.feature import feature
from handlers.asking.model import Concept, concept_of
from handlers.asking.posted import post
from handlers.requests import Request, State, asker_of

WAITS = timedelta(days=7)  # for the coordinator


@step("kids")
def ask_kids(talk: Talk) -> None:
    """Minding children: a coordinator looks along first."""
    buttons = [good(talk.request), rather_not(talk.request)]
    talk.put("safe.kids", buttons=buttons, coordinator=duty.contact(talk.turn)["coordinator"])


@feature.press("kids", Request)
def good(turn: Turn, request: Request) -> None:
    """[Goed]."""
    pass_to_coordinator(busy(turn, request))


@feature.press("nokids", Request)
def rather_not(turn: Turn, request: Request) -> None:
    """[Nee]."""
    busy(turn, request)
    drop(turn, request)
    turn.say("ask.dropped")


def pass_to_coordinator(talk: Talk) -> None:
    """The coordinator calls, and says whether helpers may be asked."""
    turn, request, concept = talk.turn, talk.request, talk.concept
    asker = talk.asker
    concept.step, concept.in_group = "", False
    request.gone_at = turn.now + WAITS
    human.hand_over(turn, asker, why="kids", request=request)
    for somebody in duty.called_on(turn):
        name: Value = asker.name or Term("person.neighbour")
        turn.say(
            "coo.kids",
            to=somebody,
            kind="must",
            buttons=[allow(request), refuse(request)],
            about=request.about,
            slot=_slot(request, somebody.id),
            fill=staff.area_for(turn, somebody),
            naam=name,
            titel=request.title,
            wanneer=request.when,
        )


def _slot(request: Request, person_id: int) -> str:
    return f"kids:{request.id}:{person_id}"


def _asked(turn: Turn, request: Request) -> Concept:
    """The concept that waits for a coordinator; refused to others, or when it was settled."""
    if turn.me not in staff.coordinators(turn):
        raise Refusal("coo.norole")
    concept = concept_of(turn.db, request) if request.state is State.CONCEPT else None
    if concept is None:
        raise Refusal("ask.stale", status=request.standing)
    return concept


@feature.press("allow", Request)
def allow(turn: Turn, request: Request) -> None:
    """The coordinator's yes: helpers with a certificate are asked."""
    _asked(turn, request)
    turn.record(request.about, "allowed")
    post(turn, request)
    _settle(turn, request, "coo.kids.yes")


@feature.press("refuse", Request)
def refuse(turn: Turn, request: Request) -> None:
    """Not this way; the asker hears it from the bot, and the coordinator calls."""
    _asked(turn, request)
    asker = asker_of(turn, request)
    drop(turn, request)
    if asker is not None:
        coordinator = turn.me.name or duty.contact(turn)["coordinator"]
        turn.say("ask.kids.no", to=asker, kind="must", coordinator=coordinator)
    _settle(turn, request, "coo.kids.no")


def _settle(turn: Turn, request: Request, key: str) -> None:
    for somebody in staff.coordinators(turn):
        name: Value = turn.me.name or Term("person.neighbour")
        turn.edit(_slot(request, somebody.id), key, titel=request.title, naam=name)

"""A coordinator takes a request upon themselves, lets go of it, or turns out to do nothing."""

from datetime import timedelta

from sqlalchemy import select

from bot.moment import ago
from bot.people import Person
from bot.spoken import Clock
from bot.turn import Refusal, Turn
from handlers import duty, helping, ladder
from handlers.coordination.feature import feature
from handlers.coordination.which import numbered, said_of
from handlers.coordination.who import name
from handlers.requests import Request, State

HELD = timedelta(hours=2)  # without anything done, it is free for the others again


@feature.press("take", Request)
def take(turn: Turn, request: Request) -> None:
    """[Ik pak dit]."""
    take_on(turn, request)


@numbered("pak")
def take_command(turn: Turn, request: Request, rest: str) -> None:
    """/pak 12."""
    del rest
    take_on(turn, request)


def take_on(turn: Turn, request: Request) -> None:
    """It is theirs from now on; the others and the asker see that. Refused when it is not free."""
    duty.staff_only(turn)
    _free(turn, request)
    if request.taken_by_id is None:
        request.taken_by_id = turn.me.id
        turn.record(request.about, "taken")
        for slot in ladder.called_slots(turn, request):
            if not slot.endswith(f":{turn.me.id}"):
                turn.edit(slot, "esc.coo.took", tijd=Clock(turn.now), naam=name(turn.me),
                          nr=request.number or 0)  # fmt: skip
        _tell_asker(turn, request)
    touch(turn, request)
    turn.say(
        "coo.take", buttons=[let_go(request)], about=request.about, fill=said_of(turn, request)
    )


def _free(turn: Turn, request: Request) -> None:
    if not request.live:
        raise Refusal("coo.over", "", **said_of(turn, request))
    if request.taken_by_id not in (None, turn.me.id):
        taker = turn.db.get(Person, request.taken_by_id)
        raise Refusal("coo.conflict", "", **said_of(turn, request), naam=name(taker))


def _tell_asker(turn: Turn, request: Request) -> None:
    asker = turn.db.get(Person, request.asker_id) if request.asker_id else None
    if asker is None or asker is turn.me:
        return
    turn.say(
        "esc.asker.took",
        to=asker,
        kind="must",
        about=request.about,
        coordinator=name(turn.me),
        titel=request.title,
        wanneer_terug=duty.back_at(turn),
    )


def touch(turn: Turn, request: Request) -> None:
    """Its coordinator did something: the two hours begin again."""
    if request.taken_by_id == turn.me.id:
        request.taken_at = turn.now


@feature.press("letgo", Request)
def let_go(turn: Turn, request: Request) -> None:
    """[Loslaten]."""
    release(turn, request)


@numbered("los")
def release_command(turn: Turn, request: Request, rest: str) -> None:
    """/los 12."""
    del rest
    release(turn, request)


def release(turn: Turn, request: Request) -> None:
    """Others may take it; the ladder looks at it again."""
    duty.staff_only(turn)
    if request.taken_by_id is None:
        turn.say("coo.free", fill=said_of(turn, request))
        return
    if request.taken_by_id != turn.me.id:
        _free(turn, request)
    _release(turn, request)
    turn.say("coo.release", buttons=[take(request)], fill=said_of(turn, request))


def _release(turn: Turn, request: Request) -> None:
    request.taken_by_id, request.taken_at = None, None
    if request.state is State.OPEN:
        request.next_step_at = turn.now
    turn.record(request.about, "released")


@feature.due(
    "release",
    Request,
    select(Request.id).where(Request.taken_at <= ago(HELD), Request.taken_by_id.is_not(None)),
)
def forgotten(turn: Turn, request: Request) -> None:
    """Two hours nothing happened: it is free again, and who had it hears so.

    Waiting for the answer of somebody who was asked by name is not nothing.
    """
    if helping.asked_by_name(turn, request):
        request.taken_at = turn.now
        return
    taker = turn.db.get(Person, request.taken_by_id) if request.taken_by_id else None
    waits = request.state is State.OPEN
    _release(turn, request)
    if taker is not None and waits:
        turn.say(
            "coo.released",
            to=taker,
            kind="must",
            buttons=[take(request)],
            about=request.about,
            fill=said_of(turn, request),
        )

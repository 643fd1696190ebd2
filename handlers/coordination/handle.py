"""A coordinator takes a request upon themselves, or lets go of it."""

from datetime import timedelta
from typing import Any

from bot.people import Person
from bot.spoken import Clock
from bot.texts import Value
from bot.turn import Buttons, Refusal, Turn
from handlers import duty, ladder, staff
from handlers.coordination.closing import close_because
from handlers.coordination.feature import feature
from handlers.coordination.which import numbered, said_of
from handlers.requests import Request, State, asker_of
from handlers.staff import name

TO_ACT = timedelta(hours=2)  # of a working day, before the help is needed


@feature.press("take", Request)
def take(turn: Turn, request: Request) -> None:
    """[Ik pak dit]."""
    take_on(turn, request)


@numbered("pak", several=True)
def take_command(turn: Turn, request: Request, rest: str) -> None:
    """/pak 12."""
    del rest
    take_on(turn, request)


def take_on(turn: Turn, request: Request, key: str = "coo.take") -> None:
    """It is theirs from now on; the others and the asker see that. Refused when it is not free."""
    staff.only(turn)
    _free(turn, request)
    if request.taken_by_id is None:
        request.taken_by_id = turn.me.id
        turn.record(request.about, "taken")
        for told in ladder.called_slots(turn, request):
            if not told.endswith(f":{turn.me.id}"):
                turn.edit(told, "esc.coo.took", tijd=Clock(turn.now), naam=name(turn.me),
                          nr=request.number or 0)  # fmt: skip
        _tell_asker(turn, request)
    touch(turn, request)
    turn.say(
        key,
        buttons=[let_go(request)],
        about=request.about,
        slot=slot(request, turn.me),
        fill=said_of(turn, request),
    )


def slot(request: Request, taker: Person) -> str:
    """Names the newest message in which somebody reads that they look after a request."""
    return f"taken:{request.id}:{taker.id}"


def can_wait(turn: Turn, request: Request) -> bool:
    """Whether the digest of the next working day is in time to do something about it."""
    needed = request.needed_at()
    if needed is None or ladder.passed(turn, request):
        return True
    return needed >= duty.next_morning(turn) + TO_ACT


def tell_taker(
    turn: Turn, request: Request, taker: Person, key: str, buttons: Buttons, **fill: Value
) -> None:
    """It is up to this coordinator again: said where it stands when the digest is in time."""
    own: dict[str, Any] = {"buttons": buttons, "about": request.about}
    own["fill"] = {**said_of(turn, request), **fill}
    if not can_wait(turn, request) or turn.edit(slot(request, taker), key, **own) is None:
        turn.say(key, to=taker, kind="must", slot=slot(request, taker), **own)


def _free(turn: Turn, request: Request) -> None:
    if not request.live:
        raise Refusal("coo.over", "", **said_of(turn, request))
    if request.taken_by_id not in (None, turn.me.id):
        taker = turn.db.get(Person, request.taken_by_id)
        raise Refusal("coo.conflict", "", **said_of(turn, request), naam=name(taker))


def _tell_asker(turn: Turn, request: Request) -> None:
    asker = asker_of(turn, request)
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


@numbered("los", several=True)
def release_command(turn: Turn, request: Request, rest: str) -> None:
    """/los 12; *los 12 op* is something else."""
    if rest.lower().strip(" .!") == "op":
        close_because(turn, request, "")
    else:
        release(turn, request)


def release(turn: Turn, request: Request) -> None:
    """Others may take it; the ladder looks at it again."""
    staff.only(turn)
    if request.taken_by_id is None:
        turn.say("coo.free", fill=said_of(turn, request))
        return
    if request.taken_by_id != turn.me.id:
        _free(turn, request)
    let_be(turn, request)
    turn.say("coo.release", buttons=[take(request)], fill=said_of(turn, request))


def let_be(turn: Turn, request: Request) -> None:
    """Nobody looks after it any more: it waits for whoever takes it."""
    request.taken_by_id, request.taken_at = None, None
    if request.state is State.OPEN:
        request.next_step_at = turn.now
    turn.record(request.about, "released")

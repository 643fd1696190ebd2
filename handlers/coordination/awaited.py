"""A coordinator looks after a request and waits: what comes of it, and what if nothing does."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot import hours, outbox
from bot.moment import ago
from bot.people import Person
from bot.turn import Turn
from handlers import helping
from handlers.coordination.assign import assign
from handlers.coordination.feature import feature
from handlers.coordination.handle import can_wait, let_be, slot, take, tell_taker
from handlers.coordination.which import said_of
from handlers.requests import Request, State
from handlers.requests.news import PlaceClaimed
from handlers.staff import name

HELD = timedelta(hours=2)  # without anything done, it is free for the others again


@feature.on(PlaceClaimed)
def claimed(turn: Turn, news: PlaceClaimed) -> None:
    """The coordinator who looks after it hears that somebody said yes.

    A yes of whom they asked needs nothing more of them: it stands where they asked.
    """
    request = news.request
    taker = _taker(turn, request)
    if taker is None or taker.id in (news.helper.id, request.asker_id):
        return
    own: dict[str, Any] = {"about": request.about}
    own["fill"] = {"naam": name(news.helper), "nr": request.number or 0}
    if _was_asked(turn, request, taker):
        turn.edit(slot(request, taker), "coo.claimed", **own)
    else:
        turn.say("coo.claimed", to=taker, kind="must", **own)


@feature.on(helping.NamedIsOut)
def out(turn: Turn, news: helping.NamedIsOut) -> None:
    """Whom a coordinator asked cannot: it waits for whoever takes it, and they hear so in time."""
    request, taker = news.request, _taker(turn, news.request)
    if request.state is not State.OPEN or helping.asked_by_name(turn, request):
        return
    let_be(turn, request)
    if taker is not None:
        _up_to_you(turn, request, taker, news.helper, silent=news.silent)


@feature.due(
    "release",
    Request,
    select(Request.id).where(Request.taken_at <= ago(HELD), Request.taken_by_id.is_not(None)),
)
def forgotten(turn: Turn, request: Request) -> None:
    """Two hours nothing happened: it is free again, and who had it hears so.

    Waiting for the answer of somebody who was asked by name is not nothing; but when the help is
    needed soon, whoever chose them hears once, at work, that there is none yet.
    """
    taker, named = _taker(turn, request), helping.asked_by_name(turn, request)
    if named is not None:
        request.taken_at = turn.now
        works = hours.office(turn.here).open_at(turn.now)
        soon = request.state is State.OPEN and not can_wait(turn, request)
        if works and soon and taker and _was_asked(turn, request, taker):
            _up_to_you(turn, request, taker, named, silent=True)
        return
    let_be(turn, request)
    if taker and request.state is State.OPEN:
        tell_taker(turn, request, taker, "coo.released", [take(request)])


def told_in_the_morning(turn: Turn, request: Request, readers: list[Person]) -> None:
    """The digest says that there is no answer yet: where they asked it stands without a sound."""
    taker, named = _taker(turn, request), helping.asked_by_name(turn, request)
    if taker in readers and taker and named and _was_asked(turn, request, taker):
        own = _own(turn, request, named)
        turn.edit(slot(request, taker), "coo.silent.helper", about=request.about, **own)


def _taker(turn: Turn, request: Request) -> Person | None:
    return turn.db.get(Person, request.taken_by_id) if request.taken_by_id else None


def _was_asked(turn: Turn, request: Request, taker: Person) -> bool:
    """Whether the last that `taker` read of it is that somebody was asked by name."""
    last = outbox.in_slot(turn.db, slot(request, taker))[:1]
    return [one.text_key for one in last] == ["coo.assigned"]


def _up_to_you(
    turn: Turn, request: Request, taker: Person, helper: Person, *, silent: bool
) -> None:
    key = "coo.silent.helper" if silent else "coo.declined"
    own = _own(turn, request, helper)
    tell_taker(turn, request, taker, key, own["buttons"], **own["fill"])


def _own(turn: Turn, request: Request, helper: Person) -> dict[str, Any]:
    buttons = [take(request), assign(request)]
    return {"buttons": buttons, "fill": {**said_of(turn, request), "helper": name(helper)}}

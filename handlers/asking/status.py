"""How it stands: somebody's own requests, and where they help."""

import re

from sqlalchemy import select

from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import duty, helping, human, ladder
from handlers.asking.feature import feature
from handlers.asking.mine import alive, go_to, homes, live, names_of_homes, numbered, own
from handlers.asking.model import waiting
from handlers.asking.moment import change_moment
from handlers.asking.private import begin, resume
from handlers.asking.withdraw import choose
from handlers.requests import NR, Place, PlaceState, Request, State, places
from handlers.welcome import NotUnderstood

ROWS = 10
_BARE = re.compile(rf"{NR}[ .]*(\d{{2,4}})[ .!?]*", re.I)


@feature.command("status", takes=True)
def status(turn: Turn, rest: str) -> None:
    """One request with all there is to know, several as a list; and what somebody helps with."""
    if turn.person is None or turn.neighbourhood is None:
        turn.say("sta.none", buttons=[look_for_help()])
        return
    words = rest.split()
    if words and words[0].isdecimal() and _tell_numbered(turn, int(words[0])):
        return
    mine = alive(turn)
    helping = _helps(turn)
    if len(mine) == 1:
        tell(turn, mine[0])
    elif mine:
        _tell_many(turn, mine)
    elif not helping:
        _tell_unposted(turn)
    for place, request in helping[:ROWS]:
        _tell_helper(turn, place, request)


@feature.on(NotUnderstood)
def lost(turn: Turn, news: NotUnderstood) -> None:
    """Whoever waits for help said what nobody understood: how that help stands."""
    if news.taken or turn.neighbourhood is None:
        return
    mine = alive(turn)
    if len(mine) == 1 and not _helps(turn):
        not_understood(turn, mine[0])
        news.taken = True
    elif mine or _helps(turn):
        status(turn, "")
        news.taken = True


@feature.hears
def number(turn: Turn, text: str) -> bool:
    """ "12", when nothing else was awaited: somebody's own request of that number."""
    bare = _BARE.fullmatch(text.strip())
    if bare is None or not turn.private or turn.person is None or turn.neighbourhood is None:
        return False
    return _tell_numbered(turn, int(bare[1]))


def _tell_numbered(turn: Turn, number: int) -> bool:
    """Their own request of that number; which one, when two neighbourhoods have it."""
    found = numbered(turn, number)
    if len(found) == 1:
        tell(turn, found[0])
    elif found:
        rows = [show(request) for request in found]
        turn.say("hlp.which", rows=rows, labels=names_of_homes(turn, found), nr=number)
    return bool(found)


def _tell_unposted(turn: Turn) -> None:
    """Nothing is open: perhaps a coordinator has to say yes first, or it was never confirmed."""
    waits = waiting(turn)
    if waits is not None:
        coordinator = duty.contact(turn)["coordinator"]
        turn.say("sta.waits", titel=waits.title, wanneer=waits.when, coordinator=coordinator)
    elif not resume(turn):
        turn.say("sta.none", buttons=[look_for_help()])


def not_understood(turn: Turn, request: Request) -> None:
    """How it stands with this one, and what may have been meant."""
    go_to(turn, request)
    turn.say(
        "sta.lost",
        buttons=[change_moment(request), choose(request), look_for_help()],
        fill=_standing(turn, request),
    )


def _tell_many(turn: Turn, mine: list[Request]) -> None:
    """A line and a row each, by the number of the request."""
    shown = mine[:ROWS]
    titles = [turn.words("sta.title", turn.me, titel=request.title) for request in shown]
    labels: list[Value] = [f"{r.number}. {t}" for r, t in zip(shown, titles, strict=True)]
    lines = [
        turn.words("sta.line", turn.me, nr=r.number or 0, titel=r.title, status=r.standing)
        for r in shown
    ]
    rows = [show(request) for request in shown]
    turn.say("sta.many", rows=rows, labels=labels, n=len(mine), lijst="\n".join(lines))


def tell(turn: Turn, request: Request) -> None:
    """Where one request stands, and what happens next and by when."""
    go_to(turn, request)
    turn.say(
        "sta.one",
        buttons=[change_moment(request), choose(request), call(request)] if request.live else (),
        fill=_standing(turn, request),
    )


def _standing(turn: Turn, request: Request) -> dict[str, Value]:
    return {
        "titel": request.title,
        "wanneer": request.when,
        "status": request.standing,
        "stap_zin": _next_step(turn, request),
    }


def _next_step(turn: Turn, request: Request) -> Value:
    if not request.live:
        return ""
    agreed = places(turn.db, request, PlaceState.AGREED)
    if request.state is State.AGREED and agreed:
        return Term("sta.next.agreed", (("voornaam", _name(turn, agreed[0].helper_id)),))
    if places(turn.db, request, PlaceState.CLAIMED):
        return Term("sta.next.claimed")
    if request.taken_by_id is not None:
        return Term("sta.next.taken", (("coordinator", _name(turn, request.taken_by_id)),))
    return Term("sta.next.open", (("tijd_update", ladder.next_update(request, turn)),))


def _name(turn: Turn, identity: int | None) -> Value:
    person = turn.db.get(Person, identity) if identity else None
    return (person.name if person else None) or Term("person.neighbour")


@feature.press("show", Request, stays=True)
def show(turn: Turn, request: Request) -> None:
    """A row: how it stands with this one."""
    tell(turn, own(turn, request))


@feature.press("callme", Request)
def call(turn: Turn, request: Request) -> None:
    """[Een mens spreken] about this request."""
    human.hand_over(turn, turn.me, why="asked", request=live(turn, request))


@feature.press("look")
def look_for_help(turn: Turn) -> None:
    """[Ik zoek hulp]."""
    begin(turn)


def _helps(turn: Turn) -> list[tuple[Place, Request]]:
    rows = turn.db.execute(
        select(Place, Request)
        .join(Request, Request.id == Place.request_id)
        .where(
            Place.neighbourhood_id.in_([home.id for home in homes(turn)]),
            Place.helper_id == turn.me.id,
            Place.state.in_((PlaceState.CLAIMED, PlaceState.AGREED)),
        )
        .order_by(Request.starts_at, Request.id)
    )
    return [(place, request) for place, request in rows]


def _tell_helper(turn: Turn, place: Place, request: Request) -> None:
    """The asker's name only after the asker's yes."""
    if place.state is PlaceState.AGREED:
        name = _name(turn, request.asker_id)
        buttons = [helping.give_up(place)]
        blanks: dict[str, Value] = {"titel": request.title, "wanneer": request.when}
        turn.say("sta.helper", buttons=buttons, voornaam=name, fill=blanks)
    else:
        turn.say("sta.helper.waits", titel=request.title, wanneer=request.when)

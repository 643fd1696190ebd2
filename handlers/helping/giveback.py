"""A helper who cannot come after all: no blame, ten minutes to undo it, and on with others."""

from datetime import timedelta

from sqlalchemy import select

from bot.people import Person
from bot.spoken import By, Clock
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import duty, requests
from handlers.helping.feature import feature
from handlers.helping.model import UNHEARD, Standing, Waiting, let_stand, stands
from handlers.helping.voice import voice_of
from handlers.requests import Place, PlaceState, Request
from handlers.requests.news import PlaceFreed
from handlers.welcome import StopSaid, name_of

NEARLY = timedelta(hours=2)  # before the start: the asker hears it with more urgency


def give_back(turn: Turn, request: Request, place: Place) -> None:
    """The helper of `place`, who began this turn, cannot come; the asker hears it at once."""
    helper = turn.db.get_one(Person, place.helper_id)
    was = place.state
    let_stand(turn, request, helper, Standing.OUT)
    requests.free(turn, request, place, "given_back")
    undo = [after_all(place, value=was.value)]
    turn.say("can.helper", to=helper, buttons=undo, titel=request.title)


def tell_asker(turn: Turn, news: PlaceFreed, update: By) -> None:
    """Their helper is out; `update` is {tijd_update}, from the ladder, which calls this."""
    request, place = news.request, news.place
    voice, wait = voice_of(turn, request), turn.db.get(Waiting, place.id)
    if voice is None or news.why in ("refused", "no_show"):
        return
    if wait is not None and wait.step == UNHEARD:
        return
    helper = turn.db.get(Person, news.helper_id) if news.why != "erased" else None
    start = request.starts_at
    soon = start is not None and turn.now < start < turn.now + NEARLY
    fill: dict[str, Value] = {"tijd_update": update}
    if soon and start is not None:
        contact = duty.contact(turn)
        known = (("organisatie", contact["organisatie"]), ("telefoon", contact["telefoon"]))
        fill = {"tijd": Clock(start), "bel_zin": Term("can.late.call", known)}
    turn.say(
        "can.late" if soon else "can.to.asker",
        to=voice,
        kind="must",
        about=request.about,
        once=f"freed:{place.id}:{place.round}",
        voornaam=name_of(turn, helper) if helper else Term("person.neighbour"),
        fill=fill,
    )


@feature.press("after", Place)
def after_all(turn: Turn, place: Place, value: str) -> None:
    """[Toch wel], for ten minutes and for as long as nobody else has the place."""
    request = turn.get(Request, place.request_id)
    me = turn.me
    standing = stands(turn, request, me) if request else None
    if request is None or standing is None or standing.standing is not Standing.OUT:
        raise Refusal("g.stale.plain")
    if place.state is not PlaceState.OPEN or not request.live:
        raise Refusal("clm.lost")
    if turn.now > standing.since + UNDO:
        raise Refusal("can.helper.late", nr=request.number or 0)
    turn.db.delete(standing)
    taken = requests.claim(turn, request, me)
    if taken is None:
        raise Refusal("clm.lost")
    if value == PlaceState.AGREED.value:
        voice = voice_of(turn, request)
        if voice is not None:
            turn.say("can.back", to=voice, kind="must", voornaam=name_of(turn, me))
        requests.agree(turn, request, taken)
    turn.say("can.helper.undone")


# -- in words ----------------------------------------------------------------------------------


def places_of(turn: Turn, person: Person) -> list[Place]:
    """The places somebody has here, the nearest moment first."""
    rows = turn.db.execute(
        select(Place, Request.starts_at)
        .join(Request, Request.id == Place.request_id)
        .where(
            Place.neighbourhood_id == turn.here.id,
            Place.helper_id == person.id,
            Place.state.in_((PlaceState.CLAIMED, PlaceState.AGREED)),
        )
    ).all()
    rows = sorted(rows, key=lambda row: (row[1] is None, row[1] or turn.now, row[0].id))
    return [place for place, _ in rows]


def helps(turn: Turn) -> bool:
    """Whether whoever began this turn has promised to help somewhere here."""
    return bool(turn.person is not None and turn.neighbourhood and places_of(turn, turn.person))


@feature.command("lukt_niet")
def cannot(turn: Turn, rest: str) -> None:
    """ "Lukt niet", "ik kan toch niet"."""
    del rest
    mine = places_of(turn, turn.me) if turn.neighbourhood else []
    if not mine:  # who asked for help and cannot be there is asked whether it has to stop
        said = StopSaid(turn.me)
        turn.announce(said)
        if not said.taken:
            turn.say("can.helper.none")
    elif len(mine) == 1:
        back(turn, mine[0])
    else:
        ask_which(turn, mine)


def back(turn: Turn, place: Place) -> None:
    """Give back one place, looked up again and locked."""
    request = turn.get(Request, place.request_id)  # first, as a claim does: no deadlock
    locked = turn.get(Place, place.id)
    if locked is None or request is None or locked.helper_id != turn.me.id:
        raise Refusal("g.stale.plain")
    give_back(turn, request, locked)


def ask_which(turn: Turn, mine: list[Place]) -> None:
    """Several agreements: which one?"""
    mine = mine[:10]
    titles = [turn.db.get_one(Request, place.request_id).title for place in mine]
    turn.say("can.helper.which", rows=[give_up(place) for place in mine], labels=titles)


@feature.press("giveup", Place)
def give_up(turn: Turn, place: Place) -> None:
    """[Lukt niet], and a row of the list."""
    back(turn, place)


@feature.press("keep", Place)
def keep(turn: Turn, place: Place) -> None:
    """[Het lukt wel]."""
    request = turn.db.get_one(Request, place.request_id)
    turn.say("clm.sure", titel=request.title, wanneer=request.when)


@feature.on(StopSaid)
def stop_said(turn: Turn, news: StopSaid) -> None:
    """*Stop* from somebody who is about to help: is it about that?"""
    if news.taken or turn.neighbourhood is None:
        return
    mine = places_of(turn, news.person)
    if not mine:
        return
    news.taken = True
    request = turn.db.get_one(Request, mine[0].request_id)
    turn.say(
        "can.helper.ask",
        buttons=[give_up(mine[0]), keep(mine[0])],
        titel=request.title,
        wanneer=request.when,
    )

"""The claim: whoever is first has the place, and everybody hears at once how it went."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.feature import Press
from bot.people import Membership, Person
from bot.texts import Value
from bot.turn import Buttons, Refusal, Turn
from handlers import blocking, groups, human, offers, requests, welcome
from handlers.duty import contact
from handlers.helping.across import comes_from
from handlers.helping.claimed import heard_by
from handlers.helping.feature import feature
from handlers.helping.giveback import give_back
from handlers.helping.model import (
    PingState,
    Standing,
    let_stand,
    open_ping,
    place_held,
    stands,
)
from handlers.requests import Place, PlaceState, Request, places

PROMISE = timedelta(minutes=10)
WEEK = timedelta(days=7)
AN_HOUR = timedelta(hours=1)  # that help takes at the least
OFTEN = 2  # helps in a week before it is said


def take(turn: Turn, request: Request) -> None:
    """Whoever began this turn wants to help with `request` (locked): yes, or a kind no."""
    person = turn.person
    if not _can_begin(turn, request) or person is None:
        return
    if person.id in (request.asker_id, request.made_by_id):
        raise Refusal("clm.own")
    if place_held(turn, request, person) is not None:
        raise Refusal("clm.have", nr=request.number)
    if not request.live:
        raise Refusal("clm.closed")
    if blocking.apart(turn.db, person.id, (request.asker_id, request.made_by_id)):
        raise Refusal("clm.blocked")
    blocking.refuse_suspended(turn, person)
    standing = stands(turn, request, person)
    if standing is not None and standing.standing is Standing.REFUSED:
        agreed = places(turn.db, request, PlaceState.AGREED)
        raise Refusal("clm.refused.late" if agreed else "clm.refused", titel=request.title)
    if _not_known_enough(turn, request, person):
        return
    place = requests.claim(turn, request, person)
    if place is None:
        lost(turn, request, person)
    else:
        won(turn, request, place, person)


def _can_begin(turn: Turn, request: Request) -> bool:
    """Somebody who takes part here and can be written to; others get ten minutes to join."""
    person = turn.person
    if person is not None and person.keeps_at is not None and turn.reaches(person):
        if turn.db.get(Membership, (turn.here.id, person.id)) is None:
            at_home = person.current_neighbourhood_id
            welcome.join_here(turn, person)
            if comes_from(turn, request, person):
                person.current_neighbourhood_id = at_home  # they help here and live next door
        return True
    payload = f"c-{request.id}"
    if turn.private:
        _promise(turn, request, payload)
    elif turn.incoming is not None and turn.incoming.press_id:
        turn.toast("clm.noreg", link=payload)
    elif turn.group is not None:
        groups.show_the_way(turn, turn.group, "clm.noreg.group", payload)
    return False


def _promise(turn: Turn, request: Request, payload: str) -> None:
    """They came along the link: ten minutes, once, in which the help is theirs if it is free."""
    turn.say("clm.noreg.dm", titel=request.title)
    welcome.start(turn, then=payload)
    person = turn.person
    if person is not None and stands(turn, request, person) is None:
        let_stand(turn, request, person, Standing.PROMISED, turn.now + PROMISE)


def _not_known_enough(turn: Turn, request: Request, person: Person) -> bool:
    """This kind of help needs a talk or a certificate first: neutral, and the way to get there."""
    if not offers.vetting_missing(turn, person, [request.category]):
        return False
    flash(turn, "clm.blocked")
    turn.record(request.about, "vetting_missing", by=person)
    turn.say(
        "clm.vetting",
        to=person,
        kind="answer" if turn.private else "must",
        buttons=[get_to_know(request), rather_not(request)],
        once=f"vetting:{request.id}:{person.id}",
        categorie=request.kind_name,
        coordinator=contact(turn)["coordinator"],
    )
    return True


@feature.press("known", Request)
def get_to_know(turn: Turn, request: Request) -> None:
    """[Goed]: the coordinator calls."""
    human.hand_over(turn, turn.me, "vetting", request)


@feature.press("unknown", Request)
def rather_not(turn: Turn, request: Request) -> None:
    """[Dan liever niet]."""
    del request
    turn.say("ping.later")


def moment_with(press: Press) -> Press:
    """Declare the button [Ander moment]; it belongs to a file that begins where this one ends."""
    _another_moment[:] = [press]
    return press


_another_moment: list[Press] = []


def won(turn: Turn, request: Request, place: Place, person: Person) -> None:
    """The place is theirs; now and then it is asked whether that is wise."""
    if not turn.private:
        flash(turn, "clm.won.toast")
    other = _at_the_same_time(turn, request, person)
    helped = _helped_this_week(turn, person, place)
    buttons = [sure(place), changed_mind(place)]
    if other is not None:
        _tell(turn, person, "clm.busy", place, buttons, andere=other.title, wanneer=other.when)
    elif request.when is not None and _first_time(turn, person):
        buttons = [sure(place), _another_moment[0](request), changed_mind(place)]
        _tell(turn, person, "clm.check", place, buttons, wanneer=request.when)
    elif helped >= OFTEN:
        _tell(turn, person, "clm.many", place, buttons, n=helped)
    else:
        _tell_won(turn, request, place, person)


def _tell_won(turn: Turn, request: Request, place: Place, person: Person) -> None:
    blanks: dict[str, Value] = {
        "nr": request.number or 0,
        "hoor_zin": heard_by(turn, request, place),
    }
    if request.people > 1:
        more = {"n": request.people, "k": min(place.position, request.people)}
        _tell(turn, person, "ping.two", place, (), **blanks, **more)
    else:
        _tell(turn, person, "clm.won", place, (), **blanks)


def _tell(
    turn: Turn, person: Person, key: str, place: Place, buttons: Buttons, **values: Value
) -> None:
    turn.say(
        key,
        to=person,
        kind="answer" if turn.private and turn.person is person else "must",
        buttons=buttons,
        about=f"place:{place.id}",
        fill=values,
    )


@feature.press("sure", Place)
def sure(turn: Turn, place: Place) -> None:
    """[Ja, het lukt]."""
    request = turn.get(Request, place.request_id)
    if request is None or place.helper_id != turn.me.id:
        raise Refusal("g.stale.plain")
    if place.state is PlaceState.CLAIMED:
        _tell_won(turn, request, place, turn.me)
    else:
        turn.say("clm.sure", titel=request.title, wanneer=request.when)


@feature.press("unsure", Place)
def changed_mind(turn: Turn, place: Place) -> None:
    """[Toch niet]: the place is free again."""
    request = turn.get(Request, place.request_id)
    if request is None or place.helper_id != turn.me.id:
        raise Refusal("g.stale.plain")
    give_back(turn, request, place)


def lost(turn: Turn, request: Request, person: Person) -> None:
    """Somebody was just earlier; the reserve list is there for who wants to help all the same."""
    flash(turn, "clm.lost")
    ping = open_ping(turn, request, person)
    if ping is not None:
        ping.close(PingState.GONE, turn.now)
        turn.edit(ping.about, "ping.solved", nr=request.number or 0)
    known = stands(turn, request, person)
    if known is not None and known.standing is Standing.RESERVE:
        if not _flashes(turn):
            turn.say("clm.lost", to=person)
        return
    said = turn.say(
        "clm.lost.dm",
        to=person,
        kind="answer" if turn.private else "must",
        buttons=[reserve(request), no_reserve(request)],
        about=request.about,
        once=f"lost:{request.id}:{request.round}:{person.id}",
    )
    if said is None and not _flashes(turn):
        turn.say("clm.lost", to=person)


@feature.press("reserve", Request)
def reserve(turn: Turn, request: Request) -> None:
    """[Ja, reserve]."""
    if not request.live:
        raise Refusal("clm.closed")
    if places(turn.db, request, PlaceState.OPEN):
        take(turn, request)  # it has become free in the meantime
        return
    let_stand(turn, request, turn.me, Standing.RESERVE)
    turn.say("clm.reserve")


@feature.press("noreserve", Request)
def no_reserve(turn: Turn, request: Request) -> None:
    """[Nee]."""
    del request
    turn.say("ping.thanks")


def flash(turn: Turn, key: str) -> None:
    """A word to whoever pressed, where the platform has that; a message follows anyway."""
    if _flashes(turn):
        turn.toast(key)


def _flashes(turn: Turn) -> bool:
    incoming = turn.incoming
    return bool(incoming and incoming.press_id and turn.house.can(incoming.address.platform).toast)


def _at_the_same_time(turn: Turn, request: Request, person: Person) -> Request | None:
    """Another request that this person helps with, at a moment that overlaps."""
    if request.starts_at is None or request.ends_at is None or request.deadline:
        return None
    mine = turn.db.scalars(
        select(Request)
        .join(Place, Place.request_id == Request.id)
        .where(
            Request.neighbourhood_id == turn.here.id,
            Request.id != request.id,
            Place.helper_id == person.id,
            Place.state.in_((PlaceState.CLAIMED, PlaceState.AGREED)),
        )
    )
    return next((other for other in mine if _overlap(request, other)), None)


def _overlap(one: Request, other: Request) -> bool:
    vague = {"day", "week", ""} & {one.grain, other.grain}
    if vague or other.deadline:
        return False
    first, second = _span(one), _span(other)
    return bool(first and second and first[0] < second[1] and second[0] < first[1])


def _span(request: Request) -> tuple[datetime, datetime] | None:
    """When the help takes place; a single moment lasts an hour."""
    if request.starts_at is None or request.ends_at is None:
        return None
    return request.starts_at, max(request.ends_at, request.starts_at + AN_HOUR)


def _first_time(turn: Turn, person: Person) -> bool:
    """Whether this is the only place somebody ever had here."""
    count = select(func.count()).select_from(Place)
    mine = count.where(Place.neighbourhood_id == turn.here.id, Place.helper_id == person.id)
    return (turn.db.scalar(mine) or 0) <= 1


def _helped_this_week(turn: Turn, person: Person, place: Place) -> int:
    count = select(func.count()).select_from(Place)
    mine = count.where(
        Place.neighbourhood_id == turn.here.id,
        Place.helper_id == person.id,
        Place.id != place.id,
        Place.claimed_at > turn.now - WEEK,
    )
    return turn.db.scalar(mine) or 0

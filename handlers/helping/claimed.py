"""Somebody said yes: now the asker's answer, in private or in the group, and in good time."""

from datetime import datetime, timedelta

from sqlalchemy import select

from bot import hours
from bot.db import id_in
from bot.moment import NOW
from bot.people import Group, Neighbourhood, Person
from bot.spoken import By
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import duty, requests, staff, welcome
from handlers.helping.feature import feature
from handlers.helping.known import known_as
from handlers.helping.model import PingState, Standing, Waiting, let_stand, open_ping
from handlers.helping.news import AskerArrived, AskerMissing
from handlers.helping.voice import may_decide, speaker, voice_of
from handlers.helping.wave import withdraw
from handlers.requests import Place, PlaceState, Request, Urgency, places
from handlers.requests.news import PlaceClaimed
from handlers.welcome import name_of

AGAIN, AGAIN_URGENT = timedelta(hours=2), timedelta(minutes=15)  # waking time since the claim
HELP, HELP_URGENT = timedelta(hours=4), timedelta(minutes=30)
FETCH, FETCH_URGENT = timedelta(hours=1), timedelta(minutes=10)  # since her yes in the group
QUARTER = timedelta(minutes=15)


@feature.on(PlaceClaimed)
def claimed(turn: Turn, news: PlaceClaimed) -> None:
    """Ask the asker; with enough people nobody else need answer any more."""
    request, place, helper = news.request, news.place, news.helper
    ping = open_ping(turn, request, helper)
    if ping is not None:
        ping.close(PingState.YES, turn.now)
    if not places(turn.db, request, PlaceState.OPEN):
        withdraw(turn, request, "ping.solved")
    wait = _wait(turn, request, place)
    if not ask_asker(turn, request, place, helper):
        wait.step, wait.next_at = "coordinator", turn.now


def _wait(turn: Turn, request: Request, place: Place) -> Waiting:
    wait = turn.db.get(Waiting, place.id)
    if wait is None:
        wait = Waiting(place_id=place.id, neighbourhood_id=turn.here.id)
    wait.round, wait.step, wait.since = place.round, "again", turn.now
    wait.next_at = _later(turn, request, turn.now, AGAIN, AGAIN_URGENT)
    return turn.keep(wait)


def _later(
    turn: Turn, request: Request, since: datetime, span: timedelta, urgent: timedelta
) -> datetime:
    if request.urgency is Urgency.URGENT:  # from when she can hear it
        return hours.daytime(turn.here).next_open(since) + urgent
    return hours.waking(turn.here).add(since, span)


def heard_by(turn: Turn, request: Request, place: Place) -> Value:
    """When the helper hears more: her answer, or that a coordinator was asked to call her."""
    since = place.claimed_at or turn.now
    moment = _later(turn, request, since, HELP, HELP_URGENT)
    if moment <= turn.now:
        return Term("clm.won.soon")
    floor = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    return Term("clm.won.by", (("tijd_update", By(floor + QUARTER)),))


def remind(turn: Turn, request: Request, cause: str) -> bool:
    """Ask again for a yes that is still missing, once a `cause`; False when none is."""
    waiting = places(turn.db, request, PlaceState.CLAIMED)
    for place in waiting:
        helper = turn.db.get_one(Person, place.helper_id)
        ask_asker(turn, request, place, helper, again=True, cause=f":{cause}")
    return bool(waiting)


def ask_asker(
    turn: Turn,
    request: Request,
    place: Place,
    helper: Person,
    *,
    again: bool = False,
    cause: str = "",
) -> bool:
    """Ask for her yes: in private, else in the group without names; False: neither is there."""
    voice = voice_of(turn, request)
    if voice is None:
        return _ask_in_group(turn, request, place, again=again)
    name = name_of(turn, helper)
    for_other = request.for_name is not None
    key = "clm.asker.for" if for_other else "clm.asker.again" if again else "clm.asker"
    turn.say(
        key,
        to=voice,
        kind="must",
        buttons=[yes(place), other(place)],
        about=f"claim:{place.id}:{place.round}",
        slot=f"asker:{place.id}:{place.round}" + (":again" if again else ""),
        once=f"asker:{place.id}:{place.round}:{again:d}{cause}",
        voornaam_helper=name,
        ervaring_zin=known_as(turn, request, helper),
        naam=request.for_name or "",
        titel=request.title,
    )
    return True


def _ask_in_group(turn: Turn, request: Request, place: Place, *, again: bool) -> bool:
    group = turn.db.get(Group, request.group_id) if request.group_id else None
    if group is None or not group.present or speaker(turn, request) is None:
        return False
    if not again:
        turn.say(
            "grq.yes",
            to=group,
            kind="must",
            buttons=[yes(place), other(place)],
            about=f"claim:{place.id}:{place.round}",
            slot=f"yes:{place.id}:{place.round}",
            once=f"yes:{place.id}:{place.round}",
            options={"reply_to": request.origin, "silent": request.urgency != Urgency.URGENT},
        )
    return True


# -- her answer ----------------------------------------------------------------------------------


@feature.press("agree", Place)
def yes(turn: Turn, place: Place) -> None:
    """[Ja, fijn]."""
    request = _decided(turn, place)
    in_private = voice_of(turn, request) is not None
    if not requests.agree(turn, request, place):
        raise Refusal("g.stale.plain")
    if turn.private:
        return
    slot = f"yes:{place.id}:{place.round}"
    if in_private:
        turn.edit(slot, "grq.yes.done")
        return
    link = turn.link(f"o-{place.id}")
    turn.edit(slot, "grq.open", links=[link])
    wait = turn.db.get(Waiting, place.id)
    if wait is not None:
        wait.step, wait.since = "fetch", turn.now
        wait.next_at = _later(turn, request, turn.now, FETCH, FETCH_URGENT)


@feature.press("other", Place)
def other(turn: Turn, place: Place) -> None:
    """[Liever iemand anders]: the helper never hears why."""
    request = _decided(turn, place)
    helper = turn.db.get_one(Person, place.helper_id)
    slot = f"yes:{place.id}:{place.round}"
    let_stand(turn, request, helper, Standing.REFUSED)
    requests.free(turn, request, place, "refused")
    turn.say(
        "clm.refused",
        to=helper,
        kind="must",
        slot=f"refused:{request.id}:{helper.id}",
        once=f"refused:{request.id}:{helper.id}",
        titel=request.title,
    )
    if turn.private:
        turn.say("clm.asker.no")
    else:
        turn.edit(slot, "grq.yes.no")


def _decided(turn: Turn, place: Place) -> Request:
    """The request, when whoever pressed may answer for the asker and it is not answered yet."""
    request = turn.get(Request, place.request_id)
    if request is None or place.helper_id is None:
        raise Refusal("g.stale.plain")
    if not may_decide(turn, request):
        asker = speaker(turn, request)
        raise Refusal("clm.notyours", voornaam=name_of(turn, asker) if asker else "")
    if place.state is not PlaceState.CLAIMED:
        raise Refusal("g.stale.plain")
    return request


# -- when she does not answer --------------------------------------------------------------------


_SILENT = (
    select(Place.id).join(Waiting, Waiting.place_id == Place.id).where(Waiting.next_at <= NOW)
)


@feature.due("silent", Place, _SILENT)
def silent(turn: Turn, place: Place) -> None:
    """Asked again once; then a coordinator helps her to answer."""
    wait = turn.db.get_one(Waiting, place.id)
    request = turn.get(Request, place.request_id)
    helper = turn.db.get(Person, place.helper_id) if place.helper_id else None
    wait.next_at = None
    if request is None or helper is None or wait.round != place.round or not request.live:
        return
    if wait.step == "fetch":
        _fetch(turn, request, place, wait)
    elif place.state is not PlaceState.CLAIMED:
        return
    elif wait.step == "again":
        if request.for_name is not None:  # the same words once more: one of them is enough
            turn.take_away(f"asker:{place.id}:{place.round}", "clm.asker.once")
        ask_asker(turn, request, place, helper, again=True)
        wait.step = "coordinator"
        wait.next_at = _later(turn, request, wait.since, HELP, HELP_URGENT)
    else:
        wait.step = "done"
        _tell_coordinators(turn, request, place, helper, "coo.claim")
        _tell_helper(turn, request, place, helper)


def _tell_helper(turn: Turn, request: Request, place: Place, helper: Person) -> None:
    """As `heard_by` promised: who waits for a yes hears why it takes so long."""
    called = duty.called_on(turn)
    name = called[0].name if len(called) == 1 else None
    turn.say(
        "clm.waits" if called else "clm.waits.nobody",
        to=helper,
        kind="must",
        about=request.about,
        once=f"waits:{place.id}:{place.round}",
        titel=request.title,
        coordinator=name or duty.contact(turn)["coordinator"],
    )


def _fetch(turn: Turn, request: Request, place: Place, wait: Waiting) -> None:
    """She said yes in the group; without a private chat nobody can be put in touch."""
    wait.step = "done"
    if voice_of(turn, request) is not None:
        turn.announce(AskerArrived(request, place))
        return
    _tell_coordinators(turn, request, place, turn.db.get_one(Person, place.helper_id), "coo.fetch")
    turn.announce(AskerMissing(request, place))


def _tell_coordinators(
    turn: Turn, request: Request, place: Place, helper: Person, key: str
) -> None:
    asker = speaker(turn, request)
    buttons = [yes(place), other(place)] if key == "coo.claim" else []
    for person in (one for one in duty.called_on(turn) if one is not asker):
        turn.say(
            key,
            to=person,
            kind="must",
            buttons=buttons,
            about=request.about,
            once=f"{key}:{place.id}:{place.round}:{person.id}",
            fill=staff.area_for(turn, person),
            nr=request.number or 0,
            titel=request.title,
            asker=name_of(turn, asker) if asker else "",
            helper=name_of(turn, helper),
        )
    turn.record(request.about, key.replace(".", "_"))


@welcome.on_payload("o")
def arrives(turn: Turn, rest: str) -> bool:
    """`o-<place>`: the asker opens a private chat after her yes in the group."""
    identity = id_in(rest)
    place = turn.db.get(Place, identity) if identity is not None else None
    if place is None:
        return False
    turn.enter(turn.db.get_one(Neighbourhood, place.neighbourhood_id))
    request = turn.get(Request, place.request_id)
    if request is None or turn.person is None or turn.person is not speaker(turn, request):
        return False
    if place.state is not PlaceState.AGREED:
        turn.say("grq.over", titel=request.title)
        return True
    wait = turn.db.get(Waiting, place.id)
    if wait is not None:
        wait.step, wait.next_at = "done", None
    turn.announce(AskerArrived(request, place))
    return True

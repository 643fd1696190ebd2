"""Another moment: "kan wel om 4 uur" is passed on, and a yes to it is the claim as well."""

from datetime import timedelta

from sqlalchemy import select

from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import requests
from handlers.helping.feature import feature
from handlers.helping.giveback import back
from handlers.helping.model import Enquiry, place_held
from handlers.helping.take import moment_with, take
from handlers.helping.voice import may_decide, voice_of
from handlers.requests import PlaceState, Request, places
from handlers.requests.news import MomentChanged
from handlers.welcome import name_of
from matching import Moment, asks_for_help, instead

STANDS = timedelta(hours=24)  # how long a question or a proposal waits for its answer


@moment_with
@feature.press("moment", Request)
def another_moment(turn: Turn, request: Request) -> None:
    """[Ander moment]."""
    turn.ask("ping.alt", then=moment_in_words, subject=request)


@feature.answer("moment", Request, unless=asks_for_help)
def moment_in_words(turn: Turn, request: Request, text: str) -> bool:
    """ "Om 4 uur"."""
    moment, _ = instead(text, turn.local)  # "donderdag kan ik niet" proposes nothing
    if moment is None:
        return False
    propose(turn, request, moment)
    return True


def propose(turn: Turn, request: Request, moment: Moment) -> None:
    """Ask the asker whether another moment is fine too; who asks is said only after both yeses."""
    helper = turn.me
    if not request.live or helper.id in (request.asker_id, request.made_by_id):
        raise Refusal("clm.closed" if not request.live else "clm.own")
    held = place_held(turn, request, helper)
    if held is None and not places(turn.db, request, PlaceState.OPEN):
        raise Refusal("clm.lost")
    voice = voice_of(turn, request)
    if voice is None or _others_agreed(turn, request, helper):
        raise Refusal("ping.alt.cannot")
    if open_enquiry(turn, request, helper) is not None:
        raise Refusal("ping.q.wait")
    enquiry = turn.keep(
        Enquiry(
            neighbourhood_id=turn.here.id,
            request_id=request.id,
            person_id=helper.id,
            starts_at=moment.start,
            ends_at=moment.end,
            grain=moment.grain,
            deadline=moment.deadline,
            asked_at=turn.now,
        )
    )
    known = held is not None and held.state is PlaceState.AGREED
    turn.say(
        "ping.alt.known" if known else "ping.alt.ask",
        to=voice,
        kind="must",
        buttons=[fine(enquiry), not_then(enquiry)],
        about=request.about,
        once=f"alt:{enquiry.id}",
        titel=request.title,
        voornaam=name_of(turn, helper) if known else "",
        wanneer2=enquiry.when,
    )
    turn.say("ping.alt.sent", to=helper)


def _others_agreed(turn: Turn, request: Request, helper: Person) -> bool:
    """Whether a change would pull the moment from under other helpers."""
    taken = places(turn.db, request, PlaceState.CLAIMED, PlaceState.AGREED)
    return any(place.helper_id != helper.id for place in taken)


def open_enquiry(turn: Turn, request: Request, person: Person) -> Enquiry | None:
    """What somebody asked about this request and got no answer to yet."""
    return turn.db.scalar(
        select(Enquiry)
        .where(
            Enquiry.neighbourhood_id == turn.here.id,
            Enquiry.request_id == request.id,
            Enquiry.person_id == person.id,
            Enquiry.answered_at.is_(None),
            Enquiry.asked_at > turn.now - STANDS,
        )
        .limit(1)
    )


@feature.press("altyes", Enquiry)
def fine(turn: Turn, enquiry: Enquiry) -> None:
    """[Ja, goed]: the new moment, and the place for whoever proposed it."""
    request = _asked(turn, enquiry)
    helper = turn.db.get_one(Person, enquiry.person_id)
    held = place_held(turn, request, helper)
    if held is None and not places(turn.db, request, PlaceState.OPEN):
        raise Refusal("ping.alt.gone")
    enquiry.answered_at = turn.now
    if held is None:
        requests.claim(turn, request, helper)
    elif held.state is PlaceState.AGREED:
        turn.say("ping.q.thanks")  # nothing else tells her: the helper was there already
    request.starts_at, request.ends_at = enquiry.starts_at, enquiry.ends_at
    request.grain, request.deadline = enquiry.grain, enquiry.deadline
    turn.record(request.about, "moment", "proposed")
    requests.card.refresh(turn, request)
    turn.announce(MomentChanged(request))
    turn.say("ping.alt.yes", to=helper, kind="must", titel=request.title, wanneer=request.when)


@feature.press("altno", Enquiry)
def not_then(turn: Turn, enquiry: Enquiry) -> None:
    """[Nee]: the helper may still come at the moment that was asked for."""
    request = _asked(turn, enquiry)
    helper = turn.db.get_one(Person, enquiry.person_id)
    enquiry.answered_at = turn.now
    turn.say("ping.q.thanks")
    turn.say(
        "ping.alt.no",
        to=helper,
        kind="must",
        buttons=[come_then(request), rather_not(request)],
        titel=request.title,
        wanneer=request.when,
    )


def _asked(turn: Turn, enquiry: Enquiry) -> Request:
    """The request, when whoever pressed may answer and it still matters."""
    request = turn.get(Request, enquiry.request_id)
    if request is None or enquiry.answered_at is not None or not request.live:
        raise Refusal("g.stale.plain")
    if not may_decide(turn, request):
        raise Refusal("g.stale.plain")
    return request


@feature.press("then", Request)
def come_then(turn: Turn, request: Request) -> None:
    """[Ja, ik kom dan]: at the moment that was asked for."""
    if place_held(turn, request, turn.me) is not None:
        turn.say("clm.sure", titel=request.title, wanneer=request.when)
    else:
        take(turn, request)


@feature.press("nope", Request)
def rather_not(turn: Turn, request: Request) -> None:
    """[Nee]: then not."""
    held = place_held(turn, request, turn.me)
    if held is None:
        turn.say("ping.later")
    else:
        back(turn, held)

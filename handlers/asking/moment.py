"""An asker wants the help at another moment; whoever helps already is asked whether it suits."""

from sqlalchemy import delete, select

from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import requests
from handlers.asking.feature import feature
from handlers.asking.mine import live
from handlers.asking.model import Proposal
from handlers.requests import Place, PlaceState, Request, asker_of, places
from handlers.vocabulary import asks_for_another
from matching import Moment, find_moment, moment_of


@feature.press("moment", Request)
def change_moment(turn: Turn, request: Request) -> None:
    """[Dag veranderen]: which day or time does it become?"""
    live(turn, request)
    turn.ask("chg.time", then=new_moment, subject=request)


@feature.answer("moment", Request)
def new_moment(turn: Turn, request: Request, text: str) -> bool:
    """Any words for a moment that is still to come."""
    if not request.live or turn.me.id not in (request.asker_id, request.made_by_id):
        return False
    if asks_for_another(turn, text, request.concept):
        return False
    moment = find_moment(text, turn.local)
    if moment is None or moment.past:
        turn.ask("chg.unclear", then=new_moment, subject=request)
    else:
        change(turn, request, moment)
    return True


def wants_another_moment(turn: Turn, request: Request, text: str) -> None:
    """ "Toch liever zaterdag"; where no other moment is named it is asked which."""
    moment = moment_of(text, turn.local, request.starts_at)
    if moment is None or moment.past or moment.holds(request.starts_at, request.ends_at):
        change_moment.run(turn, request)
    else:
        change(turn, request, moment)


def change(turn: Turn, request: Request, moment: Moment) -> None:
    """It is wanted at this moment now; helpers who said yes have to agree first."""
    held = places(turn.db, request, PlaceState.CLAIMED, PlaceState.AGREED)
    if not held:
        requests.move(turn, request, moment)
        turn.say("chg.ok", wanneer=request.when)
        return
    _forget(turn, request)
    for place in held:
        _propose(turn, request, place, moment)
    helper = turn.db.get(Person, held[0].helper_id)
    turn.say("chg.asked", voornaam=_name(helper))


def _propose(turn: Turn, request: Request, place: Place, moment: Moment) -> None:
    proposal = Proposal(
        neighbourhood_id=turn.here.id,
        request_id=request.id,
        place_id=place.id,
        starts_at=moment.start,
        ends_at=moment.end,
        grain=moment.grain,
        deadline=moment.deadline,
        made_at=turn.now,
    )
    turn.keep(proposal)
    turn.say(
        "chg.ask",
        to=turn.db.get_one(Person, place.helper_id),
        kind="must",
        buttons=[suits(proposal), suits_not(proposal)],
        about=request.about,
        voornaam=_name(turn.me),
        wanneer=proposal.when,
    )


def _forget(turn: Turn, request: Request) -> None:
    """What was put to helpers before does not count any more."""
    turn.db.execute(
        delete(Proposal).where(
            Proposal.neighbourhood_id == turn.here.id, Proposal.request_id == request.id
        )
    )


def _name(person: Person | None) -> Value:
    return (person.name if person else None) or Term("person.neighbour")


def _asked(turn: Turn, proposal: Proposal) -> tuple[Request, Person | None]:
    """The request and its asker; refused to whoever does not help there any more."""
    request = _request(turn, proposal)
    place = turn.get(Place, proposal.place_id)
    if place is None or place.helper_id != turn.me.id or not request.live:
        raise Refusal("g.stale.plain")
    return request, asker_of(turn, request)


def _request(turn: Turn, proposal: Proposal) -> Request:
    request = turn.get(Request, proposal.request_id)
    if request is None:
        raise Refusal("g.stale.plain")
    return request


@feature.press("suits", Proposal)
def suits(turn: Turn, proposal: Proposal) -> None:
    """The helper can come then; when all can, that is the moment."""
    request, asker = _asked(turn, proposal)
    proposal.agreed = True
    turn.say("chg.helper.yes", wanneer=proposal.when)
    turn.db.flush()
    waiting = select(Proposal.id).where(
        Proposal.neighbourhood_id == turn.here.id,
        Proposal.request_id == request.id,
        Proposal.agreed.is_(False),
    )
    if turn.db.scalar(waiting.limit(1)) is not None:
        return
    requests.move(turn, request, proposal.when)
    if asker is not None:
        blanks = {"voornaam": _name(turn.me), "wanneer": request.when}
        turn.say("chg.yes", to=asker, kind="must", about=request.about, fill=blanks)
    _forget(turn, request)


@feature.press("suitsnot", Proposal)
def suits_not(turn: Turn, proposal: Proposal) -> None:
    """The helper cannot: the asker chooses between another neighbour and the old moment."""
    request, asker = _asked(turn, proposal)
    turn.say("chg.helper.no")
    if asker is not None:
        buttons = [other_helper(proposal), old_moment(proposal)]
        blanks = {"voornaam": _name(turn.me)}
        turn.say(
            "chg.no", to=asker, kind="must", buttons=buttons, about=request.about, fill=blanks
        )


@feature.press("other", Proposal)
def other_helper(turn: Turn, proposal: Proposal) -> None:
    """The new moment counts; the helper who cannot then goes, and another is looked for."""
    request = live(turn, _request(turn, proposal))
    place = turn.get(Place, proposal.place_id)
    requests.move(turn, request, proposal.when)
    if place is not None:
        requests.free(turn, request, place, "refused")
    turn.say("chg.other", wanneer=request.when)
    _forget(turn, request)


@feature.press("old", Proposal)
def old_moment(turn: Turn, proposal: Proposal) -> None:
    """[Oude moment]: it stays as it was."""
    request = live(turn, _request(turn, proposal))
    turn.say("chg.old", wanneer=request.when)
    _forget(turn, request)

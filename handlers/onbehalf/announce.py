"""Somebody without an app has to be told who comes: a call to make, or a word to pass on."""

from datetime import timedelta

from sqlalchemy import select

from bot import hours
from bot.moment import NOW
from bot.people import Person, Role
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import duty, staff
from handlers.onbehalf.feature import feature
from handlers.onbehalf.model import OnBehalf
from handlers.requests import PlaceState, Request, helpers_of
from handlers.requests.news import HelperCalls
from handlers.staff import name

TRIES = 3
RETRY = timedelta(hours=2)  # of office time


@feature.on(HelperCalls)
def found(turn: Turn, news: HelperCalls) -> None:
    """A helper was found for somebody without an app: whoever said yes reads at once whom to call.

    When that was another than who asked for them, it is said a moment later.
    """
    row = turn.db.scalar(
        select(OnBehalf)
        .where(OnBehalf.neighbourhood_id == turn.here.id, OnBehalf.request_id == news.request.id)
        .limit(1)
    )
    if row is None:
        return
    row.helper_id, row.call_at, row.tries = news.helper.id, turn.now, 0
    if turn.private and turn.person is not None and turn.person.id == row.person_id:
        row.call_at = None
        _tell(turn, row, news.request, turn.person)


@feature.due("call", OnBehalf, select(OnBehalf.id).where(OnBehalf.call_at <= NOW))
def ask_to_call(turn: Turn, row: OnBehalf) -> None:
    """Who asked for them passes it on: a relative in their own way, a desk by telephone."""
    row.call_at = None
    request = turn.get(Request, row.request_id) if row.request_id else None
    helper = turn.db.get(Person, row.helper_id) if row.helper_id else None
    if request is None or helper not in helpers_of(turn.db, request, PlaceState.AGREED):
        return
    person = turn.db.get_one(Person, row.person_id)
    may = staff.in_team(turn, person)
    desk = row.relation == "desk"
    people = [person] if turn.reaches(person) and (may or not desk) else duty.called_on(turn)
    for somebody in people:
        _tell(turn, row, request, somebody)


def _tell(turn: Turn, row: OnBehalf, request: Request, somebody: Person) -> None:
    desk = row.relation == "desk"
    turn.say(
        "obo.call" if desk else "obo.tell",
        to=somebody,
        kind="must",
        buttons=[called(row), no_answer(row)] if desk else [],
        about=request.about,
        options={"protect": True},
        fill=_said(turn, row, request) | staff.area_for(turn, somebody),
    )


def _said(turn: Turn, row: OnBehalf, request: Request) -> dict[str, Value]:
    helper = turn.db.get(Person, row.helper_id) if row.helper_id else None
    return {
        "naam": request.for_name,
        "telefoon": request.for_phone or "–",
        "helper": name(helper),
        "titel": request.title,
        "wanneer": request.when,
        "codewoord": request.code_word,
        "nr": request.number or 0,
    }


def _request(turn: Turn, row: OnBehalf) -> Request:
    staff.only(turn, Role.DESK)
    request = turn.get(Request, row.request_id) if row.request_id else None
    if request is None:
        raise Refusal("g.stale.plain")
    return request


@feature.press("obocalled", OnBehalf)
def called(turn: Turn, row: OnBehalf) -> None:
    """[Gebeld]."""
    request = _request(turn, row)
    row.call_at = None
    turn.record(request.about, "called_back", "told")
    turn.say("obo.called", fill=_said(turn, row, request))


@feature.press("obonone", OnBehalf)
def no_answer(turn: Turn, row: OnBehalf) -> None:
    """[Geen gehoor]: asked again later, three times in all."""
    request = _request(turn, row)
    row.tries += 1
    turn.record(request.about, "no_answer", str(row.tries))
    if row.tries >= TRIES:
        turn.say("obo.call.last", fill=_said(turn, row, request))
        return
    office = hours.office(turn.here)
    row.call_at = office.add(office.next_open(turn.now), RETRY)
    turn.say("obo.call.again", fill=_said(turn, row, request))

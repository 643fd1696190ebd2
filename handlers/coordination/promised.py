"""/herinner 12 vrijdag: what a coordinator promised to do next comes back at its moment."""

from datetime import datetime, timedelta

from sqlalchemy import select

from bot import hours
from bot.moment import NOW
from bot.people import Person
from bot.spoken import By
from bot.turn import Refusal, Turn
from handlers import duty, staff
from handlers.coordination.feature import feature
from handlers.coordination.model import NextStep
from handlers.coordination.which import numbered, said_of
from handlers.requests import Request
from matching import find_moment

LONGEST = 500
BROAD = ("day", "week", "part_of_day")  # then it comes when the office opens


@numbered("herinner")
def remind_command(turn: Turn, request: Request, rest: str) -> None:
    """/herinner 12 vrijdag 10 uur dochter bellen."""
    if not rest or not _keep(turn, request, rest, wanted=True):
        turn.ask("coo.next.when", then=when, subject=request, fill=said_of(turn, request))


@feature.answer("remind", Request, note=True)
def when(turn: Turn, request: Request, text: str) -> bool:
    """The moment, and perhaps what."""
    staff.only(turn)
    return _keep(turn, request, text, wanted=True)


def offer(turn: Turn, request: Request, text: str) -> None:
    """After a note that names a moment: shall it come back then?"""
    _keep(turn, request, text, wanted=False)


def _keep(turn: Turn, request: Request, text: str, *, wanted: bool) -> bool:
    moment = _moment(turn, text)
    if moment is None or not request.live:
        return False
    row = turn.keep(
        NextStep(
            neighbourhood_id=turn.here.id,
            request_id=request.id,
            person_id=turn.me.id,
            text=text[:LONGEST],
            offered_at=moment,
            at=moment if wanted else None,
        )
    )
    fill = {**said_of(turn, request), "moment": By(moment)}
    if wanted:
        turn.say("coo.next.ok", buttons=[never_mind(row)], fill=fill)
    else:
        turn.say("coo.next.offer", buttons=[yes(row)], fill=fill)
    return True


def _moment(turn: Turn, text: str) -> datetime | None:
    """When to come back to it: the time that is named, else when the office opens that day."""
    found = find_moment(text, turn.local)
    if found is None or found.past:
        return None
    moment = found.start
    if found.grain in BROAD:
        moment = hours.office(turn.here).next_open(found.start)
    return moment if moment > turn.now else None


def _mine(turn: Turn, row: NextStep) -> Request:
    staff.only(turn)
    request = turn.get(Request, row.request_id)
    if request is None or row.person_id != turn.me.id:
        raise Refusal("g.stale.plain")
    return request


@feature.press("remind", NextStep)
def yes(turn: Turn, row: NextStep) -> None:
    """[Herinner mij]."""
    request = _mine(turn, row)
    if row.offered_at <= turn.now:
        raise Refusal("g.stale.plain")
    row.at = row.offered_at
    fill = {**said_of(turn, request), "moment": By(row.at)}
    turn.say("coo.next.ok", buttons=[never_mind(row)], fill=fill)


@feature.press("forget", NextStep)
def never_mind(turn: Turn, row: NextStep) -> None:
    """[Ongedaan maken], [Gedaan]."""
    _mine(turn, row)
    turn.db.delete(row)
    turn.say("coo.undone")


@feature.due("next", NextStep, select(NextStep.id).where(NextStep.at <= NOW))
def comes(turn: Turn, row: NextStep) -> None:
    """Its moment has come: whoever promised it is reminded, else whoever is on duty."""
    row.at = None
    request = turn.get(Request, row.request_id)
    person = turn.db.get_one(Person, row.person_id)
    if request is None or not request.live:
        return
    theirs = person in staff.coordinators(turn)
    for somebody in [person] if theirs else duty.called_on(turn):
        turn.say(
            "coo.next",
            to=somebody,
            kind="must",
            buttons=[done(row), tomorrow(row)] if theirs else (),
            about=request.about,
            fill={
                **said_of(turn, request),
                **staff.area_for(turn, somebody),
                "tekst": row.text,
            },
        )


@feature.press("done", NextStep)
def done(turn: Turn, row: NextStep) -> None:
    """[Gedaan]."""
    _mine(turn, row)
    turn.db.delete(row)
    turn.say("coo.next.done")


@feature.press("tomorrow", NextStep)
def tomorrow(turn: Turn, row: NextStep) -> None:
    """[Morgen weer]."""
    request = _mine(turn, row)
    row.at = max(duty.next_morning(turn), turn.now + timedelta(hours=1))
    fill = {**said_of(turn, request), "moment": By(row.at)}
    turn.say("coo.next.ok", buttons=[never_mind(row)], fill=fill)

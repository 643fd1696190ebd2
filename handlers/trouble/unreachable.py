"""Somebody on whom a request depends cannot be reached: the coordinator on duty hears it."""

from sqlalchemy import and_, or_, select

from bot.audit import Event
from bot.people import Account, Person, Unreachable, memberships_of
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import duty, human, staff
from handlers.requests import Place, PlaceState, Request, State
from handlers.requests.news import PlaceAgreed
from handlers.trouble.feature import feature

NOT_REACHED = "not_reached"  # in the audit trail, with whom


@feature.on(Unreachable)
def cannot_be_reached(turn: Turn, news: Unreachable) -> None:
    """They blocked the bot or left the platform; each request that waits for them is told."""
    began = turn.neighbourhood
    for here in memberships_of(turn.db, news.person):
        turn.enter(here)
        for request in _waiting_for(turn, news.person, news.about):
            _tell(turn, request, news.person, news.account)
    turn.neighbourhood = began


@feature.on(PlaceAgreed)
def agreed(turn: Turn, news: PlaceAgreed) -> None:
    """The asker said yes to a helper who was lost meanwhile."""
    if not turn.reaches(news.helper):
        mine = select(Account).where(Account.person_id == news.helper.id)
        lost = turn.db.scalar(mine.order_by(Account.used_at.desc()).limit(1))
        if lost is not None:
            _tell(turn, news.request, news.helper, lost)


def _waiting_for(turn: Turn, person: Person, about: str) -> list[Request]:
    """The live requests here that somebody asked, helps with, or deals with as a coordinator."""
    helps = select(Place.request_id).where(
        Place.neighbourhood_id == turn.here.id,
        Place.helper_id == person.id,
        Place.state == PlaceState.AGREED,
    )
    on_behalf = and_(Request.asker_id.is_(None), Request.made_by_id == person.id)
    concerned = [Request.asker_id == person.id, on_behalf, Request.taken_by_id == person.id]
    matter, _, identity = about.partition(":")
    if matter == "request" and staff.coordinates(turn, person):  # it was called to their notice
        concerned.append(Request.id == int(identity))
    return list(
        turn.db.scalars(
            select(Request)
            .where(
                Request.neighbourhood_id == turn.here.id,
                Request.state.in_((State.OPEN, State.AGREED)),
                or_(*concerned, Request.id.in_(helps)),
            )
            .order_by(Request.id)
        )
    )


def _tell(turn: Turn, request: Request, person: Person, account: Account) -> None:
    """Once for each person and request, whoever is on duty by then."""
    if _told(turn, request, person):
        return
    turn.record(request.about, NOT_REACHED, str(person.id))
    elsewhere = _elsewhere(turn, person, account)
    for colleague in duty.called_on(turn):
        if colleague.id == person.id:
            continue
        turn.say(
            "fail.unreach",
            to=colleague,
            kind="must",
            buttons=[
                call(person, value=str(request.id)),
                another_way(person, value=str(request.id)) if elsewhere else None,
            ],
            about=request.about,
            fill={
                **_blanks(request, person),
                **staff.area_for(turn, colleague),
                "kanaal": _channel(account),
            },
        )


def _told(turn: Turn, request: Request, person: Person) -> bool:
    lines = select(Event.id).where(
        Event.neighbourhood_id == turn.here.id,
        Event.about == request.about,
        Event.what == NOT_REACHED,
        Event.detail == str(person.id),
    )
    return turn.db.scalar(lines.limit(1)) is not None


def _elsewhere(turn: Turn, person: Person, account: Account) -> bool:
    others = select(Account.id).where(
        Account.person_id == person.id, Account.id != account.id, Account.reachable
    )
    return turn.db.scalar(others.limit(1)) is not None


def _channel(account: Account) -> str:
    return account.platform.capitalize()


def _blanks(request: Request, person: Person) -> dict[str, Value]:
    return {
        "naam": person.name or Term("fail.somebody"),
        "nr": request.number or 0,
        "titel": request.title,
    }


def _about(turn: Turn, value: str) -> Request:
    """The request of the message that was pressed on, for coordinators only."""
    staff.only(turn)
    request = turn.get(Request, int(value))
    assert request is not None  # noqa: S101 - the check value says that we wrote it
    return request


@feature.press("call", Person, stays=True)
def call(turn: Turn, person: Person, value: str) -> None:
    """[Bel]: the number, as of everybody on the call-back list."""
    human.call_about(turn, person, _about(turn, value))


@feature.press("other", Person, stays=True)
def another_way(turn: Turn, person: Person, value: str) -> None:
    """[Ander kanaal]: a word on the platform where they can still be reached."""
    request = _about(turn, value)
    fill = _blanks(request, person)
    account = turn.writer.account_of(person)
    if account is None:
        turn.say("fail.other.no", buttons=[call(person, value=value)], fill=fill)
        return
    once = f"other:{request.id}:{person.id}:{account.id}"
    turn.say("fail.other", to=person, kind="must", about=request.about, once=once, fill=fill)
    turn.say("fail.other.ok", fill={**fill, "kanaal": _channel(account)})

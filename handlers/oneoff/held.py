"""A one-off offer is held against open requests: who asks for just that hears of it, nameless."""

from datetime import datetime

from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import blocking, offers, requests, vocabulary
from handlers.oneoff.feature import feature
from handlers.oneoff.model import OneOff, Taker
from handlers.oneoff.share import held_by
from handlers.oneoff.want import may_want, take
from handlers.requests import PlaceState, Request, State, asker_of
from matching import rank_needs


@held_by
def hold(turn: Turn, one: OneOff) -> None:
    """As many are told as there are places: whoever fits best, and waits longest."""
    for request in _fitting(turn, one)[: one.places]:
        taker = turn.keep(
            Taker(
                neighbourhood_id=turn.here.id,
                one_off_id=one.id,
                person_id=request.asker_id,
                request_id=request.id,
                state="told",
                since=turn.now,
            )
        )
        turn.db.flush()
        turn.say(
            "one.suits",
            to=turn.db.get_one(Person, request.asker_id),
            kind="must",
            buttons=[suits(taker), not_this(taker)],
            about=request.about,
            once=f"suits:{one.id}:{request.id}",
            titel=one.title,
            wanneer=one.when,
            nr=request.number or 0,
        )


def _fitting(turn: Turn, one: OneOff) -> list[Request]:
    """The open requests that this answers, one of each asker."""
    waiting = requests.waiting_for_help(turn, Request.recurring == "")
    known = {r.id: r for r in waiting if _in_time(turn, one, r) and _may(turn, one, r)}
    needs = [(identity, offers.need_of(turn, request)) for identity, request in known.items()]
    fits = rank_needs(one.text or "", needs, vocabulary.words_here(turn))
    best = sorted(fits, key=lambda fit: (-fit.score, int(fit.offer_id)))
    by_asker: dict[int | None, Request] = {}
    for fit in best:
        request = known[int(fit.offer_id)]
        by_asker.setdefault(request.asker_id, request)
    return list(by_asker.values())


def _in_time(turn: Turn, one: OneOff, request: Request) -> bool:
    """Whether the moments meet; a request without one can always be helped."""
    if request.ends_at is None:
        return True
    begins: datetime | None = request.starts_at
    if request.deadline or begins is None:
        begins = turn.now
    until = one.ends_at or one.until_at or turn.now
    return begins < until and (one.starts_at or turn.now) < request.ends_at


def _may(turn: Turn, one: OneOff, request: Request) -> bool:
    """Whether the two may be brought together, and the asker can be told in private."""
    asker = asker_of(turn, request)
    return (
        asker is not None
        and one.giver_id not in (request.asker_id, request.made_by_id)
        and turn.reaches(asker)
        and bool(requests.places(turn.db, request, PlaceState.OPEN))
        and not blocking.apart(turn.db, one.giver_id, (request.asker_id, request.made_by_id))
        and not blocking.suspended(turn, asker)
        and not offers.vetting_missing(
            turn, turn.db.get_one(Person, one.giver_id), [request.category]
        )
    )


def _told(turn: Turn, taker: Taker) -> Request:
    """The request it would answer, for whoever was told and still needs somebody."""
    if taker.person_id != turn.me.id or taker.state != "told":
        raise Refusal("g.stale.plain")
    request = turn.get(Request, taker.request_id) if taker.request_id else None
    if request is None:
        raise Refusal("g.stale.plain")
    if not requests.places(turn.db, request, PlaceState.OPEN) or request.state is not State.OPEN:
        raise Refusal("one.suits.late", nr=request.number or 0)
    return request


@feature.press("suits", Taker)
def suits(turn: Turn, taker: Taker) -> None:
    """[Graag]: the giver is asked, as of anybody."""
    _told(turn, taker)
    one = turn.get(OneOff, taker.one_off_id)
    if one is None:
        raise Refusal("one.over")
    may_want(turn, one, turn.me)
    take(turn, one, taker)


@feature.press("notthis", Taker)
def not_this(turn: Turn, taker: Taker) -> None:
    """[Niet nodig]: the search goes on as it did."""
    request = _told(turn, taker)
    turn.db.delete(taker)
    turn.say("one.suits.no", nr=request.number or 0)

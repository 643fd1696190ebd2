"""The offers of a neighbourhood as matching wants them: kept in memory, brought up to date."""

import threading
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.turn import Turn
from handlers.offers.model import OWN_CHANGES, Offer
from handlers.requests import Request
from handlers.vocabulary import words_here
from matching import Fit, Index, Moment, Need, services, strip_private


@dataclass(slots=True)
class _Known:
    """What one process has in its index, up to and with `version`."""

    index: Index = field(default_factory=Index)
    version: int = -1
    lock: threading.RLock = field(default_factory=threading.RLock)


def index_of(turn: Turn) -> Index:
    """The index of `turn.here`; what changed since it was last asked for is taken up first."""
    return _known(turn).index


def fits(turn: Turn, request: Request, limit: int = 200) -> list[Fit]:
    """The offers that fit a request, best first."""
    known = _known(turn)
    with known.lock:
        return known.index.rank(need_of(turn, request), limit, reference=turn.local)


def need_of(turn: Turn, request: Request) -> Need:
    """A request in the words of matching."""
    zone = ZoneInfo(turn.here.zone)
    when = None
    if request.starts_at is not None and request.ends_at is not None:
        when = Moment(
            request.starts_at.astimezone(zone),
            request.ends_at.astimezone(zone),
            request.grain or "day",
            request.deadline,
        )
    return Need(
        categories=(request.category,),
        concept=request.concept,
        action=request.action,
        when=when,
        urgency="high" if request.urgency == "urgent" else "normal",
        people=request.people,
        recurring=request.recurring or None,
        on_behalf="",
        text=strip_private(request.text) if request.text else "",
        missing=(),
        services=services(request.text or "", words_here(turn)),
        chosen=request.kind_chosen,
    )


def _known(turn: Turn) -> _Known:
    """The shared index, or a private one for a turn that changed offers and may yet be undone."""
    memory, key = turn.house.memory, ("offers", turn.here.id)
    if turn.db.info.get(OWN_CHANGES):
        turn.db.refresh(turn.here, ["offers_version"])
        return _up_to_date(turn, _Known())
    return _up_to_date(turn, memory.setdefault(key, _Known()))


def _up_to_date(turn: Turn, known: _Known) -> _Known:
    own = words_here(turn)
    with known.lock:
        if known.index.own is not own:
            known.index.learn(own)
        newest = turn.here.offers_version
        if known.version >= newest:
            return known
        changed = select(Offer).where(Offer.neighbourhood_id == turn.here.id)
        if known.version >= 0:
            changed = changed.where(Offer.version > known.version)
        else:
            changed = changed.where(Offer.ended_at.is_(None), Offer.draft.is_(False))
        for offer in turn.db.scalars(changed):
            if offer.ended_at is None and not offer.draft:
                known.index.put(offer.id, offer.text, offer.kinds)
            else:
                known.index.drop(offer.id)
        known.version = newest
    return known

"""Who gets it: asked anew at every step, so that whoever said stop in between does not."""

from rapidfuzz import fuzz
from sqlalchemy import Select, exists, func, or_, select

from bot.choices import normal
from bot.people import Account, Grant, Membership, Person, Role
from bot.turn import Turn
from handlers import blocking, staff
from handlers.broadcast.model import Audience, Broadcast, NoNews

NEAR = 85  # of 100: as alike as "vrijwiligers" and "vrijwilligers"
ROLES = {
    Audience.VOLUNTEERS: (Role.VOLUNTEER,),
    Audience.TEAM: staff.TEAM,
}


def readers(turn: Turn, broadcast: Broadcast) -> Select[Person]:
    """Who gets it at this moment, by id.

    Not its writer, nor who paused, stopped, opted out or may not take part.
    """
    here = turn.here.id
    member = exists().where(Membership.neighbourhood_id == here, Membership.person_id == Person.id)
    reached = exists().where(Account.person_id == Person.id, Account.reachable)
    opted_out = exists().where(NoNews.neighbourhood_id == here, NoNews.person_id == Person.id)
    found = select(Person).where(
        member,
        reached,
        Person.forgotten_at.is_(None),
        Person.keeps_at.is_not(None),
        Person.silenced_at.is_(None),
        Person.frozen_at.is_(None),
        or_(Person.paused_until.is_(None), Person.paused_until <= turn.now),
        Person.id.not_in({broadcast.person_id or 0, *blocking.suspended_here(turn)}),
    )
    audience = Audience(broadcast.audience)
    if audience is not Audience.TEAM:  # what colleagues tell each other is no news
        found = found.where(~opted_out)
    if audience is Audience.HELPERS:
        found = found.where(Person.pings_at.is_not(None))
    roles = ROLES.get(audience)
    if roles:
        granted = exists().where(
            Grant.neighbourhood_id == here, Grant.person_id == Person.id, Grant.role.in_(roles)
        )
        found = found.where(granted)
    return found.order_by(Person.id)


def how_many(turn: Turn, broadcast: Broadcast) -> tuple[int, int]:
    """How many people that are, and how many of them read another language than the group."""
    found = readers(turn, broadcast).order_by(None).subquery()
    everybody = turn.db.scalar(select(func.count()).select_from(found)) or 0
    others = select(func.count()).where(found.c.language != turn.here.language)
    return everybody, turn.db.scalar(others) or 0


def audience_called(turn: Turn, words: str) -> Audience | None:
    """The audience that these words as a whole stand for, also when a letter is missing."""
    said = normal(words)
    for first in ("aan ", "naar ", "voor ", "to ", "for ", "de ", "het ", "alle ", "the ", "all "):
        said = said.removeprefix(first)
    best, found = float(NEAR), None
    for entries in turn.house.texts.entries.values():
        text = entries.get("bro.who")
        rows = zip(text.rows, text.words, strict=True) if text else ()
        for audience, (label, words_for) in zip(Audience, rows, strict=False):
            alike = max(fuzz.ratio(said, normal(word)) for word in (label, *words_for))
            if alike >= best:
                best, found = alike, audience
    return found

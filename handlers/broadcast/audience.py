"""Who gets it: asked anew at every step, so that whoever said stop in between does not."""

import re

from rapidfuzz import fuzz
from sqlalchemy import Select, exists, func, or_, select

from bot.choices import normal
from bot.people import Account, Grant, Membership, Person, Role
from bot.turn import Turn
from handlers import blocking, staff
from handlers.broadcast.model import Audience, Broadcast, NoNews

NEAR = 85  # of 100: as alike as "vrijwiligers" and "vrijwilligers"
_BEFORE = "(?:(?:aan|naar|voor|to|for|de|het|alle|onze|hele|the|all|our|whole) )*"
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
    said = re.sub(rf"^{_BEFORE}", "", normal(words))
    best, found = float(NEAR), None
    for audience in Audience:
        alike = max(fuzz.ratio(said, name) for name in _names(turn, audience))
        if alike >= best:
            best, found = alike, audience
    return found


def everybody(turn: Turn) -> str:
    """A pattern of how all who take part are called, in any language."""
    return rf"{_BEFORE}(?:{'|'.join(map(re.escape, _names(turn, Audience.ALL)))})"


def _names(turn: Turn, audience: Audience) -> list[str]:
    texts = (entries.get("bro.who") for entries in turn.house.texts.entries.values())
    place = list(Audience).index(audience)
    return [
        normal(name) for text in texts if text for name in (text.rows[place], *text.words[place])
    ]

"""What this room keeps about a person: for themselves to see, and to forget."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people import Neighbourhood, Person
from bot.turn import Turn
from handlers.oneoff.feature import feature
from handlers.oneoff.model import OneOff, Taker, open_of
from handlers.oneoff.over import close
from handlers.oneoff.want import next_in_line


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    """What somebody gave away, and what they would have liked."""
    given = db.scalars(select(OneOff).where(OneOff.giver_id == person.id).order_by(OneOff.id))
    liked = db.scalars(select(Taker).where(Taker.person_id == person.id).order_by(Taker.id))
    return {
        "given_once": [
            {"kind": one.category, "text": one.text, "at": one.made_at, "state": one.state}
            for one in given
        ],
        "liked": [{"at": taker.since, "state": taker.state} for taker in liked],
    }


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """What they give ends; whom it was promised to hears that; their place is for another."""
    before = turn.neighbourhood
    for one in open_of(turn.db, person):
        turn.enter(turn.db.get_one(Neighbourhood, one.neighbourhood_id))
        close(turn, one)
    turn.db.flush()
    for one in list(turn.db.scalars(select(OneOff).where(OneOff.giver_id == person.id))):
        turn.db.delete(one)
    for taker in list(turn.db.scalars(select(Taker).where(Taker.person_id == person.id))):
        turn.retract(taker.about)
        turn.enter(turn.db.get_one(Neighbourhood, taker.neighbourhood_id))
        found = turn.get(OneOff, taker.one_off_id)
        if found is not None and taker.state == "asked":
            turn.edit(taker.about, "one.first.over", titel=found.title)
        turn.db.delete(taker)
        turn.db.flush()
        if found is not None:
            next_in_line(turn, found)
    turn.neighbourhood = before

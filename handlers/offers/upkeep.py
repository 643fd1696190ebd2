"""What time does to offers: drafts and ended ones go, old ones are asked after; and their end."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.commands import go
from bot.moment import NOW
from bot.people import Person
from bot.turn import Turn
from handlers.offers.edit import change
from handlers.offers.feature import feature
from handlers.offers.model import DOUBT_AFTER, Offer, asked, listing, offers_of, touch

LATER = timedelta(days=7)  # somebody who has a pause is not asked now


@feature.due("old", Offer, select(Offer.id).where(Offer.next_at <= NOW))
def grown_old(turn: Turn, offer: Offer) -> None:
    """A draft nobody confirmed, an ended offer past its undo, or one nothing fitted for long."""
    if offer.draft:
        turn.db.delete(offer)
        return
    if offer.ended_at is not None:
        offer.text, offer.next_at = "", None
        return
    person = turn.db.get_one(Person, offer.person_id)
    paused = person.paused_until is not None and person.paused_until > turn.now
    paused = paused or person.frozen_at is not None
    if paused or person.silenced_at or person.pings_at is None or not turn.reaches(person):
        offer.next_at = turn.now + LATER
        return
    asked(turn, person)
    turn.say(
        "off.still",
        to=person,
        kind="digest",
        buttons=[still(), change(), pause()],
        lijst=listing(offers_of(turn.db, person, turn.here)),
    )


@feature.press("still")
def still(turn: Turn) -> None:
    """[Klopt]: it all still holds."""
    for offer in offers_of(turn.db, turn.me, turn.here):
        offer.next_at = turn.now + DOUBT_AFTER
    turn.say("off.ok")


@feature.press("rest")
def pause(turn: Turn) -> None:
    """[Even pauze]."""
    go(turn, "pauze")


@feature.exports
def export(db: Session, person: Person) -> dict[str, Any]:
    """What somebody offers and offered."""
    rows = db.scalars(select(Offer).where(Offer.person_id == person.id).order_by(Offer.id))
    return {
        "offers": [
            {
                "text": offer.text,
                "kinds": list(offer.kinds),
                "available": offer.available,
                "reach": offer.reach,
                "since": offer.made_at,
                "until": offer.ended_at,
            }
            for offer in rows
        ]
    }


@feature.erases
def erase(turn: Turn, person: Person) -> None:
    """Only empty rows stay, so that every process takes the offers out of its index."""
    for offer in turn.db.scalars(select(Offer).where(Offer.person_id == person.id)):
        offer.text, offer.categories, offer.concept = "", "", ""
        offer.available, offer.reach, offer.draft = "", "", False
        offer.ended_at, offer.next_at = offer.ended_at or turn.now, None
        touch(turn, offer)

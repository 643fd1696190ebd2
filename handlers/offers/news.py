"""What becomes a fact about offers."""

from dataclasses import dataclass

from bot.people import Person


@dataclass(frozen=True, slots=True)
class OffersMade:
    """Somebody has said what they would do, in `turn.here`: open requests may fit."""

    person: Person


@dataclass(frozen=True, slots=True)
class OffersEnded:
    """Somebody helps no more in `turn.here`: what they were asked is off."""

    person: Person

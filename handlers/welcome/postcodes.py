"""Which neighbourhood a postcode belongs to: "7334-7336,7337A"."""

import re
from collections.abc import Sequence

from sqlalchemy import select

from bot.people import Membership, Neighbourhood
from bot.turn import Turn

_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Za-z]{2})?\b")


_ONE = r"[1-9]\d{3}(?:[A-Z]{1,2})?"
_RANGE = re.compile(rf"{_ONE}(?:-{_ONE})?")
_TO = re.compile(r"(?<!\s)\s*(?:-|–|t/m|\btot en met\b|\btot\b|\bto\b)\s*", re.IGNORECASE)


def postcodes_as_kept(text: str) -> str:
    """ "7334-7336, 7337 A", "1234 AB tot 1234 XZ" as they are kept: "7334-7336,7337A".

    Raises ValueError, which names the part that is no postcode.
    """
    parts = [_TO.sub("-", part).replace(" ", "").upper() for part in re.split(r"[,;\n]", text)]
    for part in parts:
        if part and not _RANGE.fullmatch(part):
            raise ValueError(f"{part!r} is not like 7334-7336 or 7337A")
    return ",".join(part for part in parts if part)


def find_postcode(text: str) -> str | None:
    """The postcode in a text: "7334AB", or "7334" when only the figures are there."""
    match = _POSTCODE.search(text)
    return f"{match[1]}{(match[2] or '').upper()}" if match else None


def kept(postcode: str | None, place: Neighbourhood) -> str | None:
    """What is kept of a postcode: five characters, or four where few people live."""
    return postcode[: 4 if place.village else 5] if postcode else None


def shorten_postcodes(turn: Turn) -> None:
    """Of those who take part in `turn.here`, keep no more of the postcode than may be kept."""
    mine = select(Membership).where(Membership.neighbourhood_id == turn.here.id)
    for member in turn.db.scalars(mine):
        member.postcode = kept(member.postcode, turn.here)


def living_at(places: Sequence[Neighbourhood], postcode: str) -> list[Neighbourhood]:
    """The neighbourhoods that a postcode lies in (several when only its figures are known)."""
    return [place for place in places if _covers(place.postcodes, postcode)]


def example(places: Sequence[Neighbourhood]) -> str:
    """A postcode as it looks, near here."""
    digits = next((m[0] for place in places if (m := re.search(r"\d{4}", place.postcodes))), "")
    return f"{digits or '1234'} AB"


def _covers(postcodes: str, postcode: str) -> bool:
    for entry in postcodes.replace(" ", "").upper().split(","):
        first, dash, last = entry.partition("-")
        if dash and first[:4] <= postcode[:4] <= last[:4]:
            return True
        if entry and not dash and (postcode.startswith(entry) or entry.startswith(postcode)):
            return True
    return False

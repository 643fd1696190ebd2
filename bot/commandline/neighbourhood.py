"""Adds a neighbourhood with its organisation to the database."""

import random
import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.db import new_id
from bot.people import Neighbourhood, Organisation

_OFFICE = re.compile(r"(\d{1,2})(?::(\d\d))?\s*-\s*(\d{1,2})(?::(\d\d))?")
_POSTCODES = re.compile(r"\d{4}(?:\s?[A-Za-z]{1,2})?(?:\s*-\s*\d{4}(?:\s?[A-Za-z]{1,2})?)?")
DAY = 24 * 60


def add_neighbourhood(
    db: Session,
    name: str,
    postcodes: str = "",
    organisation: str = "",
    contact: str = "",
    phone: str = "",
    zone: str = "Europe/Amsterdam",
    office_hours: str = "9-17",
    *,
    now: datetime,
    chance: random.Random,
) -> Neighbourhood:
    """A new neighbourhood; ValueError says what is wrong or missing."""
    for word, value in (("name", name), ("organisation", organisation), ("contact", contact)):
        if not value.strip():
            raise ValueError(f"{word} is required")
    if sum(letter.isdigit() for letter in phone) < 3:
        raise ValueError("phone is required: the number residents can call")
    name = " ".join(name.split())
    if any(here.name.lower() == name.lower() for here in db.scalars(select(Neighbourhood))):
        raise ValueError(f"there is a neighbourhood {name!r} already")
    start, end = _office(office_hours)
    here = Neighbourhood(
        id=new_id(now, chance),
        organisation_id=_organisation(db, organisation.strip(), now, chance).id,
        name=name,
        code=_code(db, name),
        postcodes=_postcodes(postcodes),
        zone=_zone(zone),
        contact=contact.strip(),
        phone=phone.strip(),
        office_from=start,
        office_to=end,
        made_at=now,
    )
    db.add(here)
    db.flush()
    return here


def _organisation(db: Session, name: str, now: datetime, chance: random.Random) -> Organisation:
    found = db.scalar(select(Organisation).where(Organisation.name == name))
    if found is None:
        found = Organisation(id=new_id(now, chance), name=name, made_at=now)
        db.add(found)
        db.flush()
    return found


def _code(db: Session, name: str) -> str:
    """What stands in links: "De Heeze" is "deheeze"; a second one is "deheeze2"."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower())[:24] or "buurt"
    taken = set(db.scalars(select(Neighbourhood.code)))
    numbers = ("", *(str(n) for n in range(2, len(taken) + 3)))
    return next(plain + number for number in numbers if plain + number not in taken)


def _postcodes(text: str) -> str:
    parts = [part.strip().upper().replace(" ", "") for part in text.split(",") if part.strip()]
    for part in parts:
        if not _POSTCODES.fullmatch(part):
            raise ValueError(f"postcodes: {part!r} is not like 7334-7336 or 7337A")
    return ",".join(parts)


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"zone: {name!r} is not a time zone like Europe/Amsterdam") from None


def _office(text: str) -> tuple[int, int]:
    match = _OFFICE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"office hours: {text!r} is not like 9-17")
    start = int(match[1]) * 60 + int(match[2] or 0)
    end = int(match[3]) * 60 + int(match[4] or 0)
    if not 0 <= start < end <= DAY:
        raise ValueError(f"office hours: {text!r} is not like 9-17")
    return start, end

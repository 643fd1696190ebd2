"""A neighbourhood is made: what can be its name, its postcodes, its telephone number."""

import re
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import hours
from bot.db import new_id
from bot.people import ZONE, Neighbourhood, Organisation
from handlers.welcome import postcodes_as_kept
from matching import find_number

LONGEST = 60  # characters of a name


class Wrong(ValueError):
    """Something that cannot be so; `what` names it: name, taken, postcodes, …"""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(why)
        self.what = what


def found(
    db: Session,
    name: str,
    postcodes: str = "",
    organisation: str = "",
    contact: str = "",
    phone: str = "",
    zone: str = ZONE,
    office_hours: str = "9-17",
    *,
    village: bool = False,
    now: datetime,
    chance: Random,
) -> Neighbourhood:
    """A new neighbourhood; raises `Wrong`, which says what is wrong or missing."""
    name = name_of(db, name)
    organisation = said("organisation", organisation)
    contact, phone = said("contact", contact), phone_of(phone)
    start, end = office_of(office_hours)
    here = Neighbourhood(
        id=new_id(now, chance),
        name=name,
        code=_code(db, name),
        postcodes=postcodes_of(postcodes),
        village=village,
        zone=zone_of(zone),
        contact=contact,
        phone=phone,
        office_from=start,
        office_to=end,
        made_at=now,
        organisation_id=_organisation(db, organisation, now, chance).id,
    )
    db.add(here)
    db.flush()
    return here


def said(what: str, text: str) -> str:
    """One line that is not empty, nor a whole story."""
    line = " ".join(text.split())
    if not re.search(r"\w", line):
        raise Wrong(what, f"{what} is required")
    if len(line) > LONGEST:
        raise Wrong("long", f"{what} is too long: at most {LONGEST} characters")
    return line


def name_of(db: Session, text: str) -> str:
    """A name that no other neighbourhood has."""
    name = said("name", text)
    if any(here.name.lower() == name.lower() for here in db.scalars(select(Neighbourhood))):
        raise Wrong("taken", f"there is a neighbourhood {name!r} already")
    return name


def postcodes_of(text: str) -> str:
    """ "7334-7336, 7337 A" as they are kept: "7334-7336,7337A"."""
    try:
        return postcodes_as_kept(text)
    except ValueError as wrong:
        raise Wrong("postcodes", f"postcodes: {wrong}") from None


def phone_of(text: str) -> str:
    """A number that can be called."""
    number = find_number(text, short=True)
    if number is None or number != " ".join(text.split()).rstrip(" ."):
        raise Wrong("phone", "phone is required: the number residents can call")
    return number


def zone_of(name: str) -> str:
    """The name of a time zone."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Wrong("zone", f"zone: {name!r} is not a time zone like Europe/Amsterdam") from None


def office_of(text: str) -> tuple[int, int]:
    """ "9-17" as minutes after midnight."""
    found = hours.hours_in(text)
    if found is None:
        raise Wrong("office", f"office hours: {text!r} is not like 9-17")
    return found


def _organisation(db: Session, name: str, now: datetime, chance: Random) -> Organisation:
    known = db.scalar(select(Organisation).where(Organisation.name == name))
    if known is None:
        known = Organisation(id=new_id(now, chance), name=name, made_at=now)
        db.add(known)
        db.flush()
    return known


def _code(db: Session, name: str) -> str:
    """What stands in links: "De Heeze" is "deheeze"; a second one is "deheeze2"."""
    plain = re.sub(r"[^a-z0-9]", "", name.lower())[:24] or "buurt"
    taken = set(db.scalars(select(Neighbourhood.code)))
    numbers = ("", *(str(n) for n in range(2, len(taken) + 3)))
    return next(plain + number for number in numbers if plain + number not in taken)

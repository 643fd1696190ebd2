"""A request that is open already: waiting, with Bilal thinking about it, or with Bilal coming."""

from typing import Any

from handlers.requests import Request
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street

CUPBOARD = "Kan iemand morgen om 15 uur een kast naar boven tillen?"


def waits(street: Street, text: str = CUPBOARD, name: str = "Ans", **fields: Any) -> Phone:
    """Somebody whose request was posted in private."""
    ans = street.resident(name, **fields)
    ans.says(text)
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    hush(street)
    return ans


def is_asked(street: Street, name: str = "Bilal") -> Phone:
    """Somebody who is asked for what is posted next."""
    return street.neighbour(name, "ik kan tillen en klussen", kinds="moving,odd_jobs")


def thinking(street: Street) -> tuple[Phone, Phone]:
    """Ans waits, and Bilal was asked and has not answered."""
    bilal = is_asked(street)
    return waits(street, phone="06 12345678"), bilal


def agreed(street: Street) -> tuple[Phone, Phone]:
    """Bilal comes tomorrow at three, and has her number."""
    ans, bilal = thinking(street)
    bilal.sees("Een buur zoekt hulp").press("Ik help")
    bilal.hears(key="clm.check").press("Ja, het lukt")
    ans.hears("Bilal").press("Ja, fijn")
    hush(bilal)
    ans.hears(key="con.phone").press("Ja, dit nummer")
    hush(street)
    ans.sees("bij jou thuis").press("Ja, bij mij")
    ans.says("Dorpsstraat 7")
    ans.sees("nog iets weten").press("Nee")
    hush(street)
    return ans, bilal


def newest(street: Street) -> Request:
    found: Request = street.look(lambda db: db.query(Request).order_by(Request.id.desc()).first())
    return found

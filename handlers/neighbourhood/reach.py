"""How a neighbourhood is found and called: its postcodes, whom residents can call, and where."""

import re

from bot.people import Neighbourhood
from bot.turn import Turn
from handlers import staff
from handlers.neighbourhood.changed import Before, before, changed, said_now
from handlers.neighbourhood.feature import feature
from handlers.welcome import postcodes_as_kept
from matching import find_number

NONE = frozenset(("geen", "none", "nee", "no"))
NAMES = ("postcodes", "call_name", "call_number")  # rows of set.reach
LONGEST = 60  # characters of a name


def ask(turn: Turn, setting: str, key: str = "") -> None:
    """Ask for one of them."""
    then = {"postcodes": postcodes, "call_name": contact, "call_number": phone}[setting]
    turn.ask(key or f"set.{setting}", then=then, fill=said_now(turn))


@feature.command("postcodes", roles=staff.ROLES, takes=True)
def postcodes_command(turn: Turn, rest: str) -> None:
    """/postcodes, /postcodes 7334-7336."""
    if not rest:
        ask(turn, "postcodes")
    elif postcodes.run(turn, rest) is False:  # words without a figure
        ask(turn, "postcodes", "set.postcodes.bad")


@feature.answer("set-postcodes")
def postcodes(turn: Turn, text: str) -> bool:
    """ "7334-7336, 7337 A"; *geen*: then people choose the neighbourhood by its name."""
    staff.only(turn)
    none = text.strip().lower().rstrip(".!") in NONE
    if not none and not re.search(r"\d", text):
        return False
    try:
        found = "" if none else postcodes_as_kept(text)
    except ValueError:
        ask(turn, "postcodes", "set.postcodes.bad")
        return True
    was = before(turn, "postcodes")
    turn.here.postcodes = found
    changed(turn, was)
    return True


@feature.answer("set-contact")
def contact(turn: Turn, text: str) -> bool:
    """The name that residents read: "Bel Els"."""
    staff.only(turn)
    name = " ".join(text.split())
    if not re.search(r"[^\W\d_]", name) or len(name) > LONGEST or "?" in name:
        return False
    _put(turn, before(turn, "call_name"), "contact", name)
    return True


@feature.answer("set-phone")
def phone(turn: Turn, text: str) -> bool:
    """The number that residents read."""
    staff.only(turn)
    found = find_number(text, short=True)
    if found is None:
        ask(turn, "call_number", "set.call_number.bad")
        return True
    _put(turn, before(turn, "call_number"), "phone", found)
    return True


def _put(turn: Turn, was: Before, column: str, value: str) -> None:
    here: Neighbourhood = turn.here
    setattr(here, column, value)
    changed(turn, was)

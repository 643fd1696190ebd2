"""[Bel de buur]: the number behind a tap that is recorded, and what came of the call."""

import re

from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import human, staff
from handlers.coordination.feature import feature
from handlers.coordination.handle import touch
from handlers.coordination.which import find, numbers_in
from handlers.requests import Request, asker_of
from handlers.staff import SURE, alike


@feature.press("phone", Request, stays=True)
def call_neighbour(turn: Turn, request: Request) -> None:
    """Call whoever needs the help, or whoever they gave as their number."""
    asker = _asker(turn, request)
    if request.for_phone or asker.phone:  # what is not there was not seen
        turn.record(request.about, "phone_seen")
    touch(turn, request)
    human.call_about(turn, asker, request, phone=request.for_phone)


def _asker(turn: Turn, request: Request) -> Person:
    staff.only(turn)
    asker = asker_of(turn, request)
    if asker is None:
        raise Refusal("coo.noasker", nr=request.number or 0)
    return asker


@feature.command("gebeld", roles=staff.ROLES, takes=True)
def called_command(turn: Turn, rest: str) -> None:
    """/gebeld 12 opgelost, /gebeld Ans: what came of it; without more the list is shown."""
    numbers, outcome = numbers_in(rest)
    request = find(turn, numbers[0]) if numbers else None
    if request is not None:
        touch(turn, request)
        human.called(turn, _asker(turn, request), request, outcome, phone=request.for_phone)
    elif not numbers and not _called(turn, rest):
        human.show_list(turn)


@feature.phrase(r"(?:ik )?(?:bel|call)(?: nu| even)? (?!112\b)(.+)", roles=staff.ROLES)
@feature.phrase(r"(?:ik heb )?(.+ (?:gebeld|gesproken|called)(?: .+)?)", roles=staff.ROLES)
def called_in_words(turn: Turn, match: re.Match[str]) -> bool:
    """ "Bel Ans", "Ans gebeld, geen gehoor": who waits on the list."""
    return _called(turn, re.sub(r" (?:gebeld|gesproken|called)\b", "", match[1]))


def _called(turn: Turn, words: str) -> bool:
    """ "Ans opgelost": the one on the list who is called so, and what came of it."""
    said = words.split()
    found = []
    for entry in human.waiting(turn.db, turn.here):
        person = turn.db.get_one(Person, entry.person_id)
        for length in (3, 2, 1):
            if alike(" ".join(said[:length]), person.name or "") >= SURE:
                found.append((entry, " ".join(said[length:])))
                break
    if len(found) == 1:
        human.came_of(turn, *found[0])
    elif found:  # two of the same name
        human.show_list(turn)
    return bool(found)

"""Commands about one person, by name: asked for when it is missing, asked back when in doubt."""

import re
from collections.abc import Callable

from bot.feature import Answer, Press
from bot.people import Membership, Person
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.coordination import serve_words
from handlers.members.feature import feature
from handlers.staff import labels, people_called

Serve = Callable[[Turn, Person], None]
Find = Callable[[Turn, str], None]
LONGEST, FEW = 5, 3  # words of a name; of one that is only perhaps one
_WHY = re.compile(r"(?<!\s)\s*(?:[,:(]|\b(?:want|omdat|because|since)\b).*$", re.I | re.DOTALL)
_SPAN = re.compile(r"(?<!\s)\s+(?:voor )?(?:\d{1,3}|een) ?(?:d|dag(?:en)?|w|week|weken)\.?$", re.I)


def about_somebody(
    what: str, said: str = "", alone: str = "", maybe: str = ""
) -> Callable[[Serve], Serve]:
    """A command about somebody, `/ban Els`; `serve` is called when it is certain who.

    `said`: how staff say it as well, in words that residents may mean otherwise; `alone`: without
    a name, which is asked for then; `maybe`: only when somebody here is called so.
    """

    def add(serve: Serve) -> Serve:
        @feature.press(f"who-{what}", Person)
        def this_one(turn: Turn, person: Person) -> None:
            turn.stop_asking()
            serve(turn, a_member(turn, person))

        @feature.answer(f"name-{what}")
        def later(turn: Turn, text: str) -> bool:
            if len(text.split()) > LONGEST:
                return False
            _find(turn, text, serve, later, this_one)
            return True

        @feature.command(what, roles=staff.ROLES, takes=True)
        def command(turn: Turn, rest: str) -> None:
            _find(turn, rest, serve, later, this_one)

        _in_words(lambda turn, words: _find(turn, words, serve, later, this_one),
                  said, alone, maybe)  # fmt: skip
        return serve

    return add


def _in_words(find: Find, said: str, alone: str, maybe: str) -> None:
    """The sentences of staff for a command about somebody; see `about_somebody`."""
    if said:

        @feature.phrase(said, roles=staff.ROLES)
        def named(turn: Turn, match: re.Match[str]) -> None:
            find(turn, match[1])

    if alone:

        @feature.phrase(alone, roles=staff.ROLES)
        def without_a_name(turn: Turn, match: re.Match[str]) -> None:
            del match
            find(turn, "")

    if maybe:

        @feature.phrase(maybe, roles=staff.ROLES)
        def perhaps(turn: Turn, match: re.Match[str]) -> bool:
            called = len(match[1].split()) <= FEW and bool(people_called(turn, match[1])[0])
            if called:
                find(turn, match[1])
            return called


def _find(turn: Turn, words: str, serve: Serve, later: Answer, this_one: Press) -> None:
    """Who is meant: asked for when nobody is named, asked back when it is not certain."""
    staff.only(turn)
    words = _SPAN.sub("", _WHY.sub("", words)).strip()  # the reason is asked for by itself
    if not words:
        turn.ask("coo.trust.who", then=later)
        return
    if words.isdecimal() and serve_words(turn, int(words), "toon"):  # "bekijk 12"
        return
    found, exact = people_called(turn, words)
    if not found:
        turn.ask("coo.who.none", then=later, naam=words[:40])
    elif exact:
        serve(turn, found[0])
    else:
        rows = [this_one(person) for person in found]
        turn.say("coo.who", rows=rows, labels=labels(turn, found))


def a_member(turn: Turn, person: Person) -> Person:
    """Somebody who takes part here; refused to who does not coordinate, and about others."""
    staff.only(turn)
    if turn.db.get(Membership, (turn.here.id, person.id)) is None or person.forgotten_at:
        raise Refusal("g.stale.plain")
    return person

"""Commands about one person, by name: asked for when it is missing, asked back when in doubt."""

import re
from collections.abc import Callable

from bot.feature import Answer, Press
from bot.people import Membership, Person
from bot.turn import Refusal, Turn
from handlers import duty
from handlers.coordination import name, people_called, serve_words
from handlers.members.feature import feature

Serve = Callable[[Turn, Person], None]
LONGEST = 5  # words of a name
_SPAN = re.compile(r"(?<!\s)\s+(?:voor )?(?:\d{1,3}|een) ?(?:d|dag(?:en)?|w|week|weken)\.?$", re.I)


def about_somebody(what: str, said: str = "") -> Callable[[Serve], Serve]:
    """A command about somebody, `/ban Els`; `serve` is called when it is certain who.

    `said`: how staff say it as well, in words that residents may mean otherwise.
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

        @feature.command(what, roles=duty.STAFF, takes=True)
        def command(turn: Turn, rest: str) -> None:
            _find(turn, rest, serve, later, this_one)

        if said:

            @feature.phrase(said, roles=duty.STAFF)
            def in_words(turn: Turn, match: re.Match[str]) -> None:
                _find(turn, match[1], serve, later, this_one)

        return serve

    return add


def _find(turn: Turn, words: str, serve: Serve, later: Answer, this_one: Press) -> None:
    """Who is meant: asked for when nobody is named, asked back when it is not certain."""
    duty.staff_only(turn)
    words = _SPAN.sub("", words).strip()
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
        turn.say("coo.who", rows=rows, labels=[name(person) for person in found])


def a_member(turn: Turn, person: Person) -> Person:
    """Somebody who takes part here; refused to who does not coordinate, and about others."""
    duty.staff_only(turn)
    if turn.db.get(Membership, (turn.here.id, person.id)) is None or person.forgotten_at:
        raise Refusal("g.stale.plain")
    return person

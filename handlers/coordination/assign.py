"""/wijs_toe: a named helper is asked, and says yes or no themselves."""

import re
from datetime import timedelta

from bot.people import Membership, Person
from bot.presses import long, short
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import helping, staff
from handlers.coordination.feature import feature
from handlers.coordination.handle import slot, touch
from handlers.coordination.which import find, looked_on, numbered, said_of
from handlers.requests import NR, PlaceState, Request, State, places, times_helped
from handlers.staff import labels, name, people_called
from matching import NEAR

MONTH = timedelta(days=30)
WELL = 0.7  # of 1: what is asked is what somebody offers


@feature.press("assign", Request, stays=True)
def assign(turn: Turn, request: Request) -> None:
    """[Wijs toe]."""
    propose(turn, request)


@numbered("wijs_toe", several=True)
def assign_command(turn: Turn, request: Request, rest: str) -> None:
    """/wijs_toe 12 Els."""
    if rest:
        named(turn, request, rest)
    else:
        propose(turn, request)


@feature.phrase(
    rf"(?:wijs|assign) {NR}(?P<number>\d{{1,6}})"
    r"(?: toe)?(?: (?:aan|to))?(?: (?!toe$)(?P<called>.+))?",
    roles=staff.ROLES,
)
@feature.phrase(
    r"(?:vraag|ask) (?!hulp|(?:nog )?(?:meer|more)|(?:de |the )?(?:vrijwill|volunt))(?P<called>.+)"
    rf" (?:voor|for) {NR}(?P<number>\d{{1,6}})",
    roles=staff.ROLES,
)
def assign_in_words(turn: Turn, match: re.Match[str]) -> None:
    """ "wijs 12 toe aan Els", "wijs 12 toe", "vraag Els voor 12"."""
    request = find(turn, int(match["number"]), "wijs_toe")
    if request is not None:
        assign_command(turn, request, match["called"] or "")


def propose(turn: Turn, request: Request) -> None:
    """The best choices, as rows; or a name in words."""
    _open(turn, request)
    if _waits_for_a_yes(turn, request):
        return
    best = helping.suggest(turn, request)
    names = labels(turn, [person for person, _ in best])
    lines = [
        turn.words(
            "coo.assign.line",
            turn.me,
            naam=called,
            k=times_helped(turn, helper_id=person.id, since=turn.now - MONTH),
            past=Term("coo.assign.well" if rank.fit >= WELL else "coo.assign.bit"),
            afstand_zin=_near(rank.near),
        )
        for (person, rank), called in zip(best, names, strict=True)
    ]
    turn.ask(
        "coo.assign" if best else "coo.assign.nobody",
        then=name_in_words,
        subject=request,
        rows=[choose(request, value=short(person.id)) for person, _ in best],
        labels=names,
        about=request.about,
        fill={**said_of(turn, request), "lijst": "\n".join(lines)},
    )


def _near(near: float) -> Value:
    """How far somebody lives, as far as the postcodes tell."""
    known = {NEAR["near"]: "coo.assign.near", NEAR["further"]: "coo.assign.further"}
    return Term(known[near]) if near in known else ""


@feature.answer("name", Request)
def name_in_words(turn: Turn, request: Request, text: str) -> bool:
    """A name after [Wijs toe]."""
    staff.only(turn)
    if len(text.split()) > 4 or request.state is not State.OPEN or text.strip(" .?#").isdecimal():
        return False
    named(turn, request, text)
    return True


def named(turn: Turn, request: Request, words: str) -> None:
    """Ask the one of this name; who it is is asked first when that is not certain."""
    _open(turn, request)
    found, exact = people_called(turn, words)
    if not found:
        turn.ask("coo.who.none", then=name_in_words, subject=request, naam=words[:40])
    elif exact:
        _ask(turn, request, found[0])
    else:
        turn.say(
            "coo.who",
            rows=[choose(request, value=short(person.id)) for person in found],
            labels=labels(turn, found),
            about=request.about,
        )


@feature.press("choose", Request)
def choose(turn: Turn, request: Request, value: str) -> None:
    """This one; the name said below another request: asked again, with whom it is about."""
    _open(turn, request)
    if looked_on(turn, request):
        propose(turn, request)
        return
    person = turn.db.get(Person, long(value))
    if person is None or turn.db.get(Membership, (turn.here.id, person.id)) is None:
        raise Refusal("g.stale.plain")
    turn.stop_asking()
    _ask(turn, request, person)


def _ask(turn: Turn, request: Request, person: Person) -> None:
    if _waits_for_a_yes(turn, request):
        return
    if not helping.ask_person(turn, request, person, turn.me):
        turn.ask("coo.assign.no", then=name_in_words, subject=request, naam=name(person))
        return
    if request.taken_by_id is None:
        request.taken_by_id = turn.me.id
        turn.record(request.about, "taken")
    touch(turn, request)
    turn.say(
        "coo.assigned",
        buttons=[unask(request, value=short(person.id))],
        about=request.about,
        slot=slot(request, turn.me),
        naam=name(person),
        nr=request.number or 0,
    )


@feature.press("unask", Request)
def unask(turn: Turn, request: Request, value: str) -> None:
    """[Ongedaan maken]: that person need not answer."""
    staff.in_time(turn)
    person = turn.db.get(Person, long(value))
    if person is None or not helping.unask(turn, request, person):
        raise Refusal("coo.undo.past")
    turn.record(request.about, "unassigned")
    turn.say("coo.undone")


def _waits_for_a_yes(turn: Turn, request: Request) -> bool:
    """Whether nobody need be asked: there is a helper, and only the asker's yes is missing."""
    claimed = places(turn.db, request, PlaceState.CLAIMED)
    if not claimed or places(turn.db, request, PlaceState.OPEN):
        return False
    place = claimed[0]
    helper = turn.db.get(Person, place.helper_id) if place.helper_id else None
    turn.say(
        "coo.assign.claimed",
        buttons=[helping.claimed.yes(place), helping.claimed.other(place)],
        about=request.about,
        naam=name(helper) if helper else "",
        nr=request.number or 0,
        titel=request.title,
    )
    return True


def _open(turn: Turn, request: Request) -> None:
    staff.only(turn)
    if request.state is not State.OPEN:
        raise Refusal("coo.over", "", **said_of(turn, request))

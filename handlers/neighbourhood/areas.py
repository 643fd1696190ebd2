"""/wijk: who coordinates several neighbourhoods goes on in another one, by its name."""

import re

from sqlalchemy import select

from bot.people import Neighbourhood, memberships_of
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import human, staff
from handlers.coordination import list_press, open_requests
from handlers.neighbourhood.feature import feature

MOST = 8  # rows in one message
NAME = 4  # words of one


@feature.command("wijk", takes=True)
def area_command(turn: Turn, rest: str) -> None:
    """/wijk, /wijk De Heeze."""
    if turn.person is None or not staff.where(turn):
        raise Refusal("coo.norole")
    if not staff.area_name(rest):
        _list(turn)
    elif not _named(turn, rest):
        _list(turn, "coo.area.none")


@feature.phrase(r"(?:(?:in )?welke wijk(?: ben ik| is dit)?|mijn wijken|(?:een )?andere wijk)")
@feature.phrase(r"(?:which area(?: am i in| is this)?|my areas|another area)")
def which_area(turn: Turn, match: re.Match[str]) -> bool:
    """ "Welke wijk?", "mijn wijken"; a resident's words mean what they always did."""
    del match
    if turn.person is None or not staff.where(turn):
        return False
    _list(turn)
    return True


@feature.phrase(r"(?:wijk|buurt|area) (.+)")
@feature.phrase(
    r"(?:(?:ik wil|wissel|ga|we gaan|verder|switch|go|back|terug) )*(?:naar|to)"
    r"((?: (?:de|het|wijk|buurt|the|area))* (?:\S+)(?: \S+){0,4})"
)
def to_area(turn: Turn, match: re.Match[str]) -> bool:
    """ "Naar De Heeze", "terug naar Zuid", "wijk Zuid"; any other place is not ours to go to."""
    if turn.person is None or not staff.where(turn) or len(_theirs(turn)) < 2:
        return False
    return _named(turn, match[1])


@feature.hears
def its_name_alone(turn: Turn, text: str) -> bool:
    """ "Zuid", when nothing else was asked."""
    said = turn.incoming is not None and turn.private and not turn.incoming.forwarded
    if not said or turn.person is None or len(text.split()) > NAME or not staff.where(turn):
        return False
    theirs, wanted = _theirs(turn), staff.area_name(text)
    sure = [place for place in theirs if staff.area_name(place.name) == wanted]
    if len(theirs) < 2 or len(sure) != 1:
        return False
    _go(turn, sure[0])
    return True


def _theirs(turn: Turn) -> list[Neighbourhood]:
    """Where they coordinate, and then where they only take part."""
    return list(dict.fromkeys([*staff.where(turn), *memberships_of(turn.db, turn.me)]))


def _named(turn: Turn, words: str) -> bool:
    """Go where it is called so, or ask when it is only nearly called so; False: nothing is."""
    found, exact = staff.areas_called(words, _theirs(turn))
    if exact:
        _go(turn, found[0])
    elif found:
        labels: list[Value] = [place.name for place in found]
        turn.say("coo.area.which", rows=[go_to(place) for place in found], labels=labels)
    return bool(found)


def _list(turn: Turn, key: str = "coo.area") -> None:
    """Which ones there are, what is open there, and in which they are now."""
    now = _current(turn)
    mine, lines = _theirs(turn), []
    for place in mine:
        turn.enter(place)
        what = "here" if place is now else "open" if staff.coordinates(turn) else "member"
        many = len(open_requests(turn)) if what != "member" else 0
        lines.append(turn.words(f"coo.area.{what}", turn.me, wijk=place.name, n=many))
    turn.enter(now)
    others = [place for place in mine if place is not now][:MOST]
    labels: list[Value] = [place.name for place in others]
    rows = [go_to(place) for place in others]
    turn.say(key if others else "coo.area.one", rows=rows, labels=labels, lijst="\n".join(lines))


def _current(turn: Turn) -> Neighbourhood:
    """Where what they say in private is about."""
    here = turn.me.current_neighbourhood_id
    found = turn.db.scalar(select(Neighbourhood).where(Neighbourhood.id == here)) if here else None
    return found or turn.here


@feature.press("goarea", Neighbourhood, stays=True)
def go_to(turn: Turn, place: Neighbourhood) -> None:
    """A row with a name."""
    if place not in _theirs(turn):
        raise Refusal("g.stale.plain")
    turn.stop_asking()  # what was asked elsewhere is not answered here
    _go(turn, place)


def _go(turn: Turn, place: Neighbourhood) -> None:
    turn.me.current_neighbourhood_id = place.id
    turn.enter(place)
    if not staff.coordinates(turn):
        turn.say("coo.area.resident", wijk=place.name)
        return
    many, waiting = len(open_requests(turn)), len(human.waiting(turn.db, place))
    marks = [list_press(value="all") if many else None]
    turn.say("coo.area.ok", buttons=marks, wijk=place.name, a=many, b=waiting)

"""Somebody takes part from now on: a membership, what they came for, a name."""

import re

from bot.feature import Press
from bot.names import clean
from bot.people import Membership, Neighbourhood, Person
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers.welcome.feature import feature
from handlers.welcome.intake import move
from handlers.welcome.model import Intake, Step, intake_of, is_member
from handlers.welcome.news import BecameMember, Joined, Named
from handlers.welcome.payloads import follow
from handlers.welcome.postcodes import kept

VERSION = "2026-11"  # of the consent texts that are agreed to
NAME_WORDS = 4  # more than this is no name but a sentence
_CALL_ME = re.compile(
    r"^(?:ik heet|ik ben|mijn naam is|noem me(?: maar)?|my name is|i am|i'm|call me)\s+", re.I
)


def agree_to_keep(turn: Turn, person: Person) -> None:
    """`person` said yes to consent 1."""
    if person.keeps_at is None:
        person.keeps_at, person.consent_text = turn.now, VERSION


def join_here(turn: Turn, person: Person) -> None:
    """`person` said yes to consent 1: make them a member of `turn.here`, once.

    Until they choose a name, the first word of the name the platform gives is used.
    """
    agree_to_keep(turn, person)
    if person.name is None and turn.person is person:
        person.name = profile_name(turn)
    person.current_neighbourhood_id = turn.here.id
    if is_member(turn.db, person, turn.here):
        return
    intake = intake_of(turn.db, person)
    turn.keep(
        Membership(
            neighbourhood_id=turn.here.id,
            person_id=person.id,
            postcode=kept(intake.postcode, turn.here) if intake else None,
            joined_at=turn.now,
        )
    )
    turn.record(f"person:{person.id}", "joined")
    turn.announce(BecameMember(person))
    turn.announce(Named(person))


def profile_name(turn: Turn) -> str | None:
    """The first name that the platform gives, made safe."""
    words = clean(turn.incoming.name).split() if turn.incoming else []
    return words[0] if words else None


def name_of(turn: Turn, person: Person | None = None) -> Value:
    """What others may call somebody: the name they chose, else "een buur"."""
    return (person or turn.me).name or Term("person.neighbour")


def arrive(turn: Turn, intake: Intake) -> None:
    """Consent and neighbourhood are known: take part, and go on with what they came for."""
    person = turn.me
    if person.keeps_at is None or intake.home_id is None:
        raise Refusal("g.stale.plain")
    turn.enter(turn.db.get_one(Neighbourhood, intake.home_id))
    join_here(turn, person)
    text = intake.text if intake.text_until and intake.text_until > turn.now else None
    then = intake.then
    intake.text, intake.text_until, intake.then = None, None, ""
    news = Joined(person, text or "")
    turn.announce(news)
    if news.taken or (then and follow(turn, then)):
        turn.db.delete(intake)
    else:
        ask_name(turn, intake)


def ask_name(turn: Turn, intake: Intake) -> None:
    """Ask how they want to be called; the name on the platform is one tap away."""
    move(turn, intake, Step.NAME)
    suggestion = profile_name(turn)
    turn.ask(
        "onb.name",
        then=name_in_words,
        buttons=[this_name() if suggestion else None],
        profielnaam=suggestion or "",
    )


@feature.press("name")
def this_name(turn: Turn) -> None:
    """The name on the platform will do."""
    _named(turn, profile_name(turn) or "")


@feature.answer("name")
def name_in_words(turn: Turn, text: str) -> bool:
    """ "Ik heet Ans": everything but a sentence is taken for a name."""
    name = clean(_CALL_ME.sub("", text.strip()))
    if not name or len(name.split()) > NAME_WORDS or not re.search(r"[^\W\d_]", name):
        return False
    _named(turn, name[:1].upper() + name[1:])
    return True


def _named(turn: Turn, name: str) -> None:
    person = turn.me
    if name and name != person.name:
        person.name = name
        turn.announce(Named(person))
    intake = intake_of(turn.db, person)
    if intake is None:
        turn.say("onb.name.ok", voornaam=name_of(turn))
        return
    turn.db.delete(intake)
    buttons = [first() for first in _first_wishes]
    turn.say("onb.role", buttons=buttons, voornaam=name_of(turn), wijk=turn.here.name)


_first_wishes: list[Press] = []  # set by the file that owns these buttons


def first_wishes(*presses: Press) -> None:
    """Declare the buttons under "what do you want to do now?"."""
    _first_wishes[:] = presses

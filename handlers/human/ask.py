"""*Mens*: how a human may reach somebody: by telephone or in writing, and when."""

import re
from datetime import timedelta

from sqlalchemy import select

from bot.messages import Kind
from bot.moment import NOW
from bot.people import Neighbourhood, Person
from bot.turn import Refusal, Turn
from handlers.human.door import answer, anybody, hand_over, new_entry, put_on_list
from handlers.human.feature import feature
from handlers.human.model import CallBack, Wait, entry_of
from handlers.human.words import blanks
from handlers.human.work import LONGEST, end
from handlers.requests import State, live_of
from matching import asks_for_help, find_number, reaction

CHOOSING = timedelta(minutes=15)  # who does not choose is put on the list all the same


def offer_human(turn: Turn) -> None:
    """Ask whoever began this (private) turn how a human may reach them: call or write."""
    if turn.neighbourhood is None:
        place = turn.db.scalar(select(Neighbourhood).order_by(Neighbourhood.id).limit(1))
        if place is None:
            turn.say("onb.none")
            return
        turn.enter(place)  # the human there knows further
    person = turn.person or turn.newcomer()
    if not anybody(turn, person):
        hand_over(turn, person, "asked")
        return
    entry = entry_of(turn.db, turn.here, person)
    if entry is None:
        entry = new_entry(turn, person, "asked")
        entry.next_step_at = turn.now + CHOOSING
    turn.say(
        "g.human.ask",
        buttons=[by_telephone(entry), in_writing(entry), never_mind(entry)],
        about=entry.talk,
        fill=blanks(turn, entry),
    )


@feature.command("mens")
def human_command(turn: Turn, rest: str) -> None:
    """/mens, *mens*, *coördinator*, *bellen*, *medewerker*."""
    del rest
    offer_human(turn)


_EVEN = r"(?:even|eens|maar|alsjeblieft|alstublieft|aub|please|terug|back|een keer|vandaag|morgen)"
_MAY = r"(?:kunt u|kan u|kun je|kan je|wilt u|wil je|zou u|zou je|kunnen jullie|can you|could you)"


@feature.phrase(rf"(?:bel|call) (?:mij|me)(?: {_EVEN})*")
@feature.phrase(
    rf"{_MAY} (?:mij|me) (?:{_EVEN} )*(?:willen |kunnen )?(?:op|terug)?bellen(?: {_EVEN})*"
)
@feature.phrase(rf"(?:please )?{_MAY} (?:please )?call me(?: {_EVEN})*")
@feature.phrase(rf"ik wil (?:graag )?(?:{_EVEN} )*(?:terug)?gebeld worden(?: {_EVEN})*")
def call_me(turn: Turn, match: re.Match[str]) -> bool:
    """*Bel mij*: with an open request it pulls the ladder, and this is not for us."""
    del match
    if turn.person and turn.neighbourhood:
        live = live_of(turn.db, turn.here, turn.person)
        if any(request.state is State.OPEN for request in live):
            return False
    offer_human(turn)
    return True


@feature.press("row")
def from_the_menu(turn: Turn) -> None:
    """Een mens spreken, as a row of the menu."""
    offer_human(turn)


feature.row("hum.row", from_the_menu, order=90)


@feature.press("call", CallBack)
def by_telephone(turn: Turn, entry: CallBack) -> None:
    """[Bel mij]."""
    _still_wanted(entry)
    entry.wants = "call"
    if entry.phone or turn.me.phone:
        entry.phone = entry.phone or turn.me.phone
        _enlist(turn, entry)
    else:
        _ask_number(turn, entry, "g.human.num")


def _ask_number(turn: Turn, entry: CallBack, key: str) -> None:
    shares = turn.house.can(turn.address.platform).ask_contact
    turn.ask(
        key,
        then=number,
        subject=entry,
        buttons=[share(entry) if shares else None, never_mind(entry)],
        about=entry.talk,
        options={"ask_contact": shares},
        fill=blanks(turn, entry),
    )


@feature.press("share", CallBack)
def share(turn: Turn, entry: CallBack) -> None:
    """The words of the contact button, without the number: ask to type it."""
    _still_wanted(entry)
    _ask_number(turn, entry, "g.human.num.type")


@feature.answer("number", CallBack, unless=asks_for_help, why="g.human.num.why")
def number(turn: Turn, entry: CallBack, text: str) -> bool:
    """A telephone number in words."""
    if entry.state in (Wait.DONE, Wait.DROPPED) or not re.search(r"\d{3}", text):
        return False
    found = find_number(text)
    if found is None:
        _ask_number(turn, entry, "g.human.num.bad")
        return True
    entry.phone = found
    _enlist(turn, entry)
    return True


@feature.happens(Kind.CONTACT)
def contact_card(turn: Turn) -> bool:
    """The number as the platform shares it; somebody else's is asked about in words."""
    person = turn.person if turn.private else None
    if person is None or turn.neighbourhood is None or turn.incoming is None:
        return False
    entry = entry_of(turn.db, turn.here, person)
    if entry is None or entry.wants != "call" or entry.phone:
        return False
    if not turn.incoming.contact_own:
        _ask_number(turn, entry, "g.human.num.type")
        return True
    entry.phone = turn.incoming.contact
    turn.stop_asking()
    _enlist(turn, entry)
    return True


@feature.press("write", CallBack)
def in_writing(turn: Turn, entry: CallBack) -> None:
    """[Stuur een bericht]: a coordinator answers here; what they should know comes first."""
    _still_wanted(entry)
    entry.wants = "write"
    turn.ask(
        "g.human.say",
        then=message,
        subject=entry,
        buttons=[never_mind(entry)],
        about=entry.talk,
        fill=blanks(turn, entry),
    )


@feature.answer("message", CallBack, note=True)
def message(turn: Turn, entry: CallBack, text: str) -> bool:
    """What the resident wants to say goes along to the coordinator."""
    if entry.state in (Wait.DONE, Wait.DROPPED) or reaction(text) == "none":
        return False
    entry.message = text[:LONGEST]
    _enlist(turn, entry)
    return True


def _enlist(turn: Turn, entry: CallBack) -> None:
    put_on_list(turn, entry, again=True)
    answer(turn, entry)


@feature.press("never", CallBack)
def never_mind(turn: Turn, entry: CallBack) -> None:
    """[Toch niet]."""
    _still_wanted(entry)
    turn.stop_asking()
    end(turn, entry, Wait.DROPPED, "dropped")
    turn.say("g.human.never")


def _still_wanted(entry: CallBack) -> None:
    if entry.state in (Wait.DONE, Wait.DROPPED):
        raise Refusal("g.stale.plain")


@feature.due(
    "choosing",
    CallBack,
    select(CallBack.id).where(CallBack.state == Wait.CHOOSING, CallBack.next_step_at <= NOW),
)
def chose_nothing(turn: Turn, entry: CallBack) -> None:
    """Who asked for a human and then said nothing is not forgotten."""
    put_on_list(turn, entry)
    if turn.reaches(turn.db.get_one(Person, entry.person_id)):
        answer(turn, entry)

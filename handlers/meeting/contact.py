"""Both said yes: the number of one of them, for this help only, and the word at the door."""

from datetime import timedelta

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat
from sqlalchemy import func, select

from bot.feature import Press
from bot.messages import Kind
from bot.people import Person
from bot.presses import Mark
from bot.turn import Refusal, Turn
from handlers import duty
from handlers.meeting import address, appointment, relay, schedule
from handlers.meeting.code import new_code
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting
from handlers.meeting.plan import awake, drop, plan
from handlers.meeting.say import (
    asker_of,
    going_on,
    helper_of,
    how,
    other_of,
    page_called,
    request_of,
    say,
    tell_coordinators,
)
from handlers.meeting.unsafe import unsafe
from matching import asks_for_help

TIPS = 2  # how many times a helper reads them
SILENCE = timedelta(hours=3)
SHOPPING = "groceries"


def page_with(press: Press) -> Press:
    """Declare the button [Via Telegram]; it belongs to a file that begins where this one ends."""
    _page[:] = [press]
    return press


_page: list[Press] = []


def ask_number(turn: Turn, meeting: Meeting, person: Person, key: str = "") -> None:
    """Ask one of them whether the other may have their number."""
    meeting.asking_id = person.id
    if meeting.contact_at is None:
        _plan_silence(turn, meeting)
    if person.phone and not key:
        buttons = [this_number(meeting), other_number(meeting), no_number(meeting)]
        say(turn, meeting, "con.phone", person, buttons)
    else:
        _ask_to_type(turn, meeting, person, key or "con.phone.new")


def _plan_silence(turn: Turn, meeting: Meeting) -> None:
    soon = turn.now + SILENCE
    if meeting.starts_at is not None and meeting.starts_at > turn.now:
        soon = min(soon, turn.now + (meeting.starts_at - turn.now) / 3)
    plan(turn, meeting, "silence", awake(turn, soon))


def _ask_to_type(turn: Turn, meeting: Meeting, person: Person, key: str) -> None:
    by_contact = key in ("con.phone.new", "con.notme")
    called = page_called(turn, meeting, person)
    share_it = [share(meeting)] if by_contact else []
    buttons: list[Mark | None] = [*share_it, no_number(meeting)]
    if key == "con.phone.new":
        buttons += [_page[0](meeting) if called else None]
    turn.ask(
        key,
        then=typed,
        subject=meeting,
        to=person,
        buttons=buttons,
        options={"ask_contact": by_contact},
        **how(turn, meeting, person, {"kanaal": called}),
    )


def number_in(text: str) -> str | None:
    """A number as people in the Netherlands write it, in one form; None when there is none."""
    try:
        found = phonenumbers.parse(text, "NL")
    except NumberParseException:
        matches = list(phonenumbers.PhoneNumberMatcher(text, "NL"))
        if not matches:
            return None
        found = matches[0].number
    if not phonenumbers.is_valid_number(found):
        return None
    dutch = found.country_code == 31
    form = PhoneNumberFormat.NATIONAL if dutch else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(found, form)


def _asked(turn: Turn, meeting: Meeting) -> Person:
    going_on(turn, meeting, meeting.asking_id)
    return turn.me


@feature.press("this", Meeting)
def this_number(turn: Turn, meeting: Meeting) -> None:
    """[Ja, dit nummer]"""
    person = _asked(turn, meeting)
    if person.phone:
        give(turn, meeting, person, person.phone)
    else:
        _ask_to_type(turn, meeting, person, "con.phone.new")


@feature.press("other", Meeting)
def other_number(turn: Turn, meeting: Meeting) -> None:
    """[Ander nummer]"""
    _ask_to_type(turn, meeting, _asked(turn, meeting), "con.phone.new")


@feature.press("share", Meeting)
def share(turn: Turn, meeting: Meeting) -> None:
    """The words of the contact button, without the number: it is typed."""
    _ask_to_type(turn, meeting, _asked(turn, meeting), "con.phone.type")


@feature.press("nonumber", Meeting)
def no_number(turn: Turn, meeting: Meeting) -> None:
    """[Nee, via de bot]; where that cannot be, a coordinator helps them along."""
    person = _asked(turn, meeting)
    turn.stop_asking()
    other = other_of(turn, meeting, person)
    if meeting.relay:  # they write to each other already
        meeting.asking_id = None
        _invite(turn, meeting, person)
        return
    if other is not None and turn.reaches(other):
        meeting.relay = True
        in_contact(turn, meeting)
        _invite(turn, meeting, person)
        _invite(turn, meeting, other)
        return
    for side in (person, other):
        say(turn, meeting, "con.none", side, more=duty.contact(turn))
    tell_coordinators(turn, meeting, "coo.meet.none")
    in_contact(turn, meeting)


def _invite(turn: Turn, meeting: Meeting, person: Person) -> None:
    called = page_called(turn, meeting, person)
    buttons = [my_number(meeting), _page[0](meeting) if called else None]
    relay.invite(turn, meeting, person, buttons, called)


@feature.press("mynumber", Meeting, stays=True)
def my_number(turn: Turn, meeting: Meeting) -> None:
    """[Geef mijn nummer], by whoever would rather be called after all."""
    going_on(turn, meeting, meeting.asker_id, meeting.helper_id)
    if meeting.phone is not None:
        raise Refusal("con.relay.given")
    ask_number(turn, meeting, turn.me)


@feature.answer("typed", Meeting, unless=asks_for_help, why="con.phone.why")
def typed(turn: Turn, meeting: Meeting, text: str) -> bool:
    """A number in words; anything without digits is heard as something else."""
    if meeting.over_at is not None or turn.me.id != meeting.asking_id:
        return False
    if sum(letter.isdigit() for letter in text) < 3:
        return False
    number = number_in(text)
    if number is None:
        _ask_to_type(turn, meeting, turn.me, "con.phone.bad")
    else:
        turn.me.phone = number
        give(turn, meeting, turn.me, number)
    return True


@feature.happens(Kind.CONTACT)
def card(turn: Turn) -> bool:
    """The number as the platform shares it; somebody else's is not taken."""
    person, incoming = turn.person, turn.incoming
    if person is None or incoming is None or not turn.private or turn.neighbourhood is None:
        return False
    waits = select(Meeting.id).where(
        Meeting.neighbourhood_id == turn.here.id,
        Meeting.asking_id == person.id,
        Meeting.over_at.is_(None),
    )
    identity = turn.db.scalar(waits.order_by(Meeting.id.desc()).limit(1))
    meeting = turn.get(Meeting, identity) if identity else None
    if meeting is None:
        return False
    number = number_in(incoming.contact) if incoming.contact_own else None
    if number is None:
        _ask_to_type(turn, meeting, person, "con.notme")
        return True
    turn.stop_asking()
    person.phone = number
    give(turn, meeting, person, number)
    return True


def give(turn: Turn, meeting: Meeting, person: Person, number: str, *, page: bool = False) -> None:
    """The other one gets the number of `person`, or the page on which they can write to them."""
    meeting.phone, meeting.phone_of, meeting.by_page = number, person.id, page
    turn.record(meeting.about, "page_given" if page else "number_given", by=person)
    other = other_of(turn, meeting, person)
    to_helper = other is not None and other.id == meeting.helper_id
    address.hand_over(turn, meeting, other, with_address=to_helper)
    if page:
        say(turn, meeting, "con.given.page", person, secret=True, adres=number)
    elif meeting.relay or not to_helper:
        say(turn, meeting, "con.given", person)
    meeting.asking_id = None
    if meeting.contact_at is None:
        in_contact(turn, meeting)


def in_contact(turn: Turn, meeting: Meeting) -> None:
    """They can reach each other, or a coordinator helps: what a visit needs comes next."""
    meeting.asking_id, meeting.contact_at = None, turn.now
    drop(turn, meeting, "silence", "fetch")
    if meeting.starts_at is None:
        plan(turn, meeting, "check", schedule.check_at(turn, meeting))  # two days from now
    meeting.code = new_code(turn)
    asker, helper = asker_of(turn, meeting), helper_of(turn, meeting)
    word = meeting.code
    rows = [unsafe(meeting)]
    say(turn, meeting, "con.code.helper", helper, rows=rows, secret=True, codewoord=word)
    if helper is not None and _visits(turn, helper) <= TIPS:
        say(turn, meeting, "con.tips", helper)
    speak_of_money(turn, meeting, asker, helper)
    if meeting.starts_at is None and helper is not None:
        appointment.ask_when(turn, meeting, helper)
    say(turn, meeting, "con.code", asker, rows=rows, secret=True, codewoord=word)
    if asker is not None:
        address.ask_where(turn, meeting, asker)


def speak_of_money(turn: Turn, meeting: Meeting, *sides: Person | None) -> None:
    """Shopping is paid for with somebody else's money: how, and what is never given."""
    if request_of(turn, meeting).category == SHOPPING:
        for side in sides:
            say(turn, meeting, "ask.cost", side)


def _visits(turn: Turn, helper: Person) -> int:
    statement = (
        select(func.count())
        .select_from(Meeting)
        .where(Meeting.neighbourhood_id == turn.here.id, Meeting.helper_id == helper.id)
    )
    return turn.db.scalar(statement) or 0

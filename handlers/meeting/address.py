"""Where it is: asked of the asker after the yes, given to the helper shortly before the visit."""

import re
from datetime import timedelta

from sqlalchemy import func, select

from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import helping
from handlers.meeting.extra import ask_extra, ready
from handlers.meeting.feature import feature
from handlers.meeting.model import REVEALED, Meeting, meetings_of
from handlers.meeting.plan import awake, plan, step
from handlers.meeting.say import (
    asker_of,
    going_on,
    helper_of,
    how,
    name,
    request_of,
    say,
    tell_coordinators,
)
from handlers.requests import Request
from matching import (
    additions,
    asks_for_help,
    find_moment,
    helpers_wanted,
    reaction,
    remarks,
    yes_no,
)

LONGEST = 200
AGAIN = timedelta(hours=3)  # after *Later*, when the visit is near already
A_FEW = 3  # words
MOST, A_DAY = 3, timedelta(hours=24)  # addresses that one helper gets
NO_PLACE = frozenset(("opener", "bring", "own"))  # of what is added: it tells no address
_ASKS = re.compile(r"\s*(?:wie|wat|waar|wanneer|hoe|who|what|where|when|how)\b", re.I)
_HOUSE = re.compile(r"[^\W\d_][\w .'-]{3,60} \d{1,4} ?\w{0,3}[\w ,-]*")


def hand_over(
    turn: Turn, meeting: Meeting, to: Person | None, *, with_address: bool = True
) -> None:
    """The number, and for the helper the address when the visit is near."""
    request = request_of(turn, meeting)
    sentence = _address(turn, meeting, request) if with_address else ""
    _give(turn, meeting, to, sentence)


def _give(turn: Turn, meeting: Meeting, to: Person | None, sentence: Value) -> None:
    key = "con.give.page" if meeting.by_page else "con.give"
    say(turn, meeting, key, to, secret=True, telefoon=meeting.phone, adres_zin=sentence)


def _address(turn: Turn, meeting: Meeting, request: Request) -> Value:
    if meeting.address in ("anywhere", "door"):
        return ""
    if meeting.starts_at is None:
        return Term("con.give.word")
    if not meeting.near(turn.now):
        return Term("con.give.later")
    return given(turn, meeting, request)


def _too_many(turn: Turn, meeting: Meeting) -> bool:
    """Whether this helper got as many addresses since this time yesterday as anybody may."""
    others = select(func.count()).where(
        Meeting.neighbourhood_id == turn.here.id,
        Meeting.helper_id == meeting.helper_id,
        Meeting.id != meeting.id,
        Meeting.address_at > turn.now - A_DAY,
    )
    return meeting.address_at is None and (turn.db.scalar(others) or 0) >= MOST


def given(turn: Turn, meeting: Meeting, request: Request) -> Value:
    """{adres_zin} with the address in it; from now on the helper has it."""
    if not request.street:
        return ""
    if _too_many(turn, meeting):
        tell_coordinators(turn, meeting, "coo.meet.many")
        return Term("con.give.many")
    meeting.address_at = turn.now
    turn.record(meeting.about, "address_given")
    return Term("con.give.addr", (("adres", request.street),))


# -- asking the asker ------------------------------------------------------------------------


def ask_where(turn: Turn, meeting: Meeting, asker: Person) -> None:
    """Once a request: where it is, then the address, then what else the helper should know."""
    request = request_of(turn, meeting)
    if request.street or request.extra is not None:
        meeting.address = "home"
        share(turn, meeting)
        ready(turn, meeting)
        return
    buttons = [at_home(meeting), elsewhere(meeting), anywhere(meeting)]
    turn.ask(
        "ask.where",
        then=where,
        subject=meeting,
        to=asker,
        buttons=buttons,
        **how(turn, meeting, asker, {}),
    )


@feature.answer("where", Meeting, why="ask.addr.why")
def where(turn: Turn, meeting: Meeting, text: str) -> bool:
    """A street and a number instead of yes: then it is there, and it need not be asked."""
    if not _HOUSE.fullmatch(text.strip()):
        return False
    meeting.address = "home"
    return bool(address.run(turn, meeting, text))


@feature.press("home", Meeting)
def at_home(turn: Turn, meeting: Meeting) -> None:
    """[Ja, bij mij]"""
    going_on(turn, meeting, meeting.asker_id)
    meeting.address = "home"
    _ask_address(turn, meeting, "ask.addr")


@feature.press("else", Meeting)
def elsewhere(turn: Turn, meeting: Meeting) -> None:
    """[Ergens anders]"""
    going_on(turn, meeting, meeting.asker_id)
    meeting.address = "else"
    _ask_address(turn, meeting, "ask.addr.else")


@feature.press("anywhere", Meeting)
def anywhere(turn: Turn, meeting: Meeting) -> None:
    """[Maakt niet uit]"""
    going_on(turn, meeting, meeting.asker_id)
    meeting.address = "anywhere"
    ask_extra(turn, meeting)


def _ask_address(turn: Turn, meeting: Meeting, key: str) -> None:
    turn.ask(
        key,
        then=address,
        subject=meeting,
        buttons=[later(meeting)],
        **how(turn, meeting, turn.me, {}),
    )


@feature.answer("address", Meeting, unless=asks_for_help, why="ask.addr.why")
def address(turn: Turn, meeting: Meeting, text: str) -> bool:
    """A street and a number, or words for a place; it goes to the helper and nowhere else."""
    if meeting.over_at is not None or turn.me.id != meeting.asker_id:
        return False
    if len(text.split()) <= A_FEW and find_moment(text, turn.local) and not _HOUSE.search(text):
        return False  # "vrijdag graag" is no place
    if not _HOUSE.search(text) and _says_no_place(text):
        return False
    request = request_of(turn, meeting)
    first = request.extra is None
    request.street = " ".join(text.split())[:LONGEST]
    share(turn, meeting)
    if first:
        ask_extra(turn, meeting)
    else:
        ready(turn, meeting)
    return True


def _says_no_place(text: str) -> bool:
    """ "Ok", "waarom wil je dat weten?", "hoe laat komt hij?", "neem handschoenen mee"."""
    asks = text.rstrip().endswith("?") or _ASKS.match(text) is not None
    told = helpers_wanted(text) or NO_PLACE & additions(text)
    return asks or bool(told or reaction(text) or remarks(text) or yes_no(text) is not None)


@feature.press("later", Meeting)
def later(turn: Turn, meeting: Meeting) -> None:
    """[Later]: asked once more, in time for the helper."""
    going_on(turn, meeting, meeting.asker_id)
    turn.stop_asking()
    meeting.address = "later"
    plan_again(turn, meeting)
    ask_extra(turn, meeting)


def plan_again(turn: Turn, meeting: Meeting) -> None:
    """When the address is not known yet it is asked again before the helper needs it."""
    if meeting.starts_at is None or meeting.address in ("anywhere", "door"):
        return
    moment = awake(turn, max(turn.now + AGAIN, meeting.starts_at - REVEALED))
    if moment < meeting.starts_at:
        plan(turn, meeting, "address", moment)


@step("address")
def ask_again(turn: Turn, meeting: Meeting) -> None:
    """The address is still not known, and the helper needs it."""
    if request_of(turn, meeting).street:
        share(turn, meeting)
        return
    say(turn, meeting, "con.addr", asker_of(turn, meeting), [yes(meeting), door(meeting)])


@feature.press("addr", Meeting)
def yes(turn: Turn, meeting: Meeting) -> None:
    """[Ja]"""
    going_on(turn, meeting, meeting.asker_id)
    _ask_address(turn, meeting, "ask.addr")


@feature.press("door", Meeting)
def door(turn: Turn, meeting: Meeting) -> None:
    """[Nee, bij de deur]: they find each other by telephone."""
    going_on(turn, meeting, meeting.asker_id)
    meeting.address = "door"
    say(turn, meeting, "con.addr.door", helper_of(turn, meeting))


# -- giving it to the helper -----------------------------------------------------------------


def share(turn: Turn, meeting: Meeting) -> None:
    """The helper gets the address at once when the visit is near; else the evening before."""
    request = request_of(turn, meeting)
    if request.street and meeting.near(turn.now):
        sentence = given(turn, meeting, request)
        say(
            turn,
            meeting,
            "con.addr.give",
            helper_of(turn, meeting),
            secret=True,
            adres_zin=sentence,
        )


@feature.command("adres")
def address_again(turn: Turn, rest: str) -> None:
    """*adres*: the helper reads number and address again, at any time after the yes."""
    del rest
    person = turn.person
    mine = meetings_of(turn, person) if person and turn.neighbourhood else []
    mine = [meeting for meeting in mine if person and meeting.helper_id == person.id]
    if not mine or person is None:
        if person is None or turn.neighbourhood is None or not helping.what_is_known(turn):
            turn.say("con.adres.none")
        return
    meeting = mine[0]
    request = request_of(turn, meeting)
    open_now = meeting.starts_at is None or meeting.near(turn.now)
    sentence: Value = given(turn, meeting, request) if open_now else Term("con.give.later")
    if meeting.phone and meeting.phone_of != person.id:
        _give(turn, meeting, person, sentence)
    elif sentence:
        say(turn, meeting, "con.addr.give", person, secret=True, adres_zin=sentence)
    asker = asker_of(turn, meeting)
    if open_now and not request.street and meeting.address not in ("anywhere", "door"):
        say(turn, meeting, "con.addr", asker, [yes(meeting), door(meeting)])
        turn.say("con.adres.asked", voornaam=name(asker))

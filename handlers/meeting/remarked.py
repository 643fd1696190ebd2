"""What somebody remarks about a visit in private: "hoe laat komt hij?", "ik sta in de file"."""

import re
from collections.abc import Callable
from datetime import timedelta

from bot.commands import go
from bot.people import Person
from bot.turn import Turn
from handlers import asking, helping, vocabulary, welcome
from handlers.meeting import address, check, contact, door, late
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, lately_helped, meetings_of
from handlers.meeting.move import may_be_at, moments_in, move
from handlers.meeting.recap import recap, word_of
from handlers.meeting.received import DOOR, OF_ASKERS, SAID, nod
from handlers.meeting.remind import leaving
from handlers.meeting.report import ACTS, FOUND, TOLD
from handlers.meeting.say import request_of, say
from handlers.meeting.unsafe import unsafe
from handlers.requests import live_of
from matching import asks_for_help, remarks

Act = Callable[[Turn, Meeting, str], None]
BEFORE, AFTER = timedelta(hours=3), timedelta(hours=12)  # a visit is at hand
LATELY = timedelta(days=3)  # a helper may still tell of it
OVER = timedelta(hours=2)  # after the end: what is asked now is how it went
HELPERS = frozenset(("late", "under_way", "at_the_door"))  # of a helper only
MONEY = frozenset(("cost", "wants_money"))  # between the two of them: nobody asks for a loan
NO_REQUEST = (
    HELPERS | DOOR | {"not_come", "done", "cannot", "nobody_home", "unsure"}
)  # may read like one
_NUMBER = re.compile(r"nummer|telefoon|mobiel|number|phone", re.I)
_ASKS = re.compile(
    r"\b(?:wie|iemand|who|anyone|anybody|someone) (?:kan|wil|zou|can|could|will)\b", re.I
)
_HOUSE = re.compile(r"huisnummer|woon|adres|address|house", re.I)


@feature.hears
def remarked(turn: Turn, text: str) -> bool:
    """A remark of somebody who has an appointment, unless they are busy asking something."""
    incoming, person = turn.incoming, turn.person
    if not turn.private or incoming is None or person is None:
        return False
    if incoming.forwarded or incoming.media:
        return False
    said = remarks(text) if turn.neighbourhood is not None else ()
    mine = meetings_of(turn, person) if said else []
    if TOLD & set(said) and not any(meeting.helper_id == person.id for meeting in mine):
        mine = lately_helped(turn, person, LATELY) or mine
    if not mine or asking.being_asked(turn) or welcome.is_no_answer(turn, text):
        return False
    if _of_their_own(turn, mine, text, said):
        return False
    first = (FOUND | DOOR) & set(said)
    if ("moment" in said or "cannot" in said) and not first:
        return _when(turn, person, mine, text, said)
    said = (*(word for word in said if word in first), *said)
    what = said[0]
    if what == "waiting" and _waits_for_more(turn, mine):
        return False  # about what nobody helps with yet
    meeting = _nearest(turn, person, mine, what)
    acts = HELPER if person.id == meeting.helper_id else ASKER
    act = next((acts[word] for word in said if word in acts), None)
    if act is None:
        return False
    act(turn, meeting, text)
    return True


def _of_their_own(turn: Turn, mine: list[Meeting], text: str, said: tuple[str, ...]) -> bool:
    """Whether it asks for something else, in so many words; or it is not for neighbours at all."""
    reading = vocabulary.reading(turn, text)
    if TOLD & set(said):
        return asks_for_help(text) or reading.route in ("112", "113")
    if reading.route != "neighbours":
        return not (reading.reason == "money" and MONEY & set(said))
    known = {request_of(turn, meeting).concept for meeting in mine}
    named = vocabulary.services_named(reading)
    asks = _ASKS.search(text) is not None or (not HELPERS & set(said) and asks_for_help(text))
    if reading.kind != "request" or "over" in said or (NO_REQUEST & set(said) and not asks):
        return False
    return bool(named - known) or bool(named and asks)


def _waits_for_more(turn: Turn, mine: list[Meeting]) -> bool:
    agreed = {meeting.request_id for meeting in mine}
    return any(one.id not in agreed for one in live_of(turn.db, turn.here, turn.me))


def _nearest(turn: Turn, person: Person, mine: list[Meeting], what: str) -> Meeting:
    """The visit they must mean: the nearest in time of those where they can say so."""
    helps = [meeting for meeting in mine if meeting.helper_id == person.id]
    asked = [meeting for meeting in mine if meeting.helper_id != person.id]
    fitting = dict.fromkeys(OF_ASKERS, asked).get(what, helps if what in HELPERS | TOLD else mine)
    return min(fitting or mine, key=lambda meeting: _far(turn, meeting))


def _far(turn: Turn, meeting: Meeting) -> timedelta:
    start = meeting.starts_at
    if start is None:
        return timedelta(days=365)
    end = max(start, meeting.ends_at or start)
    return max(start - turn.now, turn.now - end, timedelta())


# -- another moment, and none ------------------------------------------------------------------


def _when(
    turn: Turn, person: Person, mine: list[Meeting], text: str, said: tuple[str, ...]
) -> bool:
    """One that suits is put to the other side; only one that does not suit is calling off."""
    meeting = _nearest(turn, person, mine, said[0])
    suits, unfit = moments_in(turn, meeting, text)
    meant = [one for one in mine if unfit is not None and may_be_at(one, unfit)]
    if unfit is not None and not meant:
        told(turn, meeting, text)  # another day than any they agreed on
    elif suits is None and ("cannot" in said or unfit is not None):
        _call_off(turn, person, meant or mine, text)
    elif len(mine) > 1 and not meant:
        _ask_which(turn, person, mine)
    else:
        move(turn, meant[0] if meant else meeting, suits)
    return True


def _ask_which(turn: Turn, person: Person, mine: list[Meeting]) -> None:
    """Several appointments: which one has to move?"""
    requests = [(meeting, request_of(turn, meeting)) for meeting in mine[:10]]
    rows = [
        helping.another_moment(request)
        if meeting.helper_id == person.id
        else asking.change_moment(request)
        for meeting, request in requests
    ]
    turn.say("vis.which", rows=rows, labels=[request.title for _, request in requests])


def _call_off(turn: Turn, person: Person, mine: list[Meeting], text: str) -> None:
    """The helper gives it back; the asker is asked whether it has to stop, or to move."""
    if mine[0].helper_id != person.id:
        _stop(turn, mine[0], text)
    elif len(mine) == 1 or not go(turn, "lukt_niet"):
        late.cannot.run(turn, mine[0])


def _stop(turn: Turn, meeting: Meeting, text: str) -> None:
    del text
    asking.offer_to_stop(turn, request_of(turn, meeting))


def _sure(turn: Turn, meeting: Meeting, text: str) -> None:
    """A helper in doubt: is it about the help they promised?"""
    if meeting.begun(turn.now):
        nobody_home(turn, meeting, text)
    else:
        turn.announce(welcome.StopSaid(turn.me))


# -- what is told ------------------------------------------------------------------------------


def told(turn: Turn, meeting: Meeting, text: str) -> None:
    """The appointment once more; when it is long over, how it went."""
    del text
    end = max(meeting.starts_at or turn.now, meeting.ends_at or turn.now)
    if meeting.starts_at is None or turn.now <= end + OVER:
        recap(turn, meeting)
    elif turn.me.id == meeting.helper_id:
        check.ask_helper(turn, meeting)
    else:
        check.put_to_asker(turn, meeting)


def where(turn: Turn, meeting: Meeting, text: str) -> None:
    """A helper who needs the address that nobody gave yet: it is asked of the asker."""
    near = meeting.starts_at is None or meeting.near(turn.now)
    known = request_of(turn, meeting).street or meeting.address in ("anywhere", "door")
    if near and not known and meeting.contact_at is not None:
        address.address_again(turn, "")
    else:
        told(turn, meeting, text)


def cost(turn: Turn, meeting: Meeting, text: str) -> None:
    del text
    shopping = request_of(turn, meeting).category == contact.SHOPPING
    turn.say("ask.cost" if shopping else "vis.cost", about=meeting.about)


def trust(turn: Turn, meeting: Meeting, text: str) -> None:
    """What the word at the door is for, and the way to a human."""
    del text
    word = word_of(meeting) if turn.me.id != meeting.helper_id else ""
    rows = [unsafe(meeting)]
    say(turn, meeting, "vis.trust", turn.me, rows=rows, secret=bool(word), woord_zin=word)


def new_details(turn: Turn, meeting: Meeting, text: str) -> None:
    """Another number, for whom the other one has it; another address, of the asker."""
    mine = turn.me.id in (meeting.phone_of, meeting.asking_id)
    if _NUMBER.search(text) and not _HOUSE.search(text):
        if mine:
            contact.ask_number(turn, meeting, turn.me, "con.phone.new")
        else:
            told(turn, meeting, text)
    elif turn.me.id == meeting.helper_id:
        told(turn, meeting, text)
    else:
        address.yes.run(turn, meeting)


# -- on the way, at the door, and afterwards -------------------------------------------------


def _at_hand(turn: Turn, meeting: Meeting) -> bool:
    start = meeting.starts_at
    if start is None:
        return meeting.contact_at is not None
    return start - BEFORE <= turn.now <= max(start, meeting.ends_at or start) + AFTER


def later(turn: Turn, meeting: Meeting, text: str) -> None:
    if _at_hand(turn, meeting):
        door.on_the_way(turn, meeting, text)
    else:
        move(turn, meeting, None)


def coming(turn: Turn, meeting: Meeting, text: str) -> None:
    if _at_hand(turn, meeting):
        leaving.run(turn, meeting)
    else:
        told(turn, meeting, text)


def at_the_door(turn: Turn, meeting: Meeting, text: str) -> None:
    if _at_hand(turn, meeting):
        door.at_the_door(turn, meeting)
    else:
        told(turn, meeting, text)


def nobody_home(turn: Turn, meeting: Meeting, text: str) -> None:
    if _at_hand(turn, meeting):
        check.ask_absent(turn, meeting)
    else:
        told(turn, meeting, text)


def done(turn: Turn, meeting: Meeting, text: str) -> None:
    if not meeting.begun(turn.now):
        told(turn, meeting, text)
    elif turn.me.id == meeting.helper_id:
        check.says_it_is_done(turn, meeting)
    else:
        check.yes.run(turn, meeting)


def not_come(turn: Turn, meeting: Meeting, text: str) -> None:
    """Not before the moment; first the helper is asked, then it is put right."""
    del text
    late.missed(turn, meeting)


BOTH: dict[str, Act] = {
    **dict.fromkeys(("when", "who", "phone", "next", "waiting", "what", "where"), told),
    "cost": cost,
    "trust": trust,
    "well": nod,
    "done": done,
    "moved": new_details,
}
HELPER: dict[str, Act] = (
    BOTH
    | ACTS
    | {
        "where": where,
        "late": later,
        "under_way": coming,
        "at_the_door": at_the_door,
        "nobody_home": nobody_home,
        "not_come": nobody_home,
        "unsure": _sure,
        "over": _sure,
        "badly": trust,
    }
)
MINE: dict[str, Act] = {"not_come": not_come, "over": _stop, "nobody_home": _stop, "badly": trust}
ASKER: dict[str, Act] = BOTH | SAID | MINE

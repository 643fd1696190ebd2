"""What somebody remarks about what they are asked for: "hoe laat?", "vrijdag kan ik niet"."""

from bot.commands import go
from bot.people import Neighbourhood
from bot.turn import Refusal, Turn
from handlers import vocabulary
from handlers.helping.answers import last_said, later, never, no_and_on
from handlers.helping.giveback import places_of
from handlers.helping.model import NEXT_DOOR, Ping
from handlers.helping.ping import NAMED, RESERVE, VOLUNTEER
from handlers.helping.propose import another_moment, propose
from handlers.helping.take import take
from handlers.helping.telling import tell
from handlers.requests import Request, live_of
from handlers.welcome import less, rest_from, rest_said
from matching import Moment, asks_for_help, instead_of, remarks, with_condition, yes_no

TOLD = frozenset(("when", "where", "what", "who", "waiting", "next"))
SAID = {"cost": "ping.cost", "trust": "ping.trust"}
SHORT = 8  # words of a no with its reason
VISIT = frozenset(("late", "under_way", "at_the_door", "nobody_home", "done"))


def remarked(turn: Turn, ping: Ping, text: str) -> bool:
    """Answer a remark about this open ping; False: it is none, or about something else."""
    said = remarks(text)
    if not said or turn.neighbourhood is None or not _about(turn, ping):
        return False
    reading = vocabulary.reading(turn, text)
    if reading.route != "neighbours" and (said[0] != "cost" or asks_for_help(text)):
        return False
    turn.enter(turn.db.get_one(Neighbourhood, ping.neighbourhood_id))
    request = turn.get(Request, ping.request_id)
    if request is None or not ping.open:
        return False
    if _declines(said) and _plain_no(text):
        later.run(turn, ping)
        return True
    if _of_their_own(turn, text, request):
        return False
    if "holiday" in said:
        away = rest_from(turn, text)
        if away is None or request.starts_at is None or request.starts_at >= away:
            no_and_on(turn, ping)
        rest_said(turn, text)
        return True
    if {"moment", "cannot", "late"} & set(said):
        _when_they_can(turn, request, ping, text, said)
        return True
    return _answer(turn, request, ping, said[0])


def _declines(said: tuple[str, ...]) -> bool:
    """A reason, and neither a day to talk about nor a kind of help they never want."""
    if "not_for_me" in said:
        return "not_this" not in said
    return "away" in said and not {"moment", "cannot", "holiday"} & set(said)


def _plain_no(text: str) -> bool:
    """ "Te zwaar", "ik werk dan"; "ja, maar ik kan niet tillen" is something to talk about."""
    if "?" in text or asks_for_help(text) or with_condition(text):
        return False
    return len(text.split()) <= SHORT and not yes_no(text)


def _about(turn: Turn, ping: Ping) -> bool:
    """Whether it is what they have in mind: for who is busy with more, what was said last."""
    if not places_of(turn, turn.me) and not live_of(turn.db, turn.here, turn.me):
        return True
    return last_said(turn) == ping.about


def _of_their_own(turn: Turn, text: str, request: Request) -> bool:
    """Whether it asks for something else, in so many words."""
    reading = vocabulary.reading(turn, text)
    other = vocabulary.services_named(reading) - {request.concept}
    return reading.kind == "request" and bool(other)


def of_a_visit(turn: Turn, text: str) -> bool:
    """Whether it can only be about help they promised: "ik kom later" is no yes to a ping."""
    return bool(VISIT & set(remarks(text))) and bool(places_of(turn, turn.me))


def _when_they_can(
    turn: Turn, request: Request, ping: Ping, text: str, said: tuple[str, ...]
) -> None:
    """Another moment is put to the asker; only one that does not suit is a no."""
    suits, unfit = instead_of(text, turn.local, request.starts_at)
    if suits is not None and is_then(request, suits):
        if "?" in text or suits.grain == "week":
            tell(turn, request, ping)
        else:
            take(turn, request)
    elif suits is not None:
        propose(turn, request, suits)
    elif unfit is not None and not _may_be_at(request, unfit):
        tell(turn, request, ping)  # another day than they were asked for
    elif "cannot" in said or unfit is not None:
        later.run(turn, ping)
    else:
        another_moment.run(turn, request)


def is_then(request: Request, moment: Moment) -> bool:
    """Whether the moment they name is the one that was asked for: "ja, vrijdag kan ik"."""
    return not request.deadline and moment.holds(request.starts_at, request.ends_at)


def _may_be_at(request: Request, moment: Moment) -> bool:
    return request.deadline or moment.touches(request.starts_at, request.ends_at)


def _answer(turn: Turn, request: Request, ping: Ping, what: str) -> bool:
    if what in TOLD:
        tell(turn, request, ping)
    elif what in SAID:
        turn.say(SAID[what], about=ping.about)
    elif what == "unsure":
        turn.say("ping.unsure", about=ping.about, once=f"unsure:{ping.id}")
    elif what == "well":
        raise Refusal("ping.sure", titel=request.title)
    elif what == "not_this":
        once = ping.why in (NAMED, RESERVE, VOLUNTEER) or ping.why.startswith(NEXT_DOOR)
        (later if once else never).run(turn, ping)
    elif what == "less":
        less.run(turn)
    elif what == "no_more":
        go(turn, "halt")
    else:
        return False
    return True

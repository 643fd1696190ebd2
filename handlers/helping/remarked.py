"""What somebody remarks about what they are asked for: "hoe laat?", "vrijdag kan ik niet"."""

from bot.people import Neighbourhood
from bot.turn import Refusal, Turn
from handlers import vocabulary
from handlers.helping.answers import help_, last_said, later, never, no_and_on
from handlers.helping.feature import feature
from handlers.helping.giveback import places_of
from handlers.helping.model import NEXT_DOOR, Ping
from handlers.helping.ping import NAMED, RESERVE, VOLUNTEER, said_of
from handlers.helping.propose import another_moment, propose
from handlers.helping.question import begin
from handlers.helping.take import take
from handlers.offers import local_now
from handlers.requests import Request, live_of
from handlers.welcome import less
from matching import Moment, instead, remarks

TOLD = frozenset(("when", "where", "what", "who", "waiting", "next"))
SAID = {"cost": "ping.cost", "trust": "ping.trust"}
VISIT = frozenset(("late", "under_way", "at_the_door", "nobody_home", "done"))


def remarked(turn: Turn, ping: Ping, text: str) -> bool:
    """Answer a remark about this open ping; False: it is none, or about something else."""
    said = remarks(text)
    if not said or turn.neighbourhood is None or not _about(turn, ping):
        return False
    if vocabulary.reading(turn, text).route != "neighbours":
        return False
    turn.enter(turn.db.get_one(Neighbourhood, ping.neighbourhood_id))
    request = turn.get(Request, ping.request_id)
    if request is None or not ping.open or _of_their_own(turn, text, request):
        return False
    if "holiday" in said:
        return _answer(turn, request, ping, "holiday")
    if {"moment", "cannot", "late"} & set(said):
        _when_they_can(turn, request, ping, text, said)
        return True
    return _answer(turn, request, ping, said[0])


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
    suits, unfit = instead(text, local_now(turn))
    if suits is not None and is_then(request, suits):
        if "?" in text or suits.grain == "week":
            _tell(turn, request, ping)
        else:
            take(turn, request)
    elif suits is not None:
        propose(turn, request, suits)
    elif unfit is not None and not _may_be_at(request, unfit):
        _tell(turn, request, ping)  # another day than they were asked for
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
        _tell(turn, request, ping)
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
    elif what in ("no_more", "holiday"):
        if what == "holiday":
            no_and_on(turn, ping)
        called = turn.house.registry.called("/pauze" if what == "holiday" else "/halt")
        if called is not None:
            called.handler.run(turn, "")
    else:
        return False
    return True


def _tell(turn: Turn, request: Request, ping: Ping) -> None:
    """What everybody may know of it, and how to ask the rest."""
    blanks = said_of(turn, request)
    turn.say(
        "ping.known",
        buttons=[help_(ping), later(ping), first_a_question(request)],
        about=ping.about,
        fill={name: blanks[name] for name in ("titel", "wanneer", "buurtdeel")},
    )


@feature.press("first_q", Request)
def first_a_question(turn: Turn, request: Request) -> None:
    """[Ik heb een vraag], in private."""
    begin(turn, request)

"""Reads along in the group: shows the author of a request, at once, what would be asked."""

import re

from bot.messages import Kind, Toast
from bot.outbox import by_receipt
from bot.people import Membership
from bot.turn import Buttons, Turn
from handlers import safety
from handlers.asking.conduct import twin
from handlers.asking.drop import drop
from handlers.asking.exposed import offer_to_take_away
from handlers.asking.feature import feature
from handlers.asking.group_yes import no, yes
from handlers.asking.in_group import said_in_group
from handlers.asking.model import Concept, current
from handlers.asking.private import begin, in_group
from handlers.asking.sketch import add_words, put_moment, put_need, read, sketch
from handlers.asking.solved import ask_whether_solved
from handlers.asking.withdraw import offer_slot
from handlers.asking.words import says
from handlers.requests import Request
from handlers.welcome import PIECES
from matching import Understanding, find_moment

SURE = 0.75  # from here on a request in the group is believed: .96 precise at .89 recall
SURE_OF_A_NO = 0.6  # the same for what is refused or referred, which is said in private
_QUOTED = re.compile(r'"[^"]*"|[“”„][^“”„]*[“”]|«[^»]*»|^>.*$', re.MULTILINE)
MOST = 3  # needs of one sentence that are offered in the group


@feature.hears
def hears(turn: Turn, text: str) -> bool:
    """Talk in the group; unclear talk is met with silence."""
    if turn.private or turn.neighbourhood is None or turn.incoming is None:
        return False
    if turn.incoming.sender is None or turn.incoming.forwarded:
        return False
    if _asked_here(turn):
        return ask_here(turn, text, sure=True)
    if not turn.here.reads_along:
        return False
    return _goes_on(turn, text) or ask_whether_solved(turn, text) or ask_here(turn, text)


def _asked_here(turn: Turn) -> bool:
    """Whether this replies to "what do you need?" in the group."""
    assert turn.incoming is not None  # noqa: S101 - seen by the caller
    quoted = by_receipt(turn.db, turn.address, turn.incoming.reply_to)
    return quoted is not None and quoted.text_key == "grq.ask"


def _goes_on(turn: Turn, text: str) -> bool:
    """One more piece of what the same person asked a moment ago: the same offer is edited."""
    found = current(turn, in_group=True)
    if found is None:
        return False
    concept, request = found
    if concept.step in ("when", "what"):
        answers = says("vague_when", text) or find_moment(text, turn.local) is not None
        return answers and bool(said_in_group.run(turn, request, text))
    if turn.now - concept.touched_at > PIECES:
        return False
    if text.strip() == (request.text or "").strip():
        return True  # said twice: once is enough
    understanding = read(turn, text, group=True)
    if understanding.kind == "request" and understanding.confidence >= SURE:
        return False  # a request of its own
    moment = find_moment(text, turn.local)
    if moment is None or moment.past or request.when is not None:
        return False
    add_words(request, text)
    put_moment(request, concept, moment)
    concept.touched_at = turn.now
    _show(turn, concept, request, edit=True)
    return True


def ask_here(turn: Turn, text: str, *, sure: bool = False) -> bool:
    """Offer to ask the neighbours, when it is a request; only its author can press."""
    understanding = read(turn, text, group=not sure)
    if not sure and not (_believed(understanding) and _own_words(turn, text)):
        return False
    if not sure and says("gives_help", text):
        return False
    if understanding.route != "neighbours":
        return safety.objection(turn, understanding)
    made = sketch(turn, understanding, text, in_group=True)
    for position, (concept, request) in enumerate(made):
        concept.next_id = None  # each is offered by itself, with buttons of its own
        if position >= MOST or (twin(turn, request) is not None and not concept.lacks("what")):
            drop(turn, request)
        else:
            _show(turn, concept, request)
            _sign(turn)
    offer_to_take_away(turn, text)
    return True


def _sign(turn: Turn) -> None:
    """A quiet sign on the message itself, long before anything else arrives."""
    if turn.house.can(turn.address.platform).react:
        turn.toasted = Toast(sign=turn.words("grq.seen"))


def _own_words(turn: Turn, text: str) -> bool:
    """Whether it is still a request without what is quoted in it: somebody else said that."""
    own = _QUOTED.sub(" ", text)
    return own == text or _believed(read(turn, own, group=True))


def _believed(understanding: Understanding) -> bool:
    least = SURE if understanding.route == "neighbours" else SURE_OF_A_NO
    return understanding.kind == "request" and understanding.confidence >= least


def _show(turn: Turn, concept: Concept, request: Request, *, edit: bool = False) -> None:
    """The preview itself, silent, under the message it is about."""
    concept.step, concept.slot = "offer", offer_slot(request)
    buttons: Buttons = [yes(request), no(request)]
    key = "grq.offer" if _takes_part(turn) else "grq.offer.new"
    if concept.lacks("what"):
        key = "grq.offer.what" if _takes_part(turn) else "grq.offer.what.new"
    blanks = {"titel": request.title, "wanneer": None if concept.past else request.when}
    if concept.lacks("what"):
        blanks = {}
    if edit:
        turn.edit(concept.slot, key, buttons=buttons, about=request.about, **blanks)
        return
    turn.say(
        key,
        buttons=buttons,
        about=request.about,
        slot=concept.slot,
        options={"silent": True, "reply_to": request.origin},
        fill=blanks,
    )


def _takes_part(turn: Turn) -> bool:
    """Whether the author said yes to consent 1 and belongs here."""
    person = turn.person
    if person is None or person.keeps_at is None:
        return False
    return turn.db.get(Membership, (turn.here.id, person.id)) is not None


@feature.happens(Kind.EDITED)
def edited(turn: Turn) -> bool:
    """The message was changed before anybody pressed: the offer changes with it, or goes."""
    if turn.private or turn.incoming is None:
        return False
    found = current(turn, in_group=True)
    if found is None or found[1].origin != turn.incoming.message or found[0].step != "offer":
        return False
    concept, request = found
    understanding = read(turn, turn.incoming.text, group=True)
    if not _believed(understanding) or understanding.route != "neighbours":
        drop(turn, request)
        turn.take_away(offer_slot(request), "grq.gone")
        return True
    request.text = ""
    add_words(request, turn.incoming.text)
    put_need(request, concept, understanding.needs[0])
    _show(turn, concept, request, edit=True)
    return True


def begin_here(turn: Turn, text: str) -> None:
    """/vraag in the group: on in private where that can be, else here."""
    if turn.incoming is None or turn.incoming.sender is None:
        return  # an anonymous administrator: nobody who could press or be asked
    if text.strip():
        ask_here(turn, text, sure=True)
    elif turn.person is not None and turn.reaches(turn.person):
        begin(turn)
    else:
        options = {"silent": True, "ask_reply": True, "reply_to": turn.incoming.message}
        turn.say("grq.ask", options=options)


in_group.append(begin_here)

"""A helper's question is passed on without a name, and so is the answer."""

from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import safety
from handlers.helping.feature import feature
from handlers.helping.model import Enquiry
from handlers.helping.promise import still
from handlers.helping.propose import open_enquiry
from handlers.helping.voice import voice_of
from handlers.requests import PlaceState, Request, places
from handlers.welcome import behind, on_payload, start
from matching import asks_for_help, strip_private

LONGEST = 300  # characters that are passed on


@feature.press("card_q", Request)
def ask_about(turn: Turn, request: Request) -> None:
    """[Ik heb een vraag], under the card."""
    person = turn.person
    if person is None or person.keeps_at is None or not turn.reaches(person):
        raise Refusal("clm.noreg", link=f"v-{request.id}")
    if person.id in (request.asker_id, request.made_by_id):
        raise Refusal("clm.own")
    begin(turn, request)
    turn.toast("ping.q.toast")


@on_payload("v")
def along_the_link(turn: Turn, rest: str) -> bool:
    """`v-<request>`: the question that began under the card."""
    request = behind(turn, rest, Request)
    if request is None or not request.live:
        return False
    if turn.person is None or turn.person.keeps_at is None:
        start(turn, then=f"v-{rest}")
    else:
        begin(turn, request)
    return True


def begin(turn: Turn, request: Request) -> None:
    """Ask what somebody wants to know, in private."""
    if not request.live:
        raise Refusal("clm.closed")
    if open_enquiry(turn, request, turn.me) is not None:
        raise Refusal("ping.q.wait")
    turn.ask("ping.q", then=question_in_words, subject=request, to=turn.me, titel=request.title)


@feature.answer("question", Request)
def question_in_words(turn: Turn, request: Request, text: str) -> bool:
    """What they want to know."""
    relay(turn, request, text)
    return True


def relay(turn: Turn, request: Request, text: str) -> None:
    """Pass a question on to the asker; one at a time for each helper."""
    voice = voice_of(turn, request)
    words = strip_private(text)[:LONGEST].strip()
    if not request.live:
        raise Refusal("clm.closed")
    if voice is None or not words:
        raise Refusal("ping.q.cannot")
    if open_enquiry(turn, request, turn.me) is not None:
        raise Refusal("ping.q.wait")
    if safety.held(turn, text):
        return
    enquiry = turn.keep(
        Enquiry(
            neighbourhood_id=turn.here.id,
            request_id=request.id,
            person_id=turn.me.id,
            text=words,
            asked_at=turn.now,
        )
    )
    turn.ask(
        "ping.q.fwd",
        then=answer_in_words,
        subject=enquiry,
        to=voice,
        kind="must",
        buttons=[rather_not_say(enquiry)],
        about=request.about,
        once=f"question:{enquiry.id}",
        titel=request.title,
        vraag=words,
    )
    turn.say("ping.q.sent", to=turn.me)


@feature.answer("answer", Enquiry, unless=asks_for_help)
def answer_in_words(turn: Turn, enquiry: Enquiry, text: str) -> bool:
    """The asker's answer goes back, without anything personal in it."""
    words = strip_private(text)[:LONGEST].strip()
    if enquiry.answered_at is not None or not words:
        return False
    if safety.held(turn, text):
        _answer(turn, enquiry, "ping.q.no")
        return True
    turn.say("ping.q.thanks")
    _answer(turn, enquiry, "ping.q.answer", antwoord=words)
    return True


@feature.press("hush", Enquiry)
def rather_not_say(turn: Turn, enquiry: Enquiry) -> None:
    """[Liever niet zeggen]."""
    if enquiry.answered_at is not None:
        raise Refusal("g.stale.plain")
    turn.stop_asking()
    turn.say("ping.q.thanks")
    _answer(turn, enquiry, "ping.q.no")


def _answer(turn: Turn, enquiry: Enquiry, key: str, **values: str) -> None:
    request = turn.get(Request, enquiry.request_id)
    helper = turn.db.get_one(Person, enquiry.person_id)
    enquiry.answered_at = turn.now
    if request is None or not request.live:
        return
    free = bool(places(turn.db, request, PlaceState.OPEN))
    turn.say(
        key,
        to=helper,
        kind="must",
        buttons=[still(request)] if free else (),
        about=request.about,
        titel=request.title,
        fill=dict(values),
    )

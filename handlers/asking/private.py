"""Asking in the private chat: in one's own words, by /vraag, or along a link from the group."""

from collections.abc import Callable

from bot.db import id_in
from bot.messages import Kind
from bot.turn import Turn
from handlers import helping, onbehalf, safety
from handlers.asking.conduct import Talk, ask, busy, go_on
from handlers.asking.drop import drop
from handlers.asking.feature import feature
from handlers.asking.mine import alive
from handlers.asking.model import Concept, concept_of, current
from handlers.asking.revise import grown_cold, revise
from handlers.asking.shy import encourage
from handlers.asking.sketch import NOTHING, doubt, put_need, read, sketch
from handlers.asking.small_talk import just_a_moment
from handlers.asking.withdraw import offer_to_stop
from handlers.asking.words import says
from handlers.requests import Request
from handlers.safety import mask
from handlers.welcome import (
    Joined,
    Returned,
    StopSaid,
    ensure_consent,
    explain_beside,
    on_payload,
)
from matching import Understanding, asks_for_help

SURE = 0.85  # from here on words that do not say what is needed are a request all the same


@feature.command("vraag", takes=True, group=True)
def vraag(turn: Turn, rest: str) -> None:
    """/vraag, with or without the question behind it."""
    if not turn.private:
        in_group[0](turn, rest)
    elif not rest.strip() or not take_concept(turn, rest, sure=True):
        begin(turn)


# Set by the file that asks in the group, which needs what is here.
in_group: list[Callable[[Turn, str], None]] = []


def begin(turn: Turn) -> None:
    """Ask in private what somebody needs help with."""
    if turn.person is None:
        turn.say("ask.start", buttons=[examples()])
    else:
        turn.ask("ask.start", then=first_words, to=turn.person, buttons=[examples()])


@feature.press("examples")
def examples(turn: Turn) -> None:
    if turn.person is None:
        turn.say("ask.examples")
    else:
        turn.ask("ask.examples", then=first_words)


@feature.answer("first")
def first_words(turn: Turn, text: str) -> bool:
    """Whatever is written back is what they need."""
    if encourage(turn, text):
        return _says_what(turn, text) or _asks_on(turn, None)
    return take_concept(turn, text, sure=True)


@feature.hears
def hears(turn: Turn, text: str) -> bool:
    """Free text in private: a piece of what is being asked, or a request of its own."""
    if not turn.private or turn.incoming is None:
        return False
    found = current(turn, in_group=False)
    if found is not None and not turn.incoming.forwarded:
        concept, request = found
        if grown_cold(turn, concept):
            return take_concept(turn, text) or resume(turn)
        if revise(Talk(turn, concept, request), text):
            return True
    if encourage(turn, text):
        return _says_what(turn, text) or _asks_on(turn, found)
    return take_concept(turn, text)


def _says_what(turn: Turn, text: str) -> bool:
    """Whether somebody who hesitated said all the same what they need; then it is taken up."""
    needs = read(turn, text).needs
    return bool(needs) and "what" not in needs[0].missing and take_concept(turn, text)


def _asks_on(turn: Turn, found: tuple[Concept, Request] | None) -> bool:
    """After an encouragement: what they were busy asking, else what they need."""
    if found is None:
        begin(turn)
    else:
        go_on(Talk(turn, *found))
    return True


def take_concept(turn: Turn, text: str, *, sure: bool = False) -> bool:
    """Make a concept of `text` and ask what is missing, or refuse it; False: it asks nothing.

    `sure`: it was asked for, so even words that say little are taken as a need.
    """
    understanding = read(turn, text)
    if understanding.route != "neighbours":
        return safety.objection(turn, understanding)
    if not sure and not _asks(turn, understanding, text):
        return False
    masked, secret = mask(text)
    if not ensure_consent(turn, masked):
        return True
    explain_beside(turn, text)
    if secret:
        turn.say("safe.pin.kept")
    name = next((need.on_behalf for need in understanding.needs if need.on_behalf), "")
    name = name or onbehalf.named(turn, text)
    if name or (turn.incoming is not None and turn.incoming.forwarded):
        onbehalf.on_behalf(turn, masked, name)
    else:
        take(turn, understanding, masked, sure=sure)
    return True


def _asks(turn: Turn, understanding: Understanding, text: str) -> bool:
    """Whether it asks something: clearly, or a little when it says what is needed.

    "Vrijdag graag" answers something else, or nothing.
    """
    if understanding.kind != "request" or not understanding.needs:
        return False
    if "what" not in understanding.needs[0].missing:
        return True
    if not asks_for_help(text) and _something_goes_on(turn):
        return False  # "mag ik hem bellen", "ik krijg geen antwoord" are about that
    told = "?" not in text and just_a_moment(text, turn.local)
    return understanding.confidence >= SURE and not told


def _something_goes_on(turn: Turn) -> bool:
    """Whether they wait for help here, or have promised some."""
    if turn.person is None or turn.neighbourhood is None:
        return False
    return bool(alive(turn)) or helping.helps(turn)


def asks_anew(turn: Turn, text: str, *, what: bool = False) -> bool:
    """Whether these words in private ask for help, and belong to nothing that was begun.

    `what`: only when they say what is needed.
    """
    understanding = read(turn, text)
    if understanding.route != "neighbours" or not _asks(turn, understanding, text):
        return False
    if what and "what" in understanding.needs[0].missing:
        return False
    return current(turn, in_group=False) is None


def being_asked(turn: Turn) -> bool:
    """Whether something they began to ask in private waits for their answer."""
    return current(turn, in_group=False) is not None


def take(turn: Turn, understanding: Understanding, text: str, *, sure: bool = False) -> None:
    """Begin the conversation about a request that was just said, in private."""
    made = sketch(turn, understanding, text)
    concept, request = made[0]
    lonely = len(made) == 1 and says("lonely", text)
    if understanding.health and not lonely:
        turn.say("safe.health")
    if not sure and len(made) == 1:
        doubt(request, concept, understanding, text)
    if lonely:
        put_need(request, concept, NOTHING)
        ask(Talk(turn, concept, request), "lonely")
    else:
        go_on(Talk(turn, concept, request))


# -- going on with what was begun --------------------------------------------------------------


@feature.on(Joined)
def joined(turn: Turn, news: Joined) -> None:
    """What somebody asked before they took part is taken up now."""
    if news.text and not news.taken:
        news.taken = take_concept(turn, news.text)


@feature.on(Returned)
def returned(turn: Turn, news: Returned) -> None:
    """Whoever comes back finds what they had begun."""
    if not news.taken:
        news.taken = resume(turn)


@feature.on(StopSaid)
def stop_said(turn: Turn, news: StopSaid) -> None:
    """Who waits for help is asked what has to stop, and is not silenced."""
    if not news.taken:
        news.taken = offer_to_stop(turn)


def resume(turn: Turn) -> bool:
    """Offer to go on with the question somebody was busy with; False when there is none."""
    found = current(turn, in_group=False)
    if found is None:
        return False
    _, request = found
    buttons = [go_further(request), start_again(request), throw_away(request)]
    turn.say("g.draft", to=turn.me, buttons=buttons, samenvatting=request.title)
    return True


@feature.press("further", Request)
def go_further(turn: Turn, request: Request) -> None:
    """Where they were."""
    go_on(busy(turn, request))


@feature.press("restart", Request)
def start_again(turn: Turn, request: Request) -> None:
    """Something else, from the beginning."""
    busy(turn, request)
    drop(turn, request)
    begin(turn)


@feature.press("throw", Request)
def throw_away(turn: Turn, request: Request) -> None:
    """What was begun goes."""
    busy(turn, request)
    drop(turn, request)
    turn.say("ask.dropped")


@on_payload("q")
def from_link(turn: Turn, rest: str) -> bool:
    """The link from the group: the question about that concept is put here."""
    identity = id_in(rest)
    if turn.person is None or turn.neighbourhood is None or identity is None:
        return False
    request = turn.get(Request, identity)
    concept = concept_of(turn.db, request) if request else None
    if request is None or concept is None or request.asker_id != turn.person.id:
        return False
    concept.in_group = False
    go_on(Talk(turn, concept, request))
    return True


@feature.happens(Kind.EDITED)
def edited(turn: Turn) -> bool:
    """A message was changed before its question was confirmed: the question changes with it."""
    if not turn.private or turn.incoming is None:
        return False
    found = current(turn, in_group=False)
    if found is None or found[1].origin != turn.incoming.message:
        return False
    concept, request = found
    understanding = read(turn, turn.incoming.text)
    if understanding.route != "neighbours" or not understanding.needs:
        return False
    request.text = mask(turn.incoming.text)[0][:1000]
    put_need(request, concept, understanding.needs[0])
    go_on(Talk(turn, concept, request, edit=True))
    return True

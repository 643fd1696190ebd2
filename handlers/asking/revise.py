"""Hears what is typed while a concept is unconfirmed: an answer, a correction, one more piece."""

import re
from datetime import timedelta

from bot.turn import Turn
from handlers import onbehalf
from handlers.asking.beside import beside
from handlers.asking.clarify import ask_part, set_part
from handlers.asking.conduct import Talk, ask, go_on
from handlers.asking.drop import drop
from handlers.asking.feature import feature
from handlers.asking.model import Concept, concept_of
from handlers.asking.sketch import add_words, put_moment, put_need, read
from handlers.asking.words import says
from handlers.requests import Request, State, Urgency
from handlers.welcome import PIECES
from matching import Moment, Need, find_moment, find_rhythm, moment_of, remarks

COLD = timedelta(hours=12)
_NO = re.compile(r"^\s*(?:nee+|no|sorry|nou|oh|ik bedoel(?:de)?|i mean|not?)\b[\s,.:!]*", re.I)


@feature.answer("said", Request, why="ask.beside.why")
def said(turn: Turn, request: Request, text: str) -> bool:
    """Something typed under a question about a concept."""
    concept = concept_of(turn.db, request) if request.state is State.CONCEPT else None
    if concept is None or grown_cold(turn, concept):
        return False
    return revise(Talk(turn, concept, request), text)


def grown_cold(turn: Turn, concept: Concept) -> bool:
    """Whether it was asked so long ago that words may well be about something else by now."""
    return turn.now - concept.touched_at > COLD


def revise(talk: Talk, text: str) -> bool:
    """Take `text` as part of this conversation; False: it is about something else."""
    if text.strip() == (talk.request.text or "").strip():
        if not _fresh(talk):
            go_on(talk)
        return True  # said twice: once is enough
    reading = read(talk.turn, text)
    named = reading.kind != "offer" and _clear(reading.needs) is not None
    tells = named or _moment(talk, text) is not None
    if not tells and (beside(talk, text) or _for_another(talk, text)):
        return True
    step = talk.concept.step
    if step in ("when", "time", "past", "echo"):
        return _when(talk, text)
    if step in ("what", "cat", "thing", "size", "unclear"):
        return _what(talk, text)
    return _correct(talk, text)


def _for_another(talk: Talk, text: str) -> bool:
    """ "Het is voor mijn moeder", while it was taken for their own: then it is asked for her."""
    before = talk.request.text or ""
    words = f"{before}\n{text}".strip()
    name = _whom(talk, words)
    if not name or _whom(talk, before):
        return False
    drop(talk.turn, talk.request)
    onbehalf.on_behalf(talk.turn, words, name)
    return True


def _whom(talk: Talk, text: str) -> str:
    return next((need.on_behalf for need in read(talk.turn, text).needs if need.on_behalf), "")


def _moment(talk: Talk, text: str) -> Moment | None:
    """The moment in `text`, on the day that is known unless that is over."""
    now = talk.turn.local
    if talk.concept.past:
        return find_moment(text, now)
    return moment_of(text, now, talk.request.starts_at)


def _when(talk: Talk, text: str) -> bool:
    """An answer to when: a moment, a part of the day, or that it does not matter."""
    concept, was = talk.concept, talk.concept.step
    for name, part in (("morning", "am"), ("afternoon", "pm"), ("evening", "eve")):
        if was == "time" and says(name, text) and find_moment(text, talk.turn.local) is None:
            set_part(talk, part)
            go_on(talk)
            return True
    moment = _moment(talk, text)
    if moment is not None:
        _add_moment(talk, text, moment)
        if was == "when" and moment.grain == "day" and not moment.deadline and not moment.past:
            ask_part(talk) if _one_day(moment) else go_on(talk)
        else:
            go_on(talk)
        return True
    rhythm = find_rhythm(text, talk.turn.local)
    urgent = "urgent" in remarks(text)
    if rhythm is not None or urgent or says("vague_when", text):
        talk.request.recurring = rhythm.code if rhythm else talk.request.recurring
        talk.request.urgency = Urgency.URGENT if urgent else talk.request.urgency
        concept.settle("when")
        concept.past = False
        go_on(talk)
        return True
    if _clear(read(talk.turn, text).needs) is not None:
        return _piece(talk, text)
    if "?" in text:
        return False
    _let_be(talk, text)
    return True


def _one_day(moment: Moment) -> bool:
    return moment.end - moment.start <= timedelta(hours=25)


def _add_moment(talk: Talk, text: str, moment: Moment) -> None:
    add_words(talk.request, text)
    put_moment(talk.request, talk.concept, moment)
    talk.concept.settle("when")


def _what(talk: Talk, text: str) -> bool:
    """An answer to what: read together with what was said before."""
    understanding = read(talk.turn, text)
    if understanding.route != "neighbours":
        return False  # heard as a sentence of its own, and refused
    before = talk.request.when
    words = add_words(talk.request, text)
    need = _clear(understanding.needs) or _clear(read(talk.turn, words).needs)
    if need is not None:
        _put(talk, need, keep_moment=before is not None and need.when is None)
    go_on(talk)
    return True


def _clear(needs: tuple[Need, ...]) -> Need | None:
    return next((need for need in needs if "what" not in need.missing), None)


def _put(talk: Talk, need: Need, *, keep_moment: bool) -> None:
    request = talk.request
    kept = request.starts_at, request.ends_at, request.grain, request.deadline
    put_need(request, talk.concept, need)
    if keep_moment:
        request.starts_at, request.ends_at, request.grain, request.deadline = kept
        talk.concept.settle("when")


def _correct(talk: Talk, text: str) -> bool:
    """ "Nee, woensdag", or one more piece of the same sentence, while it waits for a yes."""
    rest = _NO.sub("", text)
    corrected = rest != text
    need = _clear(read(talk.turn, rest).needs) if rest.strip() else None
    moment = _moment(talk, rest)
    if moment is not None and (need is None or corrected):
        talk.edit = _fresh(talk)
        _add_moment(talk, rest, moment)
        if need is not None and need.concept:
            _put(talk, need, keep_moment=True)
        go_on(talk)
        return True
    if need is not None and corrected:
        talk.edit = _fresh(talk)
        add_words(talk.request, rest)
        _put(talk, need, keep_moment=need.when is None and talk.request.when is not None)
        go_on(talk)
        return True
    if need is None and "wrong" in remarks(text):
        ask(talk, "fix")
        return True
    return _piece(talk, text)


def _fresh(talk: Talk) -> bool:
    return talk.turn.now - talk.concept.touched_at <= PIECES


def _piece(talk: Talk, text: str) -> bool:
    """A second message within two minutes belongs to the first: the same question is edited.

    A request for something else is no piece, nor is a question about something else.
    """
    if not _fresh(talk):
        return False
    understanding = read(talk.turn, text)
    if understanding.kind in ("offer", "thanks") or understanding.route != "neighbours":
        return False
    own = _clear(understanding.needs)
    if own is not None and own.concept != talk.request.concept and not talk.concept.lacks("what"):
        return False
    if "?" in text and own is None:
        return False
    request = talk.request
    before = (request.concept, request.when, request.people)
    kind = (request.category, request.concept, request.action)
    known = not talk.concept.lacks("what")
    words = add_words(request, text)
    need = _clear(read(talk.turn, words).needs)
    if need is not None:
        _put(talk, need, keep_moment=before[1] is not None and need.when is None)
        if known and own is None:  # a piece that names no help changes nothing about which it is
            request.category, request.concept, request.action = kind
            talk.concept.settle("what")
    talk.edit = before != (request.concept, request.when, request.people)
    go_on(talk)
    return True


def _let_be(talk: Talk, text: str) -> None:
    """No answer to when: the words are kept, and it goes on without a moment."""
    talk.concept.settle("when")
    talk.concept.past = False
    need = _clear(read(talk.turn, add_words(talk.request, text)).needs)
    if need is not None:
        talk.request.people = max(talk.request.people, min(need.people, 10))
    go_on(talk)

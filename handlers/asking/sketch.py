"""A sentence becomes a concept of a request: what is needed, when, and what is still missing."""

import json
import re
from datetime import datetime, timedelta
from itertools import pairwise

from bot.turn import Turn
from handlers import vocabulary
from handlers.asking.model import Concept, author_of, concept_of
from handlers.asking.words import says
from handlers.requests import Request, State
from handlers.safety import mask
from matching import (
    TITLES,
    Moment,
    Need,
    Understanding,
    find_moment,
    strip_private,
)

LENGTH = 1_000  # characters of a text that are kept
MOST = 4  # needs of one sentence
CLEAR = 0.6  # below this the kind of help is asked back
PRIVATE_FOR, GROUP_FOR = timedelta(hours=24), timedelta(hours=1)
_NAMED = re.compile(rf"\b(?:{'|'.join(TITLES)})\b", re.I)
NOTHING = Need(("other",), "", "do", None, "normal", 1, None, "", "", ("what", "when"))


def read(turn: Turn, text: str, *, group: bool = False) -> Understanding:
    """What `text` means, read here and now."""
    return vocabulary.reading(turn, text[:LENGTH], group=group)


def sketch(
    turn: Turn, understanding: Understanding, text: str, *, in_group: bool = False
) -> list[tuple[Concept, Request]]:
    """Keep a concept for each need of a text; each leads to the next."""
    made: list[tuple[Concept, Request]] = []
    needs = understanding.needs or (NOTHING,)
    for need in needs:
        words = need.text if len(needs) > 1 and need.text else text
        made.append(_keep(turn, understanding, need, words, in_group=in_group))
    for (concept, _), (_, following) in pairwise(made):
        concept.next_id = following.id
    return made


def _keep(
    turn: Turn, understanding: Understanding, need: Need, text: str, *, in_group: bool
) -> tuple[Concept, Request]:
    request = Request(
        neighbourhood_id=turn.here.id,
        state=State.CONCEPT,
        asker_id=turn.person.id if turn.person else None,
        category="other",
        text=mask(text)[0][:LENGTH],
        group_id=turn.group.id if turn.group else None,
        origin=turn.incoming.message if turn.incoming else "",
        made_at=turn.now,
        gone_at=turn.now + (GROUP_FOR if in_group else PRIVATE_FOR),
    )
    concept = Concept(
        neighbourhood_id=turn.here.id,
        author=author_of(turn),
        in_group=in_group,
        touched_at=turn.now,
    )
    put_need(request, concept, need)
    if need.when is None and (over := find_moment(text, turn.local)) and over.past:
        put_moment(request, concept, over)
    concept.names_other = any(
        _NAMED.search(text[start:end]) for start, end in understanding.personal
    )
    turn.keep(request)
    concept.request_id = request.id
    turn.keep(concept)
    return concept, request


def put_need(request: Request, concept: Concept, need: Need) -> None:
    """Let a request be about `need`."""
    request.become(need)
    concept.missing = ",".join(part for part in need.missing if part in ("what", "when"))
    if request.category == "other" and not request.concept and not concept.lacks("what"):
        concept.missing = ",".join(filter(None, ("what", concept.missing)))
    concept.guess = ""
    put_moment(request, concept, need.when)


def doubt(request: Request, concept: Concept, understanding: Understanding, text: str) -> None:
    """Have what is only guessed asked back: the kind of help, or lending against helping."""
    if concept.lacks("what"):
        return
    kinds = understanding.guesses
    lends = [kind.startswith("lend_") for kind in kinds]
    if len(kinds) == 2 and lends[0] != lends[1] and says("lend", text):
        concept.guess = ",".join(kinds if lends[0] else reversed(kinds))
    elif len(kinds) == 1 or (kinds and understanding.confidence < CLEAR):  # weak, or unsure
        concept.guess = request.category
    if concept.guess:
        concept.missing = ",".join(filter(None, ("what", concept.missing)))


def put_moment(request: Request, concept: Concept, moment: Moment | None) -> None:
    """Let a request be for `moment`; what is unsure about it is kept to be asked."""
    concept.others, concept.past = "", False
    request.put(moment)
    if moment is None:
        return
    request.recurring = moment.recurring or request.recurring
    concept.past = moment.past
    concept.settle("when")
    if moment.ambiguous and moment.other:
        concept.others = json.dumps([_packed(other) for other in moment.other])


def next_reading(request: Request, concept: Concept) -> bool:
    """Take the next reading of an ambiguous moment; False when there is none."""
    others = json.loads(concept.others or "[]")
    if not others:
        return False
    start, end, grain, deadline = others.pop(0)
    request.starts_at, request.ends_at = (datetime.fromisoformat(text) for text in (start, end))
    request.grain, request.deadline = grain, deadline
    concept.others = json.dumps(others) if others else ""
    return True


def _packed(moment: Moment) -> list[str | bool]:
    return [moment.start.isoformat(), moment.end.isoformat(), moment.grain, moment.deadline]


def add_words(request: Request, text: str) -> str:
    """Keep one more piece of what was said; returns all of it."""
    request.text = mask(f"{request.text or ''}\n{text}".strip())[0][:LENGTH]
    return request.text


def forget_names(request: Request) -> None:
    """Keep the words without anything personal."""
    request.text = strip_private(request.text or "")


def merge_next(turn: Turn, concept: Concept, request: Request, following: Request) -> None:
    """Take up the words of the next need of the same sentence; the chain gets one shorter."""
    after = concept_of(turn.db, following)
    add_words(request, following.text or "")
    request.people = max(request.people, following.people)
    concept.next_id = after.next_id if after else None


def chain(turn: Turn, request: Request | None) -> list[Request]:
    """The needs of one sentence, from this one on."""
    found: list[Request] = []
    while request is not None and len(found) < MOST:
        found.append(request)
        concept = concept_of(turn.db, request)
        following = concept.next_id if concept else None
        request = turn.get(Request, following) if following else None
    return found

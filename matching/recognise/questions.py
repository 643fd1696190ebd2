"""Question sentences one after the other that each ask for something else are separate needs.

What is told between them belongs to the question before it; what comes first, to the first.
"""

import re

from matching.lexicon.concept import concepts, kinship
from matching.profile import CLEAR, read
from matching.recognise.facts import offers_choice
from matching.recognise.kinds import weigh
from matching.words import Sentence, sentence

Span = tuple[int, int]

_SENTENCE = re.compile(r"[^.!?؟\n]*[.!?؟\n]*")
_ASKS = re.compile(r"[?؟]")
_SURELY = 0.78  # chance of a request from which a question asks for something of its own
_MOST = 4  # stretches in one message


def stretches(words: Sentence) -> tuple[Span, ...]:
    """The characters of each stretch; one stretch when one thing, or nothing, is asked."""
    whole = (0, len(words.raw))
    if len(_ASKS.findall(words.raw)) < 2:
        return (whole,)
    starts, asked = [0], False
    for found in _SENTENCE.finditer(words.raw):
        if not _ASKS.search(found[0]):
            continue
        if asked and len(starts) < _MOST:
            before = words.raw[starts[-1] : found.start()]
            if _asks_for_something_else(before, found[0]):
                starts.append(found.start())
        asked = True
    return tuple(zip(starts, [*starts[1:], whole[1]], strict=True))


def _asks_for_something_else(before: str, question: str) -> bool:
    """Whether a question is no detail, help or alternative of what was asked before it."""
    one, (two, sure) = _service(sentence(before)), _own(sentence(question))
    if not one or not two or not sure:
        return False
    known, kin = concepts(), kinship()
    first, second = known[one], known[two]
    if first.category in (second.category, *second.also) or second.category in first.also:
        return False
    return two not in kin[one] and one not in kin[two]


def _own(question: Sentence) -> tuple[str, bool]:
    """What a question asks for by itself, and whether it surely asks a neighbour for it."""
    if not question.words or offers_choice(question.words[0]):
        return "", False
    found = read(question, offer=False)
    clearest = next(iter(found.weights.values()), 0.0)
    kind = weigh(question, found.language, clearest, group=False)
    return _service(question), kind.name == "request" and kind.chances["request"] >= _SURELY


def _service(words: Sentence) -> str:
    """The clear service that stretch tells of, unless it is all sorts of things; or ""."""
    name, weight = next(iter(read(words, offer=False).weights.items()), ("", 0.0))
    return name if weight >= CLEAR and not concepts()[name].general else ""

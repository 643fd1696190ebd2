"""Question sentences one after the other that each ask for something else are separate needs.

What is told between them belongs to the question before it; what comes first, to the first. Who
asks for help and wants to know something beside it ("En hoe laat is de apotheek open?") asks for
help.
"""

import re

from matching.lexicon.concept import concepts, kinship
from matching.profile import CLEAR, quick, read
from matching.recognise.facts import offers_choice
from matching.recognise.kinds import Kind, weigh
from matching.words import Sentence, sentence

Span = tuple[int, int]

_SENTENCE = re.compile(r"[^.!?؟\n]*[.!?؟\n]*")
_ASKS = re.compile(r"[?؟]")
_SAID = re.compile('["“„«]')  # perhaps the words of somebody else
_SURELY = 0.78  # chance of a request from which a question asks for something of its own
_MOST = 4  # stretches in one message
_TO_KNOW = 0.5  # chance of information from which a question only wants to know something
_FEWEST, _SENTENCES = 3, 6  # words of a sentence that is looked at by itself; and how many of them


def beside(words: Sentence, kind: str) -> tuple[Kind, frozenset[int]] | None:
    """Where one sentence surely asks for help and a question wants to know something: which
    request it is, and the positions of the words of such questions. Else None.
    """
    asks = len(_ASKS.findall(words.raw))
    if not asks or (kind == "request" and asks < 2):
        return None
    spans = [found.span() for found in _SENTENCE.finditer(words.raw)][: _SENTENCES + 1]
    told = [sentence(words.raw[start:end]) for start, end in spans]
    if sum(len(own.words) >= _FEWEST for own in told) < 2:
        return None
    request: Kind | None = None
    aside: set[int] = set()
    for (start, end), own in zip(spans, told, strict=True):
        if len(own.words) < _FEWEST:
            continue
        found, service = _alone(own)
        surely = found.name == "request" and found.chances["request"] >= _SURELY
        if surely and (service or kind == "request") and not _SAID.search(own.raw):
            request = request or found
        elif found.chances["information"] >= _TO_KNOW and _ASKS.search(own.raw):
            aside.update(at for at, place in enumerate(words.starts) if start <= place < end)
    return (request, frozenset(aside)) if request and aside else None


def _alone(words: Sentence) -> tuple[Kind, str]:
    """The kind of a sentence by itself, as strictly as in a group, and its clear service or ""."""
    found = quick(words, offer=False)
    clearest = next(iter(found.weights.values()), 0.0)
    return weigh(words, found.language, clearest, group=True), _service(words)


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
    if not one or not two or not sure or _to_know(sentence(before)):
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
    asks = kind.name == "request" and kind.chances["request"] >= _SURELY
    return _service(question), asks and not _to_know(question)


def _to_know(words: Sentence) -> bool:
    """Whether these words more likely than not only ask to know something."""
    return _alone(words)[0].chances["information"] >= _TO_KNOW


def _service(words: Sentence) -> str:
    """The clear service that stretch tells of, unless it is all sorts of things; or ""."""
    name, weight = next(iter(read(words, offer=False).weights.items()), ("", 0.0))
    return name if weight >= CLEAR and not concepts()[name].general else ""

"""Personal data and health reasons: found, so that they are never shown to others."""

import re
from collections.abc import Iterable

from matching.recognise.health import health_spans
from matching.recognise.personal import personal_spans
from matching.words import KEPT

Span = tuple[int, int]

_TIDY = (
    (re.compile(r"\(\s*[,;.]?\s*\)"), " "),
    (re.compile(r"[^\S\n]{2,}"), " "),
    (re.compile(r"\s+([,.;!?])"), r"\1"),
    (re.compile(r"([,;])(?:\s*[,;.])+"), r"\1"),
    # What ended the sentence that was cut out.
    (re.compile(r"([!?])[.,;]+|(?<!\.)(\.)\.(?!\.)"), r"\1\2"),
    (re.compile(r"(?:\s*\n\s*){2,}"), "\n"),
)
# What joined the rest to a beginning that was cut out: "ik heb een hernia en zoek …".
_JOINED = re.compile(
    r"[\s,;.،]*(?:(?:en|dus|maar|want|and|so|but|ve|i|a|ale|wiec|і|а|але)\b[\s,;]*)?",
    re.IGNORECASE,
)
_UNTIDY = re.compile(r"\(\s*[,;.]?\s*\)|\s[\s,.;!?]|[,;.!?][,;.]|[,;]\s+[,;.]")  # else all is well


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same places as few spans in order that do not overlap."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif end > start:
            found.append((start, end))
    return tuple(found)


def private_spans(text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Spans of personal data and of health reasons, in characters of the text."""
    kept = text[:KEPT]
    return merged(personal_spans(kept)), merged(health_spans(kept))


def without(text: str, spans: Iterable[Span]) -> str:
    """The text with these places cut out and its spaces and commas tidied."""
    parts: list[str] = []
    last = 0
    for start, end in merged(spans):
        parts.append(text[last:start])
        last = end
    parts.append(text[last:])
    if len(parts) > 1 and not parts[0].strip():
        parts[1] = _JOINED.sub("", parts[1], count=1)
    tidy = " ".join(parts) if len(parts) > 1 else parts[0]
    for pattern, into in _TIDY if _UNTIDY.search(tidy) else ():
        tidy = pattern.sub(into, tidy)
    return tidy.strip(" ,;-–\n\t")


def strip_contact(text: str) -> str:
    """The text without numbers, addresses and links; what it says of somebody's health stays."""
    kept = text[:KEPT]
    return without(kept, personal_spans(kept))


def strip_private(text: str) -> str:
    """The text without personal and health spans, with tidy spaces; at most 1,000 characters."""
    kept = text[:KEPT]
    personal, health = private_spans(kept)
    return without(kept, personal + health)

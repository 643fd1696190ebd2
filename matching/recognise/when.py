"""When help is wanted, of all the times that a message names."""

from dataclasses import replace
from datetime import datetime, timedelta

from matching.moments import Moment
from matching.recognise.facts import asks, counts_whole, due, for_the_day, is_now
from matching.words import Sentence

Span = tuple[int, int]

_AN_HOUR = timedelta(hours=1)  # "om een uur of drie" takes as long
_DAYS = ("day", "part_of_day")  # a time alone belongs to the day that was told before it
_SHORT = 4  # words of a clause that asks by itself: "nu een ladder nodig"


def main_moment(
    moments: tuple[Moment, ...], reference: datetime, words: Sentence, hidden: tuple[Span, ...]
) -> Moment | None:
    """The moment of the help: not over, and rather not one told in a reason that is left out."""
    ahead = [moment for moment in moments if not moment.past and not _only_told(moment, words)]
    ahead = [moment for moment in ahead if moment.end > reference] or ahead
    open_ = [moment for moment in ahead if not _hidden(moment, words, hidden)]
    chosen = _asked_for(open_ or ahead, words)
    if chosen is None or chosen.start >= reference or chosen.start == chosen.end:
        return chosen
    return Moment(
        reference, chosen.end, chosen.grain, chosen.deadline, chosen.recurring,
        chosen.ambiguous, chosen.other, chosen.text,
    )  # fmt: skip


def _asked_for(moments: list[Moment], words: Sentence) -> Moment | None:
    """The first; of "ik ben donderdag jarig, wie helpt woensdag" the one in the question."""
    first = next(iter(moments), None)
    if len(moments) < 2 or first is None or _asks_in(first, words):
        return first
    days = [moment for moment in moments[1:] if moment.grain in _DAYS]
    return next((moment for moment in days if _asks_in(moment, words)), first)


def _asks_in(moment: Moment, words: Sentence) -> bool:
    return any(asks(word) for word in _clause_of(moment, words))


def _clause_of(moment: Moment, words: Sentence) -> tuple[str, ...]:
    """The words of the clause in which a moment is told."""
    at = words.raw.find(moment.text)
    clause = next((c for c, end in zip(words.clauses, words.ends, strict=True) if end > at), -1)
    return tuple(w for w, c in zip(words.words, words.clauses, strict=True) if c == clause)


def _only_told(moment: Moment, words: Sentence) -> bool:
    """Whether "nu" is how things are ("nu zit ik thuis"), in a clause that asks for nothing."""
    if not is_now(moment.text):
        return False
    said = _clause_of(moment, words)
    return len(said) > _SHORT and not any(asks(word) for word in said)


def _hidden(moment: Moment, words: Sentence, hidden: tuple[Span, ...]) -> bool:
    start = words.raw.find(moment.text)
    return any(low <= start < high for low, high in hidden)


def by_then(
    when: Moment | None, words: Sentence, category: str, reference: datetime
) -> Moment | None:
    """The deadline where a moment is told as one, and the day itself where "voor" means on."""
    if when is None or when.recurring:
        return when
    if when.deadline:
        told = when.text.lower().startswith(("voor ", "for "))
        if told and when.grain == "day" and for_the_day(category):
            day = when.end + timedelta(days=1)
            return replace(when, start=when.end, end=day, deadline=False)
        return when
    if when.grain in ("hour", "minute") and when.end - when.start > _AN_HOUR:
        return when  # "tussen 12 en 2": the help is itself at that moment
    inside = _clause_of(when, words)
    told = when.text in words.raw
    if told and when.start > reference and due(replace(words, words=inside), category):
        end = when.end if when.grain == "day" and counts_whole(inside) else when.start
        return replace(when, start=reference, end=end, deadline=True, ambiguous=False)
    return when

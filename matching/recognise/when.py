"""When help is wanted, of all the times that a message names."""

from dataclasses import replace
from datetime import datetime, timedelta

from matching.moments import Moment
from matching.recognise.facts import asks, counts_whole, due, for_the_day, is_now
from matching.words import Sentence, sentence

Span = tuple[int, int]

_AN_HOUR = timedelta(hours=1)  # "om een uur of drie" takes as long
_DAYS = ("day", "part_of_day")  # a time alone belongs to the day that was told before it
_SHORT = 4  # words of a clause that asks by itself: "nu een ladder nodig"


def main_moment(
    moments: tuple[Moment, ...], reference: datetime, text: str, hidden: tuple[Span, ...]
) -> Moment | None:
    """The moment of the help: not over, and rather not one told in a reason that is left out."""
    ahead = [moment for moment in moments if not moment.past and not _only_told(moment, text)]
    ahead = [moment for moment in ahead if moment.end > reference] or ahead
    open_ = [moment for moment in ahead if not _hidden(moment, text, hidden)]
    chosen = _asked_for(open_ or ahead, text)
    if chosen is None or chosen.start >= reference or chosen.start == chosen.end:
        return chosen
    return Moment(
        reference, chosen.end, chosen.grain, chosen.deadline, chosen.recurring,
        chosen.ambiguous, chosen.other, chosen.text,
    )  # fmt: skip


def _asked_for(moments: list[Moment], text: str) -> Moment | None:
    """The first; of "ik ben donderdag jarig, wie helpt woensdag" the one in the question."""
    first = next(iter(moments), None)
    if len(moments) < 2 or first is None or _asks_in(first, text):
        return first
    days = [moment for moment in moments[1:] if moment.grain in _DAYS]
    return next((moment for moment in days if _asks_in(moment, text)), first)


def _asks_in(moment: Moment, text: str) -> bool:
    return any(asks(word) for word in _clause_of(moment, text))


def _clause_of(moment: Moment, text: str) -> list[str]:
    """The words of the clause in which a moment is told."""
    at, words = text.find(moment.text), sentence(text)
    clause = next((c for c, end in zip(words.clauses, words.ends, strict=True) if end > at), -1)
    return [w for w, c in zip(words.words, words.clauses, strict=True) if c == clause]


def _only_told(moment: Moment, text: str) -> bool:
    """Whether "nu" is how things are ("nu zit ik thuis"), in a clause that asks for nothing."""
    if not is_now(moment.text):
        return False
    said = _clause_of(moment, text)
    return len(said) > _SHORT and not any(asks(word) for word in said)


def _hidden(moment: Moment, text: str, hidden: tuple[Span, ...]) -> bool:
    start = text.find(moment.text)
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
    place = words.raw.find(when.text)
    clause = next(
        (number for number, end in zip(words.clauses, words.ends, strict=True) if end > place), -1
    )
    pairs = zip(words.words, words.clauses, strict=True)
    inside = tuple(word for word, number in pairs if number == clause)
    if place >= 0 and when.start > reference and due(replace(words, words=inside), category):
        end = when.end if when.grain == "day" and counts_whole(inside) else when.start
        return replace(when, start=reference, end=end, deadline=True, ambiguous=False)
    return when

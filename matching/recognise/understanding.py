"""What is made of a sentence: its kind, where it goes, and the needs in it."""

from dataclasses import dataclass

from matching.moments.moment import Moment

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is asked for (in a request) or given (in an offer)."""

    categories: tuple[str, ...]  # ids of categories.json, most important first
    concept: str  # id of the fine service in the lexicon, "" if none
    action: str  # do, lend, give, teach, accompany
    when: Moment | None
    urgency: str  # low, normal, high, emergency
    people: int  # helpers asked for
    recurring: str | None  # daily, weekly, biweekly, monthly
    on_behalf: str  # "" or the words ("mijn moeder")
    text: str  # this part of the sentence, personal and health spans already out
    missing: tuple[str, ...]  # of "what", "when": what a good host would still ask
    # What the whole of one need tells, with reasons nobody else reads: services and weights.
    services: tuple[tuple[str, float], ...] = ()
    chosen: bool = False  # somebody chose the kind of help: the words tell nothing about it

    @property
    def clear(self) -> bool:
        """Whether the words say what it is about; else `categories` are only hinted at."""
        return bool(self.concept) or self.chosen


@dataclass(frozen=True, slots=True)
class Understanding:
    """The whole reading of one message."""

    kind: str  # request offer claim thanks chitchat information marketplace alert spam
    confidence: float  # 0..1 that the kind is right
    needs: tuple[Need, ...]  # at least one for a request and for an offer
    language: str  # nl en tr ar uk pl
    route: str  # neighbours, 112, 113, refuse, refer
    refer_to: str  # "" doctor professional social coordinator
    reason: str  # why it is refused, referred or an emergency, "" if it is not
    personal: tuple[Span, ...]  # spans of the text, in characters
    health: tuple[Span, ...]
    guesses: tuple[str, ...]  # up to two category ids, when unsure

"""Hears a remark in private, and does what is meant by it for whoever makes it.

Remarks about a visit, and those of whoever was asked to help, are heard before, in their rooms.
"""

from collections.abc import Callable, Mapping

from bot.repeat import waiting_question
from bot.turn import Turn
from handlers import asking, vocabulary
from handlers.remarks import member, waiting
from handlers.remarks.feature import feature
from handlers.welcome import is_no_answer, takes_part
from matching import bare_yes_no, remarks

Answer = Callable[[Turn, str], bool]  # False: it means nothing here

ABOUT_A_REQUEST: Mapping[str, Answer] = {
    "waiting": waiting.how_it_stands,
    "next": waiting.how_it_stands,
    "not_come": waiting.how_it_stands,
    "when": waiting.how_it_stands,
    "change": waiting.how_it_stands,
    "who": waiting.who_it_is,
    "trust": waiting.who_it_is,
    "over": waiting.stop,
    "done": waiting.stop,
    "cannot": waiting.stop,
    "moment": waiting.another_moment,
    "urgent": waiting.hurry,
    "well": member.answer("rem.well.waiting"),
}
ABOUT_TAKING_PART: Mapping[str, Answer] = {
    "over": member.command("annuleer"),
    "well": member.answer("rem.well"),
    "cost": member.answer("rem.cost"),
    "trust": member.trust,
    "back": member.back,
    "holiday": member.pause,
    "away": member.away,
    "often": member.often,
    "less": member.less,
    "more": member.often,
    "no_more": member.command("halt"),
    "about_me": member.command("instellingen"),
    "moved": member.command("instellingen"),
    "help_out": member.command("aanbod"),
    "not_this": member.command("aanbod"),
    "bring": member.command("samen"),
    "human": member.command("mens"),
    "phone": member.command("mens"),
    "complaint": member.command("mens"),
    "who": waiting.how_it_stands,
    "when": waiting.how_it_stands,
    "waiting": waiting.how_it_stands,
    "next": waiting.how_it_stands,
    "smalltalk": member.answer("rem.smalltalk"),
    "test": member.answer("rem.test"),
    "mistake": member.by_mistake,
    "grief": member.grief,
    "again": member.again,
}
FIRM = frozenset(  # never a request or an offer
    {
        "mistake",
        "grief",
        "over",
        "waiting",
        "well",
        "not_come",
        "complaint",
        "not_this",
        "help_out",
        "back",
    }
)


@feature.hears
def hears(turn: Turn, text: str) -> bool:
    """Words that ask or offer nothing of their own."""
    if turn.incoming is None or not turn.private or turn.neighbourhood is None:
        return False
    if turn.incoming.forwarded or turn.incoming.media or not takes_part(turn):
        return False
    said = remarks(text) or _bare(turn, text)
    if not said or asking.being_asked(turn) or is_no_answer(turn, text):
        return False
    if said[0] not in FIRM and _says_what(turn, text):
        return False
    answers = [table.get(remark) for table in _tables(turn) for remark in said]
    return any(answer(turn, text) for answer in answers if answer is not None)


def _bare(turn: Turn, text: str) -> tuple[str, ...]:
    """A yes or no to nothing, of whoever waits for help: it is well, or it should stop."""
    said = bare_yes_no(text) if asking.alive(turn) else None
    if said is None or waiting_question(turn) is not None:
        return ()
    return ("well" if said else "over",)


def _tables(turn: Turn) -> tuple[Mapping[str, Answer], ...]:
    """What is going on comes first."""
    return (ABOUT_A_REQUEST, ABOUT_TAKING_PART) if asking.alive(turn) else (ABOUT_TAKING_PART,)


def _says_what(turn: Turn, text: str) -> bool:
    """Whether it says what is needed or offered: then it is that."""
    seen = vocabulary.reading(turn, text)
    clear = any(n.clear and n.categories[0] != "other" for n in seen.needs)
    sure = seen.kind == "request" or vocabulary.offers(seen)
    return seen.route != "neighbours" or (clear and sure)

"""Hears what an asker adds: in private, as a reply to the card in the group, or not understood."""

import re

from bot.outbox import by_receipt
from bot.turn import Turn
from handlers import asking, helping, vocabulary
from handlers.details import people
from handlers.details.add import add, plain
from handlers.details.feature import feature
from handlers.details.meant import Meant, meant
from handlers.details.which import ask_whether, ask_which
from handlers.requests import Request, State, card
from handlers.welcome import NotUnderstood, is_no_answer, takes_part
from matching import additions, asks_for_help, helpers_wanted, reaction, remarks

SHORTEST = 3  # words of what is asked back
_CLAUSES = re.compile(r"[,.;!?\n]+")


@feature.hears
def hears(turn: Turn, text: str) -> bool:
    """Something more about a request of their own that is not over."""
    if turn.incoming is None or turn.person is None or turn.neighbourhood is None:
        return False
    if turn.incoming.forwarded or turn.incoming.media or not takes_part(turn):
        return False
    return _in_private(turn, text) if turn.private else _in_group(turn, text)


def _in_private(turn: Turn, text: str) -> bool:
    mine = asking.alive(turn) if not asking.being_asked(turn) else []
    if not mine or is_no_answer(turn, text):
        return False
    if not (additions(text) or helpers_wanted(text)) and helping.helps(turn):
        return False  # it may be about that
    quoted = _quoted(turn, mine)
    mine = [quoted] if quoted is not None else mine
    found = [(one, meant(turn, one, text)) for one in mine]
    sure = max((each for _, each in found), key=lambda each: each.value)
    wanted = _wanted(turn, text)
    if sure is Meant.NOT and not wanted:
        return False
    if len(mine) > 1:
        ask_which(turn, mine, text)
    elif wanted:
        _both(turn, mine[0], wanted, text)
    elif sure is Meant.SURELY:
        add(turn, mine[0], text)
    elif sure is Meant.GUESS and mine[0].state is State.AGREED:
        return _for_who_comes(turn, text)
    else:
        ask_whether(turn, mine[0], text)
    return True


def _for_who_comes(turn: Turn, text: str) -> bool:
    """Whether a room asks if it is for the other one: of a visit the meeting does."""
    news = NotUnderstood(turn.me, text)
    turn.announce(news)
    return news.taken


def _wanted(turn: Turn, text: str) -> int:
    """How many helpers, when that is not part of a request of its own: "twee mensen nodig"."""
    number = helpers_wanted(text)
    return number if number and not asking.asks_anew(turn, text, what=True) else 0


def _both(turn: Turn, request: Request, wanted: int, text: str) -> None:
    """The number, and what else is told beside it: "er is geen lift, ik heb twee mensen nodig"."""
    people.change(turn, request, wanted)
    clauses = [one.strip() for one in _CLAUSES.split(text)]
    rest = ", ".join(one for one in clauses if one and not helpers_wanted(one))
    if meant(turn, request, rest) is Meant.SURELY:
        add(turn, request, rest)


def _quoted(turn: Turn, mine: list[Request]) -> Request | None:
    """The request that the message they reply to is about."""
    assert turn.incoming is not None  # noqa: S101 - seen by the caller
    letter = by_receipt(turn.db, turn.address, turn.incoming.reply_to)
    return next((one for one in mine if letter is not None and letter.about == one.about), None)


def _in_group(turn: Turn, text: str) -> bool:
    """Only as a reply to the card, or to what they asked there themselves."""
    assert turn.incoming is not None  # noqa: S101 - seen by the caller
    receipt = turn.incoming.reply_to
    if not receipt or not (additions(text) or helpers_wanted(text)):
        return False
    letter = by_receipt(turn.db, turn.address, receipt)
    mine = asking.alive(turn)
    about = [
        one
        for one in mine
        if one.origin == receipt
        or (letter is not None and letter.about in (card.about(one), one.about))
    ]
    if len(about) != 1:
        return False
    wanted = _wanted(turn, text)
    if wanted:
        _both(turn, about[0], wanted, text)
        return True
    if meant(turn, about[0], text) is Meant.NOT:
        return False
    add(turn, about[0], text)
    return True


def _of_the_same_kind(turn: Turn, request: Request, text: str) -> bool:
    """ "Alleen brood en melk", of shopping."""
    needs = vocabulary.reading(turn, text).needs
    return any(need.categories[0] == request.category != "other" for need in needs)


@feature.on(NotUnderstood)
def perhaps(turn: Turn, news: NotUnderstood) -> None:
    """Nobody understood it: a sentence of whoever waits for help may belong to that."""
    if news.taken or turn.neighbourhood is None or not turn.private:
        return
    mine = asking.alive(turn)
    text = news.text
    odd = "?" in text or reaction(text) or remarks(text) or asks_for_help(text)
    if len(mine) != 1 or odd or len(text.split()) < SHORTEST or helping.helps(turn):
        return
    if mine[0].state is State.AGREED:
        return  # it may be for whoever comes: the meeting asks that
    if not (additions(text) or _of_the_same_kind(turn, mine[0], text)):
        return
    if plain(text):
        ask_whether(turn, mine[0], text)
    else:
        asking.go_to(turn, mine[0])
        turn.say("det.nothing", to=turn.me, titel=mine[0].title)
    news.taken = True

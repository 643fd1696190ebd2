"""Helping in words: "ik help 12", a reply to a card or a ping, "kan wel om 4 uur"."""

import re

from sqlalchemy import select

from bot.commands import go
from bot.outbox import Letter, by_receipt
from bot.people import Neighbourhood, memberships_of
from bot.presses import Mark
from bot.turn import Refusal, Turn
from handlers.helping import digest
from handlers.helping.answers import newest_open, quoted_ping
from handlers.helping.claiming import of_a_claim
from handlers.helping.closed import answered_late
from handlers.helping.feature import feature
from handlers.helping.model import Ping
from handlers.helping.propose import propose
from handlers.helping.question import ask_about, begin, relay
from handlers.helping.remarked import is_then, of_a_visit, remarked
from handlers.helping.take import take
from handlers.helping.under_ping import about_it, takes_it
from handlers.requests import NR, Request, State, by_number, card
from matching import Moment, claim_words, find_moment, instead_of, with_condition

HELP = (
    r"(?:ja )?(?:ik help|ik doe|ik neem|ik pak|i help|i'll help|i will help|i'll do) "
    rf"(?:met |bij |with )?{NR}(\d{{1,4}})"
)
_HELP = re.compile(HELP)
_OTHER_MOMENT = re.compile(
    r"^(?:ja |nee |sorry |maar )*(?:ik )?(?:kan|zou kunnen|lukt|het lukt|wel|i can|could)\b"
)
_NOT_MINE = re.compile(
    r"\?|\b(?:iemand|wie|(?:voor|help|helpt|kan) mij|mij helpen|voor me|someone|anyone|for me)\b"
)
SHORT = 8  # words; more is a story, and no answer


@card.with_buttons
def card_buttons(request: Request) -> tuple[Mark, ...]:
    """[Ik help] [Ik heb een vraag]."""
    return (help_under_card(request), ask_about(request))


@feature.press("card", Request)
def help_under_card(turn: Turn, request: Request) -> None:
    """[Ik help], under the card."""
    take(turn, request)


# -- with its number ----------------------------------------


@feature.phrase(HELP)
def by_its_number(turn: Turn, match: re.Match[str]) -> None:
    """ "Ik help 12"."""
    request = _numbered(turn, int(match[1]))
    if request is not None:
        take(turn, request)


@feature.phrase(rf"{HELP} (?:maar|but) (.+)")
def but_then(turn: Turn, match: re.Match[str]) -> bool:
    """ "Ik help 12 maar om 4 uur"."""
    if turn.neighbourhood is None or turn.incoming is None or not match[2]:
        return False
    said = re.split(r"\b(?:maar|but)\b", turn.incoming.text, maxsplit=1, flags=re.IGNORECASE)[-1]
    moment = find_moment(said, turn.local)
    if moment is None:
        return False
    request = _numbered(turn, int(match[1]))
    if request is not None:
        propose(turn, request, moment)
    return True


def _numbered(turn: Turn, number: int) -> Request | None:
    """The request people call so; where two neighbourhoods have it, it is asked which."""
    if turn.person is None:
        raise Refusal("hlp.nonumber", nr=number)
    homes = memberships_of(turn.db, turn.person) if turn.private else [turn.here]
    began, found = turn.neighbourhood, []
    for home in homes:
        turn.enter(home)
        request = by_number(turn, number)
        if request is not None:
            found.append(request)
    live = [request for request in found if request.live] or found[:1]
    if not live:
        raise Refusal("hlp.nonumber", nr=number)
    if len(live) > 1:
        if began is not None:
            turn.enter(began)
        names = [turn.db.get_one(Neighbourhood, r.neighbourhood_id).name for r in live]
        turn.say("hlp.which", rows=[take_this(r) for r in live], labels=names, nr=number)
        return None
    turn.enter(turn.db.get_one(Neighbourhood, live[0].neighbourhood_id))
    return live[0]


@feature.press("this", Request)
def take_this(turn: Turn, request: Request) -> None:
    """A row: in this neighbourhood."""
    take(turn, request)


# -- as a reply, or without a number ----------------------------------------


@feature.hears
def listen(turn: Turn, text: str) -> bool:
    """What somebody writes about a request they were asked for, or that stands in the group."""
    return _in_private(turn, text) if turn.private else _in_group(turn, text)


def _in_group(turn: Turn, text: str) -> bool:
    """A reply with claim words to the card or to the asker's own message is a tap."""
    assert turn.incoming is not None  # noqa: S101 - free text has a sender
    numbered = _HELP.fullmatch(text.lower().strip(" .!"))
    quoted = by_receipt(turn.db, turn.address, turn.incoming.reply_to)
    listed = digest.meant(turn, quoted, text) if quoted is not None else None
    if numbered is not None:
        request = by_number(turn, int(numbered[1]))
    elif turn.incoming.reply_to:
        request = listed or _quoted_in_group(turn, quoted, turn.incoming.reply_to)
    else:
        return False
    if request is None or not (numbered or listed or claim_words(text)):
        return False
    if turn.person is not None and turn.person.id == request.asker_id:
        return False
    take(turn, request)
    return True


def _quoted_in_group(turn: Turn, letter: Letter | None, receipt: str) -> Request | None:
    if letter is not None:
        return card.meant(turn, letter.about)
    identity = turn.db.scalar(
        select(Request.id)
        .where(
            Request.neighbourhood_id == turn.here.id,
            Request.origin == receipt,
            Request.state.in_((State.OPEN, State.AGREED)),
        )
        .limit(1)
    )
    return turn.get(Request, identity) if identity else None


def _in_private(turn: Turn, text: str) -> bool:
    if turn.person is None or turn.neighbourhood is None or _no_words_of_theirs(turn):
        return False
    quoted = quoted_ping(turn)
    ping = quoted or newest_open(turn)
    if ping is None:
        return of_a_claim(turn, text) or answered_late(turn, text)
    if of_a_visit(turn, text):
        return False
    if not (quoted and text.rstrip().endswith("?")) and remarked(turn, ping, text):
        return True
    before = turn.here
    turn.enter(turn.db.get_one(Neighbourhood, ping.neighbourhood_id))
    request = turn.get(Request, ping.request_id)
    if request is not None and _answered(turn, ping, request, text, quoted=quoted is not None):
        return True
    turn.enter(before)
    return False


def _no_words_of_theirs(turn: Turn) -> bool:
    """What was forwarded, and what stands under a picture, answers nothing."""
    return turn.incoming is None or turn.incoming.forwarded


def _answered(turn: Turn, ping: Ping, request: Request, text: str, *, quoted: bool) -> bool:
    words = text.lower().strip(" .!")
    moment = _other_moment(turn, request, words)
    if moment is None and not quoted and len(words.split()) > SHORT:
        return about_it(turn, ping, request, text)
    if moment is not None and is_then(request, moment):
        take(turn, request)
    elif moment is not None:
        propose(turn, request, moment)
    elif quoted and words.endswith("?"):
        relay(turn, request, text)
    elif _claims(turn, request, text, quoted=quoted) and not _NOT_MINE.search(words):
        take(turn, request)
    else:
        return ping.open and about_it(turn, ping, request, text)
    return True


def _claims(turn: Turn, request: Request, text: str, *, quoted: bool) -> bool:
    """Under the ping itself a few words will do; on their own they must be plain."""
    if quoted:
        return claim_words(text) and not with_condition(text)
    return takes_it(turn, request, text)


def _other_moment(turn: Turn, request: Request, words: str) -> Moment | None:
    """ "Kan wel om 4 uur": another moment, and no request of their own."""
    if not _OTHER_MOMENT.search(words) or _NOT_MINE.search(words):
        return None
    moment, _ = instead_of(words, turn.local, request.starts_at)
    return moment


@feature.command("vraag_erover")
def question(turn: Turn, rest: str) -> None:
    """ "Ik heb een vraag": about what they were asked for last."""
    del rest
    ping = quoted_ping(turn) or (newest_open(turn) if turn.neighbourhood else None)
    request = turn.get(Request, ping.request_id) if ping is not None else None
    if request is not None:
        begin(turn, request)
    else:
        go(turn, "vraag")  # they were asked nothing: it is a question of their own

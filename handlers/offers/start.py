"""Somebody wants to help: the way into offering, by command, by link and in their own words."""

from bot.turn import Turn
from handlers import groups, vocabulary, welcome
from handlers.offers.choose import ask_what, take_offer
from handlers.offers.details import ask_next
from handlers.offers.feature import feature
from handlers.offers.model import offers_of
from handlers.welcome import Joined, on_payload

SURE = 0.5  # that a sentence nobody awaited is an offer


def start_offering(turn: Turn) -> None:
    """Ask in private what somebody would do for a neighbour, or show what is known already."""
    if turn.person is None or turn.person.keeps_at is None or turn.neighbourhood is None:
        welcome.start(turn, then="aanbod")
    elif turn.person.pings_at is None:
        welcome.ask_pings(turn)
    elif offers_of(turn.db, turn.person, turn.here):
        ask_next(turn, turn.person)
    else:
        ask_what(turn, "off.intro")


@feature.command("aanbod", group=True)
def command(turn: Turn, rest: str) -> None:
    """/aanbod, *ik wil helpen*; from the group it goes on in private."""
    del rest
    if turn.private:
        start_offering(turn)
    else:
        groups.go_private(turn, "aanbod")


@on_payload("aanbod")
def along_a_link(turn: Turn, rest: str) -> bool:
    """The link behind [Ik wil helpen] in the group."""
    del rest
    start_offering(turn)
    return True


@feature.hears
def listen(turn: Turn, text: str) -> bool:
    """ "Ik heb een auto en hou van honden": in private only, and only what is surely an offer."""
    if not turn.private or not _offers(turn, text):
        return False
    if welcome.ensure_consent(turn, text):
        take_offer(turn, text)
    return True


@feature.on(Joined)
def came_with_an_offer(turn: Turn, news: Joined) -> None:
    """Somebody new had said what they can do before they took part."""
    if not news.taken and news.text and _offers(turn, news.text):
        news.taken = True
        take_offer(turn, news.text)


def _offers(turn: Turn, text: str) -> bool:
    understood = vocabulary.reading(turn, text)
    return understood.kind == "offer" and understood.confidence >= SURE

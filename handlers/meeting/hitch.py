"""A trouble of a helper about to come: for the other one, or do they need help themselves?"""

from bot import outbox
from bot.turn import Turn
from handlers import asking, safety, vocabulary, welcome
from handlers.meeting.feature import feature
from handlers.meeting.for_them import (
    LONGEST,
    SHORTEST,
    rather_not,
    reaches_the_other,
    tell,
)
from handlers.meeting.model import Meeting, meetings_of
from handlers.meeting.say import going_on, say
from matching import additions, asks_for_help, remarks, strip_contact

TROUBLE = frozenset(
    ("presence", "journey", "instruct", "own", "bring")
)  # where it is read as more
EITHER, UNCLEAR = "either", "unclear"  # theirs or a request; nothing of its own


@feature.hears
def hitch(turn: Turn, text: str) -> bool:
    """ "Mijn fiets is kapot", "is er een lift?": read as a request or offer, and hardly one."""
    incoming, person = turn.incoming, turn.person
    if not turn.private or incoming is None or person is None or turn.neighbourhood is None:
        return False
    if incoming.forwarded or incoming.media or asking.being_asked(turn):
        return False
    meeting = _near(turn)
    if meeting is None or not reaches_the_other(turn, meeting):
        return False
    doubt = _doubt(turn, text)
    if doubt == UNCLEAR:
        return _not_understood(turn, text)
    if doubt == EITHER:
        words = strip_contact(text)[:LONGEST].strip()
        buttons = [tell(meeting), need_help(meeting), rather_not(meeting)]
        say(turn, meeting, "vis.hitch", turn.me, buttons, tekst=words)
    return bool(doubt)


def _doubt(turn: Turn, text: str) -> str:
    """Whether others would take it for a request or an offer that it hardly is."""
    labels, reading = additions(text), vocabulary.reading(turn, text)
    if remarks(text) or reading.route != "neighbours":
        return ""
    if "theirs" in labels:
        return EITHER
    if asks_for_help(text):
        return ""
    named = vocabulary.services_named(reading)
    if named and TROUBLE & labels:
        return EITHER
    clear = named and vocabulary.offers(reading)
    return UNCLEAR if reading.kind == "offer" and not clear and _tells(text) else ""


def _tells(text: str) -> bool:
    return len(text.split()) >= SHORTEST


def _not_understood(turn: Turn, text: str) -> bool:
    """An offer of nothing: whether it is for the other one is asked as of anything unclear."""
    news = welcome.NotUnderstood(turn.me, text)
    turn.announce(news)
    return news.taken


def _near(turn: Turn) -> Meeting | None:
    """The one visit of theirs that is near."""
    mine = [
        one
        for one in meetings_of(turn, turn.me)
        if one.helper_id == turn.me.id and one.contact_at is not None and one.near(turn.now)
    ]
    return mine[0] if len(mine) == 1 else None


@feature.press("needhelp", Meeting)
def need_help(turn: Turn, meeting: Meeting) -> None:
    """[Ik zoek hulp]: a request of their own, in the words of that message."""
    going_on(turn, meeting, meeting.helper_id)
    shown = outbox.unpack(turn.pressed, line=False).text if turn.pressed is not None else ""
    words = shown.partition('"')[2].rpartition('"')[0]
    if not asking.take_concept(turn, safety.mask(words)[0], sure=True):
        asking.begin(turn)

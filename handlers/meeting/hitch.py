"""A trouble of a helper about to come: for the other one, or do they need help themselves?"""

from bot import outbox
from bot.turn import Turn
from handlers import asking, safety, vocabulary
from handlers.meeting.feature import feature
from handlers.meeting.for_them import LONGEST, rather_not, reaches_the_other, tell
from handlers.meeting.model import Meeting, meetings_of
from handlers.meeting.say import going_on, say
from matching import additions, asks_for_help, strip_contact

TROUBLE = frozenset(("presence", "journey", "instruct"))


@feature.hears
def hitch(turn: Turn, text: str) -> bool:
    """ "Mijn fiets is kapot", "de bel doet het niet": read as a request, and perhaps none."""
    incoming, person = turn.incoming, turn.person
    if not turn.private or incoming is None or person is None or turn.neighbourhood is None:
        return False
    if incoming.forwarded or incoming.media or not TROUBLE & additions(text):
        return False
    if asking.being_asked(turn) or asks_for_help(text):
        return False
    meeting = _near(turn)
    named = vocabulary.services_named(vocabulary.reading(turn, text))
    if meeting is None or not named or not reaches_the_other(turn, meeting):
        return False
    words = strip_contact(text)[:LONGEST].strip()
    buttons = [tell(meeting), need_help(meeting), rather_not(meeting)]
    say(turn, meeting, "vis.hitch", turn.me, buttons, tekst=words)
    return True


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

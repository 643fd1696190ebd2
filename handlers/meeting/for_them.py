"""What nobody understood of somebody with an appointment: is it for the other one?"""

import re

from bot import outbox
from bot.turn import Turn
from handlers import safety, welcome
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, meetings_of
from handlers.meeting.recap import recap
from handlers.meeting.say import going_on, other_of, request_of, say
from matching import reaction, strip_contact

_ASKS = re.compile(
    r".*\?|\s*(?:wie|wat|hoe|waar|wanneer|welke?|who|what|how|where|when|which)\b", re.I
)
LONGEST, SHORTEST = 300, 3  # letters of what is passed on at most; words at least


@feature.on(welcome.NotUnderstood)
def is_it_for_them(turn: Turn, news: welcome.NotUnderstood) -> None:
    """ "Bel twee keer", "alleen brood en melk": offered to be passed on, as it is.

    A question of theirs is answered by what was agreed.
    """
    if news.taken or turn.neighbourhood is None:
        return
    mine = [one for one in meetings_of(turn, news.person) if one.contact_at is not None]
    if len(mine) != 1:
        return
    meeting = mine[0]
    words = strip_contact(news.text)[:LONGEST].strip()
    asks = _ASKS.match(words) or reaction(words) or len(words.split()) < SHORTEST
    if asks or not reaches_the_other(turn, meeting):
        recap(turn, meeting)
    else:
        say(turn, meeting, "vis.lost", turn.me, [tell(meeting), rather_not(meeting)], tekst=words)
    news.taken = True


def reaches_the_other(turn: Turn, meeting: Meeting) -> bool:
    other = other_of(turn, meeting, turn.me)
    return other is not None and turn.reaches(other) and not request_of(turn, meeting).for_name


@feature.press("tell", Meeting)
def tell(turn: Turn, meeting: Meeting) -> None:
    """[Ja, geef door]: what stands in that message, which is what they just read."""
    going_on(turn, meeting, meeting.asker_id, meeting.helper_id)
    shown = outbox.unpack(turn.pressed, line=False).text if turn.pressed is not None else ""
    words = shown.partition('"')[2].rpartition('"')[0]
    if not words or safety.held(turn, words):
        return
    other = other_of(turn, meeting, turn.me)
    say(turn, meeting, "con.extra", other, secret=True, extra=words)
    say(turn, meeting, "vis.told", turn.me)


@feature.press("nottell", Meeting)
def rather_not(turn: Turn, meeting: Meeting) -> None:
    """[Nee]: it was about something else; what was agreed, and a human."""
    going_on(turn, meeting, meeting.asker_id, meeting.helper_id)
    recap(turn, meeting)

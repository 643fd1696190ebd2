"""A thank-you, passed on in private."""

from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import safety
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting
from handlers.meeting.say import helper_of, say
from matching import asks_for_help, strip_private

LONGEST = 150
READY = ("thanks", "great")


def offer(turn: Turn, meeting: Meeting) -> None:
    """Would the asker like to thank the helper?"""
    helper = helper_of(turn, meeting)
    if helper is None or not turn.reaches(helper):
        turn.say("chk.well", about=meeting.about)
        return
    say(turn, meeting, "chk.thanks", turn.me, [write(meeting), done(meeting)])


def _asker(turn: Turn, meeting: Meeting) -> None:
    if turn.person is None or turn.person.id != meeting.asker_id:
        raise Refusal("g.stale.plain")


@feature.press("thank", Meeting)
def write(turn: Turn, meeting: Meeting) -> None:
    """[Bedankje sturen]"""
    _asker(turn, meeting)
    turn.ask(
        "chk.thanks.text",
        then=words,
        subject=meeting,
        buttons=[ready(meeting, value=value) for value in READY],
        about=meeting.about,
    )


@feature.press("done", Meeting)
def done(turn: Turn, meeting: Meeting) -> None:
    """[Klaar]"""
    _asker(turn, meeting)


@feature.press("ready", Meeting)
def ready(turn: Turn, meeting: Meeting, value: str) -> None:
    """[Dank je wel!], [Je was geweldig]"""
    _asker(turn, meeting)
    turn.stop_asking()
    _pass_on(turn, meeting, Term(f"chk.word.{value if value in READY else READY[0]}"))


@feature.answer("thanks", Meeting)
def words(turn: Turn, meeting: Meeting, text: str) -> bool:
    """In their own words, without numbers and addresses; a new request is no thank-you."""
    if turn.me.id != meeting.asker_id:
        return False
    if safety.held(turn, text):  # first: money that is asked for is no new request either
        return True
    if asks_for_help(text):
        return False
    _pass_on(turn, meeting, " ".join(strip_private(text[:300]).split())[:LONGEST])
    return True


def _pass_on(turn: Turn, meeting: Meeting, thanks: Value) -> None:
    helper = helper_of(turn, meeting)
    say(turn, meeting, "chk.helper.thanks", helper, bedankje=thanks)
    turn.say("chk.thanks.sent", about=meeting.about)

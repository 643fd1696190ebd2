"""Nobody reacts: the one who waits is asked what to do, and in the end a coordinator calls."""

from datetime import timedelta

from bot.people import Person
from bot.turn import Turn
from handlers import duty, welcome
from handlers.helping import AskerArrived, AskerMissing
from handlers.meeting.contact import SILENCE, ask_number
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, meetings_of, open_meetings
from handlers.meeting.plan import after, plan, step
from handlers.meeting.say import asker_of, going_on, helper_of, other_of, say, tell_coordinators
from handlers.requests import Request, Urgency

TO_OPEN = timedelta(hours=1)
TO_OPEN_URGENT = timedelta(minutes=10)


@step("silence")
def silent(turn: Turn, meeting: Meeting) -> None:
    """Whose number was asked for has not answered."""
    asked = turn.db.get(Person, meeting.asking_id) if meeting.asking_id else None
    waits = other_of(turn, meeting, asked)
    meeting.silences += 1
    said = None
    if meeting.silences == 1:
        buttons = [call_them(meeting), wait(meeting)]
        coordinator = duty.contact(turn)["coordinator"]
        said = say(turn, meeting, "con.fail", waits, buttons, coordinator=coordinator)
    if said is None:
        tell_coordinators(turn, meeting, "coo.meet.silent")
    else:
        plan(turn, meeting, "silence", after(turn, SILENCE))


def _waiting(turn: Turn, meeting: Meeting) -> Person:
    going_on(turn, meeting, meeting.helper_id, meeting.asker_id)
    return turn.me


@feature.press("call", Meeting)
def call_them(turn: Turn, meeting: Meeting) -> None:
    """[Ja]: a coordinator calls."""
    person = _waiting(turn, meeting)
    meeting.silences += 1
    tell_coordinators(turn, meeting, "coo.meet.silent")
    say(turn, meeting, "con.fail.yes", person, more=duty.contact(turn))


@feature.press("wait", Meeting)
def wait(turn: Turn, meeting: Meeting) -> None:
    """[Nog even wachten]"""
    person = _waiting(turn, meeting)
    meeting.silences = 0
    plan(turn, meeting, "silence", after(turn, SILENCE))
    say(turn, meeting, "con.fail.wait", person)


# -- an asker without a private chat ---------------------------------------------------------


def wait_for_chat(turn: Turn, meeting: Meeting, request: Request) -> None:
    """The asker cannot be written to now: the contact waits until that changes.

    A yes in the group is followed by `handlers.helping`, which then tells of `AskerArrived`.
    """
    if turn.incoming is not None and not turn.private:
        return
    urgent = request.urgency is Urgency.URGENT
    plan(turn, meeting, "fetch", after(turn, TO_OPEN_URGENT if urgent else TO_OPEN))


@step("fetch")
def fetch(turn: Turn, meeting: Meeting) -> None:
    """She did not come: a coordinator fetches her."""
    if not _go_on(turn, meeting):
        tell_coordinators(turn, meeting, "coo.meet.fetch")
        say(turn, meeting, "con.fetch", helper_of(turn, meeting), more=duty.contact(turn))


@feature.on(AskerMissing)
def missing(turn: Turn, news: AskerMissing) -> None:
    """Her yes came in the group and she cannot be reached: the helper hears what is done."""
    for meeting in open_meetings(turn, news.request):
        if meeting.place_id == news.place.id:
            say(turn, meeting, "con.fetch", helper_of(turn, meeting), more=duty.contact(turn))


@feature.on(AskerArrived)
def arrived(turn: Turn, news: AskerArrived) -> None:
    """She opened a chat with the bot: the contact can be exchanged."""
    for meeting in open_meetings(turn, news.request):
        if meeting.place_id == news.place.id:
            _go_on(turn, meeting)


def _go_on(turn: Turn, meeting: Meeting) -> bool:
    asker = asker_of(turn, meeting)
    if asker is None or not turn.reaches(asker):
        return False
    if meeting.asking_id is None and meeting.contact_at is None:
        ask_number(turn, meeting, asker)
    return True


@feature.on(welcome.Returned)
def returned(turn: Turn, news: welcome.Returned) -> None:
    """/start or *hallo* of somebody whose helper waits."""
    if news.taken or turn.neighbourhood is None:
        return
    for meeting in meetings_of(turn, news.person):
        waits = meeting.asking_id is None and meeting.contact_at is None
        if waits and meeting.asker_id == news.person.id:
            news.taken = _go_on(turn, meeting)

"""A visit begins when both said yes, and ends when it was held, called off or given back."""

from bot.people import Person
from bot.turn import Turn
from handlers.meeting import first, schedule
from handlers.meeting.address import share
from handlers.meeting.code import new_code
from handlers.meeting.contact import ask_number, give, speak_of_money
from handlers.meeting.feature import feature
from handlers.meeting.model import Acquainted, Meeting, open_meetings
from handlers.meeting.plan import AFTERWARDS, drop, scrub_by
from handlers.meeting.say import asker_of, helper_of, request_of, say
from handlers.meeting.silence import wait_for_chat
from handlers.meeting.unsafe import unsafe
from handlers.requests import Request
from handlers.requests.news import (
    HelperCalls,
    HelpGiven,
    MomentChanged,
    PlaceAgreed,
    PlaceFreed,
    RequestStopped,
)


@feature.on(PlaceAgreed)
def agreed(turn: Turn, news: PlaceAgreed) -> None:
    """Both said yes: first the contact, then the rest of what a visit needs."""
    request = news.request
    meeting = turn.keep(
        Meeting(
            neighbourhood_id=turn.here.id,
            request_id=request.id,
            place_id=news.place.id,
            asker_id=request.asker_id or request.made_by_id,
            helper_id=news.helper.id,
            made_at=turn.now,
        )
    )
    meeting.put(request.when)
    schedule.make(turn, meeting)
    first.tell(turn, meeting)
    asker = asker_of(turn, meeting)
    if request.for_name:
        on_behalf(turn, meeting, request)
    elif asker is not None and _knows_the_number(turn, meeting, asker):
        give(turn, meeting, asker, asker.phone or "")
    elif asker is not None and turn.reaches(asker):
        ask_number(turn, meeting, asker)
    else:
        wait_for_chat(turn, meeting, request)


def _knows_the_number(turn: Turn, meeting: Meeting, asker: Person) -> bool:
    """Whether she said before that this helper may have her number."""
    helper = helper_of(turn, meeting)
    if helper is None or not asker.phone:
        return False
    news = Acquainted(request_of(turn, meeting), helper)
    turn.announce(news)
    return news.number


def on_behalf(turn: Turn, meeting: Meeting, request: Request) -> None:
    """For somebody without a chat: the helper phones, and says the word at the door."""
    if len(open_meetings(turn, request)) == 1:  # whoever gave it back knows the old one
        request.code_word = None
    request.code_word = request.code_word or new_code(turn)
    meeting.code, meeting.contact_at = request.code_word, turn.now
    meeting.phone, meeting.phone_of = request.for_phone, 0
    say(
        turn,
        meeting,
        "obo.helper" if request.for_phone else "obo.helper.nophone",
        helper_of(turn, meeting),
        rows=[unsafe(meeting)],
        secret=True,
        naam=request.for_name,
        telefoon=request.for_phone or turn.here.phone,
        coordinator=turn.here.contact,
        codewoord=meeting.code,
    )
    speak_of_money(turn, meeting, helper_of(turn, meeting))
    share(turn, meeting)
    helper = helper_of(turn, meeting)
    if helper is not None:
        turn.announce(HelperCalls(request, helper))


@feature.on(MomentChanged)
def moved(turn: Turn, news: MomentChanged) -> None:
    """Another moment: everything is planned again."""
    for meeting in open_meetings(turn, news.request):
        meeting.put(news.request.when)
        schedule.make(turn, meeting)


@feature.on(PlaceFreed)
def freed(turn: Turn, news: PlaceFreed) -> None:
    """The helper goes, and what they were told goes with them."""
    for meeting in open_meetings(turn, news.request):
        if meeting.place_id == news.place.id:
            call_off(turn, meeting)


@feature.on(RequestStopped)
def stopped(turn: Turn, news: RequestStopped) -> None:
    """It is over without help."""
    for meeting in open_meetings(turn, news.request):
        call_off(turn, meeting)


@feature.on(HelpGiven)
def given(turn: Turn, news: HelpGiven) -> None:
    """It was held: numbers, address and word go within a day."""
    for meeting in open_meetings(turn, news.request):
        if meeting.place_id == news.place.id:
            close(turn, meeting)
            scrub_by(turn, meeting, turn.now + AFTERWARDS)


def call_off(turn: Turn, meeting: Meeting) -> None:
    """There will be no visit: nothing more is said about it, and what was given goes now."""
    close(turn, meeting)
    turn.retract(meeting.about)
    scrub_by(turn, meeting, turn.now)


def close(turn: Turn, meeting: Meeting) -> None:
    """The visit is over; the number and the word are forgotten."""
    meeting.over_at = turn.now
    meeting.code, meeting.phone, meeting.asking_id = None, None, None
    drop(turn, meeting)
    turn.db.flush()
    request = turn.db.get_one(Request, meeting.request_id)
    if not open_meetings(turn, request):
        request.code_word = None

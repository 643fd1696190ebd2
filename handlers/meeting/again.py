"""Nobody came, or it is not done: asked again, or let be, as the asker wishes."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.turn import Turn
from handlers import ladder, requests
from handlers.meeting import soft
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, meetings_of, place_of
from handlers.meeting.plan import step
from handlers.meeting.say import going_on, request_of, say
from handlers.requests import Request, State
from handlers.requests.news import MomentChanged
from handlers.vocabulary import asks_for_another
from matching import find_moment

BEFORE, AFTER = timedelta(hours=1), timedelta(hours=12)


def around_now(turn: Turn, *, as_asker: bool) -> Meeting | None:
    """The visit that somebody must mean: the one nearest to this moment."""
    if turn.person is None or turn.neighbourhood is None:
        return None
    for meeting in meetings_of(turn, turn.person):
        mine = meeting.asker_id if as_asker else meeting.helper_id
        start = meeting.starts_at
        near = start is None or start - BEFORE <= turn.now <= start + AFTER
        if mine == turn.person.id and near:
            return meeting
    return None


def _once_more(turn: Turn, meeting: Meeting) -> Request:
    """The place is free again; the helper who did not come is asked how they are."""
    request, place = going_on(turn, meeting, meeting.asker_id)
    requests.free(turn, request, place, "no_show")
    soft.ask_softly(turn, meeting)
    return request


@feature.press("today", Meeting)
def today(turn: Turn, meeting: Meeting) -> None:
    """[Ja, vandaag]"""
    request, _ = going_on(turn, meeting, meeting.asker_id)
    zone = ZoneInfo(turn.here.zone)
    day = turn.now.astimezone(zone).date()
    request.starts_at = datetime.combine(day, time(), zone)
    request.ends_at = datetime.combine(day + timedelta(days=1), time(), zone)
    request.grain, request.deadline = "day", False
    _once_more(turn, meeting)
    turn.say("reo.ok", about=request.about, tijd_update=ladder.next_update(request, turn))


@feature.press("another", Meeting)
def another_day(turn: Turn, meeting: Meeting) -> None:
    """[Ja, later]: open again at once, and the day is asked."""
    request, _ = going_on(turn, meeting, meeting.asker_id)
    request.starts_at = request.ends_at = None
    request.grain, request.deadline = "", False
    _once_more(turn, meeting)
    turn.ask("nos.when", then=which_day, subject=request, about=request.about)


@feature.answer("day", Request)
def which_day(turn: Turn, request: Request, text: str) -> bool:
    """The day on which the help is wanted now."""
    if asks_for_another(turn, text, request.concept):
        return False
    found = find_moment(text, turn.local)
    if request.state is not State.OPEN or found is None or found.past:
        return False
    request.starts_at, request.ends_at = found.start, found.end
    request.grain, request.deadline = found.grain, found.deadline
    turn.record(request.about, "moment_changed")
    turn.announce(MomentChanged(request))
    update = ladder.next_update(request, turn)
    turn.say("reo.when", about=request.about, wanneer=request.when, tijd_update=update)
    return True


@feature.press("nomore", Meeting)
def no_more(turn: Turn, meeting: Meeting) -> None:
    """[Nee]"""
    request = _once_more(turn, meeting)
    requests.stop(turn, request, "asker", outcome="not_helped")
    turn.say("nos.stopped", about=meeting.about)


@feature.press("novisit", Meeting)
def no_visit(turn: Turn, meeting: Meeting) -> None:
    """[Nee], by an asker who was not at home herself: the helper hears that it is over."""
    request, _ = going_on(turn, meeting, meeting.asker_id)
    requests.stop(turn, request, "asker", outcome="not_helped")
    turn.say("nos.stopped", about=meeting.about)


@step("undecided")
def undecided(turn: Turn, meeting: Meeting) -> None:
    """The asker did not say whether to go on: it ends, without help."""
    give_up(turn, meeting, "silence")


def give_up(turn: Turn, meeting: Meeting, why: str) -> None:
    """Nobody came and nobody says more: an end without help."""
    request, place = request_of(turn, meeting), place_of(turn, meeting)
    if place is None:
        return
    requests.free(turn, request, place, "no_show")
    soft.ask_softly(turn, meeting)
    requests.stop(turn, request, why, outcome="not_helped")


# -- a part of it was done -------------------------------------------------------------------


def ask_what_remains(turn: Turn, meeting: Meeting) -> None:
    """Is there something left that others could do?"""
    say(turn, meeting, "chk.partly", turn.me, [the_rest(meeting), enough(meeting)])


@feature.press("remains", Meeting)
def the_rest(turn: Turn, meeting: Meeting) -> None:
    """[Opnieuw vragen]: thanks to who helped, and open again."""
    request, place = going_on(turn, meeting, meeting.asker_id)
    requests.finish(turn, request, place, "partly")
    if request.state is State.DONE:
        requests.reopen(turn, request)
    turn.say("reo.ok", about=request.about, tijd_update=ladder.next_update(request, turn))


@feature.press("enough", Meeting)
def enough(turn: Turn, meeting: Meeting) -> None:
    """[Niet nodig]"""
    request, place = going_on(turn, meeting, meeting.asker_id)
    requests.finish(turn, request, place, "partly")
    turn.say("chk.enough", about=meeting.about)

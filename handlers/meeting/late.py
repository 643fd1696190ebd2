"""Is the helper on the way, and did somebody come? The helper is asked first."""

from datetime import timedelta

from bot.turn import Turn
from handlers import duty, helping
from handlers.meeting import again
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting
from handlers.meeting.plan import drop, plan, planned, step
from handlers.meeting.recap import recap
from handlers.meeting.remind import leaving
from handlers.meeting.say import (
    asker_of,
    going_on,
    helper_of,
    request_of,
    say,
)

LATE = timedelta(minutes=20)
MORE = timedelta(minutes=15)
UNANSWERED = timedelta(hours=24)
MINUTES = ("10", "20", "30")


@step("start")
def expected(turn: Turn, meeting: Meeting) -> None:
    """The moment of the visit: the helper first."""
    if meeting.under_way_at is not None or meeting.starts_at is None:
        return
    if meeting.contact_at is None:
        return  # they were never put in touch, so nobody is expected
    if turn.now - meeting.starts_at > LATE:
        return  # after a time out of service this would only be strange
    buttons = [leaving(meeting), later(meeting), cannot(meeting)]
    say(turn, meeting, "nos.helper", helper_of(turn, meeting), buttons)
    plan(turn, meeting, "there", turn.now + LATE)


@feature.press("abitlater", Meeting)
def later(turn: Turn, meeting: Meeting) -> None:
    """[Iets later]: how many minutes?"""
    going_on(turn, meeting, meeting.helper_id)
    buttons = [minutes(meeting, value=value) for value in MINUTES]
    say(turn, meeting, "nos.minutes", turn.me, buttons)


@feature.press("minutes", Meeting)
def minutes(turn: Turn, meeting: Meeting, value: str) -> None:
    """[10 minuten], [20 minuten], [30 minuten]"""
    tell_late(turn, meeting, int(value) if value in MINUTES else int(MINUTES[-1]))


def tell_late(turn: Turn, meeting: Meeting, count: int) -> None:
    """The asker hears at once that the helper comes so many minutes later."""
    going_on(turn, meeting, meeting.helper_id)
    meeting.confirmed_at = turn.now
    drop(turn, meeting, "noans", "unsure", "nobody")
    start = f"{meeting.starts_at:%y%m%d%H%M}" if meeting.starts_at else ""
    once = f"late:{meeting.id}:{start}:{count}"
    asker = asker_of(turn, meeting)
    if asker is not None and turn.reaches(asker):
        say(turn, meeting, "nos.late", asker, once=once, min=count)
        say(turn, meeting, "nos.good", turn.me)
    else:
        say(turn, meeting, "vis.unheard", turn.me, more=duty.contact(turn))
    plan(turn, meeting, "there", turn.now + timedelta(minutes=count) + LATE)


@feature.press("cannot", Meeting)
def cannot(turn: Turn, meeting: Meeting) -> None:
    """[Lukt niet]"""
    request, place = going_on(turn, meeting, meeting.helper_id)
    helping.give_back(turn, request, place)


@step("there")
def is_somebody_there(turn: Turn, meeting: Meeting) -> None:
    """The helper did not say anything: the asker knows, when it is her own door."""
    if request_of(turn, meeting).for_name:
        return
    shared = meeting.phone is not None and meeting.phone_of == meeting.helper_id
    shared = shared and not meeting.by_page
    buttons = [
        there(meeting),
        not_there(meeting),
        call_myself(meeting) if shared else None,
    ]
    say(turn, meeting, "nos.ask", asker_of(turn, meeting), buttons)


@feature.press("there", Meeting)
def there(turn: Turn, meeting: Meeting) -> None:
    """[Ja]"""
    going_on(turn, meeting, meeting.asker_id)
    meeting.under_way_at = turn.now
    drop(turn, meeting, "nobody")
    say(turn, meeting, "nos.fine", turn.me)


@feature.press("callself", Meeting)
def call_myself(turn: Turn, meeting: Meeting) -> None:
    """[Ik bel zelf]"""
    going_on(turn, meeting, meeting.asker_id)
    say(turn, meeting, "nos.self", turn.me)


@feature.press("notthere", Meeting)
def not_there(turn: Turn, meeting: Meeting) -> None:
    """[Nog niet]: a quarter more, then it is put right."""
    going_on(turn, meeting, meeting.asker_id)
    plan(turn, meeting, "nobody", turn.now + MORE)
    say(turn, meeting, "nos.wait", turn.me)


@step("nobody")
def nobody_came(turn: Turn, meeting: Meeting) -> None:
    """An apology from the service, and the choice is the asker's."""
    meeting.missed = True
    drop(turn, meeting, "check", "there", "nobody")
    plan(turn, meeting, "undecided", turn.now + UNANSWERED)
    local = turn.local
    still = local.hour * 60 < turn.here.waking_to - 120
    buttons = [
        again.today(meeting) if still else None,
        again.another_day(meeting),
        again.no_more(meeting),
    ]
    said = say(turn, meeting, "nos.none", asker_of(turn, meeting), buttons)
    if said is None:
        again.give_up(turn, meeting, "silence")


def missed(turn: Turn, meeting: Meeting) -> None:
    """ "Hij is er nog niet": before the moment what was agreed; then the helper is asked first."""
    start = meeting.starts_at
    going_on(turn, meeting, meeting.asker_id)
    if start is None:
        nobody_came(turn, meeting)
        return
    end = start + LATE if meeting.timed else max(start, meeting.ends_at or start)
    if turn.now < start or (turn.now < end and not meeting.timed):
        recap(turn, meeting)
    elif turn.now >= end:
        nobody_came(turn, meeting)
    elif meeting.under_way_at is not None:
        say(turn, meeting, "vis.coming", turn.me)
    else:
        _wait_a_little(turn, meeting)


def _wait_a_little(turn: Turn, meeting: Meeting) -> None:
    """A quarter, in which the helper may say that they are coming; said twice, still a quarter."""
    if not planned(turn, meeting, "nobody"):
        drop(turn, meeting, "there")
        plan(turn, meeting, "nobody", turn.now + MORE)
        if not planned(turn, meeting, "start"):
            buttons = [leaving(meeting), later(meeting), cannot(meeting)]
            say(turn, meeting, "nos.helper", helper_of(turn, meeting), buttons)
    say(turn, meeting, "nos.wait", turn.me)


@feature.phrase(
    r"(?:er (?:is|kwam|komt)|is er) (?:nog )?niemand(?: gekomen| geweest)?"
    r"|(?:hij|zij|ze|de helper|de buur) (?:is|kwam|komt) (?:er )?niet(?: gekomen| opdagen)?"
    r"|nobody (?:came|is here|has come)"
)
def said_so(turn: Turn, match: object) -> bool:
    """*Er kwam niemand*, of somebody who was expecting a helper."""
    del match
    meeting = again.around_now(turn, as_asker=True)
    if meeting is None:
        return False
    going_on(turn, meeting, meeting.asker_id)
    if meeting.timed and meeting.starts_at is not None and turn.now < meeting.starts_at:
        recap(turn, meeting)
    else:
        nobody_came(turn, meeting)
    return True

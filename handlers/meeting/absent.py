"""Nobody was at home: something may be wrong, so a coordinator calls."""

from bot.spoken import Clock
from bot.texts import Term
from bot.turn import Turn
from handlers import duty, staff
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting
from handlers.meeting.say import (
    asker_of,
    going_on,
    name,
    request_of,
    say,
    slot,
    tell_coordinators,
)


@feature.press("absent", Meeting)
def absent(turn: Turn, meeting: Meeting) -> None:
    """[Nee, niet thuis]: a coordinator calls, as something may be wrong."""
    going_on(turn, meeting, meeting.helper_id)
    meeting.missed = True
    request = request_of(turn, meeting)
    asker = asker_of(turn, meeting)
    phone = request.for_phone or (asker.phone if asker else None)
    tell_coordinators(
        turn,
        meeting,
        "nos.coo",
        [calling(meeting), spoken(meeting)],
        secret=bool(phone),
        tijd=Clock(meeting.starts_at or turn.now),
        telefoon=phone or Term("nos.nophone"),
    )
    say(turn, meeting, "nos.absent.ok", turn.me, coordinator=duty.contact(turn)["coordinator"])


@feature.press("calling", Meeting)
def calling(turn: Turn, meeting: Meeting) -> None:
    """[Ik bel], by a coordinator; the others see it."""
    _taken(turn, meeting, "nos.coo.calls")


@feature.press("spoken", Meeting)
def spoken(turn: Turn, meeting: Meeting) -> None:
    """[Al gesproken]"""
    _taken(turn, meeting, "nos.coo.spoke")


def _taken(turn: Turn, meeting: Meeting, key: str) -> None:
    staff.only(turn)
    request = request_of(turn, meeting)
    turn.record(request.about, key.rpartition(".")[2])
    asker = request.for_name or name(asker_of(turn, meeting))
    for person in staff.coordinators(turn):
        turn.edit(
            slot(meeting, "nos.coo", person),
            key,
            about=meeting.about,
            naam=name(turn.me),
            asker=asker,
        )

"""Reminds both of a visit, and asks a helper who does not answer in time to find another."""

from datetime import timedelta

from bot.texts import Value
from bot.turn import Turn
from handlers import asking, duty, helping
from handlers.meeting import address, schedule
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting
from handlers.meeting.plan import drop, step
from handlers.meeting.say import (
    asker_of,
    going_on,
    helper_of,
    request_of,
    say,
    tell_coordinators,
)

GIVEN = timedelta(hours=24)  # an address given longer ago may be gone from the chat by now


def _address(turn: Turn, meeting: Meeting, *, again: bool = False) -> Value:
    """The address for the helper, unless it stands in the chat already."""
    here = meeting.address_at is not None and turn.now - meeting.address_at < GIVEN
    if (here and not again) or not meeting.near(turn.now):
        return ""
    return address.given(turn, meeting, request_of(turn, meeting))


@step("evening")
def evening_before(turn: Turn, meeting: Meeting) -> None:
    """Both are reminded; the helper answers whether it still works."""
    buttons = [it_works(meeting), it_does_not(meeting)]
    sentence = _address(turn, meeting)
    helper = helper_of(turn, meeting)
    say(turn, meeting, "rem.helper", helper, buttons, secret=bool(sentence), adres_zin=sentence)
    schedule.confirm_by(turn, meeting)
    request = request_of(turn, meeting)
    if not request.for_name:
        buttons = [right(meeting), asking.change_moment(request)]
        say(turn, meeting, "rem.asker", asker_of(turn, meeting), buttons)


@feature.press("works", Meeting)
def it_works(turn: Turn, meeting: Meeting) -> None:
    """[Ja, het lukt]"""
    going_on(turn, meeting, meeting.helper_id)
    meeting.confirmed_at = turn.now
    drop(turn, meeting, "noans", "unsure")
    say(turn, meeting, "rem.ok", turn.me)


@feature.press("not", Meeting)
def it_does_not(turn: Turn, meeting: Meeting) -> None:
    """[Lukt niet]: somebody else is looked for at once."""
    request, place = going_on(turn, meeting, meeting.helper_id)
    helping.give_back(turn, request, place)


@feature.press("right", Meeting)
def right(turn: Turn, meeting: Meeting) -> None:
    """[Ja], by the asker."""
    going_on(turn, meeting, meeting.asker_id)
    say(turn, meeting, "rem.ok", turn.me)


@step("noans")
def no_answer(turn: Turn, meeting: Meeting) -> None:
    """The helper did not answer the reminder: asked once more."""
    if meeting.confirmed_at is None:
        buttons = [it_works(meeting), it_does_not(meeting)]
        say(turn, meeting, "rem.noans", helper_of(turn, meeting), buttons)


@step("unsure")
def unsure(turn: Turn, meeting: Meeting) -> None:
    """Still nothing: a coordinator sees to it while there is time."""
    if meeting.confirmed_at is None:
        tell_coordinators(turn, meeting, "coo.meet.unsure")


def not_in_contact(turn: Turn, meeting: Meeting, key: str) -> None:
    """The helper hears that the asker was not reached, and whom to call instead of going."""
    say(turn, meeting, key, helper_of(turn, meeting), more=duty.contact(turn))


@step("hour")
def in_an_hour(turn: Turn, meeting: Meeting) -> None:
    """The helper only, with the address."""
    if meeting.starts_at is None or meeting.starts_at <= turn.now:
        return
    if meeting.contact_at is None:
        not_in_contact(turn, meeting, "con.nocontact")
        return
    sentence = _address(turn, meeting, again=True)
    say(
        turn,
        meeting,
        "rem.hour",
        helper_of(turn, meeting),
        [leaving(meeting)],
        secret=bool(sentence),
        adres_zin=sentence,
    )


@feature.press("leaving", Meeting)
def leaving(turn: Turn, meeting: Meeting) -> None:
    """[Onderweg]"""
    under_way(turn, meeting)
    say(turn, meeting, "nos.good", turn.me)


def under_way(turn: Turn, meeting: Meeting) -> None:
    """The helper is coming: nobody need be asked any more."""
    going_on(turn, meeting, meeting.helper_id)
    meeting.under_way_at = meeting.confirmed_at = turn.now
    drop(turn, meeting, "noans", "unsure", "start", "there", "nobody")

"""Did it work out? Asked of the asker first, of the helper when the asker says nothing."""

from datetime import timedelta

from bot.people import Person
from bot.turn import Turn
from handlers import asking, human, requests, staff
from handlers.meeting import again, late, thanks
from handlers.meeting.absent import absent
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting, place_of
from handlers.meeting.plan import awake, drop, plan, planned, step
from handlers.meeting.say import asker_of, going_on, helper_of, request_of, say

HELPER = timedelta(hours=24)
DESK = timedelta(hours=4)
SILENT = timedelta(hours=48)
REASONS = ("nobody", "absent", "much", "wrong", "else")


@step("check")
def ask_asker(turn: Turn, meeting: Meeting) -> None:
    """Two hours after the end, or the next morning."""
    drop(turn, meeting, "start", "there", "noans", "unsure", "hour", "evening")
    plan(turn, meeting, "close", turn.now + SILENT)
    if by_desk(turn, meeting):  # they were not there, and would have to call
        ask_helper(turn, meeting)
        plan(turn, meeting, "desk", awake(turn, turn.now + DESK))
    elif put_to_asker(turn, meeting):
        plan(turn, meeting, "helper", awake(turn, turn.now + HELPER))
    else:
        ask_helper(turn, meeting)


def by_desk(turn: Turn, meeting: Meeting) -> bool:
    """Whether a coordinator or a desk volunteer asked for somebody without an app."""
    asker = asker_of(turn, meeting)
    if asker is None or not request_of(turn, meeting).for_name:
        return False
    return staff.in_team(turn, asker)


def put_to_asker(turn: Turn, meeting: Meeting) -> bool:
    """Ask whoever asked for it; False when they cannot be reached."""
    request, asker = request_of(turn, meeting), asker_of(turn, meeting)
    if request.for_name:
        buttons = [yes(meeting), no(meeting), dont_know(meeting)]
        said = say(turn, meeting, "obo.check", asker, buttons, naam=request.for_name)
    else:
        said = say(turn, meeting, "chk.asker", asker, [yes(meeting), partly(meeting), no(meeting)])
    return said is not None


@step("desk")
def ask_desk(turn: Turn, meeting: Meeting) -> None:
    """The helper says nothing: a call will tell."""
    put_to_asker(turn, meeting)


@step("helper")
def ask_helper(turn: Turn, meeting: Meeting) -> None:
    """The asker did not answer, or cannot be asked."""
    buttons = [went_well(meeting), did_not(meeting), wants_human(meeting)]
    say(turn, meeting, "chk.helper", helper_of(turn, meeting), buttons)


@step("close")
def close_silently(turn: Turn, meeting: Meeting) -> None:
    """Nobody said anything for two days: it will have been all right, and no more is asked."""
    request, place = request_of(turn, meeting), place_of(turn, meeting)
    if place is None:
        return
    if meeting.contact_at is None:  # they were never put in touch: nobody came, and no blame
        requests.stop(turn, request, "silence", outcome="not_helped")
    elif meeting.missed:
        again.give_up(turn, meeting, "silence")
    else:
        requests.finish(turn, request, place, "silent")


# -- the asker -------------------------------------------------------------------------------


@feature.press("yes", Meeting)
def yes(turn: Turn, meeting: Meeting) -> None:
    """[Ja, gelukt]"""
    request, place = going_on(turn, meeting, meeting.asker_id)
    requests.finish(turn, request, place, "helped")
    thanks.offer(turn, meeting)


@feature.press("partly", Meeting)
def partly(turn: Turn, meeting: Meeting) -> None:
    """[Deels]"""
    going_on(turn, meeting, meeting.asker_id)
    again.ask_what_remains(turn, meeting)


@feature.press("no", Meeting)
def no(turn: Turn, meeting: Meeting) -> None:
    """[Nee]"""
    going_on(turn, meeting, meeting.asker_id)
    rows = [because(meeting, value=reason) for reason in REASONS]
    turn.say("chk.no", rows=rows, about=meeting.about)


@feature.press("dontknow", Meeting)
def dont_know(turn: Turn, meeting: Meeting) -> None:
    """[Weet ik niet]: the helper will know."""
    going_on(turn, meeting, meeting.asker_id)
    drop(turn, meeting, "helper")
    ask_helper(turn, meeting)


@feature.press("because", Meeting)
def because(turn: Turn, meeting: Meeting, value: str) -> None:
    """What went wrong."""
    request, place = going_on(turn, meeting, meeting.asker_id)
    if value == "nobody":
        late.nobody_came(turn, meeting)
    elif value == "absent":
        meeting.missed = True
        buttons = [asking.change_moment(request), again.no_visit(meeting)]
        say(turn, meeting, "chk.absent", turn.me, buttons)
    elif value == "much":
        again.ask_what_remains(turn, meeting)
    else:
        requests.finish(turn, request, place, "partly")
        turn.record(request.about, "felt_wrong" if value == "wrong" else "went_wrong")
        human.hand_over(turn, turn.me, "visit", request=request)


# -- the helper ------------------------------------------------------------------------------


def _helper(turn: Turn, meeting: Meeting) -> Person:
    going_on(turn, meeting, meeting.helper_id)
    return turn.me


@feature.press("well", Meeting)
def went_well(turn: Turn, meeting: Meeting) -> None:
    """[Goed], [Toch gelukt]"""
    request, place = going_on(turn, meeting, meeting.helper_id)
    requests.finish(turn, request, place, "helped")
    say(turn, meeting, "chk.helper.ok", turn.me)


def says_it_is_done(turn: Turn, meeting: Meeting) -> None:
    """ "Klaar": the asker is asked now, and the helper not any more."""
    asker = asker_of(turn, meeting)
    if asker is None or not turn.reaches(asker) or by_desk(turn, meeting):
        went_well.run(turn, meeting)
        return
    _helper(turn, meeting)
    if planned(turn, meeting, "check"):
        drop(turn, meeting, "check", "nobody")
        ask_asker(turn, meeting)
    drop(turn, meeting, "helper")
    say(turn, meeting, "chk.helper.ok", turn.me)


@feature.press("didnot", Meeting)
def did_not(turn: Turn, meeting: Meeting) -> None:
    """[Ging niet door]: was nobody at home, or is there another reason?"""
    _helper(turn, meeting)
    ask_absent(turn, meeting)


def ask_absent(turn: Turn, meeting: Meeting) -> None:
    """Was the asker not at home?"""
    buttons = [absent(meeting), went_well(meeting)]
    say(turn, meeting, "nos.asker_absent", helper_of(turn, meeting), buttons)


@feature.phrase(
    r"(?:er is |er was )?niemand thuis|(?:hij|zij|ze|niemand) doet niet open|niet thuis"
    r"|nobody (?:is |was )?(?:at )?home"
)
def nobody_home(turn: Turn, match: object) -> bool:
    """*Niemand thuis*, of a helper at the door."""
    del match
    meeting = again.around_now(turn, as_asker=False)
    if meeting is None:
        return False
    going_on(turn, meeting, meeting.helper_id)
    ask_absent(turn, meeting)
    return True


@feature.press("tohuman", Meeting)
def wants_human(turn: Turn, meeting: Meeting) -> None:
    """[Een mens spreken]"""
    _helper(turn, meeting)
    human.offer_human(turn)

"""What is due: a rung, the working day at the top, the moment of need, and the end."""

from datetime import timedelta

from sqlalchemy import select

from bot.moment import NOW
from bot.turn import Turn
from handlers import duty, helping, requests
from handlers.ladder import asker, coordinators
from handlers.ladder.answers import other_day, stop_it
from handlers.ladder.climb import TOP, climb
from handlers.ladder.feature import feature
from handlers.ladder.kind import too_late_at
from handlers.ladder.model import (
    DAILY,
    END,
    MOMENT_PASSED,
    RUNGS,
    LadderStep,
    look_again,
    settle,
    steps_of,
)
from handlers.requests import PlaceState, Request, Rung, State, card, places
from handlers.requests.news import RungReached

WHILE_TAKEN = timedelta(hours=1)  # how often it is looked whether a coordinator let go of it
FOR_A_YES = timedelta(hours=4)  # a claim that waits may outlive the moment by this long


@feature.due(
    "climb",
    Request,
    select(Request.id).where(Request.state == State.OPEN, Request.next_step_at <= NOW),
)
def step(turn: Turn, request: Request) -> None:
    """The moment of one or more steps has come: the highest counts, late rather than never."""
    steps = steps_of(turn, request)
    due = {n: s for n, s in steps.items() if s.done_at is None and s.due_at <= turn.now}
    if MOMENT_PASSED in due and not _waits_for_a_yes(turn, request, due[MOMENT_PASSED]):
        moment_passed(turn, request, due[MOMENT_PASSED])
    elif request.taken_by_id is not None:
        _while_taken(turn, request, due)
        return
    elif END in due:
        end(turn, request, due[END])
    else:
        rungs = [Rung(name) for name in due if name in RUNGS]
        if rungs:
            climb(turn, request, max(rungs, key=RUNGS.index))
        if DAILY in due:
            working_day(turn, request, due[DAILY], wake_up=not rungs)
    if request.state is State.OPEN:
        look_again(turn, request)


def working_day(turn: Turn, request: Request, daily: LadderStep, *, wake_up: bool) -> None:
    """Every working day at the top: those on duty are told again, and the asker how it is."""
    daily.due_at = duty.next_morning(turn)
    turn.db.flush()
    if wake_up:
        coordinators.each_morning(turn, request)
    passed = steps_of(turn, request).get(MOMENT_PASSED)
    if passed is not None and passed.done_at is not None:
        return
    found = not places(turn.db, request, PlaceState.OPEN)
    if not (found and helping.remind(turn, request, f"day{turn.now:%y%m%d}")):
        key = "esc.still" if asker.a_coordinator_hears(turn) else "esc.nobody"
        update = asker.next_update(request, turn)
        asker.tell(turn, request, key, f"day{turn.now:%y%m%d}", tijd_update=update)


def _while_taken(turn: Turn, request: Request, due: dict[str, LadderStep]) -> None:
    """A coordinator has it: it does not climb, but the asker still hears every working day."""
    if DAILY in due:
        working_day(turn, request, due[DAILY], wake_up=False)
    look_again(turn, request)
    later = turn.now + WHILE_TAKEN
    request.next_step_at = max(later, request.next_step_at or later)


def _waits_for_a_yes(turn: Turn, request: Request, passed: LadderStep) -> bool:
    """Somebody said yes and the asker has not answered: that may still come right."""
    late = too_late_at(request) or turn.now
    waits = places(turn.db, request, PlaceState.CLAIMED) and turn.now < late + FOR_A_YES
    if waits:
        passed.due_at = turn.now + timedelta(hours=1)
        turn.db.flush()
    return bool(waits)


def moment_passed(turn: Turn, request: Request, passed: LadderStep) -> None:
    """The help was needed by now: an apology and an alternative, and the coordinator sees it."""
    if not settle(turn, passed):
        return
    if places(turn.db, request, PlaceState.AGREED):
        _too_few(turn, request)
        return
    for name, other in steps_of(turn, request).items():
        if name in RUNGS and other.done_at is None:
            settle(turn, other, "moment_passed")
    helping.withdraw(turn, request)
    unanswered = helping.let_go(turn, request)
    card.refresh(turn, request)
    if request.rung not in TOP:
        request.rung = Rung.COORDINATOR
        turn.announce(RungReached(request, Rung.COORDINATOR))
    coordinators.plan_the_top(turn, request)
    coordinators.show_passed(turn, request)
    turn.record(request.about, "moment_passed")
    buttons = (other_day(request), stop_it(request))
    key = "esc.fail.silent" if unanswered else "esc.fail.moment"
    asker.tell(turn, request, key, MOMENT_PASSED, "card.step.passed", buttons)


def _too_few(turn: Turn, request: Request) -> None:
    """Some places found a helper and others did not: what is agreed goes on."""
    helping.let_go(turn, request)
    for place in places(turn.db, request, PlaceState.OPEN):
        place.close("not_helped", turn.now)
    request.state, request.next_step_at = State.AGREED, None
    helping.withdraw(turn, request)
    turn.record(request.about, "moment_passed")
    asker.tell(turn, request, "esc.fail.some", MOMENT_PASSED)


def end(turn: Turn, request: Request, last: LadderStep) -> None:
    """Seven days at the top: an honest end."""
    if not settle(turn, last):
        return
    passed = steps_of(turn, request).get(MOMENT_PASSED)
    told = passed is not None and passed.done_at is not None and passed.reason == ""
    unanswered = not places(turn.db, request, PlaceState.OPEN)
    requests.stop(turn, request, "moment_passed", outcome="not_helped")
    if not told:
        key = "esc.fail.end" if unanswered else "esc.fail"
        asker.tell(turn, request, key, END, "card.step.end")
    for person in duty.called_on(turn):
        coordinators.say(turn, request, person, "esc.coo.end", END)

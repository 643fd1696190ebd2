"""Climbs: the rungs one after another, each once a round, and past those with nobody to ask."""

from bot.turn import Turn
from handlers import helping
from handlers.ladder import coordinators, progress
from handlers.ladder.kind import needed_at, table, times, too_late_at
from handlers.ladder.model import (
    MOMENT_PASSED,
    RUNGS,
    above,
    higher,
    look_again,
    plan,
    settle,
    steps_of,
)
from handlers.ladder.timetable import next_at_the_top, passed_on_at, timetable
from handlers.requests import PlaceState, Request, Rung, card, places
from handlers.requests.news import RungReached
from matching import category

TOP = (Rung.COORDINATOR, Rung.BACKUP, Rung.ALL)


def begin(turn: Turn, request: Request, start: Rung = Rung.NEIGHBOURS) -> None:
    """Make the timetable of a round that begins now, at `start`."""
    needed = needed_at(turn, request)
    moments = timetable(request.urgency, turn.now, needed, times(turn), table(turn), start)
    for rung, moment in moments.items():
        plan(turn, request, rung, moment)
    late = too_late_at(request)
    if late is not None and late > turn.now:
        plan(turn, request, MOMENT_PASSED, times(turn).waking.next_open(late))
    look_again(turn, request)


def climb(turn: Turn, request: Request, rung: Rung, why: str = "", *, first: bool = False) -> None:
    """Take `rung`, and what lies above it for as long as there is nobody to ask.

    `first`: the asker hears from whoever began this turn what was done, not from here; then the
    coordinator is called a moment later.
    """
    reason, shown = "", None
    # Reserves, and neighbours not asked yet, were asked as soon as the place was free.
    waiting = first and request.round > 0 and helping.open_pings(turn, request) > 0
    while True:
        step = plan(turn, request, rung, turn.now)
        if not settle(turn, step, why):
            break
        _pass_below(turn, request, rung, why or "late")
        _reach(turn, request, rung)
        shown = rung if rung not in (Rung.BACKUP, Rung.ALL) else shown
        if rung in TOP:
            asked = _call(turn, request, rung, reason)
        else:
            asked = waiting or _ask(turn, request, rung)
        if asked:
            break
        step.reason = reason = "nobody"
        if rung is Rung.ALL or not _pass_on(turn, request, rung, first=first):
            break
        rung, why = above(rung), ""
    look_again(turn, request)
    if shown is not None and not first and places(turn.db, request, PlaceState.OPEN):
        progress.climbed(turn, request, shown, _reason_below(turn, request, shown))


def _reach(turn: Turn, request: Request, rung: Rung) -> None:
    """`rung` is the highest it ever reached, and until when that one lasts is known."""
    look_again(turn, request)
    if request.rung is None or RUNGS.index(rung) > RUNGS.index(request.rung):
        request.rung = higher(request.rung, rung)
        turn.record(request.about, "climbed", rung)
        turn.announce(RungReached(request, rung))


def _pass_below(turn: Turn, request: Request, rung: Rung, reason: str) -> None:
    """Levels below that were not taken yet are not taken any more: one message, not three."""
    for name, step in steps_of(turn, request).items():
        if name in RUNGS and step.done_at is None and RUNGS.index(Rung(name)) < RUNGS.index(rung):
            settle(turn, step, reason)


def _ask(turn: Turn, request: Request, rung: Rung) -> bool:
    """Ask people on this rung; False when there was nobody to ask."""
    if not places(turn.db, request, PlaceState.OPEN):
        return True  # somebody has every place and waits for a yes; only the clock runs on
    public = category(request.category).vetting != "vog"
    wanted = request.group_id if rung is Rung.NEIGHBOURS else request.card_wanted
    if public and wanted and rung is not Rung.VOLUNTEERS:
        card.post(turn, request)
    return helping.ask_wave(turn, request, rung) > 0


def _pass_on(turn: Turn, request: Request, rung: Rung, *, first: bool) -> bool:
    """Nobody was there to ask: bring the next rung forward. True: take it in this same turn."""
    if rung in TOP:
        return True
    if request.taken_by_id is not None:
        return False  # a coordinator has it already
    step = steps_of(turn, request).get(above(rung))
    if step is None or step.done_at is not None:
        return False
    if above(rung) is not Rung.COORDINATOR:
        return True
    step.due_at = passed_on_at(step.due_at, needed_at(turn, request), turn.now, times(turn))
    return step.due_at <= turn.now and not first


def pass_at_once(turn: Turn, request: Request, rung: Rung) -> None:
    """Everybody on `rung` said no: the next one is due now."""
    if request.rung is not rung or rung in TOP:
        return
    steps = steps_of(turn, request)
    here, step = steps.get(rung), steps.get(above(rung))
    if step is None or step.done_at is not None or here is None:
        return
    here.reason = "left"
    if above(rung) is Rung.COORDINATOR:
        needed = needed_at(turn, request)
        step.due_at = passed_on_at(step.due_at, needed, turn.now, times(turn))
    else:
        step.due_at = times(turn).waking.next_open(turn.now)
    look_again(turn, request)


def _reason_below(turn: Turn, request: Request, rung: Rung) -> str:
    """Why the rung below was passed before its time."""
    below = steps_of(turn, request).get(RUNGS[max(0, RUNGS.index(rung) - 1)])
    return below.reason if below and below.reason in ("nobody", "left") else ""


def _call(turn: Turn, request: Request, rung: Rung, reason: str) -> bool:
    """Tell the coordinators of this level, and plan the next one; False when there is none."""
    told = coordinators.call(turn, request, rung, reason or _reason_below(turn, request, rung))
    if rung is Rung.COORDINATOR:
        coordinators.plan_the_top(turn, request)
    if told and rung is not Rung.ALL:
        moment = next_at_the_top(request.urgency, rung, turn.now, times(turn).waking)
        plan(turn, request, above(rung), moment)
    return bool(told)

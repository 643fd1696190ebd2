"""What the asker hears on the way up: each step, what comes next, and by when."""

from bot import hours
from bot.texts import Term
from bot.turn import Turn
from handlers import duty, helping
from handlers.helping import AskedNextDoor
from handlers.ladder import asker
from handlers.ladder.answers import other_day, stop_it
from handlers.ladder.feature import feature
from handlers.ladder.model import steps_of
from handlers.requests import Request, Rung

NEXT_DOOR = "nextdoor"  # what the asker hears besides the rungs
LINES = {
    Rung.WIDER: "card.step.wider",
    Rung.VOLUNTEERS: "card.step.volunteers",
    Rung.COORDINATOR: "card.step.coordinator",
}


def climbed(turn: Turn, request: Request, rung: Rung, reason: str) -> None:
    """The request reached `rung`; `reason` is why the one below did not have its time."""
    why = Term(f"esc.why.{reason or 'time'}")
    update = asker.next_update(request, turn)
    line = LINES.get(rung, "")
    if rung is Rung.WIDER and helping.homes_asked(turn, request):
        return  # the asker read just now that nobody here is left, and who is asked instead
    if rung is Rung.WIDER:
        asker.tell(turn, request, "esc.asker1", rung, line, reden_zin=why, tijd_update=update)
    elif rung is Rung.VOLUNTEERS:
        nobody = steps_of(turn, request)[rung].reason == "nobody"
        key = "esc.asker2.none" if nobody else "esc.asker2"
        asker.tell(turn, request, key, rung, line, reden_zin=why, tijd_update=update)
    elif rung is Rung.COORDINATOR:
        with_the_coordinator(turn, request)


@feature.on(AskedNextDoor)
def next_door(turn: Turn, news: AskedNextDoor) -> None:
    """Nobody in their own area is left, so neighbours next door are asked: the asker hears where.

    Once a round; what those neighbours read of it is no more than the card says.
    """
    asker.tell(
        turn,
        news.request,
        "esc.next",
        NEXT_DOOR,
        "card.step.wider",
        wijk=turn.here.name,
        buurwijken=", ".join(area.name for area in news.areas),
        tijd_update=asker.next_update(news.request, turn),
    )


def with_the_coordinator(turn: Turn, request: Request) -> None:
    """The last step that the asker hears of at once: a person, a time and a telephone."""
    if not asker.a_coordinator_hears(turn):
        turn.record(request.about, "nobody_reachable")
        update = asker.next_update(request, turn)
        line = "card.step.nobody"
        asker.tell(turn, request, "esc.nobody", Rung.COORDINATOR, line, tijd_update=update)
        return
    buttons = (other_day(request), stop_it(request))
    key = "esc.asker3.late" if _too_late(turn, request) else "esc.asker3"
    asker.tell(turn, request, key, Rung.COORDINATOR, LINES[Rung.COORDINATOR], buttons)


def _too_late(turn: Turn, request: Request) -> bool:
    """Whether nobody is at work before the help is needed: a call after that is no promise."""
    needed = request.needed_at()
    if needed is None or hours.office(turn.here).open_at(turn.now):
        return False
    return duty.back_at(turn).moment > needed

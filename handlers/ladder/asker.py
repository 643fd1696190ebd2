"""How the asker is told something about the request, and before when they hear more."""

from bot.people import Person, Role, people_with
from bot.presses import Mark
from bot.spoken import By
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import duty, staff
from handlers.ladder import kind
from handlers.ladder.model import DAILY, steps_of
from handlers.ladder.timetable import promised
from handlers.requests import Request, Rung, asker_of, card

HEARD = (Rung.WIDER, Rung.VOLUNTEERS, Rung.COORDINATOR, DAILY)  # steps that the asker hears of


def told(turn: Turn, request: Request) -> Person | None:
    """Whoever is told about the request, when they can be written to."""
    person = asker_of(turn, request)
    return person if person and person.forgotten_at is None and turn.reaches(person) else None


def next_update(request: Request, turn: Turn) -> By:
    """{tijd_update}: before which moment the asker hears of it again, whatever happens."""
    waking = kind.times(turn).waking
    turn.db.flush()
    steps = steps_of(turn, request)
    coming = [
        steps[name].due_at for name in HEARD if name in steps and steps[name].done_at is None
    ]
    moment = max(turn.now, min(coming)) if coming else duty.back_at(turn).moment
    return By(promised(moment, waking))


def tell(
    turn: Turn,
    request: Request,
    key: str,
    cause: str,
    line: str = "",
    buttons: tuple[Mark | None, ...] = (),
    **values: Value,
) -> None:
    """Say `key` to the asker; without a private chat `line` stands on the card instead."""
    person = told(turn, request)
    if person is not None and request.for_name and staff.coordinates(turn, person):
        return  # a coordinator who asked for somebody else reads what coordinators read
    if person is None:
        if line:
            known = duty.contact(turn)
            blanks = tuple((name, known[name]) for name in ("organisatie", "telefoon"))
            card.refresh(turn, request, line=Term(line, blanks))
        return
    turn.say(
        key,
        to=person,
        kind="must",
        buttons=buttons,
        about=request.about,
        once=f"esc:{request.id}:{request.round}:{cause}:asker",
        fill={"titel": request.title, "wanneer": request.when, **contact(turn), **values},
    )


def contact(turn: Turn) -> dict[str, Value]:
    """The blanks of `duty.contact`; where one coordinator is called on, it is that one's name."""
    known = duty.contact(turn)
    called = duty.called_on(turn)
    if len(called) == 1 and called[0].name:
        known["coordinator"] = called[0].name
    return known


def a_coordinator_hears(turn: Turn) -> bool:
    """Whether a coordinator can be reached; an owner counts where there are no coordinators."""
    if duty.on_duty(turn) is not None:
        return True
    known = people_with(turn.db, turn.here, Role.COORDINATOR)
    return any(turn.reaches(person) for person in known or staff.coordinators(turn))

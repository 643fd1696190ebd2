"""What the texts about somebody who waits for a human say, to them and to coordinators."""

from bot import outbox
from bot.people import Person
from bot.spoken import Clock, Since
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import duty, staff
from handlers.human.model import CallBack
from handlers.requests import Request

TOLD = ("coo.callback", "coo.callback.again", "coo.callback.flag")


def show_taken(turn: Turn, entry: CallBack, key: str = "coo.callback.took") -> None:
    """Let the others see who took it, or that it is done."""
    for somebody in staff.coordinators(turn):
        if turn.person is None or somebody.id != turn.person.id:
            for slot in slots(turn, entry, somebody):
                turn.edit(slot, key, about=entry.about, **blanks(turn, entry))


def slots(turn: Turn, entry: CallBack, coordinator: Person) -> list[str]:
    """The messages in which a coordinator was told, the newest last."""
    return outbox.slots_about(turn.db, entry.about, coordinator, TOLD)


def blanks(turn: Turn, entry: CallBack) -> dict[str, Value]:
    """What the texts about an entry say; the coordinator is whoever took it, else on duty."""
    person = turn.db.get_one(Person, entry.person_id)
    taker = turn.db.get(Person, entry.taken_by_id) if entry.taken_by_id else None
    if taker is not None and not staff.coordinates(turn, taker):
        taker = None  # they left: whoever is on duty now
    found = duty.contact(turn)
    if taker is not None and taker.name:
        found["coordinator"] = taker.name
    return {
        **found,
        "naam": _called(turn, entry) or staff.name(person),
        "wens": Term(f"hum.coo.{entry.wants or 'any'}"),
        "waarom_zin": _why(turn, entry),
        "vraag_zin": _request(turn, entry),
        "bericht_zin": Term("hum.coo.says", (("tekst", entry.message),)) if entry.message else "",
        "duur": Since(entry.made_at),
        "tijd": Clock(turn.now),
        "n": entry.tries,
    }


def _called(turn: Turn, entry: CallBack) -> Value:
    """Who picks up the telephone, when the request is for somebody else."""
    request = turn.get(Request, entry.request_id) if entry.request_id else None
    theirs = request is not None and entry.phone is not None and entry.phone == request.for_phone
    return request.for_name if theirs and request else None


def _why(turn: Turn, entry: CallBack) -> Value:
    key = f"hum.coo.why.{entry.why}"
    return Term(key) if key in turn.house.texts.entries["nl"] else ""


def _request(turn: Turn, entry: CallBack) -> Value:
    request = turn.get(Request, entry.request_id) if entry.request_id else None
    if request is None or request.number is None:
        return ""
    return Term("hum.coo.request", (("nr", request.number), ("titel", request.title)))

"""The way onto the call-back list, as other rooms use it, and what the person hears then."""

from datetime import timedelta

from bot import hours
from bot.messages import LetterKind
from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import duty, staff
from handlers.human.model import CallBack, Wait, entry_of
from handlers.human.words import blanks
from handlers.human.work import LONGEST, tell, write_back
from handlers.requests import Request

JUST_NOW = timedelta(minutes=30)  # since it came on the list: more of it makes no sound


def hand_over(
    turn: Turn,
    person: Person,
    why: str,
    request: Request | None = None,
    phone: str = "",
    key: str = "",
) -> None:
    """Put somebody on the call-back list, tell whoever is on duty, and tell the person when.

    `why` is an enumeration (asked, not_understood, refused …). Somebody who is on the list
    already stays there once. Without a reachable coordinator the person gets the organisation's
    name and number. `key`: a text to say instead of g.human.ok, from the blanks of `contact`.
    """
    entry = entry_of(turn.db, turn.here, person) or new_entry(turn, person, why)
    entry.phone = phone or entry.phone
    entry.request_id = request.id if request else entry.request_id
    put_on_list(turn, entry)
    answer(turn, entry, key)


def say_to_human(turn: Turn, text: str, why: str) -> None:
    """Whoever began this turn says something to a human: it lies on the list, or goes along."""
    entry = entry_of(turn.db, turn.here, turn.me)
    if entry is not None and entry.state is Wait.OPEN and write_back.run(turn, entry, text):
        return
    entry = entry or new_entry(turn, turn.me, why)
    entry.wants, entry.message = "write", text[:LONGEST]
    put_on_list(turn, entry, again=True)
    answer(turn, entry)


def new_entry(turn: Turn, person: Person, why: str) -> CallBack:
    """Somebody wants a human; nobody was told yet."""
    entry = CallBack(
        neighbourhood_id=turn.here.id, person_id=person.id, why=why[:20], made_at=turn.now
    )
    return turn.keep(entry)


def put_on_list(turn: Turn, entry: CallBack, *, again: bool = False) -> None:
    """From now on the coordinators know; `again`: there is something new to tell them."""
    first = entry.state is Wait.CHOOSING
    if first:
        entry.state = Wait.OPEN
        turn.record(f"person:{entry.person_id}", "wants_human", entry.why)
    if first or again:
        entry.next_step_at = duty.back_at(turn).moment
        tell(turn, entry, more=not first and turn.now - entry.made_at < JUST_NOW)


def answer(turn: Turn, entry: CallBack, key: str = "") -> None:
    """Tell the person what happens next, and when."""
    person = turn.db.get_one(Person, entry.person_id)
    fill = blanks(turn, entry)
    if not anybody(turn, person):
        key = "g.human.nobody"
    elif not key and not hours.office(turn.here).open_at(turn.now):
        key = "g.human.closed"
    writes = Term("g.human.writes", (("coordinator", fill["coordinator"]),))
    sentence: Value = writes if entry.wants == "write" else ""
    kind: LetterKind = "answer" if turn.person is person else "must"
    values = {**fill, "mens_zin": sentence}
    if entry.wants == "write" and entry.state is Wait.OPEN:  # what comes next goes along as well
        turn.ask(
            key or "g.human.ok", then=write_back, subject=entry, to=person, kind=kind,
            about=entry.talk, fill=values,
        )  # fmt: skip
    else:
        turn.say(key or "g.human.ok", to=person, kind=kind, about=entry.talk, fill=values)


def anybody(turn: Turn, person: Person) -> bool:
    """Whether there is a coordinator for `person` who can be reached."""
    return any(somebody.id != person.id for somebody in staff.coordinators(turn))

"""/logboek Ans: who saw what of somebody, for coordinators to look after each other."""

from sqlalchemy import select

from bot.audit import READS, Event
from bot.people import Person
from bot.spoken import By
from bot.texts import Term
from bot.turn import Turn
from handlers import meeting
from handlers.members.which import about_somebody
from handlers.requests import Request
from handlers.staff import name

LINES = 15  # the newest


@about_somebody(
    "logboek",
    r"(?:wie keek (?:naar|bij)|wie zag (?:het nummer|de gegevens|iets) van|who looked at) (.+)",
)
def log(turn: Turn, person: Person) -> None:
    """Each look at what is kept about somebody here; this look is one too."""
    lines = [_line(turn, person, event) for event in _looks(turn, person)]
    turn.record(f"person:{person.id}", "read")
    key = "mem.log" if lines else "mem.log.none"
    turn.say(key, naam=name(person), lijst="\n".join(lines))


def _looks(turn: Turn, person: Person) -> list[Event]:
    """The newest, the oldest of them first; a request and its asker seen at once is one look."""
    about = [f"person:{person.id}"]
    mine = select(Request.id).where(
        Request.neighbourhood_id == turn.here.id,
        (Request.asker_id == person.id) | (Request.made_by_id == person.id),
    )
    about += [f"request:{identity}" for identity in turn.db.scalars(mine)]
    about += [row.about for row in meeting.all_of(turn.db, person)]
    found = turn.db.scalars(
        select(Event)
        .where(
            Event.neighbourhood_id == turn.here.id, Event.about.in_(about), Event.what.in_(READS)
        )
        .order_by(Event.id)
    )
    return list({(event.cause, event.what): event for event in found}.values())[-LINES:]


def _line(turn: Turn, person: Person, event: Event) -> str:
    actor = turn.db.get(Person, event.actor_id) if event.actor_id else None
    who = Term("mem.log.self") if actor is person else name(actor)
    what = Term(f"mem.log.{event.what}")
    return turn.words("mem.log.line", turn.me, tijd=By(event.at), wie=who, wat=what)

"""The database was put back: coordinators say what becomes of the letters that waited then."""

from bot import outbox
from bot.installation import fact
from bot.outage import Restored
from bot.people import Person
from bot.spoken import Clock, Day
from bot.texts import Term
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.trouble.feature import feature


@feature.on(Restored)
def put_back(turn: Turn, news: Restored) -> None:
    """Every coordinator hears of it, and is asked when there are letters."""
    for person in staff.coordinators(turn):
        turn.say(
            "rst.held" if news.held else "rst.none",
            to=person,
            kind="must",
            buttons=[send(value=news.which), throw_away(value=news.which)] if news.held else (),
            about=f"restored:{news.which}",
            slot=_slot(news.which, person),
            dag=Day(news.kept_at),
            tijd=Clock(news.kept_at),
            n=news.held,
        )


def _slot(which: str, person: Person) -> str:
    return f"restored:{which}:{person.id}"


@feature.press("send")
def send(turn: Turn, value: str) -> None:
    """[Versturen]: they go out after all."""
    _ours(turn, value)
    outbox.release(turn.db, turn.here)
    _tell(turn, value, "rst.sent")
    turn.say("rst.sent.you")


@feature.press("away")
def throw_away(turn: Turn, value: str) -> None:
    """[Weggooien]: they never go out."""
    _ours(turn, value)
    outbox.throw_away(turn.db, turn.here)
    _tell(turn, value, "rst.away")
    turn.say("rst.away.you")


def _ours(turn: Turn, which: str) -> None:
    """Refused to others than coordinators, after a newer restore, and when it was settled."""
    staff.only(turn)
    if fact(turn.db, "restored") != which or not outbox.held(turn.db, turn.here):
        raise Refusal("rst.done")


def _tell(turn: Turn, which: str, key: str) -> None:
    """Everybody who was asked sees who decided what."""
    turn.record(f"neighbourhood:{turn.here.id}", key.replace(".", "_"))
    name = turn.me.name or Term("fail.somebody")
    for person in staff.coordinators(turn):
        turn.edit(_slot(which, person), key, about=f"restored:{which}", naam=name)

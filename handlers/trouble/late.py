"""What somebody asked while the bot was away for long: is it still needed?"""

import json
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.messages import Kind
from bot.moment import NOW
from bot.outage import Outage, outage_at
from bot.people import Person
from bot.spoken import Clock, Day
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import asking, safety
from handlers.trouble.feature import feature
from handlers.trouble.model import Late, late_of

LONG = timedelta(minutes=30)  # that the bot was away, and that a message waited
FORGOTTEN = timedelta(hours=24)  # when nobody answers: as long as a draft is kept


@feature.hears
def waited(turn: Turn, text: str) -> bool:
    """A private message of before the bot came back that asks for help."""
    person, outage = turn.person, _outage(turn)
    if person is None or outage is None:
        return False
    late = late_of(turn, person, outage)
    if late is not None:
        return _add(turn, late, text)
    if not asking.asks_anew(turn, text):
        return False
    _ask(turn, person, outage, _without_secrets(turn, text))
    return True


def _outage(turn: Turn) -> Outage | None:
    """The long outage in which this was written; None for what is handled as ever."""
    incoming = turn.incoming
    if incoming is None or turn.now - incoming.at <= LONG:  # before anything is looked up
        return None
    known = turn.person is not None and turn.person.keeps_at is not None
    if not (known and turn.private and turn.neighbourhood) or incoming.forwarded:
        return None
    outage = outage_at(turn.db, incoming.at) if incoming.kind is Kind.TEXT else None
    return outage if outage is not None and outage.length > LONG else None


def _ask(turn: Turn, person: Person, outage: Outage, text: str) -> None:
    assert turn.incoming is not None  # noqa: S101 - it was said: see `_outage`
    late = turn.keep(
        Late(
            neighbourhood_id=turn.here.id,
            person_id=person.id,
            outage_id=outage.id,
            text=json.dumps([text]),
            said_at=turn.incoming.at,
            gone_at=turn.now + FORGOTTEN,
        )
    )
    turn.say("fail.down", **_question(turn, late), slot=late.about)


def _add(turn: Turn, late: Late, text: str) -> bool:
    """Several messages of one person are one question."""
    if late.text is None:  # answered already
        return False
    said = json.loads(late.text)
    if asking.asks_anew(turn, text, what=True):
        said.append(_without_secrets(turn, text))
    else:  # more about what was said before
        said[-1] += f"\n{_without_secrets(turn, text)}"
    late.text = json.dumps(said)
    turn.edit(late.about, "fail.down.more", **_question(turn, late))
    return True


def _without_secrets(turn: Turn, text: str) -> str:
    masked, secret = safety.mask(text)
    if secret:
        turn.say("safe.pin.kept")
    return masked


def _question(turn: Turn, late: Late) -> dict[str, Any]:
    buttons = [still_needed(late), not_any_more(late)]
    return {"buttons": buttons, "about": late.about, "fill": {"tijd": _said_at(turn, late)}}


def _said_at(turn: Turn, late: Late) -> Value:
    today = turn.local.date() == late.said_at.astimezone(ZoneInfo(turn.here.zone)).date()
    values = (("dag", Day(late.said_at)), ("tijd", Clock(late.said_at)))
    return Term("fail.down.today" if today else "fail.down.before", values)


@feature.press("still", Late)
def still_needed(turn: Turn, late: Late) -> None:
    """[Ja]: as if it was said just now."""
    for text in _answered(turn, late):
        turn.db.flush()
        for listen in turn.house.registry.listeners:
            if listen(turn, text):
                break


@feature.press("over", Late)
def not_any_more(turn: Turn, late: Late) -> None:
    """[Nee]."""
    _answered(turn, late)
    turn.say("fail.down.no")


def _answered(turn: Turn, late: Late) -> list[str]:
    if late.text is None or late.person_id != turn.me.id:
        raise Refusal("g.stale.plain")
    texts: list[str] = json.loads(late.text)
    late.text = None
    return texts


@feature.due("late", Late, select(Late.id).where(Late.gone_at <= NOW))
def forget(turn: Turn, late: Late) -> None:
    """Nobody said whether it is still needed, or it was answered long ago."""
    turn.retract(late.about)
    turn.db.delete(late)


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    """What they asked while the bot was away, as long as that is kept."""
    mine = select(Late).where(Late.person_id == person.id).order_by(Late.id)
    return {
        "asked_while_away": [
            {"said_at": late.said_at, "texts": json.loads(late.text)}
            for late in db.scalars(mine)
            if late.text is not None
        ]
    }

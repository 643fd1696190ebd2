"""What this room keeps about a person: for themselves to see, and to forget."""

from typing import Any

from sqlalchemy.orm import Session

from bot.people import Neighbourhood, Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.recurring.feature import feature
from handlers.recurring.model import Series, all_of, asker_of, end, helper_of


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    """What comes back for somebody: all of what they asked, of what they help with less."""
    return {"regular_help": [_shown(series, person) for series in all_of(db, person)]}


def _shown(series: Series, person: Person) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": series.category,
        "often": series.rhythm,
        "since": series.began_at,
        "until": series.over_at or series.until_at,
        "as": "asker" if series.asker_id == person.id else "helper",
    }
    if series.asker_id == person.id:
        found |= {
            "text": series.text,
            "street": series.street,
            "extra": series.extra,
            "for_name": series.for_name,
            "for_phone": series.for_phone,
            "number_each_time": series.number_ok,
        }
    return found


@feature.erases
def erases(turn: Turn, person: Person) -> None:
    """Theirs goes; where they helped somebody else is looked for."""
    before = turn.neighbourhood
    for series in all_of(turn.db, person):
        turn.enter(turn.db.get_one(Neighbourhood, series.neighbourhood_id))
        helper = helper_of(turn, series)
        if series.asker_id == person.id:
            going = series.state == "on"
            end(turn, series)
            if going and helper is not None and helper.id != person.id:
                turn.edit(series.slot, "rec.turn.over", titel=series.title)
                turn.say("rec.ended", to=helper, kind="must", titel=series.title)
            turn.db.delete(series)
            continue
        series.helper_id, series.number_ok = None, False
        if series.state == "on":
            fill: dict[str, Value] = {"titel": series.title, "hoe_vaak": series.often}
            turn.say(
                "rec.left",
                to=asker_of(turn, series),
                kind="must",
                about=series.about,
                voornaam=Term("person.neighbour"),
                fill=fill,
            )
    turn.neighbourhood = before

"""Who takes a yes back often, or with an address in hand: whoever is on duty hears of it."""

from datetime import timedelta

from sqlalchemy import func, or_, select

from bot.audit import Event
from bot.people import Person
from bot.texts import Value
from bot.turn import Turn
from handlers import duty
from handlers.meeting.feature import feature
from handlers.meeting.model import Meeting
from handlers.meeting.say import name
from handlers.requests import Place, Request
from handlers.requests.news import PlaceFreed

LATELY = timedelta(days=90)
SAME = 3  # times that a helper gave back help to the same neighbour


@feature.on(PlaceFreed)
def gave_back(turn: Turn, news: PlaceFreed) -> None:
    """It may be the flu: nothing else happens by itself, and nobody else hears of it."""
    helper = turn.db.get(Person, news.helper_id)
    asker = turn.db.get(Person, news.request.asker_id) if news.request.asker_id else None
    if news.why != "given_back" or helper is None or asker is None:
        return
    turn.db.flush()
    same = _same_neighbour(turn, helper, asker)
    who = news.request.for_name or name(asker)
    if same >= SAME:
        _tell(turn, helper, "coo.meet.same", f"{asker.id}:{same}", {"asker": who, "n": same})
    elif _got_it(turn, helper, news.place):
        known = _with_address(turn, helper)
        _tell(turn, helper, "coo.meet.knew", str(known), {"n": known})


def _same_neighbour(turn: Turn, helper: Person, asker: Person) -> int:
    """How often lately they said yes to this neighbour and gave it back."""
    mine = select(Request.id).where(
        Request.neighbourhood_id == turn.here.id, Request.asker_id == asker.id
    )
    about = [f"request:{identity}" for identity in turn.db.scalars(mine)]
    found = select(func.count()).where(
        Event.neighbourhood_id == turn.here.id,
        Event.about.in_(about),
        Event.what == "freed",
        Event.detail == "given_back",
        Event.actor_id == helper.id,
        Event.at > turn.now - LATELY,
    )
    return turn.db.scalar(found) or 0


def _with_address(turn: Turn, helper: Person) -> int:
    """How often lately they had the address of somebody they did not go to."""
    elsewhere = or_(Place.helper_id.is_(None), Place.helper_id != helper.id)
    found = (
        select(func.count())
        .select_from(Meeting)
        .join(Place, Place.id == Meeting.place_id)
        .where(
            Meeting.neighbourhood_id == turn.here.id,
            Meeting.helper_id == helper.id,
            Meeting.address_at > turn.now - LATELY,
            elsewhere,
        )
    )
    return turn.db.scalar(found) or 0


def _got_it(turn: Turn, helper: Person, place: Place) -> bool:
    """Whether the visit that is given back now is one of those."""
    found = select(Meeting.id).where(
        Meeting.place_id == place.id,
        Meeting.helper_id == helper.id,
        Meeting.address_at.is_not(None),
    )
    return turn.db.scalar(found.limit(1)) is not None


def _tell(turn: Turn, helper: Person, key: str, which: str, fill: dict[str, Value]) -> None:
    for person in duty.called_on(turn):
        if person is helper:
            continue
        turn.say(
            key,
            to=person,
            kind="digest",
            once=f"{key}:{helper.id}:{which}:{person.id}:{turn.now.date()}",
            options={"silent": True},
            fill={"helper": name(helper), **fill},
        )
    turn.record(f"person:{helper.id}", "flagged", key.rpartition(".")[2])

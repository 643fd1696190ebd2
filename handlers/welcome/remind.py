"""Who stopped half-way: one reminder the next morning, then silence; then forgotten."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.moment import NOW
from bot.people import Person
from bot.turn import Turn
from handlers.welcome.consent import refuse
from handlers.welcome.feature import feature
from handlers.welcome.hello import ask_again
from handlers.welcome.intake import forget_newcomer, place_of, under_way
from handlers.welcome.model import Intake, intake_of


@feature.due("remind", Intake, select(Intake.id).where(Intake.remind_at <= NOW))
def remind(turn: Turn, intake: Intake) -> None:
    """Ask once whether they want to go on."""
    intake.remind_at, intake.reminded = None, True
    place = place_of(turn, intake)
    if place is not None:
        turn.enter(place)
    person = turn.db.get_one(Person, intake.person_id)
    turn.say("onb.remind", to=person, kind="digest", buttons=[further(), never_mind()])


@feature.press("further")
def further(turn: Turn) -> None:
    """Goes on where they stopped."""
    ask_again(turn, under_way(turn))


@feature.press("nevermind")
def never_mind(turn: Turn) -> None:
    """Does not go on; nothing is kept."""
    refuse(turn, under_way(turn))


@feature.due("text", Intake, select(Intake.id).where(Intake.text_until <= NOW))
def drop_text(turn: Turn, intake: Intake) -> None:
    """A request that nobody finished asking is forgotten after a day."""
    del turn
    intake.text, intake.text_at, intake.text_until = None, None, None


@feature.due("forget", Intake, select(Intake.id).where(Intake.gone_at <= NOW))
def forget(turn: Turn, intake: Intake) -> None:
    """Somebody who never came in is forgotten; a member only loses the unfinished way in."""
    person = turn.db.get_one(Person, intake.person_id)
    turn.db.delete(intake)
    turn.db.flush()
    forget_newcomer(turn, person)


@feature.exports
def exports(db: Session, person: Person) -> dict[str, Any]:
    """What somebody answered so far who does not take part yet."""
    intake = intake_of(db, person)
    if intake is None:
        return {}
    answers = {"postcode": intake.postcode, "text": intake.text}
    return {"on_the_way_in": {"step": intake.step.value, "since": intake.made_at, **answers}}

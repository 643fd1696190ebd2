"""/zorgen, or the sentence that says so: who reads it is told before anything is kept."""

from datetime import timedelta

from sqlalchemy import select

from bot.messages import Kind
from bot.people import Neighbourhood
from bot.turn import Turn
from handlers.concerns.ask import LONGEST, danger, go_on, never_mind, reader_id
from handlers.concerns.feature import feature
from handlers.concerns.model import Concern
from handlers.concerns.whom import blanks, confidants
from handlers.safety import mask, think_along

FORGOTTEN = timedelta(hours=24)  # what was begun and not passed on
ENOUGH = 6  # words: then what was said already is what they see


@feature.command("zorgen", takes=True)
def worry_command(turn: Turn, rest: str) -> None:
    """/zorgen, *ik maak me zorgen*; without a confidant it goes to a coordinator, as a talk."""
    if turn.neighbourhood is None:
        _enter_the_only_one(turn)
    if not confidants(turn):
        think_along(turn)
        return
    said = rest
    if not rest and turn.incoming is not None and turn.incoming.kind is Kind.TEXT:
        said = turn.incoming.text
    in_group = turn.group is not None
    begin(turn, "" if in_group else said, "sig.grp" if in_group else "sig.start")


def _enter_the_only_one(turn: Turn) -> None:
    """Somebody unknown may be worried too; who reads it is known where there is one place."""
    places = list(turn.db.scalars(select(Neighbourhood).limit(2)))
    if len(places) == 1:
        turn.enter(places[0])


@feature.press("row")
def from_the_menu(turn: Turn) -> None:
    """⟨Ik maak me zorgen⟩."""
    worry_command(turn, "")


feature.row("sig.row", from_the_menu, order=55, when=lambda turn: bool(confidants(turn)))


def begin(turn: Turn, said: str, key: str) -> None:
    """Who reads it, and what to do when there is danger now; nothing is passed on yet."""
    person = turn.person or turn.newcomer()
    draft = turn.keep(
        Concern(
            neighbourhood_id=turn.here.id,
            person_id=person.id,
            made_at=turn.now,
            next_step_at=turn.now + FORGOTTEN,
        )
    )
    if len(said.split()) >= ENOUGH and person.keeps_at is not None:
        draft.text = mask(said)[0][:LONGEST]
    draft.confidant_id = reader_id(turn, draft)
    turn.say(
        key,
        to=person if turn.group is not None else None,
        buttons=[go_on(draft), danger(draft), never_mind(draft)],
        about=draft.talk,
        fill=blanks(turn, draft),
    )

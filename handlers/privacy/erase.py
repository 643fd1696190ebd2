"""/wis: asked twice, then everything is gone."""

from sqlalchemy import or_, select

from bot.commands import go
from bot.people import Person
from bot.turn import Refusal, Turn
from handlers.privacy.feature import feature
from handlers.privacy.forget import forget, last_of, say_goodbye
from handlers.privacy.opening import member
from handlers.requests import Place, PlaceState, Request


@feature.command("wis")
def erase_command(turn: Turn, rest: str) -> None:
    """/wis, *vergeet mij*."""
    del rest
    ask(turn)


@feature.press("erase")
def erase_me(turn: Turn) -> None:
    """[Wis alles]."""
    ask(turn)


def ask(turn: Turn) -> None:
    """The first time: what goes, and a pause as the other way out."""
    if turn.person is not None and turn.person.keeps_at is None:
        stays = forget(turn, turn.person)  # on the way in, or never past it: nothing to weigh
        say_goodbye(turn, stays)
    elif member(turn):
        turn.say("prv.erase", buttons=[first_yes(), pause_first(), keep()])


@feature.press("wipe")
def first_yes(turn: Turn) -> None:
    """The second time: an appointment that ends with it, else only whether it is sure."""
    place = last_of(turn, turn.me)
    if place:
        raise Refusal("prv.last", wijk=place)
    agreed = _agreed(turn, turn.me)
    if agreed is not None:
        turn.say("prv.erase.open", buttons=[second_yes(), after_it()], wanneer=agreed.when)
    else:
        turn.say("prv.erase.sure", buttons=[second_yes(), keep()])


def _agreed(turn: Turn, person: Person) -> Request | None:
    """The first appointment that somebody still has, as asker or as helper."""
    return turn.db.scalar(
        select(Request)
        .join(Place, Place.request_id == Request.id)
        .where(
            Place.state == PlaceState.AGREED,
            or_(Place.helper_id == person.id, Request.asker_id == person.id),
        )
        .order_by(Request.starts_at.is_(None), Request.starts_at)
        .limit(1)
    )


@feature.press("gone")
def second_yes(turn: Turn) -> None:
    """Everything is erased, at once."""
    place = last_of(turn, turn.me)
    if place:
        raise Refusal("prv.last", wijk=place)
    say_goodbye(turn, forget(turn, turn.me))


@feature.press("after")
def after_it(turn: Turn) -> None:
    """[Na de afspraak]."""
    turn.say("prv.erase.later")


@feature.press("keep")
def keep(turn: Turn) -> None:
    """[Nee]."""
    turn.say("prv.close")


@feature.press("rest")
def pause_first(turn: Turn) -> None:
    """[Eerst pauze]."""
    go(turn, "pauze")

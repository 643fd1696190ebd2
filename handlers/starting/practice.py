"""/test: what would become of a request, shown to who asks only; nothing is kept or sent."""

from sqlalchemy import select

from bot.texts import Value
from bot.turn import Turn
from handlers import staff, vocabulary
from handlers.offers import Offer
from handlers.requests import Request
from handlers.starting.feature import feature
from matching import Need

PRACTISED = "practised"  # in the audit trail


@feature.command("test", roles=staff.ROLES, takes=True)
def test_command(turn: Turn, rest: str) -> None:
    """/test, /test Wie kan mijn lamp ophangen?"""
    if rest:
        _try(turn, rest)
    else:
        turn.ask("set.try", then=tried)


@feature.press("practise", stays=True)
def practise_press(turn: Turn) -> None:
    """[Oefenen]."""
    staff.only(turn)
    turn.ask("set.try", then=tried)


@feature.answer("try")
def tried(turn: Turn, text: str) -> None:
    """A sentence as a neighbour might say it."""
    staff.only(turn)
    _try(turn, text)


def _try(turn: Turn, text: str) -> None:
    understood = vocabulary.reading(turn, text)
    if understood.route != "neighbours":
        turn.ask("set.try.refused", then=tried)
        return
    need = next(iter(understood.needs), None) if understood.kind == "request" else None
    if need is None:
        turn.ask("set.try.none", then=tried)
        return
    turn.say("set.try.card", buttons=[next_press(), practise_press()], fill=_said(turn, need))


def _said(turn: Turn, need: Need) -> dict[str, Value]:
    """As the card in the group would have it: our words, nobody's name."""
    shown = Request(category=need.categories[0], concept=need.concept, grain="", deadline=False)
    if need.when is not None and not need.when.past:
        shown.starts_at, shown.ends_at = need.when.start, need.when.end
        shown.grain, shown.deadline = need.when.grain, need.when.deadline
    return {
        "titel": shown.title,
        "icoon": shown.icon,
        "wanneer": shown.when,
        "buurtdeel": turn.here.name,
        "n": _offer_it(turn, need),
    }


def _offer_it(turn: Turn, need: Need) -> int:
    """How many people offer this kind of help."""
    offers = turn.db.scalars(
        select(Offer).where(
            Offer.neighbourhood_id == turn.here.id, Offer.ended_at.is_(None), ~Offer.draft
        )
    )
    kinds = {*need.categories}
    return len({offer.person_id for offer in offers if kinds & {*offer.kinds}})


@feature.press("next", stays=True)
def next_press(turn: Turn) -> None:
    """[Wat gebeurt er dan?]: the rest of the story, told."""
    staff.only(turn)
    turn.record(f"neighbourhood:{turn.here.id}", PRACTISED)
    turn.say("set.try.next")

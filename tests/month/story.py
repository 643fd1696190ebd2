"""One month from a seed: what was asked, what became of it, and what it cost the coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func

from handlers.concerns import Concern
from handlers.requests import Request
from tests.month.desk import Desk
from tests.month.town import Town
from tests.street import Street

DAYS, REQUESTS, ON_BEHALF, CALL_BACKS, NO_SHOWS = 28, 105, 8, 7, 2
WORRIED = timedelta(days=1, hours=5)  # after the first morning: somebody writes *zorgen*
ANSWERS = frozenset({  # what only comes after she wrote or tapped something
    "coo.closed", "coo.call", "coo.callback.solved", "coo.callback.retry", "coo.assign",
    "coo.assigned", "coo.assign.no", "coo.assign.nobody", "coo.assign.claimed", "coo.take",
    "coo.item", "obo.sum.coo", "obo.posted", "coo.undone", "obo.called", "chk.thanks",
    "sig.coo.read", "sig.step.1", "sig.step.2", "sig.step.3", "sig.step.4", "sig.step.5",
    "sig.coo.steps", "sig.coo.close", "sig.coo.closed",
})  # fmt: skip
CALLERS = "de Vries", "Bakker", "Jansen", "Visser", "Smit", "Mulder", "Bos", "Vos"


@dataclass
class Month:
    """What happened."""

    desk: Desk
    asked: int
    ends: dict[str, int]
    concerns: dict[str, int]

    @property
    def reached(self) -> int:
        """Requests that came to the coordinator."""
        return self.desk.kinds["esc.coo"]


def tell(street: Street, seed: str, days: int = DAYS) -> Month:
    """Live through it."""
    town = Town(street, seed)
    desk = Desk(town)
    start = town.began
    for _ in range((REQUESTS - ON_BEHALF) * days // DAYS):
        town.asks(start + _moment(town, days))
    for _ in range(CALL_BACKS * days // DAYS):
        town.wants_to_talk(start + _moment(town, days))
    desk.on_behalf = [
        f"namens mevr. {name}, Lindestraat {n}, 055-12345{n:02}: boodschappen overmorgen om 10 uur"
        for n, name in enumerate(CALLERS, 10)
    ]
    town.worries(start + WORRIED)
    town.absent = NO_SHOWS
    end = start + timedelta(days=days)
    desk.open_until(end)
    town.live(end)
    return _told(street, desk)


def _moment(town: Town, days: int) -> timedelta:
    """By day, from eight until eight: the street begins at nine."""
    return timedelta(days=town.dice.randrange(days), hours=town.dice.uniform(0.1, 11))


def _told(street: Street, desk: Desk) -> Month:
    numbers = Request.number.is_not(None)
    asked = street.look(lambda db: db.query(Request).filter(numbers).count())
    by_state = street.look(
        lambda db: (
            db.query(Request.state, func.count()).filter(numbers).group_by(Request.state).all()
        )
    )
    worries = street.look(
        lambda db: db.query(Concern.state, func.count()).group_by(Concern.state).all()
    )
    return Month(
        desk,
        asked,
        {str(state): many for state, many in by_state},
        {str(state): many for state, many in worries},
    )


def figures(month: Month) -> list[str]:
    """What it cost, in lines."""
    desk = month.desk
    unasked = sum(many for key, many in desk.kinds.items() if key not in ANSWERS)
    ends = ", ".join(f"{many} {state}" for state, many in sorted(month.ends.items()))
    worries = ", ".join(f"{many} {state}" for state, many in sorted(month.concerns.items()))
    kinds = ", ".join(f"{many} {key}" for key, many in desk.kinds.most_common())
    return [
        f"{month.asked} requests ({ends}); {month.reached} came to the coordinator",
        f"concerns, read by the same coordinator as confidant: {worries or 'none'}",
        f"to read: {unasked} that came by themselves, {desk.read - unasked} answers to her own",
        f"to write: {desk.written} messages and {desk.pressed} taps",
        f"by kind: {kinds}",
    ]

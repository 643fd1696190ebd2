"""One month from a seed: what was asked, what became of it, and what it cost the coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func

from handlers.concerns import Concern
from handlers.requests import Request, Rung
from tests.month.desk import Desk
from tests.month.town import Town
from tests.street import Street

DAYS, REQUESTS, ON_BEHALF, CALL_BACKS, NO_SHOWS = 28, 105, 8, 7, 2
WORRIED = timedelta(days=1, hours=5)  # after the first morning: somebody writes *zorgen*
READ, WRITTEN = 60, 40  # messages in a month, at most
CALLERS = "de Vries", "Bakker", "Jansen", "Visser", "Smit", "Mulder", "Bos", "Vos"


@dataclass
class Month:
    """What happened."""

    desk: Desk
    asked: int
    reached: int  # requests that came to the coordinator
    ends: dict[str, int]
    concerns: dict[str, int]

    @property
    def read(self) -> int:
        """Messages that came by themselves."""
        return self.desk.unasked.total()

    @property
    def overtaken(self) -> int:
        """Messages that a newer one took the place of before they were read: heard, not read."""
        return sum(message.deleted and not message.read for message in self.desk.phone.messages)

    @property
    def little(self) -> bool:
        """Whether it cost the coordinator as little as was promised."""
        return self.read <= READ and self.desk.written <= WRITTEN


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
    top = Request.rung.in_((Rung.COORDINATOR, Rung.BACKUP, Rung.ALL))
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
        street.look(lambda db: db.query(Request).filter(numbers).count()),
        street.look(lambda db: db.query(Request).filter(numbers, top).count()),
        {str(state): many for state, many in by_state},
        {str(state): many for state, many in worries},
    )


def figures(month: Month) -> list[str]:
    """What it cost, in lines: how much, and a table by kind."""
    desk = month.desk
    ends = ", ".join(f"{many} {state}" for state, many in sorted(month.ends.items()))
    worries = ", ".join(f"{many} {state}" for state, many in sorted(month.concerns.items()))
    kinds = sorted({*desk.unasked, *desk.answers}, key=lambda k: (-desk.unasked[k], k))
    return [
        f"{month.asked} requests ({ends}); {month.reached} came to the coordinator",
        f"concerns, read by the same coordinator as confidant: {worries or 'none'}",
        f"to read: {month.read} that came by themselves (at most {READ}), "
        f"{desk.answers.total()} answers to her own",
        f"taken away before she looked, as a newer one says it: {month.overtaken}",
        f"to write: {desk.written} messages (at most {WRITTEN}) and {desk.pressed} taps",
        "",
        f"{'text':24}{'by itself':>10}{'answers':>10}",
        *(f"{key:24}{desk.unasked[key]:>10}{desk.answers[key]:>10}" for key in kinds),
    ]

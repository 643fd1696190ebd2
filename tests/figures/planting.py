"""Months in the life of a neighbourhood, put into the database as if they had happened."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.audit import Event
from handlers.requests import HelpedBy, Place, PlaceState, Request, State
from tests.phone import Phone
from tests.residents import ZONE
from tests.street import Street

KINDS = (
    ("company", 8), ("lend_tools", 7), ("odd_jobs", 6), ("ride", 5), ("garden", 3), ("dog", 3),
    ("groceries", 3), ("digital", 2), ("house_watch", 1), ("other", 1),
)  # fmt: skip


def plant(
    street: Street,
    when: datetime,
    kind: str = "groceries",
    ending: str = "neighbour",
    helper: Phone | None = None,
    *,
    after: timedelta = timedelta(minutes=40),
    asked: int = 4,
) -> None:
    """One request that was posted at `when`, and what became of it."""
    here, over = street.neighbourhood_id, when + timedelta(days=2)
    helped = ending in list(HelpedBy)
    outcome = "helped" if helped else {"nobody": "not_helped", "not_needed": "stopped"}.get(ending)
    state = State.DONE if helped else State.STOPPED if outcome else State.OPEN
    request = Request(
        neighbourhood_id=here, category=kind, state=state, outcome=outcome or "", asked=asked,
        made_at=when, opened_at=when, ended_at=over if outcome else None,
    )  # fmt: skip
    street.keep(request)
    place = Place(
        neighbourhood_id=here, request_id=request.id, position=1, outcome=outcome or "",
        state=PlaceState.DONE if outcome else PlaceState.OPEN,
        helper_id=street.person(helper).id if helper else None,
        helped_by=ending if helped else "",
        claimed_at=when + after if helped else None,
    )  # fmt: skip
    street.keep(place)


def plant_month(
    street: Street,
    year: int,
    month: int,
    endings: dict[str, int],
    helpers: Sequence[Phone] = (),
    seed: int = 1,
) -> None:
    """Requests with these endings, spread over the month, by a few helpers more than by others."""
    chance = random.Random(seed)
    kinds = [name for name, many in KINDS for _ in range(many)]
    for ending, many in endings.items():
        for _ in range(many):
            at = datetime(year, month, chance.randint(1, 20), chance.randint(9, 19), tzinfo=ZONE)
            helper = None
            if helpers and ending in ("neighbour", "volunteer"):
                helper = helpers[int(len(helpers) * chance.random() ** 2)]
            plant(
                street, at, chance.choice(kinds), ending, helper,
                after=timedelta(minutes=int(chance.expovariate(1 / 150))),
                asked=chance.randint(2, 6),
            )  # fmt: skip


def no_show(street: Street, when: datetime) -> None:
    """A helper did not come, once."""
    street.keep(
        Event(
            neighbourhood_id=street.neighbourhood_id, about="request:1", what="freed",
            detail="no_show", cause=f"test:{when}", at=when,
        )
    )  # fmt: skip

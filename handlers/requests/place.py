"""A place on a request: room for one helper, and never for two."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.people import Person, Role
from handlers.requests.model import Request


class PlaceState(StrEnum):
    """What is known of one helper's place."""

    OPEN = "open"
    CLAIMED = "claimed"  # somebody said yes; the asker has not answered yet
    AGREED = "agreed"
    DONE = "done"


FEWER = "fewer"  # outcome of a place that fewer helpers made idle


class HelpedBy(StrEnum):
    """As what somebody helped; it stays when nobody knows any more who it was."""

    NEIGHBOUR = "neighbour"
    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"


class Place(Base):
    """Room for one helper. At most one helper per place, at every moment."""

    __tablename__ = "place"
    __table_args__ = (
        UniqueConstraint("neighbourhood_id", "request_id", "position"),
        Index(None, "neighbourhood_id", "helper_id", "state"),
        Index(None, "state", "next_step_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id", ondelete="CASCADE"))
    position: Mapped[int]  # 1, 2, … of `Request.people`
    round: Mapped[int] = mapped_column(default=0)  # grows when its helper goes
    state: Mapped[PlaceState] = mapped_column(default=PlaceState.OPEN)
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    helped_by: Mapped[str] = mapped_column(default="")  # `HelpedBy`: what its helper was then
    claimed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")  # helped, partly, no_show, …
    step: Mapped[str] = mapped_column(default="")  # which reminder or question comes next
    next_step_at: Mapped[datetime | None]  # and when

    def claim(self, helper: Person, now: datetime) -> bool:
        """Take this place for `helper`; False when somebody else has it. Needs the lock."""
        if self.state is not PlaceState.OPEN:
            return False
        self.state, self.helper_id, self.claimed_at = PlaceState.CLAIMED, helper.id, now
        return True

    def helped_as(self, roles: frozenset[Role]) -> None:
        """Whoever holds `roles` helps here: what that counts as, later on, without a name."""
        self.helped_by = HelpedBy.NEIGHBOUR
        if roles & {Role.COORDINATOR, Role.OWNER}:
            self.helped_by = HelpedBy.COORDINATOR
        elif Role.VOLUNTEER in roles:
            self.helped_by = HelpedBy.VOLUNTEER

    def agree(self) -> bool:
        """The asker says yes to whoever claimed it; False when nobody waits for that."""
        if self.state is not PlaceState.CLAIMED:
            return False
        self.state = PlaceState.AGREED
        return True

    def free(self) -> None:
        """Its helper goes; the place is open again, in a next round."""
        self.state, self.helper_id = PlaceState.OPEN, None
        self.helped_by, self.claimed_at = "", None
        self.step, self.next_step_at = "", None
        self.round += 1

    def close(self, outcome: str, now: datetime) -> bool:
        """Nothing more is to be done here; False when it was closed already."""
        if self.state is PlaceState.DONE:
            return False
        self.state, self.done_at, self.outcome = PlaceState.DONE, now, outcome
        self.step, self.next_step_at = "", None
        return True


def places(db: Session, request: Request, *states: PlaceState) -> list[Place]:
    """The places of a request, locked, in order; with `states` only those."""
    wanted = {"here": request.neighbourhood_id, "request": request.id}
    return list(db.scalars(_PLACES, {**wanted, "states": states or list(PlaceState)}))


_PLACES = (
    select(Place)
    .where(
        Place.neighbourhood_id == bindparam("here"),
        Place.request_id == bindparam("request"),
        Place.state.in_(bindparam("states", expanding=True)),
    )
    .order_by(Place.position)
    .with_for_update()
)


def helpers_of(db: Session, request: Request, *states: PlaceState) -> list[Person]:
    """Who holds a place of this request."""
    wanted = states or (PlaceState.CLAIMED, PlaceState.AGREED)
    return [
        db.get_one(Person, place.helper_id)
        for place in places(db, request, *wanted)
        if place.helper_id is not None
    ]

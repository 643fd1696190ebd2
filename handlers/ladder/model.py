"""The steps of a request's ladder: which rung falls when, and what became of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base
from bot.turn import Turn
from handlers.requests import Request, Rung, State

# Besides the rungs, what the ladder does for a request when its moment comes.
DAILY = "daily"  # at the top: every working day until somebody takes it; its `due_at` moves on
MOMENT_PASSED = "moment_passed"  # the help was not there when it was needed
END = "end"  # seven days at the top


class LadderStep(Base):
    """One level of one round of one request: each is dealt with once."""

    __tablename__ = "ladder_step"
    __table_args__ = (UniqueConstraint("neighbourhood_id", "request_id", "round", "rung"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    request_id: Mapped[int] = mapped_column(
        ForeignKey("request.id", ondelete="CASCADE"), index=True
    )
    round: Mapped[int]
    rung: Mapped[str]  # a `Rung`, or one of the three above
    due_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")  # why it was passed: nobody, late, called, …


def steps_of(turn: Turn, request: Request) -> dict[str, LadderStep]:
    """The steps of this round, by rung; read once a turn."""
    return dict(_known(turn, request))


def _known(turn: Turn, request: Request) -> dict[str, LadderStep]:
    known: dict[str, LadderStep] | None = turn.db.info.get((request.id, request.round))
    if known is None:
        round_of = {"here": request.neighbourhood_id, "id": request.id, "round": request.round}
        known = {step.rung: step for step in turn.db.scalars(_STEPS, round_of)}
        turn.db.info[request.id, request.round] = known
    return known


_STEPS = select(LadderStep).where(
    LadderStep.neighbourhood_id == bindparam("here"),
    LadderStep.request_id == bindparam("id"),
    LadderStep.round == bindparam("round"),
)


def plan(turn: Turn, request: Request, rung: str, due_at: datetime) -> LadderStep:
    """That `rung` comes at `due_at` in this round; one that is done stays as it is."""
    known = _known(turn, request)
    step = known.get(rung)
    if step is None:
        step = known[rung] = turn.keep(
            LadderStep(
                neighbourhood_id=request.neighbourhood_id,
                request_id=request.id,
                round=request.round,
                rung=rung,
                due_at=due_at,
            )
        )
    elif step.done_at is None:
        step.due_at = due_at
    return step


def settle(turn: Turn, step: LadderStep, reason: str = "") -> bool:
    """Take a step, by compare-and-set; False when it was taken before."""
    if step in turn.db.new:  # made in this turn: nobody else knows of it
        taken = step.done_at is None
        if taken:
            step.done_at, step.reason = turn.now, reason
        return taken
    turn.db.flush()
    rows = turn.db.execute(
        update(LadderStep)
        .where(
            LadderStep.neighbourhood_id == step.neighbourhood_id,
            LadderStep.id == step.id,
            LadderStep.done_at.is_(None),
        )
        .values(done_at=turn.now, reason=reason)
        .returning(LadderStep.id)
    ).all()
    turn.db.refresh(step)
    return bool(rows)


def look_again(turn: Turn, request: Request) -> None:
    """The request is due again when its next step is."""
    waiting = [s.due_at for s in steps_of(turn, request).values() if s.done_at is None]
    request.next_step_at = min(waiting, default=None)


RUNGS = tuple(Rung)


def above(rung: Rung) -> Rung:
    """The next rung; the last one is its own next."""
    return RUNGS[min(RUNGS.index(rung) + 1, len(RUNGS) - 1)]


def higher(one: Rung | None, other: Rung | None) -> Rung:
    """The higher of two rungs."""
    return max((r for r in (one, other, Rung.NEIGHBOURS) if r), key=RUNGS.index)


def passed(turn: Turn, request: Request) -> bool:
    """Whether the moment of need is over, as the asker was told."""
    step = steps_of(turn, request).get(MOMENT_PASSED)
    return step is not None and step.done_at is not None


def reach_coordinator(turn: Turn, by: datetime) -> set[int]:
    """Ids of the open requests here of which a coordinator will be told by then."""
    return set(
        turn.db.scalars(
            select(Request.id)
            .join(LadderStep, LadderStep.request_id == Request.id)
            .where(
                Request.neighbourhood_id == turn.here.id,
                Request.state == State.OPEN,
                LadderStep.neighbourhood_id == turn.here.id,
                LadderStep.round == Request.round,
                LadderStep.rung == Rung.COORDINATOR,
                LadderStep.done_at.is_(None),
                LadderStep.due_at <= by,
            )
        )
    )

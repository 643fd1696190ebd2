"""An alarm: somebody in an emergency asked that a human is told."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base


class Alarm(Base):
    """That a coordinator was called at once, and who took it."""

    __tablename__ = "alarm"
    __table_args__ = (Index(None, "neighbourhood_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str]  # as of `matching.Emergency`
    at: Mapped[datetime]
    next_step_at: Mapped[datetime | None] = mapped_column(index=True)  # nobody took it: tell all
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    taken_at: Mapped[datetime | None]

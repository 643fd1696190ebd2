"""What a coordinator promised to do next."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base, Private


class NextStep(Base):
    """What a coordinator promised to do about a request, and when to remind them."""

    __tablename__ = "next_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    request_id: Mapped[int] = mapped_column(
        ForeignKey("request.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Private)
    offered_at: Mapped[datetime]  # the moment in their words
    at: Mapped[datetime | None] = mapped_column(index=True)  # none: not wanted, or done

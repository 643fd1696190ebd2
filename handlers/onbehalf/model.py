"""A request for somebody else, until it is posted."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base, Private


class OnBehalf(Base):
    """A request for somebody else, until it is posted: who, how to reach them, and the consent."""

    __tablename__ = "on_behalf"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    request_id: Mapped[int | None] = mapped_column(
        ForeignKey("request.id", ondelete="CASCADE"), index=True
    )  # from the summary on
    text: Mapped[str | None] = mapped_column(Private)
    name: Mapped[str | None] = mapped_column(Private)
    phone: Mapped[str | None] = mapped_column(Private)
    street: Mapped[str | None] = mapped_column(Private)
    relation: Mapped[str] = mapped_column(default="")  # family, neighbour, worker, desk
    consent_at: Mapped[datetime | None]  # the person knows and agrees, as the asker says
    gone_at: Mapped[datetime | None] = mapped_column(index=True)  # an unfinished one goes then
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    # who comes, as the person has to be told
    call_at: Mapped[datetime | None] = mapped_column(index=True)  # when to ask for that call
    tries: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]

"""What a group was told already: so that it is told once, and at most once a day."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base


class Welcome(Base):
    """The one welcome of a group for those who came in, and when its unlinked group is left."""

    __tablename__ = "group_welcome"

    id: Mapped[int] = mapped_column(primary_key=True)  # the group's id
    group_id: Mapped[int] = mapped_column(
        ForeignKey("chat_group.id", ondelete="CASCADE"), unique=True
    )
    names: Mapped[str] = mapped_column(default="")  # empty: nobody waits to be welcomed
    due_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    rights_told_at: Mapped[datetime | None]

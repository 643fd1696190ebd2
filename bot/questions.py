"""What was asked of somebody and is still awaited."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.messages import Address
from bot.people import Person

AWAITED = timedelta(hours=24)


class Question(Base):
    """The one question that is open for a person in a chat; a newer one takes its place."""

    __tablename__ = "question"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    platform: Mapped[str] = mapped_column(primary_key=True)
    chat: Mapped[str] = mapped_column(primary_key=True)
    handler: Mapped[str]  # the name of an `Answer`
    subject: Mapped[int] = mapped_column(default=0)
    about: Mapped[str] = mapped_column(default="")
    neighbourhood_id: Mapped[int | None]
    letter_id: Mapped[int]  # the message that asked
    asked_at: Mapped[datetime]


def awaited(db: Session, person: Person, address: Address, now: datetime) -> Question | None:
    """The question this person still owes an answer to in this chat."""
    question = db.get(Question, (person.id, address.platform, address.chat))
    return question if question and question.asked_at > now - AWAITED else None


def drop(db: Session, person: Person, address: Address | None = None) -> None:
    """Stop waiting for an answer: in one chat, or everywhere."""
    questions = select(Question).where(Question.person_id == person.id)
    if address is not None:
        questions = questions.where(
            Question.platform == address.platform, Question.chat == address.chat
        )
    for question in db.scalars(questions):
        db.delete(question)

"""What was asked of somebody and is still awaited."""

from datetime import datetime, timedelta
from typing import Any

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


def put(db: Session, person: Person, address: Address, **asked: Any) -> None:
    """From now on this is the one question open in this chat."""
    if db.deleted:
        db.flush()  # what was dropped in this same turn must be gone first
    key = (person.id, address.platform, address.chat)
    made = (row for row in db.new if isinstance(row, Question))  # in this same turn
    question = next((q for q in made if (q.person_id, q.platform, q.chat) == key), None)
    if question is None:
        with db.no_autoflush:
            question = db.get(Question, key)
    if question is None:
        question = Question(person_id=key[0], platform=key[1], chat=key[2], subject=0, about="")
        db.add(question)
    for name, value in asked.items():
        setattr(question, name, value)


def drop(db: Session, person: Person, address: Address | None = None) -> None:
    """Stop waiting for an answer: in one chat, or everywhere."""
    questions = select(Question).where(Question.person_id == person.id)
    if address is not None:
        questions = questions.where(
            Question.platform == address.platform, Question.chat == address.chat
        )
    for question in db.scalars(questions):
        db.delete(question)

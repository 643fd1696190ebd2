"""A word that this neighbourhood uses in its own way, as a coordinator taught it."""

from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import ForeignKey, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import Base
from bot.people import Neighbourhood
from bot.texts import Words
from bot.turn import Turn
from bot.undo import UNDO
from matching import concept_title, expression

DRAFT_FOR = timedelta(hours=24)  # a word whose meaning was asked
LONGEST = 60  # characters of an expression
MOST = 200  # words a neighbourhood can have
OWN_CHANGES = "words changed"  # in `Session.info`: this turn taught or forgot one itself


class TaughtWord(Base):
    """What an expression means here. One that is forgotten stays until that can't be undone."""

    __tablename__ = "taught_word"
    __table_args__ = (UniqueConstraint("neighbourhood_id", "word"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    word: Mapped[str]  # in small letters without accents; nothing personal is taught
    said: Mapped[str]  # as it was typed
    concept: Mapped[str]  # id of a service; "" when it is forgotten
    was: Mapped[str] = mapped_column(default="")  # the same, before the last change
    round: Mapped[int] = mapped_column(default=0)  # changes until now: an old button is stale
    taught_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    changed_at: Mapped[datetime]
    gone_at: Mapped[datetime | None] = mapped_column(index=True)  # a forgotten one goes then

    @property
    def meaning(self) -> Words:
        """The service it stands for, in our own words in each language."""
        return service(self.concept)

    @property
    def about(self) -> str:
        """In the audit trail."""
        return f"word:{self.id}"


def service(concept: str) -> Words:
    """The name of a service in each language."""
    return Words.each(partial(concept_title, concept, "other"))


def words_of(turn: Turn) -> list[TaughtWord]:
    """The words of this neighbourhood that mean something now, in alphabetical order."""
    turn.db.flush()
    return list(
        turn.db.scalars(
            select(TaughtWord)
            .where(TaughtWord.neighbourhood_id == turn.here.id, TaughtWord.concept != "")
            .order_by(TaughtWord.word)
        )
    )


def kept(turn: Turn, word: str) -> TaughtWord | None:
    """The row of this expression here, locked; also when it was forgotten a moment ago."""
    turn.db.flush()
    statement = (
        select(TaughtWord)
        .where(TaughtWord.neighbourhood_id == turn.here.id, TaughtWord.word == word)
        .with_for_update()
    )
    return turn.db.scalar(statement)


def how_many(turn: Turn) -> int:
    """Words that this neighbourhood has."""
    turn.db.flush()
    statement = select(func.count()).where(
        TaughtWord.neighbourhood_id == turn.here.id, TaughtWord.concept != ""
    )
    return turn.db.scalar(statement) or 0


def row_for(turn: Turn, said: str) -> TaughtWord:
    """The row of an expression; a new one means nothing yet, and goes when it stays so."""
    word = expression(said)
    row = kept(turn, word)
    if row is None:
        row = turn.keep(
            TaughtWord(
                neighbourhood_id=turn.here.id, word=word, said=said, concept="",
                changed_at=turn.now, gone_at=turn.now + DRAFT_FOR,
            )
        )  # fmt: skip
        turn.db.flush()  # if somebody else teaches it at this moment, this turn begins anew
    return row


def mean(turn: Turn, row: TaughtWord, concept: str) -> None:
    """From now on it means `concept` here; "": nothing of its own any more."""
    row.was, row.concept = row.concept, concept
    row.round += 1
    row.changed_at, row.taught_by_id = turn.now, turn.me.id
    row.gone_at = None if concept else turn.now + UNDO
    turn.record(row.about, "taught" if concept else "unlearned", concept or row.was)
    turn.db.info[OWN_CHANGES] = True
    turn.db.flush()
    turn.db.execute(
        update(Neighbourhood)
        .where(Neighbourhood.id == turn.here.id)
        .values(words_version=Neighbourhood.words_version + 1)
        .execution_options(synchronize_session=False)
    )
    turn.db.refresh(turn.here, ["words_version"])

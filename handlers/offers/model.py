"""A standing offer: what somebody would do for a neighbour, when, and how far away."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.people import Neighbourhood, Person
from bot.texts import Words
from bot.turn import Turn
from matching.lexicon import CATEGORIES, concept_title

DOUBT_AFTER = timedelta(days=60)  # without a fitting request it is asked whether it still holds
OWN_CHANGES = "offers changed"  # in `Session.info`: this turn changed offers itself


class Offer(Base):
    """One thing that somebody offers to do. An ended one is kept without its words."""

    __tablename__ = "offer"
    __table_args__ = (
        Index(None, "neighbourhood_id", "person_id"),
        Index(None, "neighbourhood_id", "version"),
        Index(None, "ask_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Private)  # as typed, or the name of the kind chosen
    categories: Mapped[str] = mapped_column(default="")  # ids, separated by commas
    concept: Mapped[str] = mapped_column(default="")  # of the lexicon
    available: Mapped[str] = mapped_column(default="")  # day, evening, varies; "" if not said
    reach: Mapped[str] = mapped_column(default="")  # near, area, further; "" if not said
    version: Mapped[int] = mapped_column(default=0)  # of the neighbourhood's offers, see `touch`
    made_at: Mapped[datetime]
    ask_at: Mapped[datetime | None]  # when to ask whether it still holds
    ended_at: Mapped[datetime | None]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in self.categories.split(",") if kind)

    @property
    def title(self) -> Words:
        """Our own words for it, in each language."""
        kind = next(iter(self.kinds), "other")
        return Words(tuple((lang, _title(self.concept, kind, lang)) for lang in ("nl", "en")))


def offers_of(
    db: Session, person: Person, neighbourhood: Neighbourhood | None = None
) -> list[Offer]:
    """What somebody offers now, the oldest first; in one neighbourhood or in all."""
    statement = select(Offer).where(Offer.person_id == person.id, Offer.ended_at.is_(None))
    if neighbourhood is not None:
        statement = statement.where(Offer.neighbourhood_id == neighbourhood.id)
    return list(db.scalars(statement.order_by(Offer.id)))


def touch(turn: Turn, offer: Offer) -> None:
    """Mark a changed offer, so that every process takes it up in its index."""
    turn.db.info[OWN_CHANGES] = True
    turn.db.flush()
    offer.version = turn.db.scalar(
        update(Neighbourhood)
        .where(Neighbourhood.id == turn.here.id)
        .values(offers_version=Neighbourhood.offers_version + 1)
        .returning(Neighbourhood.offers_version)
    ) or 0  # fmt: skip
    turn.db.flush()


def end(turn: Turn, offer: Offer) -> None:
    """It holds no longer, and its words go."""
    offer.ended_at, offer.ask_at, offer.text = turn.now, None, ""
    touch(turn, offer)


def listing(offers: Sequence[Offer]) -> Words:
    """What is offered, as a list in each language: "boodschappen doen en fiets maken"."""
    known = (("nl", "en"), ("en", "and"))
    return Words(tuple((lang, _listed(offers, lang, last)) for lang, last in known))


def _listed(offers: Sequence[Offer], language: str, last: str) -> str:
    names = [dict(offer.title.by_language)[language] for offer in offers]
    names = [name[:1].lower() + name[1:] for name in dict.fromkeys(names)]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def _title(concept: str, kind: str, language: str) -> str:
    return concept_title(concept, kind if kind in CATEGORIES else "other", language)

"""A standing offer: what somebody would do for a neighbour, when, and how far away."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from babel.lists import format_list
from sqlalchemy import ForeignKey, Index, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Private
from bot.people import TRUST_ORDER, Membership, Neighbourhood, Person, Trust
from bot.texts import Words
from bot.turn import Turn
from bot.undo import UNDO
from matching import CATEGORIES, category, concept_title

DOUBT_AFTER = timedelta(days=60)  # without a fitting request it is asked whether it still holds
DRAFT_FOR = timedelta(hours=24)
NAMED = 6  # offers that a sentence names
OWN_CHANGES = "offers changed"  # in `Session.info`: this turn changed offers itself


class Offer(Base):
    """One thing that somebody offers to do. An ended one is kept without its words."""

    __tablename__ = "offer"
    __table_args__ = (
        Index(None, "neighbourhood_id", "person_id"),
        Index(None, "neighbourhood_id", "version"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Private)  # as typed; empty when chosen from the list
    categories: Mapped[str] = mapped_column(default="")  # ids, separated by commas
    concept: Mapped[str] = mapped_column(default="")  # of the lexicon
    available: Mapped[str] = mapped_column(default="")  # day, evening, varies; "" if not said
    reach: Mapped[str] = mapped_column(default="")  # near, area, further; "" if not said
    draft: Mapped[bool] = mapped_column(default=False)  # understood, not confirmed yet
    version: Mapped[int] = mapped_column(default=0)  # of the neighbourhood's offers, see `touch`
    made_at: Mapped[datetime]
    told_at: Mapped[datetime | None]  # a coordinator was asked to get to know the person
    next_at: Mapped[datetime | None] = mapped_column(index=True)  # asked whether it holds; or,
    # of a draft and an ended one, when its words go
    ended_at: Mapped[datetime | None]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in self.categories.split(",") if kind in CATEGORIES)

    @property
    def title(self) -> Words:
        """Our own words for it, in each language."""
        return Words.each(self._title)

    def _title(self, language: str) -> str:
        if self.concept:
            return concept_title(self.concept, next(iter(self.kinds), "other"), language)
        names = [concept_title("", kind, language) for kind in self.kinds or ("other",)]
        return ", ".join([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])


def offers_of(
    db: Session, person: Person, neighbourhood: Neighbourhood | None = None
) -> list[Offer]:
    """What somebody offers now, the oldest first; in one neighbourhood or in all."""
    statement = select(Offer).where(
        Offer.person_id == person.id, Offer.ended_at.is_(None), Offer.draft.is_(False)
    )
    if neighbourhood is not None:
        statement = statement.where(Offer.neighbourhood_id == neighbourhood.id)
    return list(db.scalars(statement.order_by(Offer.id)))


def drafts_of(turn: Turn, person: Person) -> list[Offer]:
    """What was understood of somebody's words here and not confirmed yet."""
    return list(
        turn.db.scalars(
            select(Offer)
            .where(
                Offer.neighbourhood_id == turn.here.id, Offer.person_id == person.id, Offer.draft
            )
            .order_by(Offer.id)
        )
    )


def touch(turn: Turn, offer: Offer) -> None:
    """Mark a changed offer, so that every process takes it up in its index."""
    turn.db.info[OWN_CHANGES] = True
    turn.db.flush()
    offer.version = (
        turn.db.scalar(
            update(Neighbourhood)
            .where(Neighbourhood.id == offer.neighbourhood_id)
            .values(offers_version=Neighbourhood.offers_version + 1)
            .returning(Neighbourhood.offers_version)
        )
        or 0
    )
    turn.db.flush()


def end(turn: Turn, offer: Offer) -> None:
    """It holds no longer; its words go when this can no longer be undone."""
    offer.ended_at, offer.next_at = turn.now, turn.now + UNDO
    touch(turn, offer)


def asked(turn: Turn, *people: Person, doubt: bool = False) -> None:
    """They were asked for help, so their offers are alive; `doubt`: they never answer."""
    turn.db.execute(
        update(Offer)
        .where(
            Offer.neighbourhood_id == turn.here.id,
            Offer.person_id.in_([person.id for person in people]),
            Offer.ended_at.is_(None),
            Offer.draft.is_(False),
        )
        .values(next_at=turn.now if doubt else turn.now + DOUBT_AFTER)
        .execution_options(synchronize_session=False)  # nobody looks at it again in this turn
    )


def vetting_missing(turn: Turn, person: Person, kinds: Sequence[str]) -> str:
    """The first of `kinds` for which somebody is not known well enough here; "" if none."""
    wanted = {kind: _wanted(turn, kind) for kind in kinds}
    if set(wanted.values()) <= {Trust.NEW}:
        return ""  # as for most kinds of help: nothing needs to be looked up
    membership = turn.db.get(Membership, (turn.here.id, person.id))
    trust = TRUST_ORDER[membership.trust if membership else Trust.NEW]
    return next((kind for kind in kinds if trust < TRUST_ORDER[wanted[kind]]), "")


def _wanted(turn: Turn, kind: str) -> Trust:
    """How well somebody has to be known for this kind of help."""
    vetting = category(kind).vetting
    if vetting == "vog":
        return Trust.VOG
    return Trust.TALKED if vetting == "talk" and turn.here.talk_needed else Trust.NEW


def listing(offers: Sequence[Offer]) -> Words:
    """What is offered, as a list in each language: "boodschappen doen en fiets maken"."""
    return Words.each(partial(_listed, offers))


def _listed(offers: Sequence[Offer], language: str) -> str:
    titles = [dict(offer.title.by_language)[language] for offer in offers]
    names = [title[:1].lower() + title[1:] for title in dict.fromkeys(titles)]
    if len(names) > NAMED:
        names = [*names[:NAMED], "…"]
    return format_list(names, locale=language)

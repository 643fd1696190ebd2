"""Forgets somebody: every room lets go of them, then the machine does."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from bot.db import Base
from bot.erasures import forgotten, letters_to
from bot.moment import NOW
from bot.outbox import Letter, State
from bot.people import Grant, Neighbourhood, Person, Role, people_with, stays
from bot.texts import Term
from bot.turn import Turn
from handlers.privacy.duties import LINKS, Fate
from handlers.privacy.feature import feature
from handlers.privacy.model import Farewell
from handlers.privacy.news import Stays
from handlers.privacy.retention import MONTH, TABLES
from handlers.welcome import NotIn

EXCLUDED = 24  # months that it is kept at most that somebody may not take part
LAST_LETTER = timedelta(hours=1)  # in which the goodbye arrives, or never does


def last_of(turn: Turn, person: Person) -> str:
    """The name of a neighbourhood that has no coordinator left without them, else ""."""
    leads = (Role.COORDINATOR, Role.OWNER)
    mine = select(Grant).where(Grant.person_id == person.id, Grant.role.in_(leads))
    for grant in turn.db.scalars(mine):
        place = turn.db.get_one(Neighbourhood, grant.neighbourhood_id)
        if people_with(turn.db, place, *leads) == [person]:
            return place.name
    return ""


def forget(turn: Turn, person: Person) -> Stays:
    """Nothing personal of `person` is left when this turn is in; who needs to know is told.

    What remains is a row without a name that old lines of the audit trail point to. Returns
    what is kept without it: for the safety of somebody else.
    """
    news = Stays(person)
    if person.forgotten_at is not None or not stays(turn.db, person, forgetting=True):
        return news
    turn.announce(news)
    turn.house.registry.let_go(turn, person)
    _empty_letters(turn, person)
    _let_go(turn, person)
    return news


def _empty_letters(turn: Turn, person: Person) -> None:
    """Their letters lose their words and their address; what waits is taken back."""
    turn.db.flush()
    for letter in letters_to(turn.db, person):
        letter.body, letter.receipt = None, None
        if letter.state is State.PENDING:
            letter.state = State.RETRACTED
        if letter.state is not State.SENDING:
            letter.chat = ""


def _let_go(turn: Turn, person: Person) -> None:
    turn.db.flush()
    for link, fate in LINKS.items():  # what the rooms did not do themselves
        name, _, column = link.partition(".")
        table = Base.metadata.tables[name]
        if fate is Fate.DELETED:
            turn.db.execute(delete(table).where(table.c[column] == person.id))
        elif fate is Fate.EMPTIED:
            statement = update(table).where(table.c[column] == person.id)
            turn.db.execute(statement.values({column: None}))
    turn.db.expire_all()
    person.name = person.phone = person.current_neighbourhood_id = None
    person.keeps_at = person.pings_at = person.wrote_at = None
    person.paused_until = person.silenced_at = person.frozen_at = None
    person.quiet_from = person.quiet_to = None
    person.rests_from = person.rests_until = None
    person.consent_text = ""
    person.forgotten_at = turn.now
    forgotten(turn.db, person)
    turn.db.flush()


@feature.on(NotIn)
def keep_farewells(turn: Turn, news: NotIn) -> None:
    """Somebody never came in, and hears a last word: its address goes an hour later, too."""
    for slot in sorted(news.slots):
        turn.keep(Farewell(slot=slot, clean_at=turn.now + LAST_LETTER))


def say_goodbye(turn: Turn, news: Stays) -> None:
    """The very last letter to whoever began this turn; its address goes an hour later."""
    months = (("maanden", TABLES["concern"].days // MONTH),)
    letter = turn.say(
        "prv.erased",
        kept_zin=Term("prv.kept", months) if news.kept else "",
        niet_mee_zin=Term("prv.excluded", (("maanden", EXCLUDED),)) if news.excluded else "",
    )
    if letter is not None:
        turn.keep(Farewell(slot=letter.slot, clean_at=turn.now + LAST_LETTER))
    if turn.person is not None:
        turn.db.flush()
        turn.person.language = "nl"


@feature.due("farewell", Farewell, select(Farewell.id).where(Farewell.clean_at <= NOW))
def clean(turn: Turn, farewell: Farewell) -> None:
    """The goodbye has arrived: nobody needs its address any more."""
    for letter in turn.db.scalars(select(Letter).where(Letter.slot == farewell.slot)):
        letter.chat, letter.body, letter.receipt = "", None, None
        if letter.state is State.PENDING:
            letter.state = State.RETRACTED
    turn.db.delete(farewell)

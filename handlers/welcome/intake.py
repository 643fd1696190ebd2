"""The way in, step by step: opened, moved on, ended, or forgotten."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.audit import take_away
from bot.erasures import letters_to
from bot.outbox import Letter, State
from bot.people import ZONE, Account, Grant, Neighbourhood, Person, memberships_of
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers.welcome.model import Intake, Step, intake_of, is_member, neighbourhoods
from handlers.welcome.news import NotIn

REMIND_HOUR = 10  # of the next day
FORGET_AFTER = timedelta(days=7)
TEXT_KEPT = timedelta(hours=24)
PIECES = timedelta(minutes=2)  # in which people send one sentence in several messages


def takes_part(turn: Turn) -> bool:
    """Whether who began this turn said yes to consent 1 and belongs to a neighbourhood."""
    person = turn.person
    if person is None or person.keeps_at is None:
        return False
    if turn.neighbourhood is not None:
        return is_member(turn.db, person, turn.neighbourhood)
    return bool(memberships_of(turn.db, person))


def open_intake(turn: Turn) -> Intake:
    """The way in of who began this turn, who is made a (nameless) person where needed."""
    person = turn.person or turn.newcomer()
    found = intake_of(turn.db, person)
    if found is None:
        found = Intake(person_id=person.id, gone_at=turn.now + FORGET_AFTER, made_at=turn.now)
        turn.keep(found)
    if found.home_id is None and turn.neighbourhood is not None:
        found.home_id = turn.neighbourhood.id
    return found


def under_way(turn: Turn) -> Intake:
    """The way in of who pressed; refused to somebody who takes part already."""
    found = intake_of(turn.db, turn.person)
    if found is None and takes_part(turn):
        raise Refusal("g.stale.plain")
    return found or open_intake(turn)


def move(turn: Turn, intake: Intake, step: Step) -> None:
    """Somebody is now at `step`; who stops there is reminded once.

    What was asked before is answered by that, so a later "nee" is never about an earlier step.
    """
    if turn.incoming is not None:
        where = (Letter.platform == turn.address.platform, Letter.chat == turn.address.chat)
        asked = (Letter.text_key.startswith("onb."), Letter.answered_at.is_(None))
        for letter in turn.db.scalars(select(Letter).where(*where, *asked)):
            letter.answered_at = turn.now
    intake.step, intake.gone_at = step, turn.now + FORGET_AFTER
    if step is Step.NAME:  # takes part already: nothing to be reminded of
        intake.remind_at = None
    elif not intake.reminded:
        intake.remind_at = _next_morning(turn, intake)


def keep_text(turn: Turn, intake: Intake, text: str) -> bool:
    """Keep what was asked until the person is known; True when it goes on with the last piece."""
    recent = intake.text_at is not None and turn.now - intake.text_at < PIECES
    intake.text = f"{intake.text} {text}"[:1000] if recent and intake.text else text[:1000]
    intake.text_at, intake.text_until = turn.now, turn.now + TEXT_KEPT
    return recent


def place_of(turn: Turn, intake: Intake | None) -> Neighbourhood | None:
    """Where somebody on the way in belongs, as far as known; else the only neighbourhood."""
    if intake is not None and intake.home_id is not None:
        return turn.db.get(Neighbourhood, intake.home_id)
    every = neighbourhoods(turn.db)
    return turn.neighbourhood or (every[0] if len(every) == 1 else None)


def enter_some(turn: Turn, intake: Intake | None) -> None:
    """Go on in the place of somebody on the way in, or in any: a human there knows further."""
    place = place_of(turn, intake) or next(iter(neighbourhoods(turn.db)), None)
    if place is not None:
        turn.enter(place)


def area_name(turn: Turn, intake: Intake | None) -> Value:
    """{wijk}: the name of the neighbourhood, or "de buurt" while it is not known."""
    place = place_of(turn, intake)
    return place.name if place else Term("onb.somewhere")


def forget_newcomer(turn: Turn, person: Person) -> None:
    """Keep nothing of somebody who never said yes; letters on their way still arrive."""
    if memberships_of(turn.db, person) or _has_grants(turn, person):
        return
    turn.house.registry.let_go(turn, person)  # they may have asked for a human, or told a worry
    turn.db.flush()
    on_their_way = set()
    for letter in letters_to(turn.db, person):
        letter.person_id = None
        if letter.state is State.SENT and letter is not turn.pressed:
            letter.body, letter.chat, letter.receipt = None, "", None
        else:
            on_their_way.add(letter.slot)
    turn.announce(NotIn(frozenset(on_their_way)))
    turn.db.flush()
    for account in turn.db.scalars(select(Account).where(Account.person_id == person.id)):
        turn.db.delete(account)
    intake = intake_of(turn.db, person)
    if intake is not None:
        turn.db.delete(intake)
    turn.stop_asking(person)
    take_away(turn.db, person, turn.now)
    if turn.person is person:
        turn.person = None


def _has_grants(turn: Turn, person: Person) -> bool:
    mine = select(Grant.role).where(Grant.person_id == person.id).limit(1)
    return turn.db.scalar(mine) is not None


def _next_morning(turn: Turn, intake: Intake) -> datetime:
    place = place_of(turn, intake)
    zone = ZoneInfo(place.zone if place else ZONE)
    tomorrow = turn.now.astimezone(zone) + timedelta(days=1)
    return tomorrow.replace(hour=REMIND_HOUR, minute=0, second=0, microsecond=0)

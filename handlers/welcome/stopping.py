"""*Terug*, *stop* and *stop alles*: nobody who waits for help is silenced by accident."""

from sqlalchemy import select

from bot.choices import normal
from bot.messages import Kind
from bot.people import Account, Person, Role, Unreachable, memberships_of
from bot.questions import awaited
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import requests
from handlers.duty import contact
from handlers.requests import Place, PlaceState, Request, State
from handlers.welcome.consent import ask_consent, refuse
from handlers.welcome.feature import feature
from handlers.welcome.hello import say_hello
from handlers.welcome.intake import enter_some, takes_part
from handlers.welcome.menu import main_buttons, show_menu
from handlers.welcome.mistake import by_mistake
from handlers.welcome.model import Intake, Step, intake_of
from handlers.welcome.news import StopSaid
from handlers.welcome.pause import UNTIL_HELLO, how_long


@feature.command("terug")
def back(turn: Turn, rest: str) -> None:
    """One step back on the way in; elsewhere the question is dropped and the menu shown."""
    del rest
    intake = intake_of(turn.db, turn.person)
    if intake is not None and intake.step in (Step.CONSENT, Step.AREA):
        _step_back(turn, intake)
        return
    if turn.incoming is not None and normal(turn.incoming.text) in ("oeps", "oops"):
        by_mistake(turn)
        return
    _drop_question(turn)
    turn.say("g.back", buttons=main_buttons(turn) if takes_part(turn) else ())


def _step_back(turn: Turn, intake: Intake) -> None:
    if intake.step is Step.AREA and turn.me.keeps_at is None:
        ask_consent(turn, intake)
    else:
        say_hello(turn, intake)


@feature.command("halt")
def stop(turn: Turn, rest: str) -> None:
    """*Stop*: this conversation; outside one, what is open; else a pause or no messages."""
    del rest
    person = _taking_part(turn)
    if person is None:
        return
    question = awaited(turn.db, person, turn.address, turn.now)
    about = question.about if question else ""  # what is going on, or nothing but this talk
    talking = _drop_question(turn) and not about
    if _drop_concepts(turn, person) or talking:
        turn.say("g.stop", buttons=[show_menu(), everything()])
        return
    news = StopSaid(person)
    turn.announce(news)
    if not news.taken and question:
        turn.say("g.stop", buttons=[show_menu(), everything()])
    elif not news.taken:
        turn.say("g.stop.ask", buttons=[how_long(), everything()])


@feature.command("stop")
def stop_everything(turn: Turn, rest: str) -> None:
    """/stop, *stop alles*: no messages any more."""
    del rest
    _stop_all(turn)


@feature.press("stopall")
def everything(turn: Turn) -> None:
    """[Geen berichten meer]."""
    _stop_all(turn)


def _stop_all(turn: Turn) -> None:
    person = _taking_part(turn)
    if person is None:
        return
    if any(_leads(turn, person)):
        raise Refusal("g.stop_all.coo", wijk=turn.here.name)
    _drop_question(turn)
    _drop_concepts(turn, person)
    stopped = _withdraw(turn, person)
    person.silenced_at, person.pings_at, person.paused_until = turn.now, None, None
    person.rests_from = person.rests_until = None
    turn.say("g.stop_all", gestopt_zin=stopped)


def _leads(turn: Turn, person: Person) -> list[Role]:
    return [r for r in turn.roles(person) if r in (Role.COORDINATOR, Role.OWNER)]


def _taking_part(turn: Turn) -> Person | None:
    """Who says stop; None when they said no more than that they do not take part."""
    person = turn.person
    if person is None:
        _nobody(turn)
        return None
    intake = intake_of(turn.db, person)
    if intake is not None and person.keeps_at is None:
        refuse(turn, intake)
        return None
    return person


def _nobody(turn: Turn) -> None:
    """Somebody the bot does not know says stop: there is nothing to stop."""
    enter_some(turn, None)
    if turn.neighbourhood is None:
        turn.say("onb.none")
        return
    turn.say("onb.cons1.no", fill=contact(turn))


def _drop_question(turn: Turn) -> bool:
    question = awaited(turn.db, turn.me, turn.address, turn.now) if turn.person else None
    if question is None:
        return False
    turn.stop_asking()
    return True


def _drop_concepts(turn: Turn, person: Person) -> bool:
    found = False
    for here in memberships_of(turn.db, person):
        mine = select(Request.id).where(
            Request.neighbourhood_id == here.id,
            Request.asker_id == person.id,
            Request.state == State.CONCEPT,
        )
        for identity in list(turn.db.scalars(mine)):
            turn.enter(here)
            concept = turn.get(Request, identity)
            if concept is not None:
                requests.stop(turn, concept, "asker")
                found = True
    return found


def _withdraw(turn: Turn, person: Person) -> Value:
    """Stop what somebody asked and free what they took; returns the sentence that names it."""
    began, asked, promised = turn.neighbourhood, 0, 0
    for here in memberships_of(turn.db, person):
        turn.enter(here)
        for request in requests.live_of(turn.db, here, person):
            locked = turn.get(Request, request.id)
            if locked is not None and locked.live:
                requests.stop(turn, locked, "asker")
                asked += 1
        for place in _held(turn, person):
            request_of = turn.get(Request, place.request_id)
            if request_of is not None:
                requests.free(turn, request_of, place, "given_back")
                promised += 1
    turn.neighbourhood = began
    return _named(asked, promised)


def _held(turn: Turn, person: Person) -> list[Place]:
    held = select(Place).where(
        Place.neighbourhood_id == turn.here.id,
        Place.helper_id == person.id,
        Place.state.in_((PlaceState.CLAIMED, PlaceState.AGREED)),
    )
    return list(turn.db.scalars(held.with_for_update()))


def _named(asked: int, promised: int) -> Value:
    if asked and promised:
        return Term("g.stopped.both")
    if asked:
        return Term("g.stopped.asked", (("n", asked),))
    return Term("g.stopped.promised", (("n", promised),)) if promised else None


@feature.happens(Kind.BLOCKED)
def blocked(turn: Turn) -> bool:
    """Somebody blocked the bot: nothing is sent there, and it counts as a pause until *hallo*."""
    account = _account(turn)
    if account is not None:
        known, account.reachable = account.reachable, False
        turn.me.paused_until = turn.now + UNTIL_HELLO
        if known:
            turn.announce(Unreachable(turn.me, account))
    return True


@feature.happens(Kind.UNBLOCKED)
def unblocked(turn: Turn) -> bool:
    """They can be reached again; nothing is said of it."""
    account = _account(turn)
    if account is not None:
        account.reachable = True
    return True


def _account(turn: Turn) -> Account | None:
    where = turn.address
    mine = select(Account).where(Account.platform == where.platform, Account.chat == where.chat)
    return turn.db.scalar(mine)

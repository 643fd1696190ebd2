"""[Vraag stellen]: passed on to the giver without a name, and the answer too; nothing is kept."""

from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import blocking
from handlers.oneoff.apart import fit, refuse_apart
from handlers.oneoff.feature import feature
from handlers.oneoff.model import OneOff, Taker, taker_of
from matching import asks_for_help, strip_private

LONGEST = 300


@feature.press("ask", OneOff, stays=True)
def ask_question(turn: Turn, one: OneOff) -> None:
    """[Vraag stellen], under the card."""
    person = turn.person
    if person is None or person.keeps_at is None or not turn.reaches(person):
        raise Refusal("clm.noreg", link=f"give-{one.id}")
    if one.giver_id == person.id:
        raise Refusal("one.own")
    if one.state not in ("open", "full"):
        raise Refusal("one.over")
    refuse_apart(turn, one, person)
    turn.ask("one.q", then=question, subject=one, to=person, titel=one.title)
    turn.toast("ping.q.toast")


@feature.answer("question", OneOff, unless=asks_for_help)
def question(turn: Turn, one: OneOff, text: str) -> bool:
    """What they want to know; who asks for help in general means all neighbours."""
    refuse_apart(turn, one, turn.me)
    words = strip_private(text)[:LONGEST].strip()
    if one.state not in ("open", "full") or not words:
        raise Refusal("one.over")
    taker = taker_of(turn, one, turn.me)
    if taker is None:
        taker = turn.keep(
            Taker(
                neighbourhood_id=turn.here.id,
                one_off_id=one.id,
                person_id=turn.me.id,
                state="curious",
                since=turn.now,
            )
        )
        turn.db.flush()
    turn.ask(
        "one.q.fwd",
        then=answer,
        subject=taker,
        to=turn.db.get_one(Person, one.giver_id),
        kind="must",
        about=one.about,
        titel=one.title,
        vraag=words,
    )
    turn.say("ping.q.sent")
    return True


@feature.answer("answer", Taker, unless=asks_for_help)
def answer(turn: Turn, taker: Taker, text: str) -> bool:
    """The giver's answer goes back; a request of their own does not."""
    words = strip_private(text)[:LONGEST].strip()
    one = turn.db.get_one(OneOff, taker.one_off_id)
    if one.giver_id != turn.me.id or one.state not in ("open", "full") or not words:
        return False
    person = turn.db.get_one(Person, taker.person_id)
    blocking.refuse_suspended(turn, turn.me)
    if not fit(turn, one, person):
        raise Refusal("g.stale.plain")
    turn.say(
        "one.q.answer",
        to=person,
        kind="must",
        about=one.about,
        titel=one.title,
        antwoord=words,
    )
    turn.say("ping.q.thanks")
    return True

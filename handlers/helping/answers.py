"""The answers to a ping: yes, not now, not this kind any more; and why somebody was asked."""

from sqlalchemy import select

from bot import outbox
from bot.choices import normal
from bot.commands import go
from bot.messages import Kind
from bot.outbox import Letter, State, by_receipt
from bot.people import Neighbourhood
from bot.presses import Mark
from bot.repeat import repeat_question, waiting_question
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers import nextdoor, offers
from handlers.duty import contact
from handlers.helping.across import home_of
from handlers.helping.feature import feature
from handlers.helping.history import History
from handlers.helping.model import NEXT_DOOR, Ping, PingState, Unwanted
from handlers.helping.moments import answered
from handlers.helping.news import NamedIsOut
from handlers.helping.ping import NAMED, RESERVE, VOLUNTEER, answered_with
from handlers.helping.take import take
from handlers.offers import Offer
from handlers.requests import Request
from handlers.welcome import why_it_is_asked
from matching import remarks

FEW = 3  # answers from which on they make a difference worth telling


@answered_with
def buttons(ping: Ping) -> tuple[Mark | None, ...]:
    """[Ik help] [Nu niet] and, unless it came from somebody in particular, the third."""
    third = never(ping) if ping.why not in (NAMED, RESERVE, VOLUNTEER) else None
    third = not_next_door(ping) if ping.why.startswith(NEXT_DOOR) else third
    return (help_(ping), later(ping), third) if third else (help_(ping), later(ping))


@feature.press("yes", Ping)
def help_(turn: Turn, ping: Ping) -> None:
    """[Ik help]: the tap is the claim."""
    request = turn.get(Request, ping.request_id)
    if request is None or ping.person_id != turn.me.id:
        raise Refusal("g.stale.plain")
    if _to_something_else(turn):
        raise Refusal("ping.sure", titel=request.title)
    take(turn, request)


def _to_something_else(turn: Turn) -> bool:
    """Whether it was a bare "ok", and something else was said to them since they were asked."""
    said, letter = turn.incoming, turn.pressed
    if said is None or said.kind is not Kind.TEXT or said.reply_to or letter is None:
        return False
    yes = normal(said.text).startswith(("ja", "yes"))
    return not yes and "well" in remarks(said.text) and last_said(turn) != letter.slot


def last_letter(turn: Turn) -> Letter | None:
    """The newest message in this chat, as it was said."""
    return outbox.last_message(turn.db, turn.address, tuple(State))


def last_said(turn: Turn) -> str:
    """The slot of the newest message in this chat."""
    last = last_letter(turn)
    return last.slot if last is not None else ""


@feature.press("later", Ping)
def later(turn: Turn, ping: Ping) -> None:
    """[Nu niet] costs nothing."""
    no_and_on(turn, ping)
    turn.say("ping.later")


def no_and_on(turn: Turn, ping: Ping) -> None:
    """Not now; the next one may be asked, and whoever chose this one by name hears so."""
    request = _say_no(turn, ping, PingState.LATER)
    if ping.why == NAMED:
        turn.announce(NamedIsOut(request, turn.me, silent=False))
    answered(turn, request)


@feature.press("never", Ping)
def never(turn: Turn, ping: Ping) -> None:
    """[Dit soort niet meer]."""
    request = _say_no(turn, ping, PingState.NEVER)
    turn.db.merge(
        Unwanted(
            neighbourhood_id=turn.here.id,
            person_id=turn.me.id,
            category=request.category,
            since=turn.now,
        )
    )
    turn.say("ping.never", buttons=[again(ping), pause()], categorie=request.kind_name)
    answered(turn, request)


@feature.press("notnext", Ping)
def not_next_door(turn: Turn, ping: Ping) -> None:
    """[Niet meer hiernaast]: a no, and never again for an area where they do not live."""
    request = _say_no(turn, ping, PingState.LATER)
    answered(turn, request)
    turn.enter(home_of(turn, ping.why))
    nextdoor.say_no(turn)


def _say_no(turn: Turn, ping: Ping, state: PingState) -> Request:
    """The ping is answered with a no; on a closed one there is nothing left to say."""
    request = turn.get(Request, ping.request_id)
    if request is None or ping.person_id != turn.me.id:
        raise Refusal("g.stale.plain")
    if ping.open:
        ping.close(state, turn.now)
        request.said_no += 1
    elif ping.state in (PingState.EXPIRED, PingState.GONE):
        ping.close(state, turn.now)
    return request


@feature.press("again", Ping)
def again(turn: Turn, ping: Ping) -> None:
    """[Toch wel]: this kind may come again."""
    request = turn.db.get_one(Request, ping.request_id)
    unwanted = turn.db.get(Unwanted, (turn.here.id, turn.me.id, request.category))
    if unwanted is not None:
        turn.db.delete(unwanted)
    turn.say("ping.again", categorie=request.kind_name)


@feature.press("pause")
def pause(turn: Turn) -> None:
    """[Even pauze]."""
    go(turn, "pauze")


@feature.command("waarom")
def why(turn: Turn, rest: str) -> None:
    """ "Waarom ik?": the true answer, about the ping replied to, else the last one."""
    del rest
    quoted = quoted_ping(turn)
    if quoted is None and why_it_is_asked(turn):
        return
    ping = quoted or _last_ping(turn)
    if ping is None:
        asked = waiting_question(turn)
        if asked is not None:
            repeat_question(turn, asked, "g.again")
        else:
            turn.say("ping.why.none")
        return
    turn.enter(turn.db.get_one(Neighbourhood, ping.neighbourhood_id))
    key, fill = _reason(turn, ping)
    turn.say(key, fill=fill)


def _reason(turn: Turn, ping: Ping) -> tuple[str, dict[str, Value]]:
    if ping.why == VOLUNTEER:
        return "ping.why.volunteer", {"wijk": turn.here.name}
    if ping.why == NAMED:
        return "ping.why.named", {"coordinator": contact(turn)["coordinator"]}
    if ping.why == RESERVE:
        return "ping.why.reserve", {}
    if ping.why.startswith(NEXT_DOOR):
        return "ping.why.next", {"wijk": turn.here.name, "thuis": home_of(turn, ping.why).name}
    identity = ping.why.removeprefix("offer:")
    offer = turn.db.get(Offer, int(identity)) if identity.isdecimal() else None
    aanbod: Value = offers.listing([offer]) if offer is not None else Term("ping.why.offer")
    fill = {"aanbod": aanbod, "wijk": turn.here.name, "geleerd_zin": _learned(turn, ping)}
    return "ping.why", fill


def _learned(turn: Turn, ping: Ping) -> Value:
    """What earlier answers of theirs had to do with it; nothing while there are hardly any."""
    told = History(turn, turn.db.get_one(Request, ping.request_id), [turn.me]).told(turn.me)
    if told.asked < FEW:
        return ""
    minutes = max(5, 5 * round(told.minutes / 5))
    return Term("ping.why.learned", (("n", told.asked), ("k", told.yes), ("min", minutes)))


def quoted_ping(turn: Turn) -> Ping | None:
    """The ping that somebody replies to."""
    if turn.incoming is None:
        return None
    letter = by_receipt(turn.db, turn.address, turn.incoming.reply_to)
    if letter is None or not letter.about.startswith("ping:"):
        return None
    return turn.db.get(Ping, int(letter.about.removeprefix("ping:")))


def newest_open(turn: Turn) -> Ping | None:
    """The ping of this neighbourhood that waits for an answer, the newest of several."""
    return turn.db.scalar(
        select(Ping)
        .where(
            Ping.neighbourhood_id == turn.here.id,
            Ping.person_id == turn.me.id,
            Ping.state == PingState.OPEN,
        )
        .order_by(Ping.made_at.desc(), Ping.id.desc())
        .limit(1)
    )


def _last_ping(turn: Turn) -> Ping | None:
    """What they were asked last, wherever that was: by the area next door as well."""
    if turn.person is None:
        return None
    return turn.db.scalar(
        select(Ping)
        .where(Ping.person_id == turn.person.id)
        .order_by(Ping.made_at.desc(), Ping.id.desc())
        .limit(1)
    )

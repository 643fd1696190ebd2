"""What is due: the next wave, pings whose time is up, and helpers who cannot be reached."""

from sqlalchemy import exists, select

from bot import hours
from bot.moment import NOW
from bot.people import Account, Person
from bot.turn import Turn
from handlers.helping.candidates import candidates, in_the_evening
from handlers.helping.feature import feature
from handlers.helping.model import Ping, PingState, Wave
from handlers.helping.news import NamedIsOut, NobodyLeft
from handlers.helping.ping import NAMED, open_pings, take_back
from handlers.helping.wave import ask_next_door, ask_some, next_wave_at
from handlers.requests import PlaceState, Request, Rung, State, Urgency, places

ASKING = (Rung.NEIGHBOURS, Rung.WIDER, Rung.VOLUNTEERS)  # rungs on which waves follow waves


_NOT_OPEN = [state for state in State if state is not State.OPEN]
_WAVES = (  # said so that the database begins with the waves: many requests are open
    select(Request.id)
    .join(Wave, Wave.request_id == Request.id)
    .where(Wave.next_at <= NOW, Request.state.not_in(_NOT_OPEN))
)


@feature.due("wave", Request, _WAVES)
def next_few(turn: Turn, request: Request) -> None:
    """Time for the next few, or everybody said no."""
    wave = turn.db.get_one(Wave, request.id)
    waiting = open_pings(turn, request)
    if not places(turn.db, request, PlaceState.OPEN) or request.taken_by_id is not None:
        wave.next_at = None
        return
    planned = next_wave_at(turn, request, wave)
    if waiting and not wave.hurry and planned > turn.now:
        wave.next_at = planned  # the ladder has said since when the next rung comes
        return
    replaced = 1 if waiting and wave.hurry else 0
    able = candidates(turn, request, wave.rung)
    asked = ask_some(turn, request, wave.rung, able, replaced, may_wait=waiting > 0)
    asked = asked or (0 if waiting else ask_next_door(turn, request, wave.rung))
    if not asked and not waiting:
        turn.announce(NobodyLeft(request, wave.rung))


def answered(turn: Turn, request: Request, *, gone: bool = False) -> None:
    """Somebody said no or cannot answer: when nobody thinks about it any more, the next few."""
    wave = turn.db.get(Wave, request.id)
    if wave is None or wave.rung not in ASKING or request.state is not State.OPEN:
        return
    if gone or open_pings(turn, request) == 0:
        late = request.urgency is Urgency.URGENT and in_the_evening(turn)
        wave.next_at = turn.now if late else hours.waking(turn.here).next_open(turn.now)
        wave.hurry = True


@feature.due(
    "closes", Ping, select(Ping.id).where(Ping.state == PingState.OPEN, Ping.closes_at <= NOW)
)
def time_is_up(turn: Turn, ping: Ping) -> None:
    """No answer is "nu niet"; nobody is reminded."""
    request = turn.get(Request, ping.request_id)
    if request is None or not ping.open:
        return
    take_back(turn, request, ping, PingState.EXPIRED, "ping.old")
    _tell_who_chose(turn, request, ping)
    answered(turn, request)


_REACHABLE = exists().where(Account.person_id == Ping.person_id, Account.reachable)
_UNREACHABLE = select(Ping.id).where(Ping.state == PingState.OPEN, ~_REACHABLE)


@feature.due("unreachable", Ping, _UNREACHABLE)
def cannot_be_reached(turn: Turn, ping: Ping) -> None:
    """They blocked the bot, or never opened it: the next neighbour is asked instead."""
    request = turn.get(Request, ping.request_id)
    if request is None:
        return
    ping.close(PingState.UNREACHABLE, turn.now)
    turn.retract(ping.about)
    turn.record(request.about, "unreachable")
    _tell_who_chose(turn, request, ping)
    answered(turn, request, gone=True)


def _tell_who_chose(turn: Turn, request: Request, ping: Ping) -> None:
    """A coordinator asked this one by name, and waits for an answer."""
    if ping.why == NAMED:
        helper = turn.db.get_one(Person, ping.person_id)
        turn.announce(NamedIsOut(request, helper, silent=True))

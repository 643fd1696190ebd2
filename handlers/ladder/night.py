"""A request at night: nobody is woken, except in the evening those who agreed to that."""

from bot.spoken import Clock
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import helping
from handlers.ladder import asker
from handlers.ladder.answers import still_open
from handlers.ladder.climb import begin
from handlers.ladder.feature import feature
from handlers.ladder.kind import evening, times
from handlers.requests import Request, Rung, Urgency


def say_so(turn: Turn, request: Request) -> None:
    """Tell the asker that neighbours are asked in the morning; ask whether that is soon enough."""
    person = asker.told(turn, request)
    asked = _ask_those_awake(turn, request)
    if person is None:
        return
    if request.urgency is Urgency.URGENT:
        key = "esc.night.asked" if asked else "esc.night.first"
        turn.say(key, to=person, about=request.about, fill=_blanks(turn, asked))
    else:
        turn.say(
            "esc.night",
            to=person,
            buttons=[urgent(request), can_wait(request)],
            about=request.about,
            fill=_blanks(turn),
        )


def asleep(turn: Turn, request: Request) -> bool:
    """Whether it was asked at night: the ladder said so (esc.night), and nobody is asked yet.

    Whoever opened the request then need not tell the asker how many neighbours were asked.
    """
    return request.rung is None and not times(turn).waking.open_at(turn.now)


def in_the_morning(turn: Turn) -> Value:
    """The same in one blank, for an asker who reads it in the group."""
    return Term("esc.night.group", tuple(_blanks(turn).items()))


@feature.press("urgent", Request)
def urgent(turn: Turn, request: Request) -> None:
    """[Ja, spoed]"""
    still_open(turn, request)
    request.urgency = Urgency.URGENT
    turn.record(request.about, "urgent")
    if request.rung is None:
        begin(turn, request)
    asked = _ask_those_awake(turn, request)
    key = "esc.night.asked" if asked else "esc.night.first"
    turn.say(key, about=request.about, fill=_blanks(turn, asked))


@feature.press("wait", Request)
def can_wait(turn: Turn, request: Request) -> None:
    """[Nee, kan wachten]"""
    still_open(turn, request)
    turn.say(
        "esc.night.wait",
        about=request.about,
        fill=_blanks(turn),
        tijd_update=asker.next_update(request, turn),
    )


def _ask_those_awake(turn: Turn, request: Request) -> int:
    """Until ten in the evening: those who agreed to be asked when it is urgent."""
    if request.urgency is not Urgency.URGENT or not evening(turn):
        return 0
    return helping.ask_wave(turn, request, Rung.NEIGHBOURS)


def _blanks(turn: Turn, asked: int = 0) -> dict[str, Value]:
    phone = turn.here.night_phone
    return {
        "n": asked,
        "tijd": Clock(times(turn).waking.next_open(turn.now)),
        "nacht_zin": Term("esc.night.phone", (("nachtnummer", phone),)) if phone else "",
    }

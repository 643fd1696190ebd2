"""Asks back what words belong to: a request that is there, which one, or something new."""

from bot import outbox
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import asking
from handlers.details import people
from handlers.details.add import add
from handlers.details.feature import feature
from handlers.requests import Request
from handlers.safety import mask
from matching import helpers_wanted

LONGEST = 300  # letters of what is shown back
ROWS = 10


def ask_whether(turn: Turn, request: Request, text: str) -> None:
    """ "De lift is kapot": does it belong to what they asked, or is it something new?"""
    asking.go_to(turn, request)
    buttons = [belongs(request), something_new(request), neither(request)]
    words = mask(text)[0][:LONGEST]
    turn.say("det.ask", to=turn.me, buttons=buttons, fill={"titel": request.title, "tekst": words})


def ask_which(turn: Turn, mine: list[Request], text: str) -> None:
    """Several requests: to which of them does it belong?"""
    rows = [belongs(request) for request in mine[:ROWS]]
    labels: list[Value] = [request.title for request in mine[:ROWS]]
    turn.say("det.which", to=turn.me, rows=rows, labels=labels, tekst=mask(text)[0][:LONGEST])


def _words(turn: Turn, request: Request) -> str:
    """What stands in the message that was pressed on."""
    if turn.me.id != request.asker_id or turn.pressed is None:
        raise Refusal("g.stale.plain")
    shown = outbox.unpack(turn.pressed, line=False).text
    return shown.partition('"')[2].rpartition('"')[0]


@feature.press("belongs", Request)
def belongs(turn: Turn, request: Request) -> None:
    """[Het hoort erbij], or a row."""
    words = _words(turn, request)
    wanted = helpers_wanted(words)
    if wanted:
        people.change(turn, request, wanted)
    else:
        add(turn, request, words)


@feature.press("new", Request)
def something_new(turn: Turn, request: Request) -> None:
    """[Iets nieuws]: a request of its own."""
    if not asking.take_concept(turn, _words(turn, request), sure=True):
        asking.begin(turn)


@feature.press("neither", Request)
def neither(turn: Turn, request: Request) -> None:
    """[Geen van beide]: how it stands, and what else can be done."""
    _words(turn, request)
    asking.status.not_understood(turn, request)

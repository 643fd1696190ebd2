"""`/annuleer`, "laat maar", "hoeft niet meer": drops a concept, else asks what has to stop."""

from bot.turn import Turn
from handlers.asking.drop import drop
from handlers.asking.feature import feature
from handlers.asking.model import current
from handlers.asking.withdraw import offer_to_stop
from handlers.requests import by_number


@feature.command("annuleer", takes=True)
def cancel(turn: Turn, rest: str) -> None:
    """With a number that request; else the concept somebody is busy with, else what is open."""
    found = current(turn, in_group=False)
    words = rest.split()
    if words and words[0].isdecimal() and turn.neighbourhood is not None:
        request = by_number(turn, int(words[0]))
        mine = request is not None and request.live and request.asker_id == turn.me.id
        if mine and offer_to_stop(turn, request):
            return
    elif found is not None:
        turn.stop_asking()
        drop(turn, found[1])
        turn.say("ask.dropped")
        return
    if not offer_to_stop(turn):
        turn.say("can.none")

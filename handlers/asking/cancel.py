"""`/annuleer`, "laat maar", "hoeft niet meer": drops a concept, else asks what has to stop."""

from bot.turn import Turn
from handlers import staff
from handlers.asking.drop import drop
from handlers.asking.feature import feature
from handlers.asking.mine import names_of_homes, numbered
from handlers.asking.model import current
from handlers.asking.withdraw import choose, offer_to_stop
from handlers.welcome import StopSaid


@feature.command("annuleer", takes=True)
def cancel(turn: Turn, rest: str) -> None:
    """With a number that request; else the concept somebody is busy with, else what is open."""
    found = current(turn, in_group=False)
    words = rest.split()
    if words and words[0].isdecimal() and turn.neighbourhood is not None:
        mine = [r for r in numbered(turn, int(words[0])) if r.live] if turn.person else []
        if len(mine) > 1:
            rows, labels = [choose(request) for request in mine], names_of_homes(turn, mine)
            turn.say("hlp.which", rows=rows, labels=labels, nr=int(words[0]))
            return
        if mine and offer_to_stop(turn, mine[0]):
            return
    elif found is not None:
        turn.stop_asking()
        drop(turn, found[1])
        turn.say("ask.dropped")
        return
    if words and words[0].isdecimal() and _closes(turn, rest):
        return
    if staff.let_it_be(turn) or offer_to_stop(turn):
        return
    promised = StopSaid(turn.me) if turn.person is not None else None
    if promised is not None:
        turn.announce(promised)  # a helper calls off what they promised
    if promised is None or not promised.taken:
        turn.say("can.none")


def _closes(turn: Turn, rest: str) -> bool:
    """ "Annuleer 12", by a coordinator of a request that is not theirs: it is to be closed."""
    close = turn.house.registry.called("/sluit")
    if close is None or not turn.private or not close.handler.roles & turn.roles():
        return False
    close.handler.run(turn, rest)
    return True

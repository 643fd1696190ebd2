"""Thanks or "opgelost" by an asker in the group: is it done?"""

from bot.outbox import by_receipt
from bot.turn import Turn
from handlers import requests
from handlers.asking.feature import feature
from handlers.asking.mine import live
from handlers.asking.sketch import read
from handlers.asking.words import says
from handlers.requests import PlaceState, Request, card, live_of, places


def ask_whether_solved(turn: Turn, text: str) -> bool:
    """Ask the asker, in private where that can be, else under their message."""
    if turn.person is None or turn.incoming is None:
        return False
    mine = [r for r in live_of(turn.db, turn.here, turn.person) if r.group_id is not None]
    if not mine or not (says("solved", text) or read(turn, text, group=True).kind == "thanks"):
        return False
    quoted = by_receipt(turn.db, turn.address, turn.incoming.reply_to)
    named = [r for r in mine if quoted is not None and quoted.about == card.about(r)]
    request = (named or mine)[-1]
    reached = turn.reaches(turn.person)
    here = {"silent": True, "reply_to": turn.incoming.message}
    turn.say(
        "grq.solved",
        to=turn.person if reached else None,
        buttons=[solved(request), not_solved(request)],
        about=request.about,
        slot=f"solved:{request.id}",
        once=f"solved:{request.id}:{turn.now:%Y-%m-%d}",
        options={} if reached else here,
        titel=request.title,
    )
    return True


@feature.press("solved", Request)
def solved(turn: Turn, request: Request) -> None:
    """It is done: with a helper of ours, or by themselves."""
    live(turn, request)
    agreed = places(turn.db, request, PlaceState.AGREED)
    for place in agreed:
        requests.finish(turn, request, place, "helped")
    if request.live:
        requests.stop(turn, request, "asker", outcome="solved")
    _answer(turn, request, "grq.solved.yes")


@feature.press("notsolved", Request)
def not_solved(turn: Turn, request: Request) -> None:
    """[Nee, nog nodig]."""
    live(turn, request)
    _answer(turn, request, "grq.solved.no")


def _answer(turn: Turn, request: Request, key: str) -> None:
    if turn.private:
        turn.say(key)
    else:
        turn.edit(f"solved:{request.id}", key)

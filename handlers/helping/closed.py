"""An answer to a ping that is closed: too late, twice, or after all."""

import re
from datetime import timedelta

from sqlalchemy import select

from bot.people import Neighbourhood
from bot.turn import Turn
from handlers.helping.answers import last_letter
from handlers.helping.model import Ping, PingState
from handlers.helping.take import take
from handlers.helping.telling import tell
from handlers.helping.under_ping import ASKED, takes_it
from handlers.requests import PlaceState, Request, places
from matching import bare_yes_no, firm_claim, remarks, yes_no

LATE = timedelta(days=3)  # after a ping, in which an answer to it is still understood
SAID_NO = ("ping.later", "ping.fine")  # what was said to whoever said no
CLOSED = (PingState.LATER, PingState.NEVER, PingState.GONE, PingState.EXPIRED)
AFTER_ALL = re.compile(r"\btoch wel\b|\bbedoelde? (?:ik )?ja\b|\bafter all\b|\bi meant yes\b")


def answered_late(turn: Turn, text: str) -> bool:
    """Words that answer the last thing we said, and that was a ping which has closed since."""
    ping = _last_closed(turn)
    if ping is None:
        return False
    before = turn.here
    turn.enter(turn.db.get_one(Neighbourhood, ping.neighbourhood_id))
    request = turn.get(Request, ping.request_id)
    if request is not None and _answered(turn, ping, request, text):
        return True
    turn.enter(before)
    return False


def _last_closed(turn: Turn) -> Ping | None:
    last = last_letter(turn)
    if last is None or last.created_at < turn.now - LATE:
        return None
    newest = select(Ping).where(Ping.person_id == turn.me.id, Ping.made_at > turn.now - LATE)
    ping = turn.db.scalar(newest.order_by(Ping.made_at.desc(), Ping.id.desc()).limit(1))
    if ping is None or ping.state not in CLOSED:
        return None
    return ping if last.slot == ping.about or last.text_key in SAID_NO else None


def _answered(turn: Turn, ping: Ping, request: Request, text: str) -> bool:
    remark = remarks(text)
    no_before = ping.state in (PingState.LATER, PingState.NEVER)
    changed = firm_claim(text) and takes_it(turn, request, text) and bare_yes_no(text) is None
    if changed or (no_before and _after_all(text)):
        take(turn, request)
    elif "well" in remark:
        return False  # "ok": it was read
    elif yes_no(text) and bare_yes_no(text) is not None:
        _yes(turn, ping, request, asked_again=no_before)
    elif bare_yes_no(text) is False or (remark and remark[0] == "cannot"):
        turn.say("ping.fine")
    elif not no_before and remark and remark[0] in ASKED:
        _how_it_stands(turn, ping, request)
    else:
        return False
    return True


def _after_all(text: str) -> bool:
    return AFTER_ALL.search(" ".join(text.lower().split())) is not None


def _yes(turn: Turn, ping: Ping, request: Request, *, asked_again: bool) -> None:
    """A bare "ja": a yes to what was asked; after a no of their own they are asked once more."""
    if asked_again and _free(turn, request):
        tell(turn, request, ping)
    else:
        take(turn, request)


def _how_it_stands(turn: Turn, ping: Ping, request: Request) -> None:
    """ "Is het nog nodig?": then they may help, else there is a neighbour or it is over."""
    if _free(turn, request):
        tell(turn, request, ping)
    else:
        turn.say("ping.solved" if request.live else "ping.gone")


def _free(turn: Turn, request: Request) -> bool:
    return request.live and bool(places(turn.db, request, PlaceState.OPEN))

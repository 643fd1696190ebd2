"""Adds a detail to a request, shows it back once, and tells whoever helps."""

import re
import zlib

from bot.outbox import Hours
from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import asking, helping, safety
from handlers.details.feature import feature
from handlers.details.meant import near
from handlers.helping import Ping, PingState
from handlers.requests import PlaceState, Request, helpers_of, places
from handlers.requests.news import DetailsChanged, PlaceClaimed
from matching import strip_private

LONGEST, MOST = 200, 5  # letters of a detail, and details of a request
_LEAD = re.compile(
    r"^(?:(?:o+h?|ow|ah|ja|yes|yeah|trouwens|p\.?s\.?|btw|by the way)\b[\s,.:;!-]*)+", re.I
)
_EDGES = " ,;:-"
_LOOSE = re.compile(  # what a cut leaves at either end: "aanbellen bij", "dus bel hard"
    r"^(?:dus|want|omdat|so|because)\b|\b(?:bij|op|in|aan|van|met|naar|dus|want|omdat|en|at|on|with|because|so|and)$",
    re.I,
)
HOLDING = (PlaceState.CLAIMED, PlaceState.AGREED)


def plain(text: str) -> str:
    """What of it others may read: nothing personal, nothing about health; one line."""
    words = " ".join(strip_private(_LEAD.sub("", text))[:LONGEST].split()).strip(_EDGES)
    if cuts(text):
        words = _LOOSE.sub("", words).strip(_EDGES)
    return words if len(words.split()) > 1 else ""


def cuts(text: str) -> bool:
    """Whether something of it is left out: then what is left has to tell something by itself."""
    return bool(_signs(strip_private(text)) != _signs(text))


def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def held(turn: Turn, request: Request) -> Request:
    """The request, locked, in its own neighbourhood; refused when it is over by now."""
    asking.go_to(turn, request)
    found = turn.get(Request, request.id)
    if found is None or not found.live:
        raise Refusal("ask.stale", status=request.standing)
    return found


def add(turn: Turn, request: Request, text: str) -> None:
    """Keep it with the request; everybody who is asked, and who helps, reads it from now on."""
    request = held(turn, request)
    words, told = plain(text), request.told
    if safety.held(turn, text):
        return
    if not words:
        _answer(turn, request, "det.nothing")
    elif words in told:
        _answer(turn, request, "det.same")
    elif len(told) >= MOST:
        _answer(turn, request, "det.full")
    else:
        _keep(turn, request, [*told, words])
        tell_helpers(turn, request, "det.told", words)
        more = {
            "wie_zin": _readers(turn, request),
            "weg_zin": Term("det.left") if cuts(text) else "",
        }
        _answer(turn, request, "det.added", words, **more)


def _keep(turn: Turn, request: Request, told: list[str]) -> None:
    request.details = "\n".join(told) or None
    turn.record(request.about, "details_changed")
    turn.announce(DetailsChanged(request))


def _answer(turn: Turn, request: Request, key: str, words: str = "", **more: Value) -> None:
    """In private where that can be; in the group nothing of it is repeated."""
    undo = [take_back(request, value=_mark(words))] if words else []
    fill = {"titel": request.title, "tekst": words, **more}
    if turn.private or turn.reaches(turn.me):
        turn.say(key, to=turn.me, buttons=undo, about=request.about, fill=fill)
    elif words and turn.incoming is not None:
        options = {"silent": True, "reply_to": turn.incoming.message}
        turn.say("det.added.group", buttons=undo, about=request.about, options=options)


def _readers(turn: Turn, request: Request) -> Value:
    """Who reads it, so that they need not tell it again."""
    helpers = helpers_of(turn.db, request)
    if len(helpers) == 1:
        name: Value = helpers[0].name or Term("person.neighbour")
        return Term("det.reads.one", (("voornaam", name),))
    return Term("det.reads.helpers" if helpers else "det.reads.asked")


def tell_helpers(turn: Turn, request: Request, key: str, words: str = "", **more: Value) -> None:
    """Whoever said yes hears it, and may say that it does not work so."""
    for place in places(turn.db, request, *HOLDING):
        helper = turn.db.get_one(Person, place.helper_id)
        turn.say(
            key,
            to=helper,
            kind="must",
            hours=Hours.ALWAYS if near(turn, request) else None,
            buttons=[helping.give_up(place)] if key == "det.told" else (),
            about=request.about,
            fill={"titel": request.title, "tekst": words, **more},
        )


def _mark(words: str) -> str:
    """Names a detail in a button, without its words."""
    return f"{zlib.crc32(words.encode()):x}"


@feature.press("back", Request)
def take_back(turn: Turn, request: Request, value: str) -> None:
    """[Toch niet], for ten minutes: it stands there no more, and whoever heard it hears so."""
    if turn.me.id != request.asker_id:
        raise Refusal("grq.notyours")
    told = request.told
    gone = [words for words in told if _mark(words) == value]
    if not gone or not request.live or turn.pressed is None:
        raise Refusal("g.stale.plain")
    if turn.now > turn.pressed.created_at + UNDO:
        raise Refusal("det.late")
    _keep(turn, request, [words for words in told if words not in gone])
    tell_helpers(turn, request, "det.gone", gone[0])
    if turn.private:
        turn.say("det.undone")
    else:
        turn.toast("det.undone")


@feature.on(PlaceClaimed)
def claimed(turn: Turn, news: PlaceClaimed) -> None:
    """Whoever came by the card, not by a question of the bot, did not read what was added."""
    request, helper = news.request, news.helper
    asked = turn.db.query(Ping.id).where(
        Ping.neighbourhood_id == turn.here.id,
        Ping.request_id == request.id,
        Ping.person_id == helper.id,
        Ping.state.in_((PingState.OPEN, PingState.YES)),
    )
    if request.told and asked.first() is None:
        words = "; ".join(request.told)
        fill: dict[str, Value] = {"titel": request.title, "tekst": words}
        buttons = [helping.give_up(news.place)]
        turn.say(
            "det.told", to=helper, kind="must", buttons=buttons, about=request.about, fill=fill
        )

"""What a coordinator types about request 12 without knowing a command: "12 is opgelost"."""

import re
from collections.abc import Callable

from bot.feature import Handler
from bot.turn import Turn
from handlers import helping, staff
from handlers.coordination.assign import named, propose
from handlers.coordination.closing import close_because
from handlers.coordination.feature import feature
from handlers.coordination.handle import release, take_on
from handlers.coordination.item import show_item
from handlers.coordination.more import correct, corrected, neighbours, noted, volunteers
from handlers.coordination.phone import call_neighbour
from handlers.coordination.which import find, found
from handlers.requests import NR, Request
from handlers.staff import certainly
from matching import find_moment

# 112 is a number to ring, never a request.
N = rf"{NR}(?!112\b)(\d{{1,6}})"
_ON_ME = r"(?: wel| maar| op me| op mij| op| over)*"
_OVER = (
    r"opgelost|geregeld|gelukt|klaar|gedaan|afgehandeld|afgerond|dicht|gesloten|weg|geholpen"
    r"|niet (?:meer )?nodig|hoeft niet(?: meer)?|lukt niet(?: meer)?|niet gelukt"
    r"|solved|helped|done|closed|sorted|no longer needed|not needed"
)
_IS = r"(?:(?:is|kan|mag|was|al|nu|inmiddels|allang|can be|has been) )*"
_CHANGE = r"pas|wijzig|verander|verzet|verplaats|verschuif|change|move"
_TO_CHANGE = r"aanpassen|wijzigen|veranderen|verzetten|verplaatsen|verschuiven"


def says(*patterns: str) -> Callable[[Handler], Handler]:
    """Sentences of coordinators that mean the same; `N` in them is a request."""

    def add(run: Handler) -> Handler:
        for pattern in patterns:
            feature.phrase(pattern, roles=staff.ROLES)(run)
        return run

    return add


def does(act: Callable[[Turn, Request], object], *patterns: str, command: str = "") -> None:
    """Sentences that ask just this of the request they name; `command` as in `find`."""

    @says(*patterns)
    def run(turn: Turn, match: re.Match[str]) -> None:
        request = find(turn, _number(match), command)
        if request is not None:
            act(turn, request)


def _number(match: re.Match[str]) -> int:
    return int(next(group for group in match.groups() if group and group.isdecimal()))


def _text(turn: Turn) -> str:
    return turn.incoming.text if turn.incoming is not None else ""


def _rest(turn: Turn, match: re.Match[str]) -> str:
    """What was written behind the number, with its capitals and its "14:00"."""
    return _text(turn).partition(str(_number(match)))[2].strip(" .,:")


# -- whose it is ---------------------------------------------------------------------------------


@says(
    rf"(?:ja )?ik (?:pak|neem|doe) {N}{_ON_ME}",
    rf"(?:neem|pak) {N} (?:over|op)",
    rf"{N} (?:neem|pak|doe) ik{_ON_ME}",
    rf"{N} is (?:van|voor) mij",
    rf"(?:i'll|i will|i) (?:take|handle) {N}",
)
def i_take(turn: Turn, match: re.Match[str]) -> bool:
    """To look after it, unless they were asked for it as a neighbour, or are only that there."""
    if not found(turn, _number(match)):
        return False
    request = find(turn, _number(match), "pak")
    if request is not None and helping.open_ping(turn, request, turn.me) is not None:
        return False
    if request is not None:
        take_on(turn, request, "coo.take.words")
    return True


does(
    release,
    rf"(?:laat|geef) {N} (?:weer |maar )?(?:los|vrij|vallen|terug)",
    rf"{N} (?:weer |maar )?(?:vrijgeven|teruggeven|laten vallen)",
    rf"(?:let go of|drop) {N}",
    command="los",
)


# -- it is over ----------------------------------------------------------------------------------


@says(rf"{N} {_IS}({_OVER})")
def it_is_over(turn: Turn, match: re.Match[str]) -> None:
    """ "12 is opgelost", "12 kan dicht"; "12 lukt niet" may be a sigh, so that is asked."""
    asks = _text(turn).rstrip().endswith("?")
    request = find(turn, _number(match), "toon" if asks else "sluit")
    if request is not None and asks:
        show_item(turn, request)
    elif request is not None:
        close_because(turn, request, "" if "lukt" in match[2] else match[2])


does(
    show_item,
    rf"(?:is|was) {N} (?:al|nog|nu|inmiddels|already|still)? ?(?:open|{_OVER})",
    command="toon",
)


# -- who can do it -------------------------------------------------------------------------------


@says(
    rf"(?:geef|give|pass) {N} (?:maar |even )?(?:door )?(?:aan|to) (.+)",
    rf"{N} (?:is )?(?:voor|moet naar|naar|aan|to|for) (.+)",
    rf"{N} (.+)",
    rf"(?:zet|put) (.+) (?:op|on) {N}",
    rf"(?:laat|let) (.+) {N} (?:doen|do)",
    rf"(?:kan|wil|zou|can|could) (.+) {N} (?:doen|overnemen|do)",
    rf"(?!zet |put |vraag |ask )(.+) (?:voor|op|bij|for) {N}",
)
def for_somebody(turn: Turn, match: re.Match[str]) -> bool:
    """ "Geef 12 aan Els", "12 naar Els", "Els voor 12": when somebody is called so."""
    words = next((group for group in match.groups() if group and not group.isdecimal()), "")
    meant = match[0].startswith(("geef ", "give ", "pass ", "zet ", "put "))
    if not meant and not certainly(turn, words):
        return False
    request = find(turn, _number(match), "wijs_toe")
    if request is not None:
        named(turn, request, words)
    return True


does(
    propose,
    rf"wie (?:kan|wil|past|zou) (?:er )?(?:bij |voor )?{N}(?: doen| helpen| overnemen)?",
    rf"wie (?:kan ik|vraag ik|zal ik) (?:vragen )?(?:voor|bij) {N}(?: vragen)?",
    rf"who (?:can|could) do {N}",
    command="wijs_toe",
)
does(
    neighbours.run,
    rf"(?:vraag |ask )?(?:nog )?(?:meer|more) (?:buren|mensen|helpers|neighbours|people)"
    rf"(?: vragen)?(?: voor| bij| for)? {N}",
    rf"{N} (?:aan )?(?:nog )?meer (?:buren|mensen)(?: vragen)?",
)
does(
    volunteers.run,
    rf"{N} (?:naar|aan|to) (?:de |the )?(?:vrijwilligers|volunteers)",
    rf"(?:vraag |ask )?(?:de |the )?(?:vrijwilligers|volunteers) (?:voor|bij|for) {N}",
)


# -- what is said of it --------------------------------------------------------------------------


does(
    call_neighbour.run,
    rf"(?:bel|ring|call) {N}(?: op| even| terug)*",
    rf"{N} (?:op|terug)?bellen",
    rf"(?:(?:het |the )?(?:telefoon)?nummer|telefoon|phone|phone number) (?:van|of) {N}",
)


@says(rf"(?:{_CHANGE}) {N}(?: .+)?", rf"{N} (?:{_TO_CHANGE})(?: .+)?")
def it_is_other(turn: Turn, match: re.Match[str]) -> None:
    """ "Verzet 12 naar woensdag 14:00", "pas 12 aan"."""
    request = find(turn, _number(match))
    words = re.sub(rf"(?i)^(?:aan|{_TO_CHANGE})\b", "", _rest(turn, match)).strip()
    words = re.sub(r"(?i)^(?:naar|to)\b", "", words).strip()
    if request is not None and words:
        corrected.run(turn, request, words)
    elif request is not None:
        correct.run(turn, request)


@says(rf"{N} (?:moet|wordt|is|must be|is on) (?:naar |op |om )?(.+)")
def it_is_then(turn: Turn, match: re.Match[str]) -> bool:
    """ "12 moet woensdag": only a day or a time."""
    moment = find_moment(match[2], turn.local)
    if moment is None or moment.past or not found(turn, _number(match)):
        return False
    request = find(turn, _number(match))
    if request is not None:
        corrected.run(turn, request, _rest(turn, match))
    return True


@says(rf"{N} .+")
def of_it(turn: Turn, match: re.Match[str]) -> bool:
    """ "12: dochter belt woensdag" is a note."""
    if re.match(rf"\D*{_number(match)}\s*:\s*\D", _text(turn)) is None:
        return False
    request: Request | None = find(turn, _number(match), "notitie")
    return request is None or noted.run(turn, request, _rest(turn, match)) is not False


@says(
    r"nee(?: hoor| toch niet)?|toch (?:maar )?niet|niks|niemand|laat (?:het )?zo",
    r"no|nobody|never mind",
)
def not_that(turn: Turn, match: re.Match[str]) -> bool:
    """ "Toch niet", to a question about their work."""
    del match
    return staff.let_it_be(turn)

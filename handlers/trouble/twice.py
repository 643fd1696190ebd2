"""Somebody says that a message came twice."""

import re

from bot.turn import Turn
from handlers.trouble.feature import feature

_TWICE = r"(?:dubbel|twee keer|twee maal|tweemaal|2 keer|2x|2 x)"
_GOT = r"(?:gekregen|ontvangen|gehad|binnen|gestuurd)"
_IT = r"(?:dit|dat|het|deze|die|alles|hetzelfde|dezelfde|je|jouw|jullie|een)(?: \w+){0,2}"
_FROM = r"(?:(?:hoi|hallo|hee?|sorry|oh?) )?"


@feature.phrase(rf"{_FROM}(?:ik )?(?:kreeg|krijg|heb|had|ontving|zie) {_IT} {_TWICE}(?: {_GOT})?")
@feature.phrase(rf"{_FROM}(?:waarom )?(?:kreeg|krijg|zie) ik {_IT} {_TWICE}(?: {_GOT})?")
@feature.phrase(
    rf"{_FROM}(?:ik (?:kreeg|krijg|heb|zie) )?{_TWICE} (?:hetzelfde|dezelfde|dit|dat)"
    rf"(?: (?:bericht|berichtje|vraag|tekst))?(?: {_GOT})?"
)
@feature.phrase(rf"(?:dit|dat|je|het) bericht(?:je)? (?:kwam|komt) {_TWICE}(?: (?:aan|binnen))?")
@feature.phrase(rf"{_FROM}(?:ik (?:kreeg|krijg|heb) )?dubbele berichten(?: {_GOT})?")
@feature.phrase(
    r"(?:why (?:do|did) )?(?:i )?(?:get|got|received|have) "
    r"(?:this|that|it|everything|your|the same)(?: message)? twice"
)
@feature.phrase(r"(?:i (?:get|got) )?(?:the same message twice|double messages)")
def came_twice(turn: Turn, match: re.Match[str]) -> bool:
    """*Ik kreeg dit dubbel*: only who says so hears about it."""
    del match
    if turn.person is None:
        return False
    turn.say("fail.dup")
    return True

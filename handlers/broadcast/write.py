"""/omroep: a message to many begins, in one line or step by step; or is taken back."""

import re

from bot.turn import Turn
from handlers import staff
from handlers.broadcast.audience import audience_called, everybody
from handlers.broadcast.draft import ask_text, take_text
from handlers.broadcast.feature import feature
from handlers.broadcast.model import Broadcast
from handlers.broadcast.undo import take_back_latest

_STOP = re.compile(r"(?:stop|stoppen|halt|ongedaan( maken)?|trek in|intrekken|undo|recall)[.!]?")
_LINE = re.compile(
    r"(?:[\w ]{0,40}?\b(?:aan|voor|naar|to|for)|stuur|schrijf|meld|vertel|tell|write|send) "
    r"(?P<who>[^:,\n]{3,40})\s*[:,]\s*(?P<what>.+)",
    re.I | re.DOTALL,
)
_TO_ALL = (  # without a colon: then it has to be to everybody
    r"[\w ]{{0,40}}?\b(?:bericht|boodschap|mededeling|message|note)\w* "
    r"(?:aan|voor|naar|to|for) {all}[\s:,.-]+(?P<what>\w.+)"
)
_LET_KNOW = r"laat (?:aan )?{all} weten dat .+|let {all} know .+"


@feature.command("omroep", roles=staff.ROLES, takes=True)
def broadcast_command(turn: Turn, rest: str) -> None:
    """/omroep; /omroep vrijwilligers: morgen koffie; /omroep stop."""
    said = rest.strip().lstrip(":;,- ")
    if _STOP.fullmatch(said.lower()):
        take_back_latest(turn)
        return
    draft = turn.keep(
        Broadcast(neighbourhood_id=turn.here.id, person_id=turn.me.id, made_at=turn.now)
    )
    alone = audience_called(turn, said) if said and len(said.split()) <= 3 else None
    if alone is not None:
        draft.audience, said = alone.value, ""
    if not said:
        ask_text(turn, draft)
    else:
        take_text(turn, draft, said)


@feature.phrase(
    r"(?:stuur |schrijf |zet )?(?:een |het )?(?:bericht|boodschap|mededeling)(?:je)? "
    r"(?:aan|voor|naar) .+",
    roles=staff.ROLES,
)
@feature.phrase(
    r"(?:stuur|schrijf|meld|vertel|laat)(?: aan)? (?:alle|de|iedereen) .+", roles=staff.ROLES
)
@feature.phrase(r"(?:send |write )?(?:a |this )?(?:message|note) (?:to|for) .+", roles=staff.ROLES)
@feature.phrase(r"let .+ know .+", roles=staff.ROLES)
@feature.phrase(r"(?:tell|write|send) (?:everybody|everyone|all|the) .+", roles=staff.ROLES)
def in_one_line(turn: Turn, match: re.Match[str]) -> bool:
    """ "Bericht aan de buurt: morgen is de buurtkamer dicht": shown first, as always."""
    who = everybody(turn)
    if re.fullmatch(_LET_KNOW.format(all=who), match[0], re.I):
        broadcast_command(turn, "")  # in their own words, not in half of a sentence
        return True
    text = turn.incoming.text.strip() if turn.incoming is not None else ""
    said = _LINE.fullmatch(text)
    if said is not None and audience_called(turn, said["who"]):
        broadcast_command(turn, f"{said['who']}: {said['what']}")
        return True
    said = re.fullmatch(_TO_ALL.format(all=who), text, re.I | re.DOTALL)
    if said is None:
        return False
    broadcast_command(turn, said["what"])
    return True

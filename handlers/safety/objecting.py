"""Says why something is not posted, and who can help instead."""

from bot.commands import go
from bot.people import Person
from bot.presses import Mark
from bot.texts import Value
from bot.turn import Turn
from handlers import duty
from handlers.safety import refused
from handlers.safety.aftercare import marks_under
from handlers.safety.flagging import flag
from handlers.safety.phonebook import numbers
from handlers.safety.referral import again, at_home, call_me, never_mind, number
from matching import Understanding

_KEYS = {
    "care": "safe.care",
    "money": "safe.money",
    "debt": "safe.debt",
    "pin": "safe.pin",
    "gas": "safe.gas",
    "dangerous": "safe.gas",
    "sell": "safe.sell",
    "cleaning": "safe.cleaning",
    "ad": "safe.ad",
    "sex": "safe.sex",
    "worry": "safe.worry",
    "night": "safe.night",
    "keys": "safe.home",
}
_EMERGENCIES = {"fall": "sos.fall", "suicide": "sos.suicide", "violence": "sos.violence"}


def objection(turn: Turn, understanding: Understanding) -> bool:
    """Tell whoever asked why this is not for neighbours; False when it is.

    Never aloud in a group: there the author hears it in private; if that cannot be, a referral
    leaves one neutral line with the way to a private chat, and a refusal leaves nothing.
    """
    if understanding.route in ("112", "113"):
        _emergency(turn, understanding)
        return True
    if understanding.route not in ("refuse", "refer"):
        return False
    reason = understanding.reason
    reached = turn.private or (turn.person is not None and turn.reaches(turn.person))
    if reason == "worry" and reached and _to_the_confidant(turn):
        return True
    if turn.private:
        _say(turn, reason, None)
    elif turn.person is not None and turn.reaches(turn.person):
        _say(turn, reason, turn.person)
    elif understanding.route == "refer" and turn.incoming is not None:
        turn.say(
            "safe.grp",
            links=[turn.link("hallo")],
            options={"silent": True, "reply_to": turn.incoming.message},
        )
    refused.note(turn, reason)
    if reason == "sex":
        flag(turn, "sex", "coo.flag")
    return True


def _to_the_confidant(turn: Turn) -> bool:
    """The sentence "ik maak me zorgen" is as /zorgen, where that room is installed."""
    return turn.neighbourhood is not None and go(turn, "zorgen")


def think_along(turn: Turn) -> None:
    """Nobody here receives concerns: shall a coordinator think along?"""
    _say(turn, "worry", None if turn.private else turn.person)


def somebody_fell(turn: Turn) -> None:
    """Said in private by who is with them: what to do now, and [Waarschuw iemand]."""
    value = f"fall-{turn.reader(turn.person).language}"
    turn.say("sos.fall", buttons=marks_under("sos.fall", value), fill=numbers())


def _say(turn: Turn, reason: str, to: Person | None) -> None:
    key = _KEYS.get(reason, "safe.no")
    blanks: dict[str, Value] = {**numbers()}
    if turn.neighbourhood is not None:
        blanks |= duty.contact(turn)
    elif key in ("safe.sex", "safe.care", "safe.worry", "safe.night"):
        key = "safe.no"  # nobody to name before the neighbourhood is known
    turn.say(key, to=to, buttons=_buttons(key, reason), fill=blanks)


def _buttons(key: str, reason: str) -> list[Mark]:
    """The way out: to a human, to a number, or to another question."""
    if key in ("safe.care", "safe.worry", "safe.night"):
        return [call_me(value=reason), never_mind()]
    if key == "safe.home":
        return [at_home(), call_me(value=reason)]
    if key in ("safe.money", "safe.debt"):
        return [number(value="geld"), call_me(value=reason)]
    if key in ("safe.sell", "safe.cleaning", "safe.no"):
        return [again(), call_me(value=reason or "no")]
    return [] if key == "safe.sex" else [call_me(value=reason)]


def _emergency(turn: Turn, understanding: Understanding) -> None:
    """An emergency that only the whole reading showed."""
    key = _EMERGENCIES.get(understanding.reason, "sos.112")
    value = f"{understanding.reason or 'danger'}-{turn.reader(turn.person).language}"
    if not turn.private:
        suicide = key == "sos.suicide"
        turn.say("sos.grp.suicide" if suicide else "sos.grp", fill=numbers())
        return
    turn.say(key, buttons=marks_under(key, value), fill=numbers())

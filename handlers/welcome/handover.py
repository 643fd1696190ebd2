"""To a human without being asked: after three misses, and for a voice message."""

from bot.people import Person
from bot.turn import Turn
from handlers.duty import contact
from handlers.welcome.rooms import go

KEYS = {"not_understood": "g.nosee3", "voice": "g.voice.none"}


def hand_over(turn: Turn, person: Person, why: str) -> None:
    """Let the coordinator contact somebody, and tell them so."""
    del person
    blanks = {name: contact(turn)[name] for name in ("coordinator", "wanneer_terug")}
    turn.say(KEYS[why], fill=blanks)
    go(turn, "mens")

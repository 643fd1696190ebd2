"""Somebody asked by name is not asked after all: the coordinator made a slip."""

from bot.people import Person
from bot.turn import Turn
from handlers.helping.model import PingState
from handlers.helping.ping import being_asked, take_back
from handlers.requests import Request


def unask(turn: Turn, request: Request, person: Person) -> bool:
    """Take back the open question to one person; False when there is none (any more)."""
    mine = [ping for ping in being_asked(turn, request) if ping.person_id == person.id]
    for ping in mine:
        take_back(turn, request, ping, PingState.GONE, "ping.gone")
    return bool(mine)

"""Who offers to help, for whoever has to say yes and asks."""

from bot.people import Person
from bot.turn import Turn
from handlers.helping.claimed import other, yes
from handlers.helping.known import known_as
from handlers.helping.voice import may_decide
from handlers.requests import PlaceState, Request, places
from handlers.welcome import name_of


def tell_who(turn: Turn, request: Request) -> bool:
    """Who offers to help, to whoever has to say yes; False: nobody does, or it is not theirs."""
    waiting = places(turn.db, request, PlaceState.CLAIMED)
    if not waiting or not may_decide(turn, request):
        return False
    for place in waiting:
        helper = turn.db.get_one(Person, place.helper_id)
        name = name_of(turn, helper)
        turn.say(
            "clm.who",
            kind="must",
            buttons=[yes(place), other(place)],
            about=f"claim:{place.id}:{place.round}",
            slot=f"asker:{place.id}:{place.round}:who",
            voornaam_helper=name,
            ervaring_zin=known_as(turn, request, helper),
        )
    return True

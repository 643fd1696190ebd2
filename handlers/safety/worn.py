""" "Ik kan niet meer", and nothing else: is it about help, or is somebody not well?

It is no emergency by itself: those words are heard before. Nobody is alarmed; a voice is offered.
"""

from bot.texts import Value
from bot.turn import Turn
from handlers import duty, welcome
from handlers.safety.feature import feature
from handlers.safety.phonebook import numbers
from handlers.safety.referral import call_me, never_mind
from matching import remarks


@feature.hears
def worn(turn: Turn, text: str) -> bool:
    """Asked gently, before it is taken for a no or for something to pass on."""
    if not turn.private or turn.incoming is None or turn.incoming.forwarded:
        return False
    if "worn" not in remarks(text):
        return False
    turn.say("safe.worn", buttons=[not_well(), about_help()])
    return True


@feature.press("notwell")
def not_well(turn: Turn) -> None:
    """[Het gaat niet goed]: who listens at any hour, and a human of here."""
    fill: dict[str, Value] = {**numbers()}
    if turn.neighbourhood is not None:
        fill |= duty.contact(turn)
        # That they are not well is kept nowhere, also not as why they are called.
        turn.say("safe.worn.talk", buttons=[call_me(value="asked"), never_mind()], fill=fill)
    else:
        turn.say("safe.worn.alone", fill=fill)


@feature.press("abouthelp")
def about_help(turn: Turn) -> None:
    """[Iets anders]: about what they promised or asked, where there is such a thing."""
    if turn.person is not None and turn.neighbourhood is not None:
        said = welcome.StopSaid(turn.person)
        turn.announce(said)
        if said.taken:
            return
    turn.say("safe.worn.else")

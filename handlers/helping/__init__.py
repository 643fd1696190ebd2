"""Being asked and helping: the ping, the claim, the asker's yes, giving back, the reserve list."""

from handlers.helping import aftermath, called_off, claimed, upkeep, words
from handlers.helping.across import homes_asked
from handlers.helping.aftermath import let_go
from handlers.helping.candidates import postcode
from handlers.helping.claimed import remind
from handlers.helping.claiming import what_is_known
from handlers.helping.feature import feature
from handlers.helping.giveback import give_back, give_up, helps, tell_asker
from handlers.helping.model import Ping, PingState, Standing, let_stand, open_ping
from handlers.helping.news import (
    AskedNextDoor,
    AskerArrived,
    AskerMissing,
    NamedIsOut,
    NobodyLeft,
)
from handlers.helping.ping import asked_by_name, open_pings
from handlers.helping.propose import another_moment, propose
from handlers.helping.recheck import ask_anew
from handlers.helping.unask import unask
from handlers.helping.wave import ask_person, ask_wave, suggest, withdraw
from handlers.helping.who import tell_who

__all__ = [
    "AskedNextDoor",
    "AskerArrived",
    "AskerMissing",
    "NamedIsOut",
    "NobodyLeft",
    "Ping",
    "PingState",
    "Standing",
    "aftermath",
    "another_moment",
    "ask_anew",
    "ask_person",
    "ask_wave",
    "asked_by_name",
    "called_off",
    "claimed",
    "feature",
    "give_back",
    "give_up",
    "helps",
    "homes_asked",
    "let_go",
    "let_stand",
    "open_ping",
    "open_pings",
    "postcode",
    "propose",
    "remind",
    "suggest",
    "tell_asker",
    "tell_who",
    "unask",
    "upkeep",
    "what_is_known",
    "withdraw",
    "words",
]

"""First hello, consent, neighbourhood, name; global answers; pause, language and leaving."""

from handlers.welcome import absent, begin, edited, remind, settings, sharing, stopping, unseen
from handlers.welcome.arrive import join_here, name_of
from handlers.welcome.consent import ask_pings
from handlers.welcome.feature import feature
from handlers.welcome.hello import ensure_consent, start
from handlers.welcome.intake import PIECES, takes_part
from handlers.welcome.menu import explain_beside, menu
from handlers.welcome.mistake import by_mistake
from handlers.welcome.model import Intake
from handlers.welcome.news import (
    BecameMember,
    Joined,
    Named,
    NotIn,
    NotUnderstood,
    Returned,
    StopSaid,
)
from handlers.welcome.pause import back_said, less, often_said, rest_from, rest_said
from handlers.welcome.payloads import behind, follow, on_payload, payloads
from handlers.welcome.pending import is_no_answer, why_it_is_asked
from handlers.welcome.postcodes import postcodes_as_kept, shorten_postcodes
from handlers.welcome.settings import own_setting

__all__ = [
    "PIECES",
    "BecameMember",
    "Intake",
    "Joined",
    "Named",
    "NotIn",
    "NotUnderstood",
    "Returned",
    "StopSaid",
    "absent",
    "ask_pings",
    "back_said",
    "begin",
    "behind",
    "by_mistake",
    "edited",
    "ensure_consent",
    "explain_beside",
    "feature",
    "follow",
    "is_no_answer",
    "join_here",
    "less",
    "menu",
    "name_of",
    "often_said",
    "on_payload",
    "own_setting",
    "payloads",
    "postcodes_as_kept",
    "remind",
    "rest_from",
    "rest_said",
    "settings",
    "sharing",
    "shorten_postcodes",
    "start",
    "stopping",
    "takes_part",
    "unseen",
    "why_it_is_asked",
]

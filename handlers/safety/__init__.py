"""112 and crisis words first; refusals and referrals; `first_aid`."""

from bot.feature import Feature
from bot.messages import Incoming, Outgoing
from bot.turn import House

feature = Feature("safety")


def first_aid(incoming: Incoming, house: House) -> Outgoing | None:
    """The emergency answer to `incoming`, without a database; None when it is no emergency."""
    del incoming, house
    return None

"""The emergency answer, found without a database and sent before anything else."""

from bot.house import House
from bot.messages import Incoming, Outgoing


def first_aid(incoming: Incoming, house: House) -> Outgoing | None:
    """The emergency answer to `incoming`, without a database; None when it is no emergency."""
    del incoming, house
    return None

"""Talk in a group that cannot concern the bot: left alone before anything is looked up."""

from bot.messages import Incoming, Kind
from matching import find_moment, understand

NO_CONCERN = frozenset({"chitchat", "information", "marketplace", "alert", "spam"})


def small_talk(incoming: Incoming) -> bool:
    """Whether nobody would answer this: free talk in a group, no reply, no request, no moment.

    A moment alone may be the second half of somebody's request, so it is looked at further.
    """
    if incoming.kind is not Kind.TEXT or incoming.private or incoming.reply_to:
        return False
    if understand(incoming.text, incoming.at, group=True).kind not in NO_CONCERN:
        return False
    return find_moment(incoming.text, incoming.at) is None

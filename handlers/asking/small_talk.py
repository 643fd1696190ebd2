"""Talk in a group that cannot concern the bot: left alone before anything is looked up."""

from zoneinfo import ZoneInfo

from bot.messages import Incoming, Kind
from handlers.asking.words import says
from matching import claim_words, find_moment, understand

ZONE = ZoneInfo("Europe/Amsterdam")  # near enough: which neighbourhood it is was not looked up
NO_CONCERN = frozenset({"chitchat", "information", "marketplace", "alert", "spam"})


def small_talk(incoming: Incoming) -> bool:
    """Whether nobody would answer this: free talk in a group, no reply, no request, no moment.

    A moment alone may be the second half of somebody's request, so it is looked at further.
    """
    if incoming.kind is not Kind.TEXT or incoming.private or incoming.reply_to:
        return False
    local = incoming.at.astimezone(ZONE)
    if understand(incoming.text, local, group=True).kind not in NO_CONCERN:
        return False
    if says("solved", incoming.text) or says("vague_when", incoming.text):
        return False  # perhaps an answer, or an asker who is done
    if claim_words(incoming.text) and any(letter.isdigit() for letter in incoming.text):
        return False  # "ik help 12"
    return find_moment(incoming.text, local) is None

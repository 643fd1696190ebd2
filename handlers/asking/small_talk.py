"""Talk in a group that cannot concern the bot: left alone before anything is looked up."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.house import House
from bot.messages import Incoming, Kind
from bot.people import ZONE
from handlers.asking.words import says
from handlers.vocabulary import perhaps_taught
from matching import claim_words, find_moment, kind_in_group, may_be_a_moment

SMALL, BESIDE = 3, 1  # letters of a word that says little; words that say more, beside a moment
CLAIM = 6  # words of a message that takes up a request by its number, at most
_DIGIT = re.compile(r"\d")
NO_CONCERN = frozenset({"chitchat", "information", "marketplace", "alert", "spam"})


def small_talk(incoming: Incoming, house: House) -> bool:
    """Whether nobody would answer this: free talk in a group, no reply, no request, no moment.

    A word that was taught there may make a request of it.

    A moment with hardly a word beside it may be the second half of somebody's request, so it is
    looked at further.
    """
    if incoming.kind is not Kind.TEXT or incoming.private or incoming.reply_to:
        return False
    if kind_in_group(incoming.text) not in NO_CONCERN:
        return False
    if says("solved", incoming.text) or says("vague_when", incoming.text):
        return False  # perhaps an answer, or an asker who is done
    if _may_be_a_claim(incoming.text):
        return False
    about_now = incoming.at.astimezone(ZoneInfo(ZONE))  # in which neighbourhood was not looked up
    if just_a_moment(incoming.text, about_now):
        return False
    return not perhaps_taught(house, incoming)


def _may_be_a_claim(text: str) -> bool:
    """ "Ik help 12", but not "ik help al 12 jaar mee bij de speeltuin"."""
    if not _DIGIT.search(text):
        return False
    return len(text.split()) <= CLAIM and claim_words(text)


def just_a_moment(text: str, local: datetime) -> bool:
    """ "Oh, liefst vrijdag om 3 uur", but not "wat een wind vannacht"."""
    if not may_be_a_moment(text, SMALL, BESIDE + 1):  # one more: a word here is cut at a dash
        return False
    if says("told_of", text):
        return False
    moment = find_moment(text, local)
    if moment is None or moment.past:
        return False
    return sum(len(word) > SMALL for word in text.replace(moment.text, " ").split()) <= BESIDE

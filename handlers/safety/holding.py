"""Words for somebody else that ask for money, a card or a code are passed on to nobody."""

from bot.turn import Turn
from handlers.safety.flagging import flag
from handlers.safety.referral import call_me
from matching import money_matter


def held(turn: Turn, text: str) -> bool:
    """Whether `text` may not be passed on; its author hears why, and a coordinator that it was so.

    What was written is told to nobody.
    """
    why = money_matter(text)
    if not why:
        return False
    turn.say("safe.held", to=turn.me, buttons=[call_me(value=why)])
    flag(turn, "money", "coo.flag.money")
    return True

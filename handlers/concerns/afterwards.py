"""After somebody's first visit, and each fifth: was there anything to worry about?"""

from bot.turn import Turn
from handlers.concerns.feature import feature
from handlers.concerns.start import begin
from handlers.concerns.whom import confidants
from handlers.requests import SAID_HELPED, times_helped
from handlers.requests.news import HelpGiven
from handlers.safety import think_along

EACH = 5


@feature.on(HelpGiven)
def after_a_visit(turn: Turn, news: HelpGiven) -> None:
    """Asked lightly, and only where somebody reads the answer."""
    helper = news.helper
    if news.outcome not in SAID_HELPED or not [p for p in confidants(turn) if p is not helper]:
        return
    turn.db.flush()
    visits = times_helped(turn, helper_id=helper.id)
    if visits == 1 or visits % EACH == 0:
        turn.say(
            "sig.helper",
            to=helper,
            kind="digest",
            buttons=[all_well(), worried()],
            once=f"sig.helper:{news.place.id}",
            options={"silent": True},
        )


@feature.press("well")
def all_well(turn: Turn) -> None:
    """[Nee]."""
    turn.toast("sig.helper.no")


@feature.press("worried")
def worried(turn: Turn) -> None:
    """[Ja]."""
    if confidants(turn):
        begin(turn, "", "sig.start")
    else:
        think_along(turn)  # there is none any more

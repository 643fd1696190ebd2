"""After somebody's first visit, and each fifth: was there anything to worry about?"""

from sqlalchemy import func, select

from bot.turn import Turn
from handlers.concerns.feature import feature
from handlers.concerns.start import begin
from handlers.concerns.whom import confidants
from handlers.requests import Place, PlaceState
from handlers.requests.news import HelpGiven
from handlers.safety import think_along

EACH = 5
REAL = ("helped", "partly")  # outcomes: somebody was there


@feature.on(HelpGiven)
def after_a_visit(turn: Turn, news: HelpGiven) -> None:
    """Asked lightly, and only where somebody reads the answer."""
    helper = news.helper
    if news.outcome not in REAL or not [p for p in confidants(turn) if p is not helper]:
        return
    turn.db.flush()
    mine = select(func.count()).where(
        Place.neighbourhood_id == turn.here.id,
        Place.helper_id == helper.id,
        Place.state == PlaceState.DONE,
    )
    visits = turn.db.scalar(mine) or 0
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

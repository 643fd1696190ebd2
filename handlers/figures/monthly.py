"""On the first of the month the group reads how the last one went, where that was switched on."""

from datetime import time, timedelta

from bot import rhythm
from bot.people import Group, Neighbourhood
from bot.spoken import Since
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.figures.count import Figures, count
from handlers.figures.feature import feature
from handlers.figures.month import Month
from handlers.figures.protect import FEWEST
from handlers.figures.published import helped_exactly
from handlers.requests import card

AT, LATE = time(17, 15), timedelta(hours=3)


@feature.due("monthly", Neighbourhood, rhythm.due("monthly"))
def on_the_first(turn: Turn, here: Neighbourhood) -> None:
    """Without a name and without a sound; nothing of a month of which little may be told."""
    late = rhythm.comes(turn, here, "monthly", AT)
    if late is None or late > LATE or not here.tells_good or turn.local.day != 1:
        return
    month = Month.of(turn.now, here.zone).earlier()
    figures = count(turn.db, here, month)
    fill = _said(turn, figures)
    for group in card.groups_of(turn) if fill else []:
        _tell(turn, group, month, fill, gone_by=LATE - late)


def _said(turn: Turn, figures: Figures) -> dict[str, Value]:
    """The blanks of imp.wijk; none when a number under five would be told, or worked out."""
    helped = helped_exactly(figures.endings)
    if figures.asked < FEWEST or helped is None or helped < FEWEST:
        return {}
    helpers: Value = ""
    if len(figures.turns) >= FEWEST:
        helpers = Term("imp.wijk.helpers", (("n", len(figures.turns)),))
    soonest: Value = ""
    if figures.fastest is not None and figures.timed >= FEWEST:
        soonest = Term("imp.wijk.soonest", (("duur", Since(turn.now - figures.fastest)),))
    return {"a": figures.asked, "b": helped, "helpers_zin": helpers, "snelste_zin": soonest}


def _tell(
    turn: Turn, group: Group, month: Month, fill: dict[str, Value], gone_by: timedelta
) -> None:
    turn.say(
        "imp.wijk",
        to=group,
        kind="digest",
        about=f"impact:{group.id}",
        once=f"impact:{group.id}:{month}",
        gone_by=turn.now + gone_by,
        options={"silent": True},
        wijk=turn.here.name,
        maand=month.said(turn.reader().language),
        fill=fill,
    )

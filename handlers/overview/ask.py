"""/overzicht: a link to the page, for ten minutes and one browser; without a page the picture."""

from bot.turn import Turn
from handlers import figures, staff
from handlers.overview.feature import feature
from handlers.overview.model import give

PATH = "overzicht"


@feature.command("overzicht", roles=staff.ROLES)
def overview_command(turn: Turn, rest: str) -> None:
    """/overzicht."""
    del rest
    base = turn.house.pages
    if not base:
        figures.show.show(turn, figures.Month.of(turn.now, turn.here.zone))
        return
    link = f"{base}{PATH}/open/{give(turn)}"
    fill = {"wijk": turn.here.name, "link": link}
    if base.startswith("https://"):
        turn.say("pag.link", links=[link], options={"protect": True}, fill={**fill})
    else:  # of this computer itself: no platform makes a button of it
        turn.say("pag.link.here", options={"protect": True}, fill={**fill})

"""/instellingen: what somebody may set for themselves, and in which neighbourhood they are."""

from collections.abc import Callable

from bot.commands import go, installed
from bot.feature import Press
from bot.people import Neighbourhood, memberships_of
from bot.presses import Mark
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.welcome.area import ask_area
from handlers.welcome.arrive import name_in_words
from handlers.welcome.feature import feature
from handlers.welcome.hello import known
from handlers.welcome.intake import open_intake
from handlers.welcome.language import choose_language
from handlers.welcome.menu import give, with_area
from handlers.welcome.pause import ask_urgent, less, when_not

feature.row("row.quiet", when_not, 60)
feature.row("row.language", choose_language, 70)


@feature.command("instellingen")
def settings_command(turn: Turn, rest: str) -> None:
    """/instellingen."""
    del rest
    if not known(turn):
        return
    rows: list[tuple[str, Mark]] = [
        ("row.quiet", when_not()),
        ("row.often", less()),
        ("row.urgent", ask_urgent()),
        ("row.language", choose_language()),
        ("row.name", other_name()),
        ("row.area", other_area()),
    ]
    if installed(turn, "aanbod"):
        rows.append(("row.offers", give()))
    rows += [(label, press()) for label, press, when in _more if when(turn)]
    if installed(turn, "mijn_gegevens"):
        rows.append(("row.data", my_data()))
    labels: list[Value] = [Term(label) for label, _ in rows]
    turn.say("ins.main", rows=[mark for _, mark in rows], labels=labels)


_more: list[tuple[str, Press, Callable[[Turn], bool]]] = []  # of rooms that know this one


def own_setting(label: str, when: Callable[[Turn], bool]) -> Callable[[Press], Press]:
    """Declare a row of /instellingen that stands there while `when` holds."""

    def add(press: Press) -> Press:
        _more.append((label, press, when))
        return press

    return add


@feature.press("mydata")
def my_data(turn: Turn) -> None:
    """[Mijn gegevens]."""
    go(turn, "mijn_gegevens")


@feature.press("rename")
def other_name(turn: Turn) -> None:
    """[Mijn naam]."""
    turn.ask("onb.name", then=name_in_words, profielnaam="")


@feature.command("andere_buurt")
def area_command(turn: Turn, rest: str) -> None:
    """*Andere buurt*."""
    del rest
    if known(turn):
        ask_which(turn)


@feature.press("area")
def other_area(turn: Turn) -> None:
    """[Andere buurt]."""
    ask_which(turn)


with_area(other_area)


def ask_which(turn: Turn) -> None:
    """Which of their neighbourhoods to go on in; with one only, where they live now."""
    mine = memberships_of(turn.db, turn.me)
    if len(mine) < 2:
        ask_area(turn, open_intake(turn))
        return
    labels: list[Value] = [place.name for place in mine]
    turn.say("g.where", rows=[swap(place) for place in mine], labels=labels, wijk=turn.here.name)


@feature.press("swap", Neighbourhood)
def swap(turn: Turn, place: Neighbourhood) -> None:
    """Go on in another neighbourhood of theirs."""
    if place not in memberships_of(turn.db, turn.me):
        return
    turn.me.current_neighbourhood_id = place.id
    turn.enter(place)
    turn.say("g.where.ok", wijk=place.name)

"""Whether a neighbour may be asked for the area next door: asked once, changed by a word."""

from bot.people import Membership, Neighbourhood, Person
from bot.turn import Turn
from handlers.nextdoor.feature import feature
from handlers.nextdoor.model import Beyond, asked_about, linked
from handlers.nextdoor.news import NextDoorOver
from handlers.requests import SAID_HELPED
from handlers.requests.news import HelpGiven
from handlers.welcome import own_setting


@feature.command("hiernaast")
def next_door_command(turn: Turn, rest: str) -> None:
    """*Ook hiernaast*: how it is, and turning it round."""
    del rest
    if turn.person is None or not _lives_here(turn, turn.person):
        turn.say("nxt.none")
        return
    said = {place: asked_about(turn, place, turn.person) for place in linked(turn)}
    on = [place for place, row in said.items() if row and row.yes_at]
    if not said:
        turn.say("nxt.none")
    elif on:
        turn.say("nxt.on", buttons=[no_longer()], wijken=_names(on))
    else:
        turn.say("nxt.ask", buttons=[gladly(), rather_not()], wijken=_names(said))


@feature.command("niet_hiernaast")
def no_next_door_command(turn: Turn, rest: str) -> None:
    """*Niet meer hiernaast*: as easy as saying yes."""
    del rest
    if turn.person is not None and _lives_here(turn, turn.person):
        say_no(turn)
    else:
        turn.say("nxt.none")


@own_setting("row.nextdoor", lambda turn: bool(linked(turn)))
@feature.press("setting")
def in_the_settings(turn: Turn) -> None:
    """The row in /instellingen."""
    next_door_command(turn, "")


@feature.on(HelpGiven)
def after_a_visit(turn: Turn, news: HelpGiven) -> None:
    """Who just helped is asked once whether the area next door may count on them too."""
    helper = news.helper
    if news.outcome not in SAID_HELPED or helper.pings_at is None or not _lives_here(turn, helper):
        return
    new = [place for place in linked(turn) if asked_about(turn, place, helper) is None]
    if not new:
        return
    said = turn.say(
        "nxt.ask",
        to=helper,
        kind="digest",
        buttons=[gladly(), rather_not()],
        options={"silent": True},
        wijken=_names(new),
    )
    for place in new if said else []:
        turn.keep(_row(turn, place, helper))


@feature.press("gladly")
def gladly(turn: Turn) -> None:
    """[Ja, dat mag]: consent for this purpose only, for the areas that are linked now."""
    places = linked(turn) if _lives_here(turn, turn.me) else []
    if not places:
        turn.say("nxt.none")
        return
    for place in places:
        row = asked_about(turn, place, turn.me) or turn.keep(_row(turn, place, turn.me))
        row.yes_at = row.yes_at or turn.now
    turn.say("nxt.on", buttons=[no_longer()], wijken=_names(places))


@feature.press("rather")
def rather_not(turn: Turn) -> None:
    """[Liever niet]: never asked again, also not by the question after a visit."""
    say_no(turn)


@feature.press("nolonger")
def no_longer(turn: Turn) -> None:
    """[Niet meer]: what was asked from there and not answered yet goes too."""
    say_no(turn)


def say_no(turn: Turn) -> None:
    """No area next to this one may have whoever began this turn asked any more."""
    here, person = turn.here, turn.me
    for place in linked(turn):
        row = asked_about(turn, place, person) or turn.keep(_row(turn, place, person))
        row.yes_at = None
        turn.announce(NextDoorOver(place, here, person))
    turn.say("nxt.off", buttons=[gladly()])


def let_rest(turn: Turn, person: Person) -> None:
    """Somebody may not take part at home now: what they were asked for next door goes as well.

    Their yes stays theirs; while they rest nobody looks at it.
    """
    for place in linked(turn):
        turn.announce(NextDoorOver(place, turn.here, person))


def _row(turn: Turn, place: Neighbourhood, person: Person) -> Beyond:
    return Beyond(
        neighbourhood_id=place.id, person_id=person.id, home_id=turn.here.id, asked_at=turn.now
    )


def _lives_here(turn: Turn, person: Person) -> bool:
    """A member here, and not because they came over the border to help."""
    came = asked_about(turn, turn.here, person)
    member = turn.db.get(Membership, (turn.here.id, person.id)) is not None
    return member and came is None


def _names(places: "list[Neighbourhood] | dict[Neighbourhood, Beyond | None]") -> str:
    return ", ".join(place.name for place in places)

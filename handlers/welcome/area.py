"""In which neighbourhood somebody lives: by postcode, by name, or chosen from a list."""

from rapidfuzz import fuzz

from bot.choices import normal
from bot.commands import go
from bot.people import Neighbourhood
from bot.texts import Term
from bot.turn import Turn
from handlers.duty import contact
from handlers.welcome.arrive import arrive
from handlers.welcome.feature import feature
from handlers.welcome.intake import enter_some, forget_newcomer, move, under_way
from handlers.welcome.model import Intake, Step, intake_of, neighbourhoods
from handlers.welcome.postcodes import example, find_postcode, kept, living_at
from matching import reaction

MISSES = 3  # in a row, then a human helps
A_PAGE = 8  # rows of neighbourhoods in one list


def ask_area(turn: Turn, intake: Intake) -> None:
    """Ask for the postcode; where there is nothing to look up, only whether it is here."""
    move(turn, intake, Step.AREA)
    every = neighbourhoods(turn.db)
    if len(every) == 1 and not every[0].postcodes:
        _confirm(turn, every[0])
    elif not any(place.postcodes for place in every):
        _choose(turn, 0)
    else:
        turn.ask("onb.area", then=in_words, buttons=[dont_know()], vb_postcode=example(every))


@feature.answer("area")
def in_words(turn: Turn, text: str) -> bool:
    """A postcode or the name of a neighbourhood; a longer sentence is no answer."""
    intake = intake_of(turn.db, turn.person)
    if intake is None or intake.step is not Step.AREA:
        return False
    every = neighbourhoods(turn.db)
    named = [place for place in every if fuzz.ratio(normal(text), normal(place.name)) >= 85]
    postcode = find_postcode(text)
    found = named or (living_at(every, postcode) if postcode else [])
    if postcode and found and not named:
        intake.postcode = kept(postcode, found[0])
    if len(found) == 1:
        _confirm(turn, found[0])
    elif found:
        _choose(turn, 0, found)
    elif postcode:
        wijk = every[0].name if len(every) == 1 else Term("onb.somewhere")
        buttons = [outside(), nothing()]
        enter_some(turn, intake)
        coordinator = contact(turn)["coordinator"]
        turn.say("onb.area.out", buttons=buttons, wijk=wijk, coordinator=coordinator)
    elif len(text.split()) > 4 or reaction(text) == "why":
        return False
    else:
        _not_understood(turn, intake)
    return True


def _not_understood(turn: Turn, intake: Intake) -> None:
    """Once more, with the list one tap away; the third time a human."""
    turn.me.misses += 1
    if turn.me.misses < MISSES:
        turn.ask("onb.area.bad", then=in_words, buttons=[choose()])
    else:
        turn.me.misses = 0
        to_a_human(turn, intake)


def _confirm(turn: Turn, place: Neighbourhood) -> None:
    turn.ask("onb.area.ok", then=in_words, buttons=[here(place), choose()], wijk=place.name)


@feature.press("here", Neighbourhood)
def here(turn: Turn, place: Neighbourhood) -> None:
    """That is where they live."""
    intake = under_way(turn)
    intake.home_id = place.id
    arrive(turn, intake)


@feature.press("choose")
def choose(turn: Turn, value: str) -> None:
    """The list of all neighbourhoods, `A_PAGE` at a time; `value` is how many were shown."""
    under_way(turn)
    _choose(turn, int(value or 0))


def _choose(turn: Turn, shown: int, among: list[Neighbourhood] | None = None) -> None:
    every = among or neighbourhoods(turn.db)
    page = every[shown : shown + A_PAGE]
    rest = len(every) > shown + A_PAGE
    last = choose(value=str(shown + A_PAGE)) if rest else dont_know()
    label = Term("onb.area.more" if rest else "onb.area.none")
    turn.say(
        "onb.area.choose",
        rows=[*(here(place) for place in page), last],
        labels=[*(place.name for place in page), label],
    )


@feature.press("dontknow")
def dont_know(turn: Turn) -> None:
    """Somebody who does not know where they live is helped by a human."""
    to_a_human(turn, under_way(turn))


@feature.press("outside")
def outside(turn: Turn) -> None:
    """Lives outside: the coordinator knows who can help there."""
    to_a_human(turn, under_way(turn))


@feature.press("nothing")
def nothing(turn: Turn) -> None:
    """Lives outside and wants nothing more: nothing is kept."""
    intake = under_way(turn)
    enter_some(turn, intake)
    turn.say("onb.cons1.no", fill=contact(turn))
    forget_newcomer(turn, turn.me)


def to_a_human(turn: Turn, intake: Intake | None) -> None:
    """A human helps on; the way in stays as it is."""
    enter_some(turn, intake)
    go(turn, "mens")

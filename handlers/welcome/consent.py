"""The two consents: taking part (with 16 or older), and messages about requests."""

import re

from bot.commands import go
from bot.people import Person
from bot.turn import Turn
from handlers.duty import contact
from handlers.welcome.area import ask_area
from handlers.welcome.arrive import VERSION, agree_to_keep, arrive
from handlers.welcome.feature import feature
from handlers.welcome.intake import enter_some, forget_newcomer, move, under_way
from handlers.welcome.model import Intake, Step, intake_of
from matching import yes_no

ADULT = 16
UNUSED_MONTHS = 12  # after which everything is erased
_AGE = re.compile(
    r"\b(?:ben|am|i'm)\b\D{0,12}(\d{1,2})\b|\b(\d{1,2}) ?(?:jaar|years)", re.IGNORECASE
)


def ask_consent(turn: Turn, intake: Intake, *, first: bool = False) -> None:
    """Ask consent 1; `first`: nothing was said before, so the bot also says what it is."""
    move(turn, intake, Step.CONSENT)
    key = "onb.cons1.first" if first else "onb.cons1"
    turn.ask(key, then=in_words, buttons=[yes(), no(), what()], botnaam=turn.bot_name)


@feature.press("yes")
def yes(turn: Turn) -> None:
    """Sixteen or older, and what they ask may be kept."""
    intake = under_way(turn)
    _agreed(turn, intake)


def _agreed(turn: Turn, intake: Intake) -> None:
    agree_to_keep(turn, turn.me)
    if intake.home_id is None:
        ask_area(turn, intake)
    else:
        arrive(turn, intake)


@feature.press("no")
def no(turn: Turn) -> None:
    """Nothing is kept; a telephone number is the way out."""
    intake = under_way(turn)
    refuse(turn, intake)


def refuse(turn: Turn, intake: Intake) -> None:
    """Say goodbye and forget somebody who would rather not."""
    enter_some(turn, intake)
    turn.say("onb.cons1.no", fill=contact(turn))
    forget_newcomer(turn, turn.me)


@feature.press("what")
def what(turn: Turn) -> None:
    """Say what is kept, and ask again."""
    move(turn, under_way(turn), Step.CONSENT)
    turn.ask("onb.cons1.what", then=in_words, buttons=[yes(), no()], maanden=UNUSED_MONTHS)


@feature.answer("consent")
def in_words(turn: Turn, text: str) -> bool:
    """ "Ja hoor, ik ben 45" is a yes to both; a number under 16 is a no."""
    intake = intake_of(turn.db, turn.person)
    if intake is None or intake.step is not Step.CONSENT:
        return False
    age = _AGE.search(text)
    if age and int(age[1] or age[2]) < ADULT:
        too_young(turn)
        return True
    said = yes_no(text)
    if said is None:
        return False
    if said:
        _agreed(turn, intake)
    else:
        refuse(turn, intake)
    return True


@feature.phrase(
    r"(?:ik ben|i am|i'm)(?: pas| nog maar| only)? (\d{1,2})(?: jaar| years)?(?: o\w+)?"
)
def age(turn: Turn, match: re.Match[str]) -> bool:
    """ "Ik ben 14": kindly shown the door, and nothing is kept."""
    on_the_way = turn.person is None or intake_of(turn.db, turn.person) is not None
    if not turn.private or not on_the_way or int(match[1]) >= ADULT:
        return False
    too_young(turn)
    return True


def too_young(turn: Turn) -> None:
    """Taking part is from sixteen on."""
    turn.say("onb.age.no")
    if turn.person is not None and turn.person.keeps_at is None:
        forget_newcomer(turn, turn.person)


# -- messages about requests -------------------------------------------------------------------


def ask_pings(turn: Turn) -> None:
    """Ask consent 2; before anybody is asked to help."""
    turn.say("onb.cons2", buttons=[pings_yes(), pings_no()], max=turn.me.max_a_week)


@feature.press("pings")
def pings_yes(turn: Turn) -> None:
    """May be asked for help: on with what they can do."""
    allow_pings(turn, turn.me)
    go(turn, "aanbod")


def allow_pings(turn: Turn, person: Person) -> None:
    """`person` said yes to consent 2."""
    if person.pings_at is None:
        person.pings_at, person.consent_text = turn.now, VERSION


@feature.press("nopings")
def pings_no(turn: Turn) -> None:
    """Not asked for help; seeing and taking a request in the group goes on."""
    turn.me.pings_at = None
    turn.say("onb.cons2.no")

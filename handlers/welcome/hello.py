"""The first hello: what this is, in which language, and yes or no."""

from bot.messages import Kind
from bot.spoken import LANGUAGES
from bot.turn import Turn
from handlers.duty import contact
from handlers.welcome.area import ask_area, to_a_human
from handlers.welcome.arrive import arrive, ask_name
from handlers.welcome.consent import ask_consent, refuse
from handlers.welcome.feature import feature
from handlers.welcome.intake import (
    area_name,
    enter_some,
    keep_text,
    move,
    open_intake,
    takes_part,
    under_way,
)
from handlers.welcome.model import Intake, Step, intake_of, neighbourhoods
from matching import understand


def start(turn: Turn, then: str = "") -> None:
    """Begin the welcome in private; payload `then` is followed once the person takes part.

    With a payload the person came for something: then only what is missing is asked.
    """
    if not neighbourhoods(turn.db):
        turn.say("onb.none")
        return
    intake = open_intake(turn)
    _hear_language(turn)
    if then:
        intake.then = then
        ask_missing(turn, intake)
    elif turn.me.keeps_at is None and intake.step is Step.HELLO and _foreign(turn):
        ask_language(turn, intake)
    else:
        ask_again(turn, intake)


def ensure_consent(turn: Turn, text: str) -> bool:
    """Whether who began this (private) turn takes part, in `turn.here`.

    If not, what is missing is asked (consent, neighbourhood), `text` is kept for a day and comes
    back in the news `Joined`; the caller does nothing more.
    """
    person = turn.person
    if takes_part(turn) and person is not None and turn.neighbourhood is not None:
        person.silenced_at = None  # who asks for something wants the answers too
        return True
    if not neighbourhoods(turn.db):
        turn.say("onb.none")
        return False
    known = intake_of(turn.db, person) is not None
    intake = open_intake(turn)
    _hear_language(turn)
    if keep_text(turn, intake, text) and known:
        return False  # the question above still stands
    ask_missing(turn, intake)
    return False


def known(turn: Turn) -> bool:
    """Whether there is anything to show or to set; a newcomer gets the welcome instead."""
    if takes_part(turn):
        return True
    start(turn)
    return False


def ask_missing(turn: Turn, intake: Intake) -> None:
    """Ask only what is needed to go on: consent, else the neighbourhood."""
    if turn.me.keeps_at is None:
        ask_consent(turn, intake, first=True)
    elif intake.home_id is None:
        ask_area(turn, intake)
    else:
        arrive(turn, intake)


def ask_again(turn: Turn, intake: Intake) -> None:
    """Put the question of this step once more."""
    if turn.me.keeps_at is not None and intake.step is not Step.NAME:
        ask_missing(turn, intake)
    elif intake.step is Step.LANGUAGE:
        ask_language(turn, intake)
    elif intake.step is Step.CONSENT:
        ask_consent(turn, intake, first=bool(intake.text or intake.then))
    elif intake.step is Step.AREA:
        ask_area(turn, intake)
    elif intake.step is Step.NAME:
        ask_name(turn, intake)
    else:
        say_hello(turn, intake)


def say_hello(turn: Turn, intake: Intake) -> None:
    """Say what this is: a machine, for neighbours, for free."""
    move(turn, intake, Step.HELLO)
    buttons = [take_part(), read_more(), other_language()]
    wijk = area_name(turn, intake)
    turn.say("onb.hello", buttons=buttons, botnaam=turn.bot_name, wijk=wijk)


@feature.press("in")
def take_part(turn: Turn) -> None:
    """Yes, wants to take part."""
    intake = under_way(turn)
    if turn.me.keeps_at is None:
        ask_consent(turn, intake)
    else:
        ask_missing(turn, intake)


@feature.press("more")
def read_more(turn: Turn) -> None:
    """How it works, and whose telephone to call."""
    intake = under_way(turn)
    enter_some(turn, intake)
    buttons = [take_part(), human(), no_thanks()]
    blanks = contact(turn)
    blanks.pop("wanneer_terug")
    turn.say("onb.more", buttons=buttons, fill=blanks)


@feature.press("human")
def human(turn: Turn) -> None:
    """Rather a human than a machine."""
    to_a_human(turn, under_way(turn))


@feature.press("nothanks")
def no_thanks(turn: Turn) -> None:
    """Not taking part; nothing is kept."""
    refuse(turn, under_way(turn))


# -- in which language ------------------------------------------------------------


def _hear_language(turn: Turn) -> None:
    """A sentence in another language is a better sign than the telephone: answer in that one."""
    person, incoming = turn.person, turn.incoming
    if person is None or incoming is None or person.keeps_at is not None:
        return
    if incoming.kind is Kind.TEXT and len(incoming.text.split()) > 2:
        person.language = understand(incoming.text, turn.local).language or person.language


def _foreign(turn: Turn) -> bool:
    """The telephone speaks another language than Dutch: a reason to ask, never to switch."""
    language = turn.incoming.language if turn.incoming else ""
    spoken = turn.me.language
    return bool(language) and not language.startswith("nl") and spoken == "nl"


@feature.press("lang")
def other_language(turn: Turn) -> None:
    """Asked for another language."""
    ask_language(turn, under_way(turn))


def ask_language(turn: Turn, intake: Intake) -> None:
    """Ask once which language; in all of them, and saying that this is a machine."""
    move(turn, intake, Step.LANGUAGE)
    rows = [speak(value=language) for language in (*LANGUAGES, "other")]
    turn.say("onb.lang", rows=rows, botnaam=turn.bot_name)


@feature.press("speak")
def speak(turn: Turn, value: str) -> None:
    """A language was chosen on the way in."""
    intake = under_way(turn)
    if value not in LANGUAGES:
        enter_some(turn, intake)
        turn.say("tal.none", buttons=[human(), dutch()], coordinator=contact(turn)["coordinator"])
        return
    turn.me.language = value
    intake.step = Step.HELLO
    ask_again(turn, intake)


@feature.press("dutch")
def dutch(turn: Turn) -> None:
    """Dutch will do."""
    speak.run(turn, "nl")

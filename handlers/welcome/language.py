"""In which language the bot writes to somebody."""

from bot.spoken import LANGUAGES
from bot.texts import Term
from bot.turn import Turn
from handlers.duty import contact
from handlers.welcome.feature import feature
from handlers.welcome.hello import ask_language
from handlers.welcome.intake import enter_some, open_intake, takes_part
from handlers.welcome.menu import speak_to_human
from handlers.welcome.model import intake_of, neighbourhoods


@feature.command("taal")
def language_command(turn: Turn, rest: str) -> None:
    """/taal, *language*, *dil*, *język*."""
    del rest
    if takes_part(turn):
        ask(turn)
    elif neighbourhoods(turn.db):
        ask_language(turn, open_intake(turn))
    else:
        turn.say("onb.none")


@feature.press("taal")
def choose_language(turn: Turn) -> None:
    """[Taal]."""
    ask(turn)


def ask(turn: Turn) -> None:
    """In all languages there are."""
    turn.say("tal.ask", rows=[write_in(value=language) for language in (*LANGUAGES, "other")])


@feature.press("write")
def write_in(turn: Turn, value: str) -> None:
    """From now on in this language; another one is a matter for a human."""
    if value not in LANGUAGES:
        enter_some(turn, intake_of(turn.db, turn.person))
        buttons = [speak_to_human(), keep_dutch()]
        turn.say("tal.none", buttons=buttons, coordinator=contact(turn)["coordinator"])
        return
    turn.me.language = value
    turn.say("tal.ok", taal=Term(f"tal.{value}"))


@feature.press("keep")
def keep_dutch(turn: Turn) -> None:
    """[Nederlands is goed]."""
    turn.say("tal.ok", taal=Term(f"tal.{turn.me.language}"))

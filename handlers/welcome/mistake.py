""" "Oeps", "per ongeluk gedrukt": what was said last stands there once more, with its buttons."""

from bot import outbox
from bot.outbox import Letter
from bot.repeat import repeat_question
from bot.turn import Turn
from handlers.welcome.intake import takes_part
from handlers.welcome.menu import main_buttons


def by_mistake(turn: Turn) -> None:
    """Offer again what can be changed or taken back; without buttons there is nothing to do."""
    with turn.db.no_autoflush:
        newest = outbox.last_message(turn.db, turn.address)
        shown = outbox.in_slot(turn.db, newest.slot)[0] if newest is not None else None
    if shown is not None and _may_stand_again(shown):
        repeat_question(turn, shown, "g.oops")
    else:
        turn.stop_asking()  # what they write next answers nothing they did not want to be asked
        turn.say("g.oops.none", buttons=main_buttons(turn) if takes_part(turn) else ())


def _may_stand_again(shown: Letter) -> bool:
    """No menu, no ping (nobody is asked twice), and nothing that has to go from the chat."""
    menu = not shown.about and shown.text_key.startswith("g.")
    if menu or shown.kind == "ping" or not shown.body or outbox.is_away(shown):
        return False
    return bool(outbox.options(shown)) and not outbox.unpack(shown).protect

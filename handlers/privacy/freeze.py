"""Standing still: somebody's data is kept as it is and used for nothing (AVG article 18)."""

from bot.turn import Turn
from handlers.privacy.feature import feature
from handlers.privacy.opening import member


@feature.command("bevries")
def freeze_command(turn: Turn, rest: str) -> None:
    """*Zet mijn gegevens stil*, and the same words to undo it."""
    del rest
    if not member(turn):
        return
    if turn.me.frozen_at is None:
        turn.say("prv.freeze", buttons=[freeze(), not_now()])
    else:
        turn.say("prv.frozen", buttons=[thaw(), not_now()])


@feature.press("freeze")
def freeze(turn: Turn) -> None:
    """[Ja, zet stil]: nothing is asked, sent or matched from now on."""
    if turn.me.frozen_at is None:
        turn.me.frozen_at = turn.now
        turn.record(f"person:{turn.me.id}", "frozen")
    turn.say("prv.freeze.done", buttons=[thaw()])


@feature.press("thaw")
def thaw(turn: Turn) -> None:
    """[Weer meedoen]."""
    if turn.me.frozen_at is not None:
        turn.me.frozen_at = None
        turn.record(f"person:{turn.me.id}", "thawed")
    turn.say("prv.thaw.done")


@feature.press("notnow")
def not_now(turn: Turn) -> None:
    """[Nee]."""
    turn.say("prv.close")

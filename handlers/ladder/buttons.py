"""The buttons that a coordinator finds under an escalation; another room owns what they do."""

from collections.abc import Callable

from bot.presses import Mark
from handlers.requests import Request

# Set by `handlers.coordination`, so that this room never imports it.
Buttons = Callable[[Request], tuple[Mark | None, ...]]
_buttons: list[Buttons] = []


def with_buttons(buttons: Buttons) -> Buttons:
    """Declare [Ik pak dit] [Wijs toe] [Bel de buur], in this order."""
    _buttons[:] = [buttons]
    return buttons


def of(request: Request) -> tuple[Mark | None, ...]:
    """The buttons for a request; none when nobody declared any."""
    return _buttons[0](request) if _buttons else ()

"""Words for what this bot cannot do yet lead to a human, instead of being taken for a request.

Whoever builds such a feature takes its words out of `cmd.later` and out of `absent.toml`.
"""

import re
import tomllib
from pathlib import Path

from bot.commands import offer
from bot.feature import Handler
from bot.turn import Turn
from handlers import duty
from handlers.welcome.feature import feature
from handlers.welcome.hello import known
from handlers.welcome.menu import show_menu, speak_to_human

_SENTENCES = tomllib.loads((Path(__file__).parent / "absent.toml").read_text("utf-8"))


@feature.command("later")
def later(turn: Turn, rest: str) -> None:
    """/munten, /kring, *wie doet wat*: not yet, and who may know a way."""
    del rest
    _lead_on(turn, "g.later")


def _lead_on(turn: Turn, key: str) -> None:
    if known(turn):
        human = offer(turn, "mens", speak_to_human())
        turn.say(key, buttons=[human, show_menu()], fill=duty.contact(turn))


def _sentence(run: Handler) -> Handler:
    def heard(turn: Turn, match: re.Match[str]) -> None:
        run(turn, match[0])

    return heard


for _pattern in _SENTENCES["later"]:
    feature.phrase(_pattern)(_sentence(later))

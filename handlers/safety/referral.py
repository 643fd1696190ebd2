"""The ways out of a refusal: a human, a number, or another question."""

from bot.turn import Turn
from handlers import human
from handlers.safety.feature import feature
from handlers.safety.phonebook import numbers


@feature.press("call")
def call_me(turn: Turn, value: str) -> None:
    """A coordinator thinks along; `value` is why: care, money, pin, …"""
    turn.here  # noqa: B018 - somebody without a neighbourhood is asked where they live
    human.hand_over(turn, turn.person or turn.newcomer(), why=value)


@feature.press("fine")
def never_mind(turn: Turn) -> None:
    turn.say("safe.fine")


@feature.press("number")
def number(turn: Turn, value: str) -> None:
    """The number of a desk that helps for free."""
    del value
    turn.say("safe.money.number", fill=numbers())


@feature.press("again")
def again(turn: Turn) -> None:
    turn.say("safe.again")


@feature.press("home")
def at_home(turn: Turn) -> None:
    """At home after all: then nobody needs a key."""
    turn.say("safe.home.yes")

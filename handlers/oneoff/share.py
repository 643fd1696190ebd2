"""The card of a one-off offer in the group: nameless, and edited in place."""

from collections.abc import Callable
from typing import Any

from bot.people import Group
from bot.presses import Mark
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import blocking, requests
from handlers.oneoff.model import OneOff, many, plan_end

# Set by the files that own the buttons, so that this one need not know them.
Buttons = Callable[[OneOff], tuple[Mark, ...]]
_buttons: list[Buttons] = []
_stop: list[Callable[[OneOff], Mark]] = []
_hold: list[Callable[[Turn, OneOff], None]] = []


def with_buttons(buttons: Buttons) -> Buttons:
    """Declare [Graag] and [Vraag stellen]."""
    _buttons[:] = [buttons]
    return buttons


def stopped_with(button: Callable[[OneOff], Mark]) -> None:
    """Declare [Het is weg]."""
    _stop[:] = [button]


def held_by(hold: Callable[[Turn, OneOff], None]) -> Callable[[Turn, OneOff], None]:
    """Declare who tells those that ask for just this."""
    _hold[:] = [hold]
    return hold


def slot(one: OneOff, group: Group) -> str:
    return f"oneoff:{one.id}:{group.id}"


def share(turn: Turn, one: OneOff) -> None:
    """Put it before the neighbours, and tell the giver its number."""
    if many(turn, turn.me):
        raise Refusal("one.many")
    blocking.refuse_suspended(turn, turn.me)
    one.number = requests.next_number(turn.db, turn.here, turn.now)
    one.state = "open"
    plan_end(turn, one)
    turn.record(one.about, "shared")
    groups = [group for group in requests.card.groups_of(turn) if group.cards]
    for group in groups:
        turn.say(
            "one.card",
            to=group,
            kind="must",
            buttons=_buttons[0](one),
            about=one.about,
            slot=slot(one, group),
            once=slot(one, group),
            options={"silent": True},
            fill=said_of(turn, one),
        )
    key = "one.shared" if groups else "one.shared.nogroup"
    turn.say(key, buttons=[_stop[0](one)], nr=one.number, titel=one.title)
    _hold[0](turn, one)


def said_of(turn: Turn, one: OneOff) -> dict[str, Value]:
    """What everybody may read of it."""
    return {
        "nr": one.number or 0,
        "titel": one.title,
        "icoon": one.icon,
        "wanneer": one.when,
        "buurtdeel": turn.here.name,
    }


def refresh(turn: Turn, one: OneOff) -> None:
    """Let the card say how things are now."""
    open_now = one.state == "open"
    fields: dict[str, Any] = {"buttons": _buttons[0](one)} if open_now else {}
    for group in requests.card.groups_of(turn):
        key = "one.card" if open_now else "one.card.gone"
        turn.edit(slot(one, group), key, about=one.about, fill=said_of(turn, one), **fields)

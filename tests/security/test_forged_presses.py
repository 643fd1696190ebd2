"""Presses that nobody could make honestly: whatever they say, nothing changes."""

import random
from collections.abc import Callable

import pytest

from bot import presses
from bot.messages import Kind
from bot.presses import Mark
from tests.security.reporting import Figure
from tests.security.stored import digest
from tests.security.story import Shown, buttons, play
from tests.street import KEYS, Street

ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/_-é\x00"


def rubbish(_: Shown, chance: random.Random) -> str:
    return "".join(chance.choices(ALPHABET, k=chance.randrange(80)))


def flipped(shown: Shown, chance: random.Random) -> str:
    """One character of a real one is another."""
    place = chance.randrange(len(shown.press))
    other = chance.choice([letter for letter in ALPHABET if letter != shown.press[place]])
    return shown.press[:place] + other + shown.press[place + 1 :]


def cut(shown: Shown, chance: random.Random) -> str:
    return shown.press[: chance.randrange(len(shown.press))]


def of_another_chat(shown: Shown, _: random.Random) -> str:
    """As real as can be, but made for somebody else."""
    mark = presses.read(shown.press, shown.chat, KEYS)
    return presses.sign(mark, shown.chat + "0", KEYS)


def of_another_thing(shown: Shown, chance: random.Random) -> str:
    """Made by us for this very chat, about something that is not there."""
    mark = presses.read(shown.press, shown.chat, KEYS)
    return presses.sign(Mark(mark.name, chance.getrandbits(60), mark.round), shown.chat, KEYS)


def of_another_round(shown: Shown, chance: random.Random) -> str:
    mark = presses.read(shown.press, shown.chat, KEYS)
    round_ = mark.round + chance.randrange(1, 9)
    return presses.sign(Mark(mark.name, mark.subject, round_, mark.value), shown.chat, KEYS)


FORGERS: tuple[Callable[[Shown, random.Random], str], ...] = (
    rubbish, flipped, cut, of_another_chat, of_another_thing, of_another_round,
)  # fmt: skip


@pytest.mark.threat("T2")
def test_whatever_is_pressed_nothing_changes(quiet_street: Street, figure: Figure) -> None:
    street, chance = quiet_street, random.Random(11)
    play(street)
    # What is about nothing has no other thing and no other round.
    real = [b for b in buttons(street) if presses.read(b.press, b.chat, KEYS).subject]
    everybody, before, count = list(street.phones.values()), digest(street.engine), 0
    for _ in range(figure.of(50_000, 300)):
        shown, forge = chance.choice(real), chance.choice(FORGERS)
        press = forge(shown, chance)
        where = shown.owner or chance.choice(everybody)
        street.receive(
            where, Kind.PRESS, press=press, reply_to=shown.receipt, group=shown.owner is None
        )
        count += 1
    assert digest(street.engine) == before
    figure.found(f"{count:,} forged presses on {len(real)} buttons: 0 changes")


@pytest.mark.threat("T2")
def test_what_stands_in_another_chat_is_of_no_use(quiet_street: Street, figure: Figure) -> None:
    """Every button of everybody, pressed by everybody else in their own chat."""
    street = quiet_street
    play(street)
    private = [shown for shown in buttons(street) if shown.owner is not None]
    before, count = digest(street.engine), 0
    for shown in private:
        for eve in street.phones.values():
            if eve is not shown.owner:
                street.receive(eve, Kind.PRESS, press=shown.press, reply_to=shown.receipt)
                count += 1
    assert digest(street.engine) == before
    figure.found(f"{len(private)} buttons x {len(street.phones) - 1} others: {count}, 0 changes")

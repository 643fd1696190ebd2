"""Several who answer for two areas decide at the same moment: one is first, nothing is doubled."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.messages import Incoming, Kind, Toast
from handlers.nextdoor.model import Beyond, NextDoor
from tests.hush import hush
from tests.nextdoor.areas import There, beside, south
from tests.phone import Message, Phone
from tests.street import Street

pytestmark = pytest.mark.race
THREADS = 8


def all_press(street: Street, pressed: list[tuple[Phone, Message, str]]) -> list[Toast | None]:
    """Everybody presses their button at once; what they were answered."""
    coming = [
        Incoming(
            id=f"once-{number}",
            kind=Kind.PRESS,
            sender=phone.address,
            name=phone.name,
            address=phone.address,
            at=street.clock.now(),
            press=message.button(label).press,
            press_id=str(number),
            reply_to=message.receipt,
        )
        for number, (phone, message, label) in enumerate(pressed)
    ]
    with ThreadPoolExecutor(THREADS) as threads:
        toasts = list(threads.map(street.app.receive, coming))
    street.deliver()
    return toasts


def rows(street: Street) -> int:
    return street.look(lambda db: db.query(NextDoor).count())


def test_six_say_yes_at_once(street: Street) -> None:
    els, place = street.owner("Els"), south(street)
    with There(street, place):
        theirs = [street.coordinator(f"Omar{n}") for n in range(6)]
    els.says("/buurwijk zuid")
    els.hears(key="set.door.sure").press("Ja, vraag het")
    els.hears(key="set.door.asked")
    offers = [(phone, phone.hears(key="set.door.offer"), "Goed") for phone in theirs]
    toasts = all_press(street, offers)
    assert len([t for t in toasts if t and "helpen jullie elkaar al" in t.text]) == 5
    els.hears(key="set.door.joined")  # once
    els.hears_nothing()
    assert rows(street) == 2
    hush(*street.phones.values())


def test_both_sides_ask_at_once(street: Street) -> None:
    els, place = street.owner("Els"), south(street)
    with There(street, place):
        omar = street.owner("Omar")
    els.says("/buurwijk zuid")
    omar.says("/buurwijk heeze")
    both = [(phone, phone.hears(key="set.door.sure"), "Ja, vraag het") for phone in (els, omar)]
    all_press(street, both)
    assert rows(street) == 1  # who was later reads that the other asks already
    said = [m.key for phone in (els, omar) for m in phone.messages]
    assert said.count("set.door.asked") == said.count("set.door.asked_us") == 1
    hush(*street.phones.values())


def test_both_sides_end_it_at_once(street: Street) -> None:
    els = street.owner("Els")
    place, (zoe,) = beside(street, "Zoë")
    with There(street, place):
        omar = street.owner("Omar")
    ends = []
    for phone, label in ((els, "Stop: Zuid"), (omar, "Stop: De Heeze")):
        phone.says("/buurwijk")
        ends.append((phone, phone.hears(key="set.door"), label))
    all_press(street, ends)
    assert (rows(street), street.look(lambda db: db.query(Beyond).count())) == (0, 0)
    hush(*street.phones.values())
    zoe.hears_nothing()

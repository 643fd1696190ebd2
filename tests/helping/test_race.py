"""A hundred people press [Ik help] at once: one has the place, the others hear so kindly."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.messages import Address, Incoming, Kind, Toast
from handlers.requests import Place, PlaceState, Request
from tests.helping.posting import open_one, post, stop
from tests.hush import hush
from tests.phone import Phone
from tests.street import GROUP, ZONE, Street

pytestmark = pytest.mark.race
PEOPLE, THREADS = 100, 12
APART = timedelta(minutes=11)  # else the fourth request would share a card
EVENING = 19  # a while before it is asked whether what is posted so late is urgent
ROUNDS = int(os.environ.get("BURENHULP_TEST_RACES", "3"))  # 20 before a release


def test_of_a_hundred_who_press_at_once_one_has_the_place(street: Street) -> None:
    ans = street.resident("Ans")
    crowd = [street.resident(f"Buur{n}") for n in range(PEOPLE)]
    for round_ in range(ROUNDS):
        street.clock.turn(APART)
        if street.clock.now().astimezone(ZONE).hour >= EVENING:
            tomorrow(street)
        request = post(street, ans, in_group=True)
        card = next(m for m in reversed(street.group_messages) if m.key == "card.open")
        presses = [pressed(street, p, card.button("Ik help").press, round_) for p in crowd]
        with ThreadPoolExecutor(THREADS) as threads:
            toasts = list(threads.map(street.app.receive, presses))
        street.deliver()
        one_winner(street, request.id)
        won = [t for t in toasts if t and t.text.startswith("Gelukt")]
        lost = [t for t in toasts if t and t.text.startswith("Net te laat")]
        assert (len(won), len(lost)) == (1, PEOPLE - 1)
        letters(crowd, toasts)
        stop(street, request)
        hush(street)


def test_requests_opened_at_once_get_a_number_each(street: Street) -> None:
    askers = [street.resident(f"Vrager{n}", opened=False) for n in range(24)]
    alone = street.engine.dialect.name == "sqlite"  # one writer: there they wait for each other
    with ThreadPoolExecutor(1 if alone else THREADS) as threads:
        list(threads.map(lambda asker: open_one(street, asker), askers))
    numbers = street.look(lambda db: sorted(r.number for r in db.query(Request)))
    assert numbers == list(range(11, 35))
    street.deliver()
    hush(street)


def tomorrow(street: Street) -> None:
    """The next morning; what comes meanwhile is looked at in other tests."""
    street.wait(hours=15)
    hush(street)


def pressed(street: Street, phone: Phone, press: str, round_: int) -> Incoming:
    return Incoming(
        id=f"{round_}-{phone.chat}",
        kind=Kind.PRESS,
        sender=phone.address,
        name=phone.name,
        address=Address("street", GROUP),
        at=street.clock.now(),
        press=press,
        press_id="1",
    )


def one_winner(street: Street, request_id: int) -> None:
    found = street.look(lambda db: db.query(Place).filter_by(request_id=request_id).all())
    assert [place.state for place in found] == [PlaceState.CLAIMED]


def letters(crowd: list[Phone], toasts: list[Toast | None]) -> None:
    """Everybody but the winner is offered the reserve list, and nobody twice."""
    for phone, toast in zip(crowd, toasts, strict=True):
        heard = [message for message in phone.messages if not message.read]
        assert len(heard) == 1
        if toast and toast.text.startswith("Gelukt"):
            assert heard[0].key in ("clm.won", "clm.many")
        else:
            assert heard[0].key == "clm.lost.dm"
            assert heard[0].labels == ["Ja, reserve", "Nee"]

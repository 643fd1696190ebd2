"""Two things at the same moment: each is dealt with as if it came first or second."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from bot.messages import Address, Incoming, Kind, Toast
from handlers.helping import Ping
from handlers.helping.model import Bystander, Standing, Waiting
from handlers.ladder.model import LadderStep
from handlers.requests import Place, PlaceState, Request, State
from tests.helping.posting import fetch, post, stop
from tests.helping.test_race import APART
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import GROUP, Street

pytestmark = pytest.mark.race
ROUNDS = int(os.environ.get("BURENHULP_TEST_RACES", "1"))  # 20 before a release
HALF_A_DAY = timedelta(hours=12)
_numbers = count(1)


def together(street: Street, *incoming: Incoming) -> list[Toast | None]:
    """All of these updates at once, each in a thread of its own."""
    with ThreadPoolExecutor(len(incoming)) as threads:
        toasts = list(threads.map(street.app.receive, incoming))
    street.deliver()
    return toasts


def press(street: Street, phone: Phone, message: Message, label: str) -> Incoming:
    """The update of somebody who presses a button."""
    where = Address("street", GROUP) if message.owner is None else phone.address
    button = message.button(label).press
    return _update(street, phone, where, Kind.PRESS, press=button, press_id="1")


def words(street: Street, phone: Phone, text: str) -> Incoming:
    """The update of somebody who writes in private."""
    return _update(street, phone, phone.address, Kind.TEXT, text=text)


def _update(street: Street, phone: Phone, where: Address, kind: Kind, **fields: Any) -> Incoming:
    return Incoming(
        id=f"once-{next(_numbers)}",
        kind=kind,
        sender=phone.address,
        name=phone.name,
        address=where,
        at=street.clock.now(),
        message=f"m{next(_numbers)}",
        **fields,
    )


def last(phone: Phone, key: str) -> Message:
    """The newest message with this text; what else was said is read."""
    found = [m for m in phone.messages if m.key == key and not m.deleted]
    assert found, f"{phone.name} heard {[m.key for m in phone.messages]}"
    return found[-1]


def held(street: Street, request: Request) -> list[tuple[PlaceState, bool]]:
    """The state of each place, and whether it has a helper."""
    rows = street.look(
        lambda db: db.query(Place).filter_by(request_id=request.id).order_by(Place.position).all()
    )
    return [(place.state, place.helper_id is not None) for place in rows]


def heard(phone: Phone, key: str) -> int:
    """How often somebody heard this since the phones were read."""
    return sum(1 for message in phone.messages if message.key == key and not message.read)


def test_a_race_for_two_places_has_two_winners(street: Street) -> None:
    ans = street.resident("Ans")
    crowd = [street.resident(f"Buur{n}") for n in range(12)]
    for _ in range(ROUNDS):
        street.clock.turn(APART)
        request = post(street, ans, in_group=True, people=2)
        card = next(m for m in reversed(street.group_messages) if m.key == "card.open")
        toasts = together(street, *(press(street, phone, card, "Ik help") for phone in crowd))
        assert held(street, request) == [(PlaceState.CLAIMED, True)] * 2
        helpers = street.look(
            lambda db, r=request: {p.helper_id for p in db.query(Place).filter_by(request_id=r.id)}
        )
        assert len(helpers) == 2  # two people, not one twice
        assert [t.text[:7] for t in toasts if t].count("Gelukt!") == 2
        assert sum(heard(phone, "clm.lost.dm") for phone in crowd) == 10
        assert heard(ans, "clm.asker") == 2
        stop(street, request)
        hush(street)


def agreed_or_gone(street: Street, ans: Phone, bilal: Phone, label: str) -> None:
    """Ans answers about Bilal at the very moment at which he gives it back."""
    for _ in range(ROUNDS):
        street.clock.turn(APART)
        request = post(street, ans)
        together(street, words(street, bilal, f"ik help {request.number}"))
        question = last(ans, "clm.asker")
        hush(street)
        together(
            street, press(street, ans, question, label), words(street, bilal, "ik kan toch niet")
        )
        now = fetch(street, request)
        assert held(street, request) == [(PlaceState.OPEN, False)]
        assert (now.state, now.round) == (State.OPEN, 1)
        waits = street.look(lambda db: [w.step for w in db.query(Waiting) if w.next_at])
        assert waits == []
        assert heard(bilal, "g.error") == heard(ans, "g.error") == 0
        standing = street.look(
            lambda db, r=request: db.query(Bystander).filter_by(request_id=r.id).one().standing
        )
        assert standing in (Standing.OUT, Standing.REFUSED)
        stop(street, request)
        hush(street)


def test_the_askers_yes_and_the_helper_who_gives_it_back(street: Street) -> None:
    agreed_or_gone(street, street.resident("Ans"), street.resident("Bilal"), "Ja, fijn")
    left = street.look(lambda db: _open_meetings(db))
    assert left == 0


def test_the_askers_no_and_the_helper_who_gives_it_back(street: Street) -> None:
    agreed_or_gone(street, street.resident("Ans"), street.resident("Bilal"), "Liever iemand")


def _open_meetings(db: Any) -> int:
    from handlers.meeting import Meeting

    return int(db.query(Meeting).filter(Meeting.over_at.is_(None)).count())


def test_the_asker_stops_at_the_moment_of_the_claim(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    for _ in range(ROUNDS):
        street.clock.turn(APART)
        request = post(street, ans, in_group=True)
        card = next(m for m in reversed(street.group_messages) if m.key == "card.open")
        ans.says("laat maar")
        question = last(ans, "can.asker")
        hush(street)
        stops = press(street, ans, question, "Ja, stop")
        toasts = together(street, press(street, bilal, card, "Ik help"), stops)
        assert fetch(street, request).state is State.STOPPED
        assert held(street, request)[0][0] is PlaceState.DONE
        # He was in time and hears that he need not come, or he was too late and hears that.
        told = heard(bilal, "can.to.helper")
        assert told == (1 if toasts[0] and toasts[0].text.startswith("Gelukt") else 0)
        hush(street)


def test_two_give_back_at_once_and_each_place_is_free_once(street: Street) -> None:
    ans, bilal, cor = street.resident("Ans"), street.resident("Bilal"), street.resident("Cor")
    for _ in range(ROUNDS):
        street.clock.turn(APART)
        request = post(street, ans, people=2)
        for phone in (bilal, cor):
            together(street, words(street, phone, f"ik help {request.number}"))
        together(street, *(words(street, phone, "ik kan toch niet") for phone in (bilal, cor)))
        assert held(street, request) == [(PlaceState.OPEN, False)] * 2
        assert fetch(street, request).round == 2
        stop(street, request)
        hush(street)


def test_two_hearts_beat_at_once_and_each_level_is_taken_once(street: Street) -> None:
    """Two processes on one database: a level, a wave and an ending ping belong to one of them."""
    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    street.coordinator("Coen")
    street.neighbours(9)
    post(street, ans, day=3)
    for _ in range(5):
        street.clock.turn(HALF_A_DAY)
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda _: street.app.tick(), range(2)))
        street.deliver()
    rows = street.look(lambda db: [(s.round, s.rung) for s in db.query(LadderStep)])
    assert len(rows) == len(set(rows))
    asked = street.look(lambda db: [p.person_id for p in db.query(Ping)])
    assert len(asked) == len(set(asked)) > 3
    for phone in street.phones.values():
        keys = [m.key for m in phone.messages if m.key.startswith(("ping.ask", "esc.asker"))]
        assert len(keys) == len(set(keys)), (phone.name, keys)
    assert heard(vera, "esc.vol") + heard(vera, "ping.old") + heard(vera, "ping.gone") == 1
    hush(street)

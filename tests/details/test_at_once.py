"""Something is added, or fewer are wanted, at the very moment at which somebody says yes."""

import pytest

from handlers.requests import PlaceState
from handlers.requests.place import FEWER, Place
from tests.details.opened import newest
from tests.helping.posting import post
from tests.helping.test_at_once import ROUNDS, last, press, together, words
from tests.helping.test_race import APART
from tests.hush import hush
from tests.street import Street

pytestmark = pytest.mark.race


def test_fewer_are_wanted_while_they_say_yes(street: Street) -> None:
    ans = street.resident("Ans")
    crowd = [street.resident(f"Buur{n}") for n in range(4)]
    for _ in range(ROUNDS):
        street.clock.turn(APART)
        request = post(street, ans, in_group=True, people=3)
        card = next(m for m in reversed(street.group_messages) if m.key == "card.open")
        together(
            street,
            words(street, ans, "één iemand is genoeg"),
            *(press(street, phone, card, "Ik help") for phone in crowd),
        )
        rows = street.look(
            lambda db: db.query(Place).filter_by(request_id=newest(street).id).all()
        )
        held = [place for place in rows if place.state is PlaceState.CLAIMED]
        kept = [place for place in rows if place.outcome != FEWER]
        assert newest(street).id == request.id
        assert newest(street).people == len(kept) == max(1, len(held))
        hush(street)
        ans.says("laat maar")
        last(ans, "can.asker").press("Ja, stop")
        hush(street)


def test_whoever_says_yes_while_something_is_added_hears_it(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    for _ in range(ROUNDS):
        street.clock.turn(APART)
        post(street, ans, in_group=True)
        card = next(m for m in reversed(street.group_messages) if m.key == "card.open")
        hush(street)
        together(
            street,
            words(street, ans, "neem handschoenen mee"),
            press(street, bilal, card, "Ik help"),
        )
        assert last(bilal, "det.told").has("neem handschoenen mee")
        assert newest(street).told == ["neem handschoenen mee"]
        hush(street)
        ans.says("laat maar")
        last(ans, "can.asker").press("Ja, stop")
        hush(street)

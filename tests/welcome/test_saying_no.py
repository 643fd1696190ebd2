"""Who would rather not take part: nothing of them stays, wherever it was."""

import pytest

from bot.audit import Event
from bot.messages import NotDelivered, Outcome
from bot.outbox import Letter, State
from bot.people import Person
from handlers.human import CallBack
from handlers.human.model import Wait
from tests.street import Phone, Street
from tests.welcome.coming_in import at_the_consent


def test_after_a_no_what_was_said_before_is_forgotten(street: Street) -> None:
    ans = at_the_consent(street)
    ans.hears(key="onb.cons1").press("Nee")
    ans.hears(key="onb.cons1.no")
    assert letters_in(street, ans) == {"onb.cons1", "onb.cons1.no"}  # with it go the buttons
    street.wait(hours=2)
    assert letters_in(street, ans) == set()  # the goodbye has arrived


@pytest.mark.parametrize("arrives", [True, False])
def test_what_was_on_its_way_when_they_said_no_keeps_no_address(
    street: Street, *, arrives: bool
) -> None:
    """And it is not tried again for ever: whom would it go to?"""
    ans = at_the_consent(street)
    asked = ans.hears(key="onb.cons1")
    identity = street.person(ans).id
    context, turn = street.turn()
    turn.say("g.thanks", to=turn.db.get_one(Person, identity))
    context.__exit__(None, None, None)
    [letter] = street.delivery.claim(5)
    asked.press("Nee")
    ans.hears(key="onb.cons1.no")
    if arrives:
        street.delivery.sent(letter.id, "r99")
    else:
        street.delivery.failed(letter.id, NotDelivered(Outcome.NOT_SENT, "down"))
    street.wait(hours=2)
    assert letters_in(street, ans) == set()
    waits = street.look(lambda db: db.query(Letter).filter(Letter.state == State.PENDING).count())
    assert waits == 0


def letters_in(street: Street, phone: Phone) -> set[str]:
    """The texts of which is known that they went to this chat."""
    return street.look(lambda db: {x.text_key for x in db.query(Letter) if x.chat == phone.chat})


def test_after_a_no_nothing_is_left_of_what_they_asked_a_human(street: Street) -> None:
    """Not even where the trail tells of something they did, so that their empty row stays."""
    ans = at_the_consent(street)
    asked = ans.hears(key="onb.cons1")
    here, person = street.neighbourhood_id, street.person(ans)
    did = {"about": f"person:{person.id}", "what": "wants_human", "actor_id": person.id}
    street.keep(Event(neighbourhood_id=here, **did, cause="test", at=street.clock.now()))
    street.keep(
        CallBack(
            neighbourhood_id=here,
            person_id=person.id,
            state=Wait.DROPPED,
            message="Ik durf het niet te vragen",
            made_at=street.clock.now(),
        )
    )
    asked.press("Nee")
    ans.hears(key="onb.cons1.no")
    assert street.look(lambda db: db.query(CallBack).count()) == 0

"""F11: the asker does not answer: asked again, then a coordinator; the helper hears of it."""

from datetime import datetime, time, timedelta

import pytest

from handlers.requests import Urgency
from tests.helping.posting import leave, post
from tests.helping.test_agreed import claimed
from tests.hush import hush
from tests.street import ZONE, Street


def test_an_asker_who_does_not_answer_is_asked_again_after_two_waking_hours(
    street: Street,
) -> None:
    """And after four the coordinator, who may answer for her; the helper hears that too."""
    coen = street.coordinator("Coen")
    ans = street.resident("Ans")
    bilal, _ = claimed(street, ans, day=9)
    street.wait(hours=1, minutes=55)
    ans.hears_nothing()
    street.wait(minutes=10)
    ans.hears("Bilal wacht op je antwoord", key="clm.asker.again")
    street.wait(hours=1, minutes=50)
    coen.hears_nothing()
    street.wait(minutes=10)
    bilal.hears("nog geen antwoord", "Coen", "lukt niet", key="clm.waits")
    coen.hears("Hulpvraag 11", "Bilal", "Ans antwoordt niet", key="coo.claim").press("Ja, fijn")
    bilal.hears("Het is goed")
    leave(street)


def test_a_helper_who_says_yes_again_after_the_promise_was_kept_hears_no_moment_that_is_past(
    street: Street,
) -> None:
    """They left "Kun je echt?" unanswered for as long as the asker left hers."""
    coen = street.coordinator("Coen")
    ans = street.resident("Ans")
    bilal = street.neighbour("Bilal")
    post(street, ans, day=9)
    bilal.hears("Boodschappen").press("Ik help")
    sure = bilal.hears("Kun je echt", key="clm.check")
    ans.hears(key="clm.asker")
    street.wait(hours=4, minutes=5)
    ans.hears(key="clm.asker.again")
    bilal.hears("nog geen antwoord", key="clm.waits")
    coen.hears(key="coo.claim")
    sure.press("Ja, het lukt")
    said = bilal.hears("hulpvraag 11", "Je hoort het van mij.", key="clm.won")
    assert not said.has("vóór")
    leave(street)


def test_the_coordinator_may_also_say_no(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = street.resident("Ans")
    bilal, _ = claimed(street, ans, day=9)
    street.wait(hours=4, minutes=5)
    ans.hears("wacht op je antwoord")
    bilal.hears(key="clm.waits")
    coen.hears("antwoordt niet").press("Liever iemand anders")
    coen.hears("Ik zoek een andere buur")
    bilal.hears("deze keer lukt het niet samen")
    leave(street)


def test_when_it_is_urgent_after_a_quarter_and_half_an_hour(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = street.resident("Ans")
    bilal, _ = claimed(street, ans, day=0, hour=20)
    street.wait(minutes=14)
    ans.hears_nothing()
    street.wait(minutes=1)
    ans.hears("wacht op je antwoord")
    street.wait(minutes=14)
    coen.hears_nothing()
    street.wait(minutes=1)
    coen.hears("antwoordt niet")
    bilal.hears(key="clm.waits")
    leave(street)


def test_a_claim_at_night_is_asked_again_only_after_she_could_hear_of_it(street: Street) -> None:
    street.at("maandag 20:00")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal")
    post(street, ans, day=1, hour=19, urgency=Urgency.URGENT)
    bilal.hears("Boodschappen")
    street.at("dinsdag 03:00")
    leave(street)
    bilal.says("ik help 11")
    bilal.hears("Kun je echt")
    ans.hears_nothing()  # she sleeps
    street.at("dinsdag 08:00")
    ans.hears("Bilal wil je helpen", key="clm.asker")
    street.at("dinsdag 08:14")
    ans.hears_nothing()
    street.at("dinsdag 08:15")
    ans.hears("wacht op je antwoord", key="clm.asker.again")
    street.at("dinsdag 08:29")
    assert not [m for m in coen.messages if m.key == "coo.claim"]
    street.at("dinsdag 08:30")
    assert [m for m in coen.messages if m.key == "coo.claim"]
    hush(coen)
    leave(street)


@pytest.mark.parametrize("day", ["2027-03-27", "2027-10-30"])
def test_two_and_four_waking_hours_are_real_hours_across_a_clock_change(
    street: Street, day: str
) -> None:
    evening = datetime.fromisoformat(f"{day}T20:00").replace(tzinfo=ZONE)
    street.wait_long(days=(evening - street.clock.now()).days)
    street.wait(until=evening)
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal, _ = claimed(street, ans, day=9)
    bilal.hears_nothing()
    sunday = street.clock.now().astimezone(ZONE).date() + timedelta(days=1)
    street.wait(until=datetime.combine(sunday, time(8, 59), ZONE))
    ans.hears_nothing()
    street.wait(minutes=1)
    ans.hears(key="clm.asker.again")  # an hour on Saturday, an hour on Sunday
    street.wait(hours=1, minutes=59)
    coen.hears_nothing()
    street.wait(minutes=1)
    coen.hears(key="coo.claim")
    leave(street)


def test_without_group_and_private_chat_a_coordinator_answers(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = street.resident("Ans", opened=False)
    bilal = street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Jij bent de helper")
    street.tick()
    coen.hears("Ans antwoordt niet", key="coo.claim")
    bilal.hears("nog geen antwoord", "Coen", key="clm.waits")


def test_an_asker_who_answers_nothing_while_no_coordinator_can_be_reached(street: Street) -> None:
    """The helper hears that it takes long; the place is theirs to give back."""
    ans = street.resident("Ans")
    bilal, _ = claimed(street, ans, day=9)
    street.wait(hours=4)
    ans.hears(key="clm.asker.again")
    bilal.hears("zodra het er is", "lukt niet", key="clm.waits.nobody")
    bilal.says("lukt niet")
    bilal.hears(key="can.helper")
    ans.hears(key="can.to.asker")
    leave(street)

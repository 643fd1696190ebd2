"""Who is asked and when, number by number: waves, caps, fairness, what is withdrawn."""

from datetime import timedelta

import pytest

from handlers.requests import Urgency
from tests.helping.posting import leave, post
from tests.hush import hush
from tests.street import Street


def test_the_next_wave_comes_after_twenty_minutes_at_least(street: Street) -> None:
    street.change(ladder='{"normal": [40, 600, 900]}')  # a third of it would be 13 minutes
    ans = street.resident("Ans")
    street.neighbours(7)
    post(street, ans, people=2)  # two are needed: those who think about it are not enough
    street.neighbours_hear(how_many=4)
    street.wait(minutes=19)
    street.neighbours_hear(how_many=0)
    street.wait(minutes=1)
    street.neighbours_hear("Boodschappen", how_many=3)


def test_the_next_wave_comes_after_four_waking_hours_at_most(street: Street) -> None:
    """A durable need: a third of the two days until the next rung would be longer."""
    street.at("maandag 19:00")
    ans = street.resident("Ans")
    street.neighbours(4)
    request = post(street, ans, recurring="weekly")
    assert request.urgency is Urgency.DURABLE
    street.neighbours_hear(how_many=3)
    street.at("dinsdag 09:59")  # two hours on Monday, two on Tuesday
    street.neighbours_hear(how_many=0)
    street.at("dinsdag 10:00")
    street.neighbours_hear("Boodschappen", how_many=1)


def test_no_wave_goes_out_at_night(street: Street) -> None:
    street.at("maandag 20:30")
    ans = street.resident("Ans")
    street.neighbours(5)
    post(street, ans)
    street.neighbours_hear(how_many=3)
    street.at("dinsdag 08:49")  # a third of four waking hours is 80 minutes
    street.neighbours_hear(how_many=0)
    street.at("dinsdag 08:50")
    street.neighbours_hear("Boodschappen", how_many=2)


@pytest.mark.parametrize("most", [1, 2])
def test_a_neighbours_own_number_a_week_holds(street: Street, most: int) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", max_a_week=most)
    for day in range(3):
        post(street, ans, day=9)
        leave(street)
        asked = [m for m in bilal.messages if not m.read]
        assert len(asked) == (1 if day < most else 0)
        for message in asked:
            message.read = True
            message.press("Nu niet")
            bilal.hears(key="ping.later")
        street.wait(days=1)
        leave(street)


def test_whoever_was_asked_recently_waits_a_turn(street: Street) -> None:
    ans, bep = street.resident("Ans"), street.resident("Bep")
    bilal = street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen").press("Nu niet")
    bilal.hears(key="ping.later")
    leave(street)
    street.neighbours(3)
    post(street, bep, day=9)  # everybody fits as well; three are asked
    street.neighbours_hear("Boodschappen", how_many=3)
    bilal.hears_nothing()
    for phone in street.crowd:
        hush(phone)
    leave(street)


def test_waiting_pings_are_withdrawn_when_enough_people_said_yes(street: Street) -> None:
    """One sleeps late: their ping still waits, and is never sent."""
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    late = street.neighbour("Laat", quiet_from=8 * 60, quiet_to=12 * 60)
    cor = street.neighbour("Cor")
    post(street, ans)
    sent = cor.hears("Boodschappen")
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears(key="clm.won")
    ans.hears(key="clm.asker").press("Ja, fijn")
    bilal.hears(key="clm.yes")
    assert sent.has("al een buur gevonden")  # edited, no new message
    street.wait(hours=4)
    late.hears_nothing()
    leave(street)


@pytest.mark.threat("T6")
def test_a_certificate_is_needed_and_nobody_has_one_so_it_goes_to_the_coordinator(
    street: Street,
) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    new = street.neighbour("Nieuw", "Ik help met formulieren en brieven", "admin")
    post(street, ans, "Wie helpt mij met een formulier van de belasting?")
    street.wait(minutes=1)
    new.hears_nothing()
    coen.hears("Belastingaangifte", "0 gevraagd", key="esc.coo")
    leave(street)


def test_a_member_without_a_private_chat_opens_one_and_has_claimed(street: Street) -> None:
    """The bot may not write to them yet: a link, and their tap counts once they are there."""
    ans = street.resident("Ans")
    post(street, ans, in_group=True)
    bilal = street.resident("Bilal", opened=False)
    street.group_hears("Hulpvraag 11").pressed_by(bilal, "Ik help")
    bilal.opens(bilal.toasted("Doe eerst even mee").link)
    bilal.hears("Jij bent de helper", key="clm.won")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_the_promise_of_ten_minutes_is_given_once_a_request(street: Street) -> None:
    ans = street.resident("Ans")
    post(street, ans, in_group=True)
    nora = street.stranger("Nora")
    street.group_hears("Hulpvraag 11").pressed_by(nora, "Ik help")
    link = nora.toasted("Doe eerst even mee").link
    nora.opens(link)
    nora.hears("Welkom", key="clm.noreg.dm")
    nora.hears(key="onb.cons1.first")
    street.wait(minutes=9)
    nora.opens(link)  # once more: no new ten minutes
    nora.hears("Welkom")
    question = nora.hears(key="onb.cons1.first")
    street.clock.turn(timedelta(minutes=2))
    question.press("Ja, allebei")
    nora.hears("Wil je nog helpen", key="clm.late")
    leave(street)


def test_in_the_group_and_urgent_she_is_fetched_after_ten_minutes(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans = street.resident("Ans", opened=False)
    receipt = ans.says_in_group("Mooi weer")
    bilal = street.neighbour("Bilal")
    post(street, ans, in_group=True, origin=receipt, urgency=Urgency.URGENT)
    street.group_hears("Hulpvraag 11")
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears(key="clm.won")
    street.group_hears("Er is een buur").pressed_by(ans, "Ja, fijn")
    bilal.hears(key="clm.yes")
    leave(street)
    street.wait(minutes=9)
    coen.hears_nothing()
    street.wait(minutes=1)
    coen.hears("Ans", key="coo.fetch")
    leave(street)

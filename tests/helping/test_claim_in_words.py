"""F11 in words: what somebody writes is the same as a tap; and who may not help."""

from datetime import timedelta

from bot.messages import Kind
from bot.people import Trust
from tests.helping.places import held
from tests.helping.posting import leave, post
from tests.hush import hush
from tests.street import Street


def test_words_are_taps(street: Street) -> None:
    """ "1", "ja graag", "ik doe het wel" as a reply."""
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", max_a_week=9)
    for words in ("1", "ja hoor", "Ik help"):
        post(street, ans)
        bilal.hears("Boodschappen")
        bilal.says(words)
        bilal.hears("Jij bent de helper" if words != "Ik help" else "deze week al")
        ans.hears("Bilal wil je helpen")
        street.clock.turn(timedelta(days=1))
        leave(street)
        hush(ans)


def test_a_reply_to_the_ping_with_claim_words(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans)
    message = bilal.hears("Boodschappen")
    bilal.says("Dat doe ik wel even, ik kom langs", reply_to=message)
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")


def test_in_the_group_a_reply_to_the_card_or_to_the_asker_is_a_tap(street: Street) -> None:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2, "Ik kan fietsen plakken")
    receipt = ans.says_in_group("Mooi weer vandaag")
    post(street, ans, in_group=True, origin=receipt, people=2)
    card = street.group_hears("Hulpvraag 11")
    bilal.says_in_group("Ik doe het wel!", reply_to=card)
    bilal.hears("2 helpers", "nummer 1", key="ping.two")
    ans.hears("wil je helpen")
    street.receive(cor, Kind.TEXT, text="ik kan wel helpen", reply_to=receipt, group=True)
    cor.hears("nummer 2", key="ping.two")
    ans.hears("wil je helpen")


def test_in_the_group_with_the_number(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal", "Ik kan fietsen plakken")
    post(street, ans, in_group=True)
    street.group_hears("Hulpvraag 11")
    bilal.says_in_group("Ik help 11")
    bilal.hears("Jij bent de helper")
    ans.hears("wil je helpen")


def test_vetting_is_met_with_a_neutral_no(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.resident("Bilal")
    post(street, ans, "Wie helpt mij met een formulier van de belasting?")
    leave(street)
    bilal.says("ik help 11")
    bilal.hears("eerst met je praten", "Els", key="clm.vetting").press("Goed")
    bilal.hears("Els")
    coen.hears("Bilal")
    assert held(street) == [""]
    leave(street)


def test_vetting_under_the_card_and_rather_not(street: Street) -> None:
    street.change(talk_needed=True)
    ans = street.resident("Ans")
    street.neighbour("Bekend", "Ik kan de hond uitlaten", "dog", trust=Trust.TALKED)
    bilal = street.resident("Bilal")
    post(street, ans, "Wie kan mijn hond uitlaten?", in_group=True)
    street.group_hears("Hulpvraag 11").pressed_by(bilal, "Ik help")
    bilal.toasted("nu niet helpen")
    bilal.hears("eerst met je praten").press("Liever niet")
    bilal.hears("Geen probleem")
    for phone in street.phones.values():
        for message in phone.messages:
            message.read = message.read or message.key == "ping.ask"
    leave(street)


def test_wanting_to_help_is_a_yes_for_who_was_asked(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen")
    bilal.says("Ik wil graag helpen")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")


def test_who_was_asked_may_still_ask_something_for_themselves(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen")
    bilal.says("Kan iemand mij morgen om 15 uur naar de dokter brengen?")
    assert bilal.hears().key.startswith("ask.")

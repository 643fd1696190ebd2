"""Asking in the group: one tap of the author posts it, and everything else is silence."""

import pytest

from bot.messages import Address, Kind
from bot.people import Account, Membership, Person
from handlers.asking import Concept
from handlers.requests import State
from tests.asking.looking import DOG, LAMP, newcomer, offer, requests
from tests.hush import hush
from tests.street import Street


def test_the_preview_posts_with_one_tap(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(2, offer="Ik kan lampen ophangen")
    ans.says_in_group(LAMP)
    preview = offer(street)
    assert preview.has("Lamp ophangen", "morgen", "19:00")
    assert preview.silent
    assert not preview.has("Ans")
    preview.pressed_by(ans, "Ja, plaats maar")
    ans.toasted("privé")
    ans.hears("2 buren", key="ask.posted")
    street.neighbours_hear("Lamp", how_many=2)
    assert preview.deleted
    street.group_hears("Lamp", key="card.open")


def test_small_talk_is_met_with_silence(street: Street) -> None:
    ans = street.resident("Ans")
    for text in (
        "Wat een mooi weer vandaag!",
        "wie weet een goede loodgieter",
        "haha ja precies",
        "te koop: bankstel 50 euro",
        "kat gevonden in de Dorpsstraat",
        "Ik kan wel een keer helpen met de tuin",
    ):
        ans.says_in_group(text)
    assert street.group_messages == []
    assert requests(street) == []


def test_no_and_that_message_is_left_alone(street: Street) -> None:
    ans = street.resident("Ans")
    receipt = ans.says_in_group(LAMP)
    preview = offer(street)
    preview.pressed_by(ans, "Nee")
    assert preview.deleted
    ans.edits(receipt, LAMP + " alsjeblieft", group=True)
    assert len(street.group_messages) == 1
    assert requests(street)[0].text is None


def test_somebody_else_presses(street: Street) -> None:
    ans, bea = street.resident("Ans"), street.resident("Bea")
    ans.says_in_group(LAMP)
    preview = offer(street)
    preview.pressed_by(bea, "Ja, plaats maar")
    bea.toasted("iemand anders")
    preview.pressed_by(newcomer(street), "Nee")
    assert requests(street)[0].state is State.CONCEPT
    assert not preview.deleted


def test_a_newcomer_takes_part_with_the_same_tap(street: Street) -> None:
    kim = newcomer(street)
    kim.says_in_group(LAMP)
    preview = offer(street, "grq.offer.new")
    assert preview.has("16 jaar", "bewaar")
    assert street.look(lambda db: db.query(Person).count()) == 0
    preview.pressed_by(kim, "Ja, plaats maar")
    person = street.person(kim)
    assert person.name == "Kim"
    assert person.keeps_at is not None
    assert street.look(lambda db: db.query(Membership).count()) == 1
    assert street.look(lambda db: db.query(Account).one().reachable) is False
    assert preview.has("geplaatst", "vóór")
    preview.button("Open gesprek")
    street.group_hears("Lamp", key="card.open")


def test_a_newcomer_and_neighbours_who_are_asked(street: Street) -> None:
    street.neighbours(1, offer="Ik kan lampen ophangen")
    kim = newcomer(street)
    kim.says_in_group(LAMP)
    preview = offer(street, "grq.offer.new")
    preview.pressed_by(kim, "Ja, plaats maar")
    assert preview.has("1 buur")
    assert preview.key == "grq.posted"
    preview.button("Open gesprek")
    street.neighbours_hear("Lamp", how_many=1)
    street.group_hears(key="card.open")
    preview.pressed_by(kim, "Toch niet")
    assert preview.key == "grq.stopped"
    assert requests(street)[0].state is State.STOPPED
    preview.pressed_by(kim, "Toch niet")
    assert preview.key == "grq.again"
    assert requests(street)[0].state is State.OPEN
    hush(*street.phones.values())


def test_undo_in_the_group_when_nobody_was_asked(street: Street) -> None:
    kim = newcomer(street)
    kim.says_in_group(LAMP)
    preview = offer(street, "grq.offer.new")
    preview.pressed_by(kim, "Ja, plaats maar")
    assert preview.key == "grq.posted.none"
    street.group_hears(key="card.open")
    preview.pressed_by(kim, "Toch niet")
    assert requests(street)[0].state is State.STOPPED


def test_a_newcomer_says_no_and_nothing_is_kept(street: Street) -> None:
    kim = newcomer(street)
    kim.says_in_group(LAMP)
    offer(street, "grq.offer.new").pressed_by(kim, "Nee")
    assert street.look(lambda db: db.query(Person).count()) == 0
    assert requests(street)[0].text is None


def test_a_question_for_information_is_left_alone(street: Street) -> None:
    street.resident("Ans").says_in_group("wie kan mij vertellen wanneer het feest is?")
    assert street.group_messages == []


def test_a_false_positive_is_answered_no_and_left_alone(street: Street) -> None:
    ans = street.resident("Ans")
    receipt = ans.says_in_group("Wie kan er nog fatsoenlijk zijn hond uitlaten")
    preview = offer(street)
    preview.pressed_by(ans, "Nee")
    assert preview.deleted
    ans.edits(receipt, "Wie kan er nog fatsoenlijk zijn hond uitlaten?!", group=True)
    street.wait(hours=2)
    assert len(street.group_messages) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ja hoor, wie wil er NIET mijn huis schoonmaken, haha",
        "Ik zei: 'nou zeg'. Hij zei: \"Kan iemand morgen om 19:00 mijn lamp ophangen?\"",
        "Zij vroeg “Wie kan mijn hond uitlaten?” en toen was ze weg",
        "> Wie kan morgen om 19:00 mijn lamp ophangen?\nDat is al gedaan hoor",
    ],
)
def test_irony_and_quotes_are_ignored(street: Street, text: str) -> None:
    street.resident("Ans").says_in_group(text)
    assert street.group_messages == []
    assert requests(street) == []


def test_forwards_are_ignored(street: Street) -> None:
    ans = street.resident("Ans")
    street.receive(ans, Kind.TEXT, group=True, text=LAMP, forwarded=True)
    assert street.group_messages == []


def test_a_message_without_a_person_is_left_alone(street: Street) -> None:
    ans = street.resident("Ans")
    street.receive(ans, Kind.TEXT, group=True, text=LAMP, sender=None)
    assert street.group_messages == []


def test_the_message_is_changed_before_the_yes(street: Street) -> None:
    ans = street.resident("Ans")
    receipt = ans.says_in_group(LAMP)
    preview = offer(street)
    ans.edits(receipt, "Wie kan vrijdag om 10:00 mijn lamp ophangen?", group=True)
    assert preview.has("vrijdag", "10:00")


def test_the_message_is_changed_and_asks_nothing_any_more(street: Street) -> None:
    ans = street.resident("Ans")
    receipt = ans.says_in_group(LAMP)
    preview = offer(street)
    ans.edits(receipt, "laat maar, ik heb het zelf gedaan", group=True)
    assert preview.deleted
    assert street.look(lambda db: db.query(Concept).count()) == 0


def test_one_more_piece_of_the_same_sentence(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(DOG)
    preview = offer(street)
    street.wait(minutes=1)
    ans.says_in_group("morgen om 10 uur")
    assert preview.has("morgen", "10:00")
    preview.pressed_by(ans, "Ja, plaats maar")
    ans.hears("geplaatst")
    street.group_hears(key="card.open")


def test_the_same_text_twice_is_one_offer(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(LAMP)
    offer(street)
    ans.says_in_group(LAMP)
    assert len(street.group_messages) == 1


def test_a_request_that_is_open_already_is_not_offered_again(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(LAMP)
    offer(street).pressed_by(ans, "Ja, plaats maar")
    ans.hears("geplaatst")
    street.group_hears(key="card.open")
    ans.says_in_group("Wie kan nou morgen om 19:00 mijn lamp ophangen?")
    assert len(street.group_messages) == 2


def test_nobody_presses_and_the_offer_goes_after_an_hour(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(LAMP)
    preview = offer(street)
    street.wait(minutes=61)
    assert preview.deleted
    assert requests(street) == []


def test_two_needs_are_two_offers(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("Wie kan dinsdag mijn hond uitlaten en vrijdag boodschappen doen?")
    first, second = offer(street), offer(street)
    assert first.has("Hond", "dinsdag")
    assert second.has("Boodschappen", "vrijdag")
    second.pressed_by(ans, "Ja, plaats maar")
    ans.hears("geplaatst")
    street.group_hears("Boodschappen", key="card.open")
    first.pressed_by(ans, "Nee")


def test_childcare_in_the_group_waits_for_the_coordinator(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says_in_group("Wie kan zaterdag op mijn kinderen passen?")
    preview = offer(street)
    preview.pressed_by(ans, "Ja, plaats maar")
    assert preview.key == "grq.kids"
    assert any(message.key == "coo.kids" for message in coen.messages)
    assert requests(street)[0].state is State.CONCEPT
    hush(ans, coen)


def test_a_group_of_another_neighbourhood(street: Street) -> None:
    """The request belongs to the group's neighbourhood, whoever asks."""
    zuid = street.add_neighbourhood("Zuid")
    street.link_group("-200", zuid)
    ans = street.resident("Ans")
    street.receive(ans, Kind.TEXT, text=LAMP, address=Address("street", "-200"))
    assert requests(street)[0].neighbourhood_id == zuid
    offer(street, "grq.offer.new")

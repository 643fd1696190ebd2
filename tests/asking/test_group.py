"""Asking in the group: one tap of the author posts it, and everything else is silence."""

import pytest

from bot.messages import Kind
from bot.people import Account, Membership, Person
from handlers.asking import Concept
from handlers.requests import Request, State
from tests.phone import Message, Phone
from tests.street import GROUP, Street

LAMP = "Wie kan morgen om 19:00 mijn lamp ophangen?"
DOG = "Wie kan mijn hond uitlaten?"


def requests(street: Street) -> list[Request]:
    return list(street.look(lambda db: db.query(Request).order_by(Request.id).all()))


def offer(street: Street, key: str = "grq.offer") -> Message:
    return street.group_hears(key=key)


def newcomer(street: Street, name: str = "Kim") -> Phone:
    """Somebody in the group who never opened a private chat."""
    phone = street.stranger(name)
    assert not phone.opened
    return phone


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
    for phone in street.phones.values():
        for message in phone.messages:
            message.read = True


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


def test_when_is_missing_and_is_asked_in_private(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(DOG)
    preview = offer(street)
    preview.pressed_by(ans, "Ja, plaats maar")
    toast = ans.toasted("privégesprek")
    assert "?start=q-" in toast.link
    assert preview.deleted
    ans.hears(key="ask.when")
    ans.opens(toast.link)
    ans.hears(key="ask.when").press("Deze week")
    ans.hears("Hond", key="ask.sum").press("Ja, plaats maar")
    ans.hears("geplaatst")
    assert requests(street)[0].group_id is not None
    street.group_hears("Hond", key="card.open")


def test_when_is_missing_and_is_asked_in_the_group(street: Street) -> None:
    kim = newcomer(street)
    kim.says_in_group(DOG)
    offer(street, "grq.offer.new").pressed_by(kim, "Ja, plaats maar")
    question = street.group_hears("Kim", "Wanneer", key="grq.nodm")
    kim.says_in_group("morgen om 10 uur", reply_to=question)
    assert requests(street)[0].state is State.OPEN
    street.group_hears("Hond", "10:00", key="card.open")


def test_the_answer_in_the_group_without_replying(street: Street) -> None:
    kim = newcomer(street)
    kim.says_in_group(DOG)
    offer(street, "grq.offer.new").pressed_by(kim, "Ja, plaats maar")
    street.group_hears(key="grq.nodm")
    kim.says_in_group("maakt niet uit")
    street.group_hears("Hond", key="card.open")


def test_what_and_when_are_missing_in_the_group(street: Street) -> None:
    kim = newcomer(street)
    kim.says_in_group("kan iemand me helpen?")
    preview = offer(street, "grq.offer.what.new")
    preview.pressed_by(kim, "Ja, graag")
    question = street.group_hears("Wat heb je nodig", key="grq.nodm.what")
    kim.says_in_group("mijn hond uitlaten", reply_to=question)
    question = street.group_hears(key="grq.nodm")
    kim.says_in_group("weet ik nog niet", reply_to=question)
    street.group_hears("Hond uitlaten", key="card.open")


def test_after_two_questions_it_is_posted_as_it_is(street: Street) -> None:
    kim = newcomer(street)
    kim.says_in_group("kan iemand me helpen?")
    offer(street, "grq.offer.what.new").pressed_by(kim, "Ja, graag")
    question = street.group_hears(key="grq.nodm.what")
    kim.says_in_group("dat ene ding", reply_to=question)
    question = street.group_hears(key="grq.nodm.what")
    kim.says_in_group("nou ja je weet wel", reply_to=question)
    assert requests(street)[0].state is State.OPEN
    street.group_hears(key="card.open")


def test_what_is_missing_of_somebody_known(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("kan iemand me helpen?")
    offer(street, "grq.offer.what").pressed_by(ans, "Nee")
    ans.says_in_group("kan iemand mij even helpen?")
    offer(street, "grq.offer.what").pressed_by(ans, "Ja, graag")
    ans.hears(key="vag.what")


def test_a_newcomer_says_no_to_a_vague_offer(street: Street) -> None:
    kim = newcomer(street)
    kim.says_in_group("kan iemand me helpen?")
    preview = offer(street, "grq.offer.what.new")
    preview.pressed_by(kim, "Nee")
    assert preview.deleted


def test_a_false_positive_is_no_trouble(street: Street) -> None:
    """ "wie kan mij vertellen wanneer het feest is?" """
    ans = street.resident("Ans")
    ans.says_in_group("wie kan mij vertellen wanneer het feest is?")
    for message in street.group_messages:
        message.read = True
        message.pressed_by(ans, "Nee")
    street.wait(minutes=5)
    assert all(message.deleted for message in street.group_messages)


def test_forwards_and_quotes_are_ignored(street: Street) -> None:
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


def test_more_than_three_requests_in_ten_minutes(street: Street) -> None:
    ans = street.resident("Ans")
    for day in ("dinsdag", "woensdag", "donderdag", "vrijdag"):
        ans.says_in_group(f"Wie kan {day} mijn hond uitlaten?")
        offer(street).pressed_by(ans, "Ja, plaats maar")
        ans.hears("geplaatst")
        street.group_hears("Hond", day, key="card.open")
    assert len(requests(street)) == 4


def test_reading_along_is_off(street: Street) -> None:
    street.change(reads_along=False)
    ans = street.resident("Ans", opened=False)
    ans.says_in_group(LAMP)
    assert street.group_messages == []
    ans.says_in_group("/vraag")
    question = street.group_hears("Antwoord op dit bericht", key="grq.ask")
    ans.says_in_group(LAMP, reply_to=question)
    offer(street).pressed_by(ans, "Ja, plaats maar")
    street.group_hears("Lamp", key="card.open")


def test_the_command_in_the_group_goes_on_in_private(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("/vraag")
    ans.hears(key="ask.start")
    ans.says("morgen mijn hond uitlaten")
    ans.hears("Hond", key="ask.sum")


def test_the_command_in_the_group_with_the_question_behind_it(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("/vraag " + LAMP)
    assert offer(street).has("Lamp")


def test_childcare_in_the_group_waits_for_the_coordinator(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says_in_group("Wie kan zaterdag op mijn kinderen passen?")
    preview = offer(street)
    preview.pressed_by(ans, "Ja, plaats maar")
    assert preview.key == "grq.kids"
    assert any(message.key == "coo.kids" for message in coen.messages)
    assert requests(street)[0].state is State.CONCEPT
    for phone in (ans, coen):
        for message in phone.messages:
            message.read = True


@pytest.mark.parametrize("text", ["opgelost!", "het is gelukt, dank jullie wel"])
def test_solved_says_the_asker_and_is_asked_in_private(street: Street, text: str) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(LAMP)
    offer(street).pressed_by(ans, "Ja, plaats maar")
    ans.hears("geplaatst")
    card = street.group_hears(key="card.open")
    ans.says_in_group(text, reply_to=card)
    ans.hears("Lamp", key="grq.solved").press("Ja")
    ans.hears("Mooi", key="grq.solved.yes")
    assert requests(street)[0].outcome == "solved"


def test_thanks_but_still_needed(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(LAMP)
    offer(street).pressed_by(ans, "Ja, plaats maar")
    ans.hears("geplaatst")
    street.group_hears(key="card.open")
    ans.says_in_group("bedankt allemaal!")
    ans.hears(key="grq.solved").press("Nee, nog nodig")
    ans.hears("zoek ik verder", key="grq.solved.no")
    assert requests(street)[0].state is State.OPEN


def test_solved_by_an_asker_without_a_private_chat(street: Street) -> None:
    kim, bea = newcomer(street), street.resident("Bea")
    kim.says_in_group(LAMP)
    offer(street, "grq.offer.new").pressed_by(kim, "Ja, plaats maar")
    street.group_hears(key="card.open")
    kim.says_in_group("opgelost!")
    question = street.group_hears("Lamp", key="grq.solved")
    question.pressed_by(bea, "Ja")
    assert requests(street)[0].state is State.OPEN
    bea.toasted("iemand anders")
    question.pressed_by(kim, "Ja")
    assert question.key == "grq.solved.yes"
    assert requests(street)[0].state is State.STOPPED


def test_thanks_by_somebody_who_asked_nothing(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("bedankt allemaal!")
    assert street.group_messages == []


def test_a_group_of_another_neighbourhood(street: Street) -> None:
    """The request belongs to the group's neighbourhood, whoever asks."""
    zuid = street.add_neighbourhood("Zuid")
    street.link_group("-200", zuid)
    ans = street.resident("Ans")
    from bot.messages import Address

    street.receive(ans, Kind.TEXT, text=LAMP, address=Address("street", "-200"))
    assert requests(street)[0].neighbourhood_id == zuid
    offer(street, "grq.offer.new")
    assert GROUP != "-200"

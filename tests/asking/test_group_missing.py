"""What is missing in the group: asked in private, else there, twice at the most."""

from handlers.requests import State
from tests.asking.looking import DOG, LAMP, newcomer, offer, requests
from tests.street import Street


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
    question = street.group_hears("Wanneer", key="grq.nodm")
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

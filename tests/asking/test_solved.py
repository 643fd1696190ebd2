"""Thanks or "opgelost" in the group: is it done?"""

import pytest

from handlers.requests import State
from tests.asking.looking import LAMP, newcomer, offer, requests
from tests.street import Street


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

"""A request and a question to know something in one message: the request is taken up."""

import pytest

from tests.asking.looking import posted, requests, the_card
from tests.street import Street


def test_the_request_wins_in_private(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Weet iemand hoe laat de apotheek dicht is? En wie kan morgen mijn lamp ophangen?")
    ans.hears("Lamp ophangen", "morgen", key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    the_card(street)
    (request,) = requests(street)
    assert "apotheek" in (request.text or "")  # who helps may know


def test_the_request_wins_in_the_group(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("Hoe laat is de apotheek open? En kan iemand morgen mijn lamp ophangen?")
    street.group_hears("Lamp ophangen", "morgen", key="grq.offer")


def test_only_a_question_is_left_alone(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("Hoe laat is de apotheek open? En weet iemand of de kringloop open is?")
    assert requests(street) == []


@pytest.mark.parametrize("asked", ["Hoe werkt dit?", "Wie ben jij?"])
def test_what_is_asked_about_the_bot_is_answered_as_well(street: Street, asked: str) -> None:
    ans = street.resident("Ans")
    ans.says(f"{asked} Ik zoek iemand die morgen mijn hond uitlaat.")
    ans.hears("computerprogramma", key="g.uitleg")
    ans.hears("Hond", "morgen", key="ask.sum").press("Toch niet")
    ans.hears(key="ask.dropped")

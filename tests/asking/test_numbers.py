"""What a bare number means: a button of the newest message, or a request; never both."""

from bot.people import Neighbourhood
from handlers.requests import State, next_number
from tests.asking.looking import SHOPPING, newest, posted, the_card
from tests.phone import Phone
from tests.street import Street

LADDER = "Wie heeft er een ladder te leen?"


def ask(street: Street, phone: Phone, text: str = SHOPPING) -> None:
    phone.says(text)
    phone.hears(key="ask.sum").press("Ja, plaats maar")
    posted(phone)
    the_card(street)


def test_the_first_request_cannot_be_taken_for_a_button(street: Street) -> None:
    ask(street, street.resident("Ans"))
    assert newest(street).number == 11


def test_one_two_and_three_are_buttons_of_the_newest_message(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ans.says(LADDER)
    ans.hears(key="ask.sum")
    ans.says("3")
    ans.hears(key="ask.dropped")
    ans.says(LADDER)
    ans.hears(key="ask.sum")
    ans.says("1")
    posted(ans)
    the_card(street)
    assert newest(street).state is State.OPEN


def test_eleven_is_the_request(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ans.says("11")
    ans.hears("Boodschappen", "geplaatst", key="sta.one")
    ans.says("hulpvraag 11")
    ans.hears("Boodschappen", "geplaatst", key="sta.one")


def test_the_number_of_somebody_elses_request_tells_nothing(street: Street) -> None:
    ans, bea = street.resident("Ans"), street.resident("Bea")
    ask(street, ans)
    bea.says("11")
    assert bea.hears().key.startswith("g.nosee1")


def test_a_list_is_chosen_from_by_number(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ask(street, ans, LADDER)
    ans.says("hoe staat het")
    rows = ans.hears("11 Boodschappen doen: geplaatst", "12 Ladder", key="sta.many")
    assert [label.split(" ")[0] for label in rows.labels] == ["11.", "12."]
    ans.says("12")
    ans.hears("Ladder", key="sta.one")


def test_after_ninety_nine_it_begins_at_eleven_again(street: Street) -> None:
    street.change(next_number=100)
    context, turn = street.turn()
    here = turn.db.get_one(Neighbourhood, street.neighbourhood_id)
    numbers = [next_number(turn.db, here, turn.now) for _ in range(2)]
    context.__exit__(None, None, None)
    assert numbers == [11, 12]

"""What goes wrong on the way: late, twice, in two neighbourhoods, in the past, three at once."""

import pytest

from bot.messages import Kind
from bot.people import Membership
from handlers.requests import Request, State
from tests.asking.looking import DOG, SHOPPING, newest, offer, posted, requests, the_card
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street

FRIDAY = "Kan iemand vrijdag om 10 uur boodschappen voor me doen?"


# -- an answer older than twelve hours ---------------------------------------------------------


@pytest.mark.parametrize("late", ["ja", "morgen", "maakt niet uit", "1"])
def test_an_answer_older_than_twelve_hours_is_offered_as_a_draft(
    street: Street, late: str
) -> None:
    ans = street.resident("Ans")
    ans.says(DOG)
    ans.hears(key="ask.when")
    street.wait(hours=12, minutes=5)
    ans.says(late)
    ans.hears("Hond uitlaten", "Wil je verder", key="g.draft").press("Verder")
    ans.hears(key="ask.when")
    ans.says("morgen om 10 uur")
    ans.hears("Hond uitlaten", "10:00", key="ask.sum")


def test_a_request_of_its_own_after_twelve_hours_is_no_answer(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(DOG)
    ans.hears(key="ask.when")
    street.wait(hours=13)
    ans.says(FRIDAY)
    ans.hears("Boodschappen", "vrijdag", key="ask.sum")


# -- the same text twice -----------------------------------------------------------------------


def test_the_same_text_twice_is_processed_once(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    summary = ans.hears(key="ask.sum")
    ans.says(SHOPPING)
    ans.hears_nothing()
    assert requests(street)[0].text == SHOPPING
    summary.press("Ja, plaats maar")
    posted(ans)
    assert len(requests(street)) == 1
    the_card(street)


def test_the_same_text_later_asks_the_same_question_again(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum")
    street.wait(minutes=30)
    ans.says(SHOPPING)
    ans.hears("Boodschappen", key="ask.sum")
    assert len(requests(street)) == 1


def test_one_update_delivered_twice_is_one_concept(street: Street) -> None:
    ans = street.resident("Ans")
    for _ in range(2):
        street.receive(ans, kind=Kind.TEXT, text=SHOPPING, id="900", message="77")
    ans.hears(key="ask.sum")
    assert len(requests(street)) == 1


# -- one number in two neighbourhoods ----------------------------------------------------------


def in_two(street: Street) -> Phone:
    """Ans belongs to De Heeze and to Zuid, and asked something in each: both are number 11."""
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    zuid = street.add_neighbourhood("Zuid")
    person = street.person(ans).id
    street.keep(
        Membership(neighbourhood_id=zuid, person_id=person, joined_at=street.clock.now()),
    )
    with street.app.session() as db:
        request = db.query(Request).one()
        copied = {c.name: getattr(request, c.name) for c in Request.__table__.columns}
    street.keep(Request(**(copied | {"id": None, "neighbourhood_id": zuid, "category": "dog"})))
    hush(street)
    return ans


def test_a_number_that_exists_in_two_neighbourhoods_is_asked_about(street: Street) -> None:
    ans = in_two(street)
    ans.says("/status 11")
    which = ans.hears("Hulpvraag 11", "twee buurten", key="hlp.which")
    assert which.labels == ["De Heeze", "Zuid"]
    which.press("De Heeze")
    ans.hears("Boodschappen", key="sta.one")
    ans.says("annuleer 11")
    ans.hears(key="hlp.which").press("De Heeze")
    ans.hears("Boodschappen", key="can.asker")


def test_what_is_open_in_another_neighbourhood_is_not_forgotten(street: Street) -> None:
    ans = in_two(street)
    ans.says("hoe staat het")
    ans.hears("2 vragen", "11 Boodschappen doen", key="sta.many")


# -- a moment in the past ----------------------------------------------------------------------


def test_a_date_in_the_past_is_not_shown_in_the_group_and_asked_in_private(
    street: Street,
) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("Wie kan gisteren mijn hond uitlaten?")
    preview = offer(street)
    assert not preview.has("november")
    preview.pressed_by(ans, "Ja, plaats maar")
    ans.hears("al voorbij", "morgen", key="ask.past").press("Ja")
    ans.hears("Hond uitlaten", "morgen", key="ask.sum")


# -- three needs in one sentence ---------------------------------------------------------------

THREE = (
    "Kan iemand dinsdag mijn hond uitlaten, woensdag boodschappen doen "
    "en vrijdag mijn lamp ophangen?"
)


def test_three_needs_in_one_sentence_are_posted_one_by_one(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(THREE)
    asked = ans.hears("3 vragen", "1. Hond uitlaten 2. Boodschappen doen 3. Lamp ophangen")
    asked.press("Ja, los")
    for title, day in (("Hond", "dinsdag"), ("Boodschappen", "woensdag"), ("Lamp", "vrijdag")):
        ans.hears(title, day, key="ask.sum").press("Ja, plaats maar")
        posted(ans)
    assert [r.state for r in requests(street)] == [State.OPEN] * 3
    the_card(street)


def test_three_needs_together_are_one_request(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(THREE)
    ans.hears(key="ask.multi").press("Nee, samen")
    ans.hears("Hond uitlaten", key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    kept = next(r for r in requests(street) if r.state is State.OPEN)
    assert "boodschappen" in (kept.text or "")
    assert "lamp" in (kept.text or "")
    the_card(street)


def test_three_needs_in_the_group_are_three_offers(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group(THREE)
    for title in ("Hond", "Boodschappen", "Lamp"):
        assert offer(street).has(title)


# -- people who have a question but were asked nothing -----------------------------------------


def test_may_i_ask_something_begins_a_question(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("mag ik iets vragen")
    ans.hears("Waar heb je hulp bij nodig", key="ask.start")
    ans.says(FRIDAY)
    ans.hears("Boodschappen", key="ask.sum")
    assert newest(street).state is State.CONCEPT


# -- who is not sure, or waits for a coordinator -----------------------------------------------


def test_somebody_who_hesitates_hears_what_to_do_next(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik durf het niet te vragen")
    ans.hears("Buren helpen graag", key="ask.shy")
    ans.hears(key="ask.start")


def test_somebody_who_hesitates_and_asks_is_heard_at_once(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Mag ik dat vragen: kan iemand vrijdag om 10 uur boodschappen voor me doen?")
    ans.hears(key="ask.shy")
    ans.hears("Boodschappen", "vrijdag", key="ask.sum")


def test_how_a_question_that_a_coordinator_must_allow_stands(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says("Wie kan zaterdag op mijn kinderen passen?")
    ans.hears(key="safe.kids").press("Goed")
    hush(street)
    ans.says("hoe staat het")
    ans.hears("zaterdag", "Els belt je eerst", key="sta.waits")
    coen.hears_nothing()
    street.wait(days=7, hours=1)
    while ans.messages[-1].read is False and (said := ans.hears()).key != "ask.kids.late":
        assert said.key.startswith("g.human."), said.key
    assert said.has("Stichting Samen", "055-1234567")
    ans.hears_nothing()
    hush(street)


def test_how_a_question_that_was_never_confirmed_stands(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(FRIDAY)
    ans.hears(key="ask.sum")
    ans.says("hoe staat het")
    ans.hears("Boodschappen", key="g.draft").press("Verder")
    ans.hears(key="ask.sum")

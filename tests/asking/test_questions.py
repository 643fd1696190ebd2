"""What is asked before it is posted: what and when, and how an answer may be changed."""

import pytest

from bot.messages import Kind
from tests.asking.looking import SHOPPING, posted, requests, the_card
from tests.hush import hush
from tests.street import Street


@pytest.mark.parametrize(
    ("label", "words"),
    [("Ochtend", "in de ochtend"), ("Middag", "in de middag"), ("Maakt niet uit", "vandaag")],
)
def test_the_day_and_the_part_of_it(street: Street, label: str, words: str) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan mijn hond uitlaten?")
    ans.hears(key="ask.when").press("Vandaag")
    ans.hears(key="ask.time").press(label)
    ans.hears("vandaag", words, key="ask.sum")


def test_a_time_typed_belongs_to_the_day_chosen(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan mijn hond uitlaten?")
    ans.hears(key="ask.when").press("Andere dag")
    ans.hears("half 3", key="ask.day")
    ans.says("donderdag")
    ans.hears(key="ask.time")
    ans.says("om half 4")
    ans.hears("donderdag", "15:30", key="ask.sum")


def test_the_evening_typed(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan mijn hond uitlaten?")
    ans.hears(key="ask.when")
    ans.says("woensdag")
    ans.hears(key="ask.time")
    ans.says("in de avond")
    ans.hears("woensdag", "avond", key="ask.sum")


def test_when_does_not_matter(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan mijn hond uitlaten?")
    ans.hears(key="ask.when")
    ans.says("maakt niet uit")
    summary = ans.hears("Hond uitlaten", key="ask.sum")
    assert not summary.has("om ")


def test_words_that_are_no_moment_are_kept_and_it_goes_on(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan mijn hond uitlaten?")
    ans.hears(key="ask.when")
    ans.says("als het een beetje droog is")
    ans.hears("Hond uitlaten", key="ask.sum")


def test_a_moment_that_people_read_differently_is_said_back(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan komende dinsdag mijn hond uitlaten?")
    ans.hears("Bedoel je", "24 november", key="ask.when.echo").press("Nee")
    ans.hears("1 december", key="ask.sum")


def test_a_moment_said_back_is_right(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan komende dinsdag mijn hond uitlaten?")
    ans.hears("24 november", key="ask.when.echo").press("Ja")
    ans.hears("24 november", key="ask.sum")


def test_a_moment_that_has_passed(street: Street) -> None:
    street.at("maandag 14:00")
    ans = street.resident("Ans")
    ans.says("Wie kan vanochtend mijn hond uitlaten?")
    ans.hears("voorbij", "morgen", key="ask.past").press("Ja")
    ans.hears("morgen", "ochtend", key="ask.sum")


def test_a_moment_that_has_passed_and_another_day(street: Street) -> None:
    street.at("maandag 14:00")
    ans = street.resident("Ans")
    ans.says("Wie kan vanochtend mijn hond uitlaten?")
    ans.hears(key="ask.past").press("Andere dag")
    ans.hears(key="ask.day")
    ans.says("vrijdag om 10 uur")
    ans.hears("vrijdag", "10:00", key="ask.sum")


def test_a_typed_correction(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears("morgen", key="ask.sum")
    street.wait(minutes=5)
    ans.says("nee, woensdag")
    ans.hears("Boodschappen", "woensdag", key="ask.sum")


def test_a_typed_correction_of_what(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears("Boodschappen", key="ask.sum")
    street.wait(minutes=5)
    ans.says("nee, mijn hond uitlaten")
    ans.hears("Hond uitlaten", "morgen", key="ask.sum")


@pytest.mark.parametrize(
    ("row", "key", "text", "words"),
    [
        ("Wat ik nodig heb", "ask.else", "de hond uitlaten", ("Hond uitlaten", "morgen")),
        ("De dag of tijd", "ask.day", "vrijdag", ("Boodschappen", "vrijdag")),
    ],
)
def test_something_is_not_right(
    street: Street, row: str, key: str, text: str, words: tuple[str, ...]
) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum").press("Aanpassen")
    ans.hears(key="ask.fix").press(row)
    ans.hears(key=key)
    ans.says(text)
    ans.hears(*words, key="ask.sum")


def test_a_correction_typed_under_what_is_not_right(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum").press("Aanpassen")
    ans.hears(key="ask.fix")
    ans.says("het moet woensdag zijn")
    ans.sees("woensdag").read = True


def test_a_second_message_within_two_minutes_is_added_to_the_concept(street: Street) -> None:
    """A second message within two minutes is added, and the same question is edited."""
    ans = street.resident("Ans")
    ans.says("Wie kan boodschappen voor mij doen volgende week?")
    first = ans.hears("Boodschappen", key="ask.sum")
    street.wait(minutes=1)
    ans.says("het liefst donderdag 3 december om 10 uur")
    assert first.has("3 december", "10:00")
    ans.hears_nothing()
    assert len(requests(street)) == 1


def test_the_same_text_twice_is_processed_once(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears("Boodschappen", key="ask.sum")
    ans.says(SHOPPING)
    ans.hears_nothing()
    [request] = requests(street)
    assert request.text == SHOPPING


def test_two_minutes_later_it_is_a_request_of_its_own(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears("Boodschappen", key="ask.sum")
    street.wait(minutes=10)
    ans.says("Wie kan vrijdag mijn hond uitlaten?")
    ans.hears("Hond uitlaten", key="ask.sum")
    assert len(requests(street)) == 2


def test_a_message_changed_before_it_is_confirmed(street: Street) -> None:
    ans = street.resident("Ans")
    receipt = street.receive(ans, Kind.TEXT, text=SHOPPING)
    first = ans.hears("morgen", key="ask.sum")
    ans.edits(receipt, "Kan iemand vrijdag boodschappen voor me doen?")
    assert first.has("vrijdag")


def test_nothing_to_go_by(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("kan iemand me helpen")
    ans.hears(key="vag.what").press("Boodschappen of eten")
    ans.hears(key="ask.when").press("Deze week")
    ans.hears("uiterlijk zondag", key="ask.sum")


def test_two_questions_at_the_most(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("kan iemand me helpen")
    ans.hears(key="vag.what")
    ans.says("de hond uitlaten")
    ans.hears(key="ask.when").press("Vandaag")
    ans.hears("Hond uitlaten", "vandaag", key="ask.sum")  # no question about the time of day


def test_something_else_right_after_is_a_request_of_its_own(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears("Boodschappen", key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    ans.says("Wie kan vrijdag mijn hond uitlaten?")
    ans.hears("Hond", key="ask.sum")
    ans.says("Wie kan zaterdag mijn lamp ophangen?")
    ans.hears("Lamp", key="ask.sum")
    assert len(requests(street)) == 3
    the_card(street)


def test_one_more_detail_is_answered_with_the_same_question(street: Street) -> None:
    """Nothing of what others see changes; silence would be a riddle."""
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum")
    ans.says("het is maar een klein lijstje")
    ans.hears("Boodschappen", "morgen", key="ask.sum")
    assert "klein lijstje" in (requests(street)[0].text or "")


def test_a_question_of_the_asker_is_no_piece(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum")
    ans.says("wat kost dat eigenlijk?")
    ans.hears("gratis", "Klopt dit?", key="rem.cost")
    ans.says("Wie kan mijn hond uitlaten?")
    ans.hears(key="ask.when")
    ans.says("waarom vraag je dat?")
    hush(ans)
    assert all("kost" not in (r.text or "") for r in requests(street))

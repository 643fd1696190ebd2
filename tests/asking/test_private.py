"""Asking in private: from a sentence to a request, with no more questions than are needed."""

from handlers.asking import Concept
from handlers.requests import State
from tests.asking.looking import SHOPPING, posted, requests, the_card
from tests.hush import hush
from tests.street import Street


def test_one_sentence_and_one_tap(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(2, offer="Ik kan boodschappen doen")
    ans.says(SHOPPING)
    ans.hears("Boodschappen doen", "morgen", "De Heeze", key="ask.sum").press("Ja, plaats maar")
    ans.hears("2 buren", "vóór", key="ask.posted")
    street.neighbours_hear("Boodschappen", how_many=2)
    (request,) = requests(street)
    assert (request.state, request.category, request.number) == (State.OPEN, "groceries", 11)
    the_card(street)


def test_one_neighbour_is_one_neighbour(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(1, offer="Ik kan boodschappen doen")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears("1 buur gevraagd", key="ask.posted")
    street.neighbours_hear("Boodschappen", how_many=1)
    the_card(street)


def test_in_words_instead_of_buttons(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum")
    ans.says("ja graag")
    posted(ans)
    the_card(street)


def test_in_english(street: Street) -> None:
    kim = street.resident("Kim", language="en")
    kim.says("Can somebody walk my dog tomorrow?")
    kim.hears("tomorrow", key="ask.sum").press("Yes, post it")
    kim.hears("posted", key="ask.posted.none")
    the_card(street)


def test_health_is_left_out(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING + " ik ben slecht ter been")
    ans.hears("gezondheid", key="safe.health")
    summary = ans.hears(key="ask.sum")
    assert not summary.has("ter been")


def test_never_mind(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum").press("Toch niet")
    ans.hears("plaats niets", key="ask.dropped")
    (request,) = requests(street)
    assert request.text is None
    assert street.look(lambda db: db.query(Concept).count()) == 0


def test_an_old_button_tells_how_it_stands(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    summary = ans.hears(key="ask.sum")
    place = summary.button("Ja, plaats maar")
    summary.press("Ja, plaats maar")
    posted(ans)
    summary.buttons = [place]
    summary.press("Ja, plaats maar")
    ans.toasted("werkt niet meer", "geplaatst")
    assert len(requests(street)) == 1
    the_card(street)


def test_the_command_and_examples(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/vraag")
    ans.hears(key="ask.start").press("Voorbeelden")
    ans.hears("boodschappen", key="ask.examples")
    ans.says("lamp kapot")
    ans.hears(key="ask.when")


def test_the_command_with_the_question_behind_it(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/vraag mijn hond uitlaten morgen om 10 uur")
    ans.hears("Hond uitlaten", "10:00", key="ask.sum")


def test_after_the_open_question_any_words_are_a_need(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik zoek hulp")
    ans.hears(key="ask.start")
    ans.says("weet ik niet goed")
    ans.hears(key="vag.what")


def test_somebody_hesitates(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/vraag")
    ans.hears(key="ask.start")
    ans.says("ik durf het niet te vragen")
    ans.hears("Buren helpen graag", key="ask.shy")
    ans.hears(key="ask.start")


def test_somebody_hesitates_where_many_have_asked(street: Street) -> None:
    """From ten questions in a month on, the number is said."""
    ans = street.resident("Ans")
    for number in range(10):
        neighbour = street.resident(f"Buur{number}")
        neighbour.says(SHOPPING)
        neighbour.hears(key="ask.sum").press("Ja, plaats maar")
    hush(street)
    ans.says("ik durf het niet te vragen")
    ans.hears("Vorige maand 10 keer in De Heeze", key="ask.shy")
    ans.hears(key="ask.start")


def test_a_stranger_asks_first_and_takes_part_after(street: Street) -> None:
    kim = street.stranger("Kim")
    kim.says(SHOPPING)
    for _ in range(6):  # the way in is tested where it belongs
        unread = [message for message in kim.messages if not message.read]
        if not unread or unread[0].key == "ask.sum":
            break
        message = kim.hears()
        if message.key == "onb.area":
            kim.says("7334 AB")
        elif message.buttons:
            message.press(message.labels[0])
    kim.hears("Boodschappen", "morgen", key="ask.sum")


def test_a_stranger_begins_with_the_command(street: Street) -> None:
    kim = street.stranger("Kim")
    kim.says("/vraag")
    kim.hears(key="ask.start").press("Voorbeelden")
    kim.hears(key="ask.examples")


def test_nobody_confirms_and_it_is_forgotten_after_a_day(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum")
    street.wait(hours=25)
    assert requests(street) == []
    assert street.look(lambda db: db.query(Concept).count()) == 0


def test_an_unfinished_question_is_offered_again(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum")
    street.wait(hours=13)
    ans.says("hallo")
    ans.hears("Boodschappen", key="g.draft").press("Verder")
    ans.hears(key="ask.sum")
    ans.says("hallo")
    ans.hears(key="g.draft").press("Opnieuw")
    ans.hears(key="ask.start")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum")
    ans.says("hallo")
    ans.hears(key="g.draft").press("Weggooien")
    ans.hears(key="ask.dropped")


def test_an_answer_older_than_twelve_hours_is_met_with_the_draft(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Kan iemand boodschappen voor me doen?")
    ans.hears("Wanneer", key="ask.when")
    street.wait(hours=13)
    ans.says("morgen om 10 uur")
    ans.hears("Boodschappen", key="g.draft").press("Verder")
    ans.hears(key="ask.when")
    ans.says("morgen om 10 uur")
    ans.hears("morgen", key="ask.sum")
    street.wait(hours=13)
    ans.says("Wie kan vrijdag om 10 uur mijn lamp ophangen?")  # a question of its own
    ans.hears("Lamp", key="ask.sum")


def test_an_offer_is_not_a_request(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Ik wil graag helpen met boodschappen")
    hush(ans)
    assert requests(street) == []


def test_words_are_forgotten_a_month_after_the_end(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie heeft er een ladder te leen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears().press("Toch niet")
    ans.hears(key="can.asker.ok")
    ans.hears(key="can.asker.why")
    street.wait_long(days=31)
    assert requests(street)[0].text is None
    the_card(street)
    hush(ans)

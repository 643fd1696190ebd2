"""Asking in private: from a sentence to a request, with no more questions than are needed."""

import pytest

from bot.messages import Kind
from bot.people import Trust
from handlers.asking import Concept
from handlers.requests import Request, State
from tests.phone import Phone
from tests.street import Street

SHOPPING = "Kan iemand morgen boodschappen voor me doen?"


def requests(street: Street) -> list[Request]:
    return list(street.look(lambda db: db.query(Request).order_by(Request.id).all()))


def posted(phone: Phone) -> None:
    phone.hears("geplaatst", "vóór")


def the_card(street: Street) -> None:
    """The card is tested where it belongs."""
    for message in street.group_messages:
        message.read = True


def test_one_sentence_and_one_tap(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(2, offer="Ik kan boodschappen doen")
    ans.says(SHOPPING)
    ans.hears("Boodschappen doen", "morgen", "De Heeze", key="ask.sum").press("Ja, plaats maar")
    ans.hears("2 buren", "vóór", key="ask.posted")
    street.neighbours_hear("Boodschappen", how_many=2)
    (request,) = requests(street)
    assert (request.state, request.category, request.number) == (State.OPEN, "groceries", 1)
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


def test_a_sentence_in_pieces_is_one_question(street: Street) -> None:
    """A second message within two minutes is added, and the same question is edited."""
    ans = street.resident("Ans")
    ans.says("Wie kan boodschappen voor mij doen volgende week?")
    first = ans.hears("Boodschappen", key="ask.sum")
    street.wait(minutes=1)
    ans.says("het liefst donderdag 3 december om 10 uur")
    assert first.has("3 december", "10:00")
    ans.hears_nothing()
    assert len(requests(street)) == 1


def test_two_minutes_later_it_is_a_request_of_its_own(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears("Boodschappen", key="ask.sum")
    street.wait(minutes=10)
    ans.says("Wie kan vrijdag mijn hond uitlaten?")
    ans.hears("Hond uitlaten", key="ask.sum")
    assert len(requests(street)) == 2


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


def test_the_same_question_again(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING)
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    ans.says(SHOPPING)
    ans.hears("lijkt", key="ask.dup").press("Nee, dezelfde")
    ans.hears("ene vraag", key="ask.dup.same")
    ans.says("Kan iemand boodschappen voor me doen morgen?")
    ans.hears(key="ask.dup").press("Nieuwe vraag")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    the_card(street)


def test_many_questions_open(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    for text in ("Wie kan morgen mijn hond uitlaten?", SHOPPING, "Wie heeft er een ladder?"):
        ans.says(text)
        ans.hears(key="ask.sum").press("Ja, plaats maar")
        posted(ans)
    ans.says("Wie kan vrijdag mijn lamp ophangen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears("3 vragen", "Els", key="ask.many").press("Nee, plaats maar")
    posted(ans)
    ans.says("Wie kan zaterdag mijn heg knippen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears(key="ask.many").press("Ja, graag")
    for phone in (ans, coen):
        for message in phone.messages:
            message.read = True
    assert sum(r.state is State.OPEN for r in requests(street)) == 4
    the_card(street)


def test_two_needs_in_one_sentence_are_posted_separately(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan dinsdag mijn hond uitlaten en vrijdag boodschappen doen?")
    ans.hears("Hond uitlaten", "Boodschappen doen", key="ask.multi").press("Ja, los")
    ans.hears("Hond uitlaten", "dinsdag", key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    ans.hears("Boodschappen", "vrijdag", key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    assert [r.category for r in requests(street)] == ["dog", "groceries"]
    the_card(street)


def test_two_needs_together_after_all(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan dinsdag mijn hond uitlaten en vrijdag boodschappen doen?")
    ans.hears(key="ask.multi").press("Nee, samen")
    ans.hears("Hond uitlaten", key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    assert sum(r.state is State.OPEN for r in requests(street)) == 1
    the_card(street)


def test_the_first_of_two_is_dropped_and_the_second_goes_on(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan dinsdag mijn hond uitlaten en vrijdag boodschappen doen?")
    ans.hears(key="ask.multi").press("Ja, los")
    ans.hears("Hond", key="ask.sum").press("Toch niet")
    ans.hears(key="ask.dropped")
    ans.hears("Boodschappen", key="ask.sum")


def test_somebody_elses_name(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("wie kan mevrouw Jansen morgen naar de dokter rijden")
    ans.hears("naam of adres", key="safe.about").press("Nee, haal weg")
    ans.hears(key="ask.sum")
    assert "Jansen" not in (requests(street)[0].text or "")


def test_somebody_else_knows_of_it(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("wie kan mevrouw Jansen morgen naar de dokter rijden")
    ans.hears(key="safe.about").press("Ja")
    summary = ans.hears(key="ask.sum")
    assert not summary.has("Jansen")


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


def test_childcare_waits_for_the_coordinators_yes(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    vera = street.resident("Vera", pings=True, trust=Trust.VOG)
    ans.says("Wie kan zaterdag op mijn kinderen passen?")
    ans.hears("alleen via", key="safe.kids").press("Goed")
    assert requests(street)[0].state is State.CONCEPT
    ans.messages[-1].read = True  # that a human calls
    asked = next(message for message in coen.messages if message.key == "coo.kids")
    asked.press("Ja, vraag maar")
    posted(ans)
    assert requests(street)[0].state is State.OPEN
    for message in (*coen.messages, *vera.messages, *ans.messages):
        message.read = True
    assert asked.key == "coo.kids.yes"
    the_card(street)


def test_childcare_and_the_coordinator_says_no(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says("Wie kan zaterdag op mijn kinderen passen?")
    ans.hears(key="safe.kids").press("Goed")
    ans.messages[-1].read = True
    asked = next(message for message in coen.messages if message.key == "coo.kids")
    asked.press("Nee")
    ans.hears("Coen", key="ask.kids.no")
    assert requests(street)[0].state is State.STOPPED
    for message in coen.messages:
        message.read = True
    asked.buttons = []


def test_childcare_and_rather_not(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan zaterdag op mijn kinderen passen?")
    ans.hears(key="safe.kids").press("Nee")
    ans.hears(key="ask.dropped")


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


def test_a_message_changed_before_it_is_confirmed(street: Street) -> None:
    ans = street.resident("Ans")
    receipt = street.receive(ans, Kind.TEXT, text=SHOPPING)
    first = ans.hears("morgen", key="ask.sum")
    ans.edits(receipt, "Kan iemand vrijdag boodschappen voor me doen?")
    assert first.has("vrijdag")


def test_an_offer_is_not_a_request(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Ik wil graag helpen met boodschappen")
    for message in ans.messages:
        message.read = True
    assert requests(street) == []


def test_words_are_forgotten_a_month_after_the_end(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie heeft er een ladder te leen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears().press("Toch niet")
    ans.hears(key="can.asker.ok")
    street.wait(days=31)
    assert requests(street)[0].text is None
    the_card(street)
    for message in ans.messages:
        message.read = True

"""Several needs, the same again, somebody else's name, and childcare."""

from bot.people import Trust
from handlers.requests import State
from tests.asking.looking import SHOPPING, posted, requests, the_card
from tests.hush import hush
from tests.street import Street


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
    hush(ans, coen)
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


def test_two_question_sentences_are_two_questions(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Kan iemand het gras maaien? Kan iemand mijn fiets repareren?")
    ans.hears("Gras maaien", "Fiets", key="ask.multi").press("Ja, los")
    ans.hears(key="ask.when")
    ans.says("vrijdag om 10 uur")
    ans.hears("Gras maaien", "vrijdag", key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    ans.hears(key="ask.when")
    ans.says("maakt niet uit")
    ans.hears("Fiets", key="ask.sum").press("Ja, plaats maar")
    posted(ans)
    assert [r.category for r in requests(street)] == ["garden", "bike_repair"]
    the_card(street)


def test_a_question_and_what_is_told_about_it_are_one(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Kan iemand vrijdag mijn fiets repareren? De band is lek. Wie heeft er tijd?")
    ans.hears("vrijdag", key="ask.sum")
    assert len(requests(street)) == 1


def test_two_question_sentences_in_the_group_are_two_offers(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("Wie kan morgen mijn hond uitlaten? En wie kan vrijdag mijn gras maaien?")
    for title in ("Hond uitlaten", "Gras maaien"):
        street.group_hears(title, key="grq.offer").pressed_by(ans, "Nee")


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


def test_childcare_waits_for_the_coordinators_yes(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    vera = street.resident("Vera", pings=True, trust=Trust.VOG)
    ans.says("Wie kan zaterdag op mijn kinderen passen?")
    ans.hears("alleen via", key="safe.kids").press("Goed")
    assert requests(street)[0].state is State.CONCEPT
    ans.messages[-1].read = True  # that a human calls
    coen.hears("Ans")  # that somebody wants to be called
    asked = coen.hears("Ans", "Oppas", key="coo.kids")
    asked.press("Ja, vraag maar")
    posted(ans)
    assert requests(street)[0].state is State.OPEN
    hush(coen, vera, ans)
    assert asked.key == "coo.kids.yes"
    the_card(street)


def test_childcare_and_the_coordinator_says_no(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says("Wie kan zaterdag op mijn kinderen passen?")
    ans.hears(key="safe.kids").press("Goed")
    ans.messages[-1].read = True
    coen.hears("Ans")  # that somebody wants to be called
    asked = coen.hears("Ans", "Oppas", key="coo.kids")
    asked.press("Nee")
    ans.hears("Coen", key="ask.kids.no")
    assert requests(street)[0].state is State.STOPPED
    hush(coen)
    asked.buttons = []


def test_childcare_and_rather_not(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan zaterdag op mijn kinderen passen?")
    ans.hears(key="safe.kids").press("Nee")
    ans.hears(key="ask.dropped")


def test_for_somebody_else_is_asked_on_their_behalf(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("wie kan morgen om 10 uur boodschappen doen voor mijn moeder")
    ans.hears(key="obo.who").press("Voor mij")
    ans.hears("Boodschappen", key="ask.sum")


def test_a_forwarded_message_is_a_draft_for_somebody_else(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(SHOPPING, forwarded=True)
    ans.hears(key="obo.who")
    assert requests(street) == []

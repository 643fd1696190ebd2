"""*Mens* in every state: how the resident reaches a human."""

import pytest

from handlers.human import CallBack
from tests.street import Street


def test_a_call_is_asked_for_and_made(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    street.at("maandag 10:00")
    ans.says("mens")
    ans.hears("Zal Els je bellen of schrijven").press("Bel mij")
    ans.hears("Op welk nummer", key="g.human.num")
    ans.says("06 1234 5678")
    coen.hears("Ans wil een mens spreken", "Graag bellen")
    ans.hears("Gedaan", "vandaag 12:00 uur", key="g.human.ok")
    coen.sees("wil een mens").press("Ik bel")
    coen.hears("06 1234 5678", key="coo.call").press("Opgelost")
    coen.hears("van de lijst", key="coo.callback.solved")
    entry = street.look(lambda db: db.query(CallBack).one())
    assert (entry.phone, entry.message, entry.outcome) == (None, None, "solved")


def test_the_number_is_shared_with_one_tap(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("ik wil een mens spreken")
    ans.hears(key="g.human.ask").press("Bel mij")
    asked = ans.hears(key="g.human.num")
    assert asked.ask_contact
    asked.press("Deel mijn nummer")
    ans.hears("in cijfers", key="g.human.num.type").press("Deel mijn nummer")
    ans.hears(key="g.human.num.type")
    ans.shares_number("+31611111111", own=False)
    ans.hears(key="g.human.num.type")
    ans.shares_number("+31612345678")
    coen.hears("Ans wil een mens")
    ans.hears("Gedaan")
    coen.says("ik bel")
    coen.hears("+31612345678")


def test_a_number_that_is_wrong_is_asked_again(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("bellen")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.num")
    ans.says("0612")
    ans.hears("klopt niet", key="g.human.num.bad").press("Deel mijn nummer")
    ans.hears(key="g.human.num.type")
    ans.says("055 12")
    ans.hears(key="g.human.num.bad").press("Toch niet")
    ans.hears("altijd", key="g.human.never")
    coen.hears_nothing()
    street.wait(days=2)


def test_never_mind_at_every_step(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    for step in ("", "Bel mij", "typ", "Stuur een bericht"):
        ans.says("mens")
        asked = ans.hears(key="g.human.ask")
        if step:
            asked.press("Bel mij" if step == "typ" else step)
            asked = ans.hears()
        if step == "typ":
            asked.press("Deel mijn nummer")
            asked = ans.hears(key="g.human.num.type")
        asked.press("Toch niet")
        ans.hears(key="g.human.never")
        street.wait(hours=1)


def test_yesterdays_button(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("mens")
    old = ans.hears(key="g.human.ask")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Toch niet")
    ans.hears(key="g.human.never")
    old.press("Bel mij")
    ans.toasted("werkt niet meer")


def test_a_message_goes_to_and_fro(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("coördinator")
    ans.hears(key="g.human.ask").press("Stuur een bericht")
    ans.hears("Schrijf maar", key="g.human.say")
    ans.says("Ik maak me zorgen over de trap.")
    told = coen.hears("Ans wil een mens", "Graag een bericht", "zorgen over de trap")
    ans.hears("Gedaan", "Vanaf nu schrijft Els, een mens")
    coen.says("Ik kom morgen langs, is dat goed?", reply_to=told)
    ans.hears('Coen schrijft: "Ik kom morgen langs', key="g.human.says")
    coen.hears("Verstuurd als Coen, mens", key="coo.reply")
    ans.says("Ja graag, na de middag")
    answer = coen.hears("Ans schrijft", "na de middag", key="coo.says")
    ans.hears("Doorgegeven aan Coen", key="g.human.passed")
    coen.says("Tot morgen", reply_to=answer)
    ans.hears("Tot morgen")
    coen.hears(key="coo.reply").press("Klaar")
    coen.hears(key="coo.callback.solved")
    ans.hears("Coen is klaar", key="g.human.end")


def test_the_second_message_before_any_answer_goes_along(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Stuur een bericht")
    ans.hears(key="g.human.say")
    ans.says("De lift is stuk")
    coen.hears("lift")
    ans.hears(key="g.human.ok")
    ans.says("En ik woon op vier hoog")
    coen.hears("vier hoog", key="coo.says").press("Ik bel")
    ans.hears(key="g.human.passed")
    call = coen.hears("geen nummer van Ans", key="coo.call.none")
    call.press("Notitie")
    coen.hears(key="coo.note")
    coen.says("Woont op vier hoog")
    coen.hears(key="coo.note.ok")
    coen.says("bel", reply_to=coen.sees("vier hoog"))
    coen.hears(key="coo.call.none").press("Geen gehoor")
    ans.hears(key="g.human.missed")
    coen.hears(key="coo.callback.retry")
    ans.says("Ik was even weg")
    ans.hears(key="g.human.passed")
    coen.hears("even weg", key="coo.says").press("Klaar")
    coen.hears(key="coo.callback.solved")


def test_who_says_nothing_is_put_on_the_list(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("mens")
    ans.hears(key="g.human.ask")
    street.wait(minutes=16)
    coen.hears("Bellen of schrijven")
    ans.hears("Gedaan")


def test_saying_it_twice_makes_one_entry(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("mens")
    ans.hears(key="g.human.ask")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.num")
    ans.says("0612345678")
    coen.hears("Ans")
    ans.hears("Gedaan")
    ans.says("mens")
    ans.hears(key="g.human.ask")
    assert street.look(lambda db: db.query(CallBack).count()) == 1


def test_outside_office_hours(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", phone="0612345678")
    street.at("vrijdag 22:00")
    ans.says("bel mij")
    ans.hears(key="g.human.ask").press("Bel mij")
    coen.hears("Ans wil een mens")
    ans.hears("geen coördinator aan het werk", "30 november", "112", key="g.human.closed")


def test_without_a_reachable_coordinator(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("mens")
    ans.hears("Bel Stichting Samen: 055-1234567", key="g.human.nobody")
    street.wait(days=3)


def test_the_only_coordinator_wants_a_human(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("mens")
    coen.hears(key="g.human.nobody")


def test_somebody_unknown_reaches_a_human(street: Street) -> None:
    coen, zoe = street.coordinator("Coen"), street.stranger("Zoë")
    zoe.says("/mens")
    zoe.hears(key="g.human.ask").press("Stuur een bericht")
    zoe.hears(key="g.human.say")
    zoe.says("Wie zijn jullie?")
    told = coen.hears("een buur wil een mens", "Wie zijn jullie")
    zoe.hears(key="g.human.ok")
    zoe.blocks_the_bot()
    coen.says("Wij zijn buren", reply_to=told)
    coen.hears("geen privégesprek", key="coo.unreach").press("Ik bel")
    coen.hears(key="coo.call.none").press("Opgelost")
    coen.hears(key="coo.callback.solved")


def test_the_row_of_the_menu(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("menu")
    ans.hears(key="g.menu").press("Meer")
    ans.hears(key="g.menu.more").press("Een mens spreken")
    ans.hears(key="g.human.ask")


def test_in_english(street: Street) -> None:
    coen, ann = street.coordinator("Coen"), street.resident("Ann", language="en")
    ann.says("human")
    ann.hears("call you or write").press("Send a message")
    ann.hears("Write what you want")
    ann.says("My bike is broken")
    coen.hears("My bike is broken")
    ann.hears("From now on Els writes")


@pytest.mark.parametrize(
    "words",
    [
        "Bel mij even terug",
        "Kunt u mij bellen?",
        "kun je me terugbellen alsjeblieft",
        "Wilt u mij morgen even bellen",
        "Ik wil graag gebeld worden",
        "Could you call me back please?",
    ],
)
def test_who_wants_to_be_called_is_no_request_for_a_neighbour(street: Street, words: str) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says(words)
    ans.hears("Zal Els je bellen of schrijven", key="g.human.ask")


def test_a_neighbour_who_calls_is_asked_for(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("Zou iemand mij af en toe willen bellen?")
    ans.hears("Belmaatje", key="ask.sum")


def test_why_the_number_is_asked(street: Street) -> None:
    street.coordinator("Coen")
    ans = street.resident("Ans")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.num")
    ans.says("waarom moet ik dat geven?")
    ans.hears("kan de coördinator je bellen", "Op welk nummer", key="g.human.num.why")


def test_a_thumb_is_no_message(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Stuur een bericht")
    ans.hears(key="g.human.say")
    ans.says("👍")
    ans.hears("Schrijf maar wat je wilt zeggen", key="g.lost")
    coen.hears_nothing()

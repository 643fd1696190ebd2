"""F12: two who agreed write to each other through the bot, and nobody learns a number."""

import pytest

from handlers.meeting import Meeting
from handlers.privacy import forget
from tests.human.test_call_back_list import within
from tests.meeting.visiting import agree, aside, meeting
from tests.phone import Message, Phone
from tests.street import Street

PHONE = "06 12345678"
FIRST = ("con.code", "con.tips", "ask.where", "ask.extra", "con.ready")


def relayed(street: Street, **fields: object) -> tuple[Phone, Phone]:
    """Ans asked, Bilal helps, and she would rather not give her number; where it is, is known."""
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal", phone="06 87654321")
    agree(street, ans, bilal, **({"day": 1} | fields))  # type: ignore[arg-type]  # of a request
    ans.hears(key="con.phone").press("Nee, via de bot")
    aside(street, *FIRST)
    ans.hears(key="con.relay")
    bilal.hears("door aan Ans", "geheim", key="con.relay")
    ans.sees("bij jou thuis").press("Maakt niet uit")
    ans.sees("nog iets weten").press("Nee")
    aside(street, *FIRST)
    return ans, bilal


def heard(phone: Phone, *words: str) -> Message:
    found = phone.hears(*words, key="con.relay.in")
    assert PHONE not in found.text
    return found


def test_to_and_fro_without_a_number(street: Street) -> None:
    ans, bilal = relayed(street)
    bilal.says("Kan ik ook om vier uur komen?")
    bilal.hears("Doorgegeven aan Ans", key="con.relay.sent")
    heard(ans, 'Bilal schrijft: "Kan ik ook om vier uur')
    ans.says("Ja, dat is prima, ik loop met een rollator")
    ans.hears(key="con.relay.sent")
    got = heard(bilal, "rollator")
    got.press("Antwoord")
    bilal.hears("Wat wil je Ans schrijven", key="con.relay.more")
    bilal.says("Tot dan")
    bilal.hears(key="con.relay.sent")
    heard(ans, "Tot dan")
    found = meeting(street)
    assert (found.relay, found.phone) == (True, None)


def test_while_something_else_is_asked_a_button_is_there(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.hears(key="con.phone").press("Nee, via de bot")
    aside(street, "con.code", "con.tips")
    ans.hears(key="ask.where").press("Ja, bij mij")
    ans.hears(key="con.relay")
    ans.hears(key="ask.addr")
    bilal.hears(key="con.relay")
    bilal.says("Hoi Ans")
    bilal.hears(key="con.relay.sent")
    said = heard(ans, "Hoi Ans")
    ans.says("Dorpsstraat 7")  # the answer to what was asked, not words for Bilal
    bilal.hears("Dorpsstraat 7", key="con.addr.give")
    ans.hears(key="ask.extra").press("Nee")
    ans.hears(key="con.ready.pass")
    ans.says("Hoi, tot morgen", reply_to=said)
    ans.hears(key="con.relay.sent")
    heard(bilal, "tot morgen")


def test_numbers_addresses_and_links_are_left_out(street: Street) -> None:
    ans, bilal = relayed(street)
    bilal.says(f"Bel me op {PHONE} of kijk op www.bilal.nl/x, tot morgen")
    bilal.hears("liet ik weg", key="con.relay.cut").press("Klaar")
    bilal.hears("weer schrijven", key="con.relay.done").press("Schrijf")
    bilal.hears(key="con.relay.more")
    said = heard(ans, "tot morgen")
    assert "bilal.nl" not in said.text
    bilal.says(PHONE)
    bilal.hears("geef ik niet door", key="con.relay.empty").press("Schrijf")
    bilal.hears(key="con.relay.more")
    ans.hears_nothing()


@pytest.mark.threat("T7")
@pytest.mark.parametrize(
    "words",
    [
        "Mag ik je pinpas meenemen?",
        "Kun je me 50 euro lenen?",
        "Neem je p1npas en de c0de maar mee",
    ],
)
def test_money_is_held_and_a_coordinator_knows(street: Street, words: str) -> None:
    coen = street.coordinator("Coen")
    ans, bilal = relayed(street)
    bilal.says(words)
    bilal.hears("geef ik niet door", "geld", key="safe.held")
    bilal.hears("Wat wil je Ans schrijven", key="con.relay.more")
    coen.hears("Bilal", "geld", key="coo.flag.money")
    ans.hears_nothing()
    bilal.says("Goed, dan niet. Tot morgen")
    bilal.hears(key="con.relay.sent")
    heard(ans, "dan niet. Tot morgen")


def test_done_and_the_bot_answers_again(street: Street) -> None:
    ans, bilal = relayed(street)
    bilal.says("Tot morgen")
    bilal.hears(key="con.relay.sent").press("Klaar")
    bilal.hears(key="con.relay.done")
    heard(ans, "Tot morgen")
    bilal.says("menu")
    bilal.hears(key="g.menu")
    bilal.says("hoe gaat het met de kleinkinderen")
    bilal.hears()
    ans.hears_nothing()


def test_who_asks_for_other_help_is_not_taken_to_mean_the_neighbour(street: Street) -> None:
    ans, bilal = relayed(street)
    bilal.says("Tot morgen")
    bilal.hears(key="con.relay.sent")
    said = heard(ans, "Tot morgen")
    ans.says("Kan iemand vrijdag om 10 uur boodschappen voor me doen?")
    ans.hears("Boodschappen", key="ask.sum")
    bilal.hears_nothing()
    ans.says("Kan er iemand met je meekomen morgen?", reply_to=said)
    ans.hears(key="con.relay.sent")
    heard(bilal, "iemand met je meekomen")


def test_after_the_visit_it_is_closed_and_gone_from_the_chats(street: Street) -> None:
    ans, bilal = relayed(street, day=0, hour=12)
    bilal.says("Ik kom eraan")
    bilal.hears(key="con.relay.sent")
    said = heard(ans, "Ik kom eraan")
    street.at("maandag 14:30")
    aside(street, "rem.", "nos.", "con.")
    street.wait(hours=1)
    ans.hears(key="chk.asker").press("Ja, gelukt")
    aside(street, "chk.")
    said.press("Antwoord")
    ans.toasted("werkt niet meer")
    bilal.says("Bedankt nog", reply_to=bilal.sees("Doorgegeven aan Ans"))
    bilal.hears("gesloten", key="con.relay.over")
    street.wait(hours=21)
    assert said.deleted


def test_somebody_who_blocks_the_other_is_heard_no_more(street: Street) -> None:
    ans, bilal = relayed(street)
    ans.says("/blokkeer")
    ans.hears(key="blk.who").press("Bilal")
    ans.hears(key="blk.start").press("geen contact meer")
    ans.hears(key="blk.ok")
    bilal.says("Waarom zeg je niets?")
    bilal.hears("gesloten", key="con.relay.over")
    ans.hears_nothing()


def test_the_other_one_cannot_be_reached(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, bilal = relayed(street)
    ans.blocks_the_bot()
    coen.hears("Ans niet bereiken", key="fail.unreach")
    bilal.says("Ben je thuis?")
    bilal.hears("niet bereiken", "055-1234567", key="con.relay.not")


def test_an_emergency_is_answered_and_passed_on(street: Street) -> None:
    ans, bilal = relayed(street)
    bilal.says("Ik ben er bijna")
    bilal.hears(key="con.relay.sent")
    heard(ans, "bijna")
    ans.says("Ik ben gevallen en kan niet opstaan")
    ans.hears("112", key="sos.fall")
    ans.hears(key="con.relay.sent")
    heard(bilal, "gevallen")


def test_the_number_is_given_after_all(street: Street) -> None:
    ans, bilal = relayed(street)
    shown = ans.sees("nummers blijven geheim")
    shown.press("Geef mijn nummer")
    ans.hears(key="con.phone").press("Nee, via de bot")
    ans.hears(key="con.relay")
    shown.press("Geef mijn nummer")
    ans.hears(key="con.phone").press("Ja, dit nummer")
    bilal.hears("Telefoon van Ans", PHONE, key="con.give")
    ans.hears("Bilal heeft nu je nummer", key="con.given")
    shown.press("Geef mijn nummer")
    ans.toasted("al een nummer")
    bilal.sees("nummers blijven geheim").press("Schrijf")
    bilal.hears(key="con.relay.more")
    bilal.says("Dank je, ik bel straks")
    bilal.hears(key="con.relay.sent")
    heard(ans, "ik bel straks")


def test_who_gave_it_back_is_not_heard_any_more(street: Street) -> None:
    ans, bilal = relayed(street)
    bilal.says("Tot morgen")
    bilal.hears(key="con.relay.sent")
    said = heard(ans, "Tot morgen")
    with street.app.session() as db:
        db.query(Meeting).one().over_at = street.clock.now()
    street.planted = True
    ans.says("Neem je koffie mee?", reply_to=said)
    ans.hears("gesloten", key="con.relay.over")
    bilal.hears_nothing()


@pytest.mark.parametrize("who", ["asker", "helper"])
def test_one_of_the_two_is_forgotten(street: Street, who: str) -> None:
    ans, bilal = relayed(street)
    bilal.says("Tot morgen")
    bilal.hears(key="con.relay.sent")
    said = heard(ans, "Tot morgen")
    ans.says("Ja, tot dan")
    ans.hears(key="con.relay.sent")
    theirs = heard(bilal, "tot dan")
    gone, left, old = (ans, bilal, theirs) if who == "asker" else (bilal, ans, said)
    within(street, gone, forget)
    aside(street, "con.scrubbed")
    street.tick()
    assert old.deleted
    aside(street, "rem.", "nos.")
    left.says("Ben je er nog?", reply_to=left.sees("nummers blijven geheim"))
    left.hears("gesloten", key="con.relay.over")


def test_in_english(street: Street) -> None:
    ans, ben = street.resident("Ans", phone=PHONE), street.resident("Ben", language="en")
    agree(street, ans, ben, day=1)
    ans.hears(key="con.phone").press("Nee, via de bot")
    aside(street, *FIRST)
    ans.hears(key="con.relay")
    ben.hears("Your numbers stay secret")
    ben.says("See you tomorrow")
    ben.hears("Passed on to Ans")
    heard(ans, 'Ben schrijft: "See you tomorrow"')

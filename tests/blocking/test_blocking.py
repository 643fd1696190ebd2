"""F21: no more contact, reporting, not feeling safe; the other one never notices."""

import pytest

from handlers.blocking import Block, Report
from handlers.requests import Request
from tests.helping.posting import leave, post
from tests.hush import hush
from tests.meeting.visiting import agree, exchanged
from tests.phone import Phone
from tests.privacy.test_export import opened
from tests.street import Street

PHONE = "06 12345678"


def visited(street: Street) -> tuple[Phone, Phone, Phone]:
    """Ans and Bilal had a visit; Coen coordinates."""
    coen = street.coordinator("Coen")
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    exchanged(street, ans, bilal)
    hush(street)
    return ans, bilal, coen


def about_bilal(ans: Phone) -> None:
    ans.says("/meld")
    ans.hears("Over wie", key="blk.who").press("Bilal")


@pytest.mark.threat("T8")
def test_no_more_contact_is_silent_and_holds_both_ways(street: Street) -> None:
    ans, bilal, _ = visited(street)
    ans.says("geen contact meer")
    ans.hears(key="blk.who").press("Bilal")
    ans.hears("Wat is er gebeurd", key="blk.start").press("Ik wil geen contact meer")
    ans.hears("Bilal krijgt hier geen bericht", key="blk.ok").press("Klaar")
    ans.hears("deblokkeer", key="blk.done")
    bilal.hears_nothing()
    for asker, other in ((ans, bilal), (bilal, ans)):
        street.offers(ans, "Ik kan boodschappen doen") if other is ans else None
        request = post(street, asker)
        leave(street)
        other.hears_nothing()
        other.says(f"ik help {request.number}")
        other.hears("nu niet helpen", key="clm.blocked")
        hush(street)


def test_a_block_is_taken_back(street: Street) -> None:
    ans, bilal, _ = visited(street)
    ans.says("/deblokkeer")
    ans.hears("niemand", key="blk.none")
    for _ in range(2):  # twice is once
        about_bilal(ans)
        ans.hears(key="blk.start").press("Ik wil geen contact meer")
        ans.hears(key="blk.ok")
    assert street.look(lambda db: db.query(Block).count()) == 1
    ans.says("/deblokkeer")
    row = ans.hears("Met wie", key="blk.whom")
    row.press("Bilal")
    ans.hears("Bilal is weg", key="blk.undo")
    row.press("Bilal") if row.labels else None
    post(street, ans)
    bilal.hears("Boodschappen")
    hush(street)


def test_also_reported_in_their_own_words(street: Street) -> None:
    ans, bilal, coen = visited(street)
    about_bilal(ans)
    ans.hears(key="blk.start").press("Ik wil geen contact meer")
    ans.hears(key="blk.ok").press("Ook melden")
    ans.hears("Schrijf het kort", key="blk.what")
    ans.says("Hij bleef maar aan de deur staan")
    ans.hears("aan Els", "aan de deur staan", key="blk.sum").press("Aanpassen")
    ans.hears(key="blk.what")
    ans.says("Hij bleef een uur aan de deur staan")
    ans.hears(key="blk.sum").press("Ja")
    ans.hears("Els", key="blk.sent")
    told = coen.hears("Ans", "Bilal", "geen contact meer", "een uur", key="coo.report")
    assert told.protect
    told.press("Ik pak dit")
    coen.sees("Coen pakt de melding van Ans op")
    bilal.hears_nothing()
    street.wait(hours=2)
    hush(street)


def test_said_and_not_sent(street: Street) -> None:
    ans, _, coen = visited(street)
    about_bilal(ans)
    ans.hears(key="blk.start").press("Iemand was onaardig")
    ans.hears(key="blk.what")
    ans.says("Hij mopperde")
    ans.hears(key="blk.sum").press("Toch niet")
    ans.hears("meld niets", key="blk.dropped")
    coen.hears_nothing()
    assert street.look(lambda db: [r for r in db.query(Report) if r.text]) == []


def test_somebody_asked_for_money_and_rests_a_week(street: Street) -> None:
    ans, bilal, coen = visited(street)
    about_bilal(ans)
    ans.hears(key="blk.start").press("Iemand vroeg geld")
    ans.hears("Geef geen geld", "Els", key="blk.money")
    coen.hears("vroeg geld", key="coo.report").press("Pauzeer 1 week")
    coen.hears("Bilal", "een week", key="coo.report.rests")
    bilal.hears("Coen", "over een melding", key="blk.reported")
    assert "Ans" not in bilal.messages[-1].text
    cor = street.resident("Cor")
    post(street, cor)
    leave(street)
    bilal.hears_nothing()
    hush(street)


@pytest.mark.parametrize("who", ["asker", "helper"])
def test_not_safe_under_the_word_at_the_door(street: Street, who: str) -> None:
    coen, vera = street.coordinator("Coen"), street.coordinator("Vera")
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    exchanged(street, ans, bilal)
    street.at("maandag 23:00")
    hush(street)
    one, other = (ans, bilal) if who == "asker" else (bilal, ans)
    seen = [(m.key, m.text, m.deleted) for m in other.messages]
    one.sees("het woord").press("Ik voel me niet veilig")
    asked = one.hears("bel 112", "belt je", key="blk.unsafe")
    for reader in (coen, vera):  # nobody is on the roster: all of them, at night too
        reader.hears("voelt zich niet veilig", key="coo.report")
    assert [(m.key, m.text, m.deleted) for m in other.messages] == seen
    asked.press("Ja, veilig")
    one.hears("weet ervan", key="blk.safe")
    asked.press("Bel 112") if asked.labels else None
    hush(street)


def test_not_safe_now(street: Street) -> None:
    ans, _, coen = visited(street)
    ans.says("ik voel me niet veilig")
    ans.hears(key="blk.who").press("Iemand anders")
    ans.hears(key="blk.start").press("Ik voel me niet veilig")
    ans.hears(key="blk.unsafe").press("Bel 112")
    ans.hears("Bel nu 112", key="blk.call")
    told = coen.hears("voelt zich niet veilig", key="coo.report")
    assert told.labels == ["Ik pak dit"]  # nobody to let rest
    street.wait(minutes=6)
    hush(street)


def test_who_has_met_nobody_says_what_happened(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says("/meld")
    ans.hears(key="blk.start").press("Reclame of spam")
    ans.hears(key="blk.what")
    ans.says("Iemand stuurt steeds reclame in de groep")
    ans.hears(key="blk.sum").press("Ja")
    ans.hears(key="blk.sent")
    coen.hears("reclame of spam", key="coo.report").press("Ik pak dit")
    coen.sees("pakt de melding")
    bea = street.resident("Bea")
    bea.says("blokkeer")
    bea.hears(key="blk.start").press("Ik wil geen contact meer")
    bea.hears(key="blk.what")


def test_the_one_it_is_about_never_reads_it(street: Street) -> None:
    """Also not when they coordinate."""
    ans, coen = street.resident("Ans", phone=PHONE), street.coordinator("Coen")
    vera = street.owner("Vera")
    exchanged(street, ans, coen)
    hush(street)
    ans.says("/meld")
    ans.hears(key="blk.who").press("Coen")
    ans.hears(key="blk.start").press("Ik voel me niet veilig")
    ans.hears(key="blk.unsafe")
    vera.hears("Coen", key="coo.report").press("Ik pak dit")
    vera.sees("Vera pakt")
    coen.hears_nothing()
    for text in opened(coen).values():
        assert "niet veilig" not in text
        assert "unsafe" not in text


def test_nobody_takes_it_and_everybody_is_told(street: Street) -> None:
    street.coordinator("Coen").says("/dienst")
    hush(street)
    ans, bilal, coen = visited(street)
    vera = street.owner("Vera")
    coen.says("/dienst")
    duty = coen.messages[-1]
    if "Ik neem de dienst" in duty.labels:
        duty.press("Ik neem de dienst")
    hush(street)
    about_bilal(ans)
    ans.hears(key="blk.start").press("Ik voel me niet veilig")
    ans.hears(key="blk.unsafe")
    coen.hears(key="coo.report")
    street.wait(minutes=6)
    vera.hears(key="coo.report")
    bilal.hears_nothing()
    hush(street)


def test_it_goes_with_who_told_it(street: Street) -> None:
    ans, bilal, coen = visited(street)
    about_bilal(ans)
    ans.hears(key="blk.start").press("Iemand vroeg geld")
    hush(street)
    ans.says("/wis")
    while (message := ans.messages[-1]).key != "prv.erased":
        message.press("Ja, wis alles")
    assert street.look(lambda db: (db.query(Report).count(), db.query(Block).count())) == (0, 0)
    del bilal, coen
    hush(street)


def test_old_buttons_of_others_do_nothing(street: Street) -> None:
    ans, bilal, coen = visited(street)
    about_bilal(ans)
    start = ans.hears(key="blk.start")
    start.press("Iemand vroeg geld")
    hush(street)
    start.press("Ik voel me niet veilig") if start.labels else None
    told = next(m for m in coen.messages if m.key == "coo.report")
    told.press("Pauzeer 1 week")
    hush(street)
    del bilal


def test_in_english(street: Street) -> None:
    ans = street.resident("Ans", language="en")
    street.coordinator("Coen")
    ans.says("i don't feel safe")
    ans.hears("What happened", key="blk.start").press("Somebody asked for money")
    ans.hears("Give no money", key="blk.money")
    hush(street)


@pytest.mark.parametrize(
    "words",
    [
        "/meld", "/blokkeer Bilal", "melden", "onveilig", "Blokkeer Bilal",
        "Ik wil geen contact meer met Bilal", "Ik wil iemand melden",
        "Ik voel me niet veilig bij Bilal",
    ],
)  # fmt: skip
def test_in_any_words(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says(words)
    ans.hears(key="blk.start")
    assert street.look(lambda db: db.query(Request).count()) == 0
    kim = street.stranger("Kim")
    kim.says(words)
    assert kim.hears().key.startswith("onb.")


@pytest.mark.parametrize("number", ["055 7654321", None])
def test_a_helper_is_not_safe_with_somebody_who_has_no_app(
    street: Street, number: str | None
) -> None:
    els, bilal = street.coordinator("Els"), street.neighbour("Bilal")
    agree(street, els, bilal, day=1, for_name="mevrouw De Wit", for_phone=number)
    hush(street)
    bilal.sees("De Wit", "het woord is").press("Ik voel me niet veilig")
    bilal.hears("bel 112", "belt je", key="blk.unsafe").press("Ja, veilig")
    bilal.hears("weet ervan", key="blk.safe")
    els.hears("Bilal", "voelt zich niet veilig", key="coo.report")
    street.wait(minutes=6)
    hush(street)

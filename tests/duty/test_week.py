"""The roster of a week: taking days, swapping, confirming in the morning, being away, notes."""

import pytest

from bot.messages import Kind
from handlers.duty import on_duty
from handlers.duty.shifts import Absence
from tests.hush import hush
from tests.phone import Phone
from tests.privacy.test_export import sent
from tests.street import Street


def has_duty(street: Street) -> str:
    context, turn = street.turn()
    person = on_duty(turn)
    name = person.name if person else ""
    context.__exit__(None, None, None)
    return name or ""


def takes(phone: Phone, words: str) -> None:
    phone.says(words)
    phone.hears("heb jij dienst", key="dut.day.yours")


def test_taking_a_day_from_the_list_and_in_words(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    coen.says("/rooster")
    week = coen.hears("Woensdag 25 november: nog niemand", key="dut.week")
    assert week.labels[0] == "Ik neem maandag 23"
    week.press("Ik neem woensdag 25")
    mine = coen.hears("Woensdag 25 november", key="dut.day.yours")
    els.says("ik neem woensdag")
    els.hears("Coen", key="dut.taken")
    els.says("ik doe donderdag dienst")
    els.hears("Donderdag 26", key="dut.day.yours")
    mine.press("Ongedaan maken")
    coen.hears("weer vrij", key="dut.day.free")
    els.says("rooster")
    shown = els.hears("Woensdag 25 november: nog niemand", "Donderdag 26 november: Els")
    assert any(label.startswith("Ruil donderdag") for label in shown.labels)
    coen.says("kan iemand voor mij invallen?")
    coen.hears(key="dut.week")
    coen.says("ik neem 25 december")  # not this week
    hush(street)


def test_a_swap_first_yes_wins(street: Street) -> None:
    coen, els, nadia = (street.coordinator(name) for name in ("Coen", "Els", "Nadia"))
    takes(coen, "ik neem woensdag")
    coen.says("kan iemand mijn dienst van woensdag overnemen?")
    coen.hears("blijft het jouw dienst", key="dut.swap.asked")
    asked = els.hears("Coen", "woensdag 25 november", key="dut.swap")
    hers = nadia.hears(key="dut.swap")
    hers.press("Nee")
    nadia.hears(key="dut.fine")
    asked.press("Ja")
    els.hears(key="dut.day.yours")
    coen.hears("Els neemt", key="dut.swap.done")
    coen.says("ruil woensdag")
    coen.hears("heb jij geen dienst", key="dut.notyours")
    hush(street)


def test_two_say_yes_to_a_swap_at_the_same_moment(street: Street) -> None:
    coen, els, nadia = (street.coordinator(name) for name in ("Coen", "Els", "Nadia"))
    takes(coen, "ik neem woensdag")
    coen.says("ruil woensdag")
    coen.hears(key="dut.swap.asked")
    els.hears(key="dut.swap")
    asked = nadia.hears(key="dut.swap")
    late = (asked.button("Ja").press, asked.receipt)
    els.sees("Coen vraagt").press("Ja")
    els.hears(key="dut.day.yours")
    coen.hears("Els neemt", key="dut.swap.done")
    street.receive(nadia, Kind.PRESS, press=late[0], reply_to=late[1])
    nadia.toasted("Els")  # whose day it is now, and who was not asked anything
    els.says("/rooster")
    els.hears("Woensdag 25 november: Els", key="dut.week")
    els.hears_nothing()


def test_nobody_to_swap_with(street: Street) -> None:
    coen = street.coordinator("Coen")
    takes(coen, "ik neem woensdag")
    coen.says("/rooster")
    coen.hears(key="dut.week").press("Ruil woensdag")
    coen.hears("niemand anders", key="dut.swap.alone")


def test_the_morning_is_confirmed(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.coordinator("Els")
    takes(coen, "ik neem woensdag")
    street.at("woensdag 07:59")
    coen.hears_nothing()
    street.at("woensdag 08:00")
    start = coen.hears("Je hebt nu dienst", "morgen 00:00", key="dut.start")
    assert has_duty(street) == "Coen"
    start.press("Oké")
    coen.hears(key="dut.confirmed")
    street.at("woensdag 12:00")
    assert has_duty(street) == "Coen"
    hush(street)


def test_not_confirmed_then_the_backup(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    els.says("dienst")
    els.hears(key="dut.show").press("Ik ben achterwacht")
    els.hears(key="dut.backup.yours")
    takes(coen, "ik neem woensdag")
    street.at("woensdag 08:00")
    late = coen.hears(key="dut.start")
    street.at("woensdag 09:00")
    coen.hears("Els heeft nu de dienst", key="dut.silent")
    els.hears("Coen kan nu niet", key="dut.backup.now")
    assert has_duty(street) == "Els"
    late.press("Oké")  # there after all
    coen.hears(key="dut.confirmed")
    els.hears("Coen heeft de dienst", key="dut.over")  # else two think that they have it
    assert has_duty(street) == "Coen"


def test_not_confirmed_and_no_backup(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.coordinator("Els")
    takes(coen, "ik neem woensdag")
    street.at("woensdag 09:30")
    coen.hears(key="dut.start")
    coen.hears("alle coördinatoren", key="dut.silent.all")
    assert has_duty(street) == ""
    hush(street)


@pytest.mark.parametrize("backup", [True, False])
def test_he_cannot(street: Street, backup: bool) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    if backup:
        els.says("dienst")
        els.hears(key="dut.show").press("Ik ben achterwacht")
        els.hears(key="dut.backup.yours")
    takes(coen, "ik neem woensdag")
    street.at("woensdag 08:00")
    coen.hears(key="dut.start").press("Ik kan niet")
    if backup:
        els.hears(key="dut.backup.now")
        coen.hears("Els", key="dut.passed")
    else:
        coen.hears(key="dut.passed.all")
    assert has_duty(street) == ("Els" if backup else "")
    hush(street)


def test_a_day_that_nobody_has_is_asked_about_where_days_are_shared_out(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    street.wait(hours=24)
    hush(street)  # nobody uses a roster: nobody is asked
    for day in ("donderdag", "vrijdag", "zaterdag"):
        takes(coen, f"ik neem {day}")
    street.at("dinsdag 16:00")
    hers = els.hears("woensdag 25 november", "Wie neemt het", key="dut.ask")
    coen.hears(key="dut.ask").press("Nu niet")
    coen.hears(key="dut.fine")
    hers.press("Ik")
    els.hears("Woensdag 25 november", key="dut.day.yours")
    hush(street)


def test_away_for_some_days(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    coen.says("ik neem de dienst")
    coen.hears(key="dut.yours")
    takes(coen, "ik neem woensdag")
    coen.says("/afwezig")
    coen.hears("Van wanneer", key="dut.away.ask")
    coen.says("van vandaag tot en met donderdag")
    gone = coen.hears("23 november", "26 november", key="dut.away")
    els.hears("woensdag 25 november", key="dut.ask")
    coen.hears_nothing()
    assert has_duty(street) == ""
    ans = street.resident("Ans", phone="0612345678")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    hush_only(els)
    coen.hears_nothing()  # others are called
    hush(street)
    gone.press("Ik ben er weer")
    coen.hears("Welkom terug", key="dut.back")
    coen.says("ik ben er woensdag niet")
    coen.hears("op 25 november", key="dut.away.day").press("Ik ben er weer")
    coen.hears(key="dut.back")
    hush(street)


def test_a_day_that_comes_free_twice_is_asked_about_twice(street: Street) -> None:
    coen, els, nadia = (street.coordinator(name) for name in ("Coen", "Els", "Nadia"))
    takes(coen, "ik neem woensdag")
    coen.says("/afwezig woensdag")
    coen.hears(key="dut.away.day")  # and is not asked who takes it
    nadia.hears(key="dut.ask")
    els.hears(key="dut.ask").press("Ik")
    els.hears(key="dut.day.yours")
    street.wait(minutes=5)
    els.says("/afwezig woensdag")
    els.hears(key="dut.away.day")
    nadia.hears("Wie neemt het", key="dut.ask")
    coen.hears_nothing()  # is away too


def test_a_request_is_no_answer_to_when_one_is_away(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.coordinator("Els")
    coen.says("/afwezig")
    coen.hears(key="dut.away.ask")
    coen.says("Kan iemand morgen om 10:00 boodschappen voor me doen?")
    coen.hears("boodschappen", "morgen", key="ask.sum")
    assert street.look(lambda db: db.query(Absence).count()) == 0


def hush_only(phone: Phone) -> None:
    hush(phone)


def test_what_is_handed_over(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    coen.says("/overdracht mevr. de Vries terugbellen na drieën")
    coen.hears(key="dut.noted")
    coen.says("overdracht")
    coen.hears("Wat moet de volgende weten", key="dut.note.ask")
    coen.says("De sleutel van het buurthuis ligt bij Nadia")
    coen.hears(key="dut.noted").press("Ongedaan maken")
    coen.hears(key="coo.undone")
    els.says("ik neem de dienst")
    els.hears(key="dut.yours")
    notes = els.hears("Coen", "de Vries terugbellen", key="dut.notes")
    assert notes.protect
    assert not notes.has("sleutel")
    els.says("dienst")
    els.hears(key="dut.show")  # once is enough
    coen.says("ik neem de dienst")
    coen.hears(key="dut.yours")
    els.hears(key="dut.over")
    assert sent(coen)["duty"]["handed_over"][0]["text"].startswith("mevr. de Vries")
    hush(street)

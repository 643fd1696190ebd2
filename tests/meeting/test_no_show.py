"""F16: nobody came, or nobody was at home."""

from bot.messages import Kind
from handlers.requests import State
from tests.meeting.visiting import (
    agree,
    aside,
    exchanged,
    keys,
    request,
)
from tests.street import Street

PHONE = "06 12345678"


def nobody_comes(street: Street, **fields: object) -> tuple:  # type: ignore[type-arg]  # two phones
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, **{"day": 0, "hour": 12, **fields})  # type: ignore[arg-type]  # as `post`
    street.at("maandag 12:00")
    aside(street, "rem.", "nos.helper")
    street.at("maandag 12:20")
    asked = ans.hears("Is Bilal er al", key="nos.ask")
    assert asked.labels == ["Ja", "Nog niet"]  # she does not have his number
    asked.press("Nog niet")
    ans.hears("kwartier", key="nos.wait")
    street.at("maandag 12:35")
    return ans, bilal


def test_nobody_came_and_it_is_asked_again_today(street: Street) -> None:
    cor = street.neighbour("Cor", "Ik kan gras maaien")
    cor.blocked = True
    ans, bilal = nobody_comes(street)
    asked = ans.hears("Sorry, er is niemand gekomen", key="nos.none")
    assert asked.labels == ["Ja, vandaag", "Ja, later", "Nee"]
    asked.press("Ja, vandaag")
    ans.hears("Nu met voorrang", "Je hoort van mij vóór vandaag", key="reo.ok")
    bilal.hears("Is alles goed met je", key="nos.helper.soft").press("Ja")
    bilal.hears(key="nos.well")
    found = request(street)
    assert (found.state, found.round, found.urgency) == (State.OPEN, 1, "urgent")
    street.tick()
    aside(street)


def test_nobody_came_and_another_day_is_better(street: Street) -> None:
    ans, bilal = nobody_comes(street)
    ans.hears(key="nos.none").press("Ja, later")
    ans.hears("Welke dag", key="nos.when")
    bilal.hears(key="nos.helper.soft").press("Ik wil pauze")
    assert keys(bilal) == ["pau.how"]
    aside(street, "pau.")
    ans.says("vrijdag om 10:00")
    ans.hears("vrijdag", "10:00", key="reo.when")
    assert request(street).urgency == "dated"
    street.tick()
    aside(street)


def test_nobody_came_and_it_is_not_needed_any_more(street: Street) -> None:
    ans, bilal = nobody_comes(street)
    ans.hears(key="nos.none").press("Nee")
    ans.hears("dan stopt je vraag", key="nos.stopped")
    bilal.hears(key="nos.helper.soft").press("Een mens spreken")
    aside(street, "g.human")
    found = request(street)
    assert (found.state, found.outcome) == (State.STOPPED, "not_helped")


def test_nobody_came_and_nobody_says_more(street: Street) -> None:
    ans, bilal = nobody_comes(street)
    ans.hears(key="nos.none")
    street.wait(hours=25)
    found = request(street)
    assert (found.state, found.outcome) == (State.STOPPED, "not_helped")
    bilal.hears(key="nos.helper.soft")
    aside(street)


def test_late_in_the_evening_today_is_no_choice(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=0, hour=20)
    street.at("maandag 20:10")
    aside(street, "rem.", "nos.", "con.addr")
    ans.says("er is niemand gekomen")
    asked = ans.hears(key="nos.none")
    assert asked.labels == ["Ja, later", "Nee"]
    street.wait(hours=1)
    ans.hears_nothing()


def test_the_asker_calls_herself(street: Street) -> None:
    ans, bilal = (
        street.resident("Ans", phone=PHONE),
        street.resident("Bilal", phone="06 87654321"),
    )
    agree(street, ans, bilal, day=0, hour=12)
    ans.hears(key="con.phone").press("Nee, via de bot")
    aside(street, "con.code", "con.tips")
    bilal.hears(key="con.relay").press("Geef mijn nummer")
    bilal.hears(key="con.phone").press("Ja, dit nummer")
    aside(street, "con.", "ask.")
    street.at("maandag 12:21")
    aside(street, "rem.", "nos.helper", "con.")
    asked = ans.hears(key="nos.ask")
    assert asked.labels == ["Ja", "Nog niet", "Ik bel zelf"]
    asked.press("Ik bel zelf")
    ans.hears("niemand gekomen", key="nos.self")


def test_nobody_came_in_words_of_somebody_who_expects_nobody(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("er is niemand gekomen")
    assert not any(key.startswith("nos.") for key in keys(ans))
    aside(street, "g.", "ask.", "vag.")
    ans.says("niet thuis")
    assert not any(key.startswith("nos.") for key in keys(ans))
    aside(street, "g.", "ask.", "vag.")


def test_nobody_at_home(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    els, coen = street.coordinator("Els"), street.coordinator("Coen")
    exchanged(street, ans, bilal, day=0, hour=12)
    street.at("maandag 12:05")
    aside(street, "rem.", "nos.")
    bilal.says("er is niemand thuis")
    asked = bilal.hears("Was Ans niet thuis", key="nos.asker_absent")
    asked.press("Nee, niet thuis")
    bilal.hears("Els belt even", key="nos.absent.ok")
    told = els.hears("Ans", "De Heeze", "Bilal", "12:00", PHONE, key="nos.coo")
    assert told.protect
    other = coen.hears(key="nos.coo")
    told.press("Ik bel")
    assert other.text == "Els belt Ans."
    street.receive(
        bilal, Kind.PRESS, press=told.button("Ik bel").press if told.buttons else "x", reply_to="0"
    )
    bilal.toasted("werkt niet meer")


def test_the_coordinator_has_spoken_them_already(street: Street) -> None:
    ans, bilal, els = (
        street.resident("Ans"),
        street.resident("Bilal"),
        street.coordinator("Els"),
    )
    agree(street, ans, bilal, day=0, hour=12)
    aside(street, "con.")
    street.at("maandag 12:05")
    aside(street, "rem.", "nos.", "con.")
    bilal.says("niemand thuis")
    bilal.hears(key="nos.asker_absent").press("Nee, niet thuis")
    bilal.hears(key="nos.absent.ok")
    told = els.hears("geen nummer bekend", key="nos.coo")
    told.press("Al gesproken")
    assert told.text.startswith("Els heeft Ans gesproken")
    aside(street, "con.", "coo.meet")


def test_out_of_service_at_the_moment_of_the_visit(street: Street) -> None:
    from datetime import timedelta

    ans, bilal = street.resident("Ans", phone=PHONE), street.resident("Bilal")
    exchanged(street, ans, bilal, day=1, hour=12)
    street.clock.turn(timedelta(days=1, hours=8))
    street.tick()
    assert "nos.helper" not in keys(bilal)
    assert "rem.hour" not in keys(bilal)
    aside(street, "con.", "rem.", "chk.")
    street.tick()
    aside(street, "con.", "rem.", "chk.")

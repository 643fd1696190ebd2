"""A rest for a week, and a ban: with a reason, and with a second pair of eyes."""

from bot.messages import Kind
from bot.presses import sign
from handlers.blocking import Suspension
from handlers.members.suspend import agree
from handlers.requests import Place, PlaceState, Request, State
from tests.helping.posting import post
from tests.hush import hush
from tests.meeting.visiting import exchanged
from tests.phone import Phone
from tests.privacy.test_export import sent
from tests.recurring.weekly import until
from tests.street import KEYS, Street

TRYING = "Kan iemand morgen boodschappen doen?"


def row(street: Street) -> Suspension:
    found: Suspension = street.look(lambda db: db.query(Suspension).one())
    return found


def banned(street: Street, coen: Phone, els: Phone, bilal: Phone) -> None:
    coen.says("/ban Bilal")
    coen.hears("Bilal", "tweede coördinator", key="ban.ask").press("Blokkeren")
    coen.hears("Waarom", key="ban.why")
    coen.says("Hij vroeg Ans om haar pincode")
    coen.hears("tweede coördinator", key="ban.waits")
    bilal.hears("tot 30 november", key="ban.msg.week")
    els.hears("Coen wil Bilal blokkeren", "pincode", key="ban.second").press("Akkoord")
    els.hears("geblokkeerd", key="ban.done")
    coen.hears("akkoord van Els", key="ban.done")
    until(street, bilal, "ban.msg", days=1)


def test_a_week_of_rest(street: Street) -> None:
    coen, bilal = street.coordinator("Coen"), street.neighbour("Bilal")
    ans = street.resident("Ans")
    coen.says("pauzeer Bilal 7d")
    coen.hears("Bilal", key="ban.ask").press("Pauze 1 week")
    coen.hears("30 november", key="ban.rests")
    told = bilal.hears("30 november", "055-1234567", key="ban.msg.week")
    assert not told.buttons
    post(street, ans)  # he is not asked
    bilal.says("ik help 11")
    bilal.hears("niet meedoen", key="ban.msg")
    bilal.says(TRYING)
    bilal.hears(key="ask.sum").press("Ja, plaats maar")
    bilal.toasted("niet meedoen")
    coen.says("/ban Bilal")
    coen.hears("al niet mee", key="ban.already")
    hush(street)
    until(street, bilal, "ban.lifted", days=8)
    assert row(street).state == "over"
    hush(street)


def test_undone_and_asked_for_the_name(street: Street) -> None:
    coen, bilal = street.coordinator("Coen"), street.resident("Bilal de Wit")
    coen.says("/pauzeer")
    coen.hears("naam", key="coo.trust.who")
    coen.says("Bielal")
    coen.hears("Wie bedoel je", key="coo.who").press("Bilal de Wit")
    coen.hears(key="ban.ask").press("Stop")
    coen.hears(key="rol.kept")
    coen.says("/pauzeer Zorro")
    coen.hears("Zorro", key="coo.who.none")
    coen.says("Bilal de Wit")
    coen.hears(key="ban.ask").press("Pauze 1 week")
    bilal.hears(key="ban.msg.week")
    coen.hears(key="ban.rests").press("Ongedaan maken")
    coen.hears("weer mee", key="ban.unbanned")
    bilal.hears("weer meedoen", key="ban.lifted")
    coen.says("/unban Bilal de Wit")
    coen.hears("gewoon mee", key="ban.not")


def test_what_he_promised_is_for_others(street: Street) -> None:
    coen = street.coordinator("Coen")
    ans, bilal = street.resident("Ans", phone="06 12345678"), street.neighbour("Bilal")
    exchanged(street, ans, bilal, day=2)
    hush(street)
    coen.says("/pauzeer Bilal")
    coen.hears(key="ban.ask").press("Pauze 1 week")
    place = street.look(lambda db: db.query(Place).one())
    assert (place.state, place.helper_id) == (PlaceState.OPEN, None)
    assert any(m.key == "can.to.asker" for m in ans.messages)
    hush(street)


def test_a_ban_needs_a_second_yes(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    bilal = street.neighbour("Bilal")
    mine = post(street, bilal)
    hush(street)
    banned(street, coen, els, bilal)
    hush(street)
    stopped = street.look(lambda db: db.get_one(Request, mine.id))
    assert stopped.state is State.STOPPED
    assert (row(street).state, row(street).until_at) == ("on", None)
    street.wait(days=30)
    hush(street)
    bilal.says("ik help 11")
    assert any(m.key == "ban.msg" or m.key == "clm.closed" for m in bilal.messages)
    hush(street)
    coen.says("/unban Bilal")
    coen.hears(key="ban.unbanned")
    bilal.hears(key="ban.lifted")


def test_the_second_does_not_agree(street: Street) -> None:
    coen, els, nadia = (street.coordinator(name) for name in ("Coen", "Els", "Nadia"))
    bilal = street.resident("Bilal")
    coen.says("/ban Bilal")
    coen.hears(key="ban.ask").press("Blokkeren")
    coen.hears(key="ban.why")
    coen.says("Hij was onaardig")
    coen.hears(key="ban.waits")
    bilal.hears(key="ban.msg.week")
    hers = nadia.hears("onaardig", key="ban.second")
    els.hears("onaardig", key="ban.second").press("Nee")
    els.hears("niet mee eens", key="ban.refused")
    coen.hears("niet mee eens", key="ban.refused")
    bilal.hears(key="ban.lifted")
    assert hers.has("is besloten")
    assert hers.labels == []


def test_who_asked_is_no_second_and_silence_is_no_yes(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    bilal = street.resident("Bilal")
    coen.says("/ban Bilal")
    coen.hears(key="ban.ask").press("Blokkeren")
    coen.hears(key="ban.why")
    coen.says("Hij was onaardig")
    coen.hears(key="ban.waits").press("Ongedaan maken")
    coen.hears(key="ban.unbanned")
    hush(street)
    coen.says("/ban Bilal")
    coen.hears(key="ban.ask").press("Blokkeren")
    coen.hears(key="ban.why")
    coen.says("Hij was echt onaardig")
    waits = coen.hears(key="ban.waits")
    bilal.hears(key="ban.msg.week")
    second = els.hears("echt onaardig", key="ban.second")
    asked = street.look(lambda db: db.query(Suspension).filter_by(state="asked").one())
    press = sign(agree(asked), coen.chat, KEYS)
    street.receive(coen, Kind.PRESS, press=press, reply_to=waits.receipt)
    coen.toasted("iemand anders")
    hush(street)
    until(street, coen, "ban.nobody", days=8)
    bilal.hears(key="ban.lifted")
    second.press("Akkoord")
    els.toasted("al besloten")
    hush(street)


def test_nobody_bans_alone(street: Street) -> None:
    coen, bilal = street.coordinator("Coen"), street.resident("Bilal")
    coen.says("/ban Bilal")
    coen.hears(key="ban.ask").press("Blokkeren")
    coen.hears("tweede coördinator", key="ban.alone").press("Pauze 1 week")
    coen.hears(key="ban.rests")
    bilal.hears(key="ban.msg.week")
    coen.says("/pauzeer Bilal")
    coen.hears(key="ban.already").press("Weer meedoen")
    coen.hears(key="ban.unbanned")
    bilal.hears(key="ban.lifted")


def test_colleagues_and_oneself(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.coordinator("Els")
    for name in ("Els", "Coen"):
        coen.says(f"/ban {name}")
        coen.hears("collega", key="ban.staff")


def test_it_is_shown_to_the_person(quiet_street: Street) -> None:
    street = quiet_street
    coen, bilal = street.coordinator("Coen"), street.resident("Bilal")
    coen.says("/pauzeer Bilal")
    coen.hears(key="ban.ask").press("Pauze 1 week")
    hush(street)
    kept = sent(bilal)["blocking"]["not_taking_part"][0]
    assert (kept["ban"], kept["state"]) == (False, "on")
    assert "why" not in kept


def test_who_is_forgotten_while_a_ban_waits(street: Street) -> None:
    coen, els, bilal = (*map(street.coordinator, ("Coen", "Els")), street.resident("Bilal"))
    coen.says("/ban Bilal")
    coen.hears(key="ban.ask").press("Blokkeren")
    coen.hears(key="ban.why")
    coen.says("Hij vroeg Ans om haar pincode")
    asking = coen.hears(key="ban.waits")
    bilal.hears(key="ban.msg.week")
    read = els.hears("pincode", key="ban.second")
    bilal.says("/wis")
    bilal.hears(key="prv.erase").press("Ja, wis alles")
    bilal.hears(key="prv.erase.sure").press("Ja, wis alles")
    bilal.hears(key="prv.erased")
    assert read.deleted  # her phone keeps no accusation of somebody who is gone
    assert not read.has("pincode")
    asking.press("Ongedaan maken")
    coen.toasted("werkt niet meer")
    street.wait(days=8)
    els.hears_nothing()

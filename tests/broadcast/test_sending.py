"""A message to many goes out, or is stopped halfway; and nobody gets it who does not want it."""

import pytest

from bot.messages import Kind
from bot.outbox import Letter
from bot.outbox import State as Sent
from bot.people import Grant
from handlers.broadcast import Broadcast, NoNews, State, sending, undo
from handlers.human import CallBack
from handlers.privacy import forget
from tests.broadcast.test_writing import kept, shown
from tests.human.test_call_back_list import within
from tests.phone import Phone
from tests.street import Street


@pytest.fixture
def few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "BATCH", 2)


def sent(street: Street, coen: Phone) -> None:
    shown(coen).press("Verstuur")
    coen.hears(key="bro.sent")
    street.tick()


def letters(street: Street, state: Sent) -> int:
    found = street.look(
        lambda db: db.query(Letter).filter_by(text_key="nws.msg", state=state).count()
    )
    return int(found)


@pytest.mark.usefixtures("few_at_a_time")
def test_undone_halfway(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    people = [street.resident(f"Buur{n}") for n in range(6)]
    sent(street, coen)
    got = [phone for phone in (els, *people) if phone.messages]
    assert len(got) == 2
    coen.sees("verstuur het nu").press("Ongedaan maken")
    coen.hears("Teruggedraaid", key="bro.undone")
    street.wait(minutes=1)
    for phone in got:
        assert phone.hears(key="nws.gone").deleted
    coen.hears("bij 2 mensen weggehaald", key="bro.recalled")
    street.wait(hours=2)
    assert kept(street)[0].state is State.RECALLED


def test_undone_afterwards_and_too_late(street: Street) -> None:
    coen, els, ans = street.coordinator("Coen"), street.coordinator("Els"), street.resident("Ans")
    sent(street, coen)
    ans.hears(key="nws.msg")
    els.hears(key="nws.msg")
    street.wait(minutes=2)
    coen.hears(key="bro.done")
    els.says("/omroep stop")  # a colleague sees what is wrong with it
    els.hears(key="bro.undone")
    street.tick()
    assert ans.messages[-1].deleted
    coen.hears(key="bro.recalled")
    els.says("omroep ongedaan maken")
    els.hears("geen bericht", key="bro.nothing")
    sent(street, coen)
    ans.hears(key="nws.msg")
    els.hears(key="nws.msg")
    street.wait(minutes=11)
    coen.hears(key="bro.done")
    coen.sees("verstuur het nu").press("Ongedaan maken")
    coen.toasted("10 minuten")


def test_what_was_planned_is_stopped_in_time(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    street.at("maandag 23:00")
    shown(coen).press("Verstuur")
    planned = coen.hears(key="bro.planned")
    street.wait(hours=9)
    planned.press("Toch niet")
    coen.hears("niets verstuurd", key="bro.stopped")
    street.wait(hours=4)
    ans.hears_nothing()
    shown(coen).press("Verstuur")
    planned.press("Toch niet") if planned.labels else None
    coen.hears(key="bro.sent")
    street.tick()
    ans.hears(key="nws.msg")
    street.wait(minutes=2)
    coen.hears(key="bro.done")


@pytest.mark.usefixtures("few_at_a_time")
def test_who_wants_nothing_gets_nothing(street: Street) -> None:
    """Stopped, paused, frozen, opted out, gone: before it begins or while it is on its way."""
    coen = street.coordinator("Coen")
    first = [street.resident(name) for name in ("Ans", "Bea")]
    later = [street.resident(name) for name in ("Cor", "Dirk", "Eva", "Fem", "Gijs")]
    cor, dirk, eva, fem, gijs = later
    gijs.says("/nieuws")
    gijs.hears("geen nieuws", key="nws.off")
    sent(street, coen)
    for phone in first:
        phone.hears(key="nws.msg")
    cor.says("stop alles")
    cor.hears("geen berichten meer")
    dirk.says("pauze")
    dirk.hears().press("1 week")
    dirk.hears()
    within(street, eva, forget)
    fem.blocks_the_bot()
    street.wait(minutes=5)
    coen.hears("Verstuurd: 2. Niet bezorgd: 0", key="bro.done")


def test_somebody_who_stops_between_writing_and_sending(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", quiet_from=540, quiet_to=720)
    bea = street.resident("Bea")
    sent(street, coen)  # at nine: Ans has quiet hours until noon
    bea.hears(key="nws.msg")
    street.wait(minutes=12)
    coen.hears("Verstuurd: 1", "stille uren", key="bro.done")
    ans.says("stop alles")
    ans.hears("geen berichten meer")
    street.wait(hours=5)
    assert letters(street, Sent.RETRACTED) == 1


def test_somebody_who_pauses_before_their_quiet_hours_end(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", quiet_from=540, quiet_to=720)
    sent(street, coen)
    ans.says("pauze")
    ans.hears().press("1 week")
    ans.hears()
    street.wait(hours=5)
    coen.hears(key="bro.done")
    assert letters(street, Sent.RETRACTED) == 1


def test_somebody_who_may_not_take_part_gets_nothing(street: Street) -> None:
    coen, ans, bea = street.coordinator("Coen"), street.resident("Ans"), street.resident("Bea")
    coen.says("/pauzeer Bea")
    coen.hears(key="ban.ask").press("Pauze 1 week")
    coen.hears(key="ban.rests")
    bea.hears(key="ban.msg.week")
    sent(street, coen)
    ans.hears(key="nws.msg")
    street.wait(minutes=2)
    coen.hears("Verstuurd: 1", key="bro.done")


def test_no_more_news_and_again(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", quiet_from=540, quiet_to=720)
    sent(street, coen)
    ans.says("geen nieuws meer")
    ans.hears("van Stichting Samen", key="nws.off").press("Toch wel")
    ans.hears(key="nws.on").press("Geen nieuws meer")
    ans.hears(key="nws.off")
    street.wait(hours=5)
    coen.hears(key="bro.done")
    coen.says("/omroep Nog een keer.")
    coen.hears(key="bro.none")
    ans.says("weer nieuws")
    ans.hears(key="nws.on")
    sent(street, coen)
    ans.hears(key="nws.msg").press("Geen nieuws meer")
    ans.hears(key="nws.off")
    street.wait(minutes=2)
    coen.hears(key="bro.done")
    assert street.look(lambda db: db.query(NoNews).count()) == 1
    within(street, ans, forget)
    assert street.look(lambda db: db.query(NoNews).count()) == 0


def test_a_reply_is_for_the_human_who_wrote_it(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    sent(street, coen)
    said = ans.hears(key="nws.msg")
    ans.says("Ik kom ook, met appeltaart", reply_to=said)
    coen.hears("Antwoordt op een bericht", "appeltaart", key="coo.callback")
    ans.hears(key="g.human.ok")
    ans.says("En mijn zus komt mee", reply_to=said)
    coen.hears("zus", key="coo.says")
    ans.hears(key="g.human.passed")
    assert street.look(lambda db: db.query(CallBack).count()) == 1
    street.wait(minutes=2)
    coen.hears(key="bro.done")


def test_two_a_day_is_enough(street: Street) -> None:
    coen, els, ans = street.coordinator("Coen"), street.coordinator("Els"), street.resident("Ans")
    for _ in range(2):
        sent(street, coen)
        ans.hears(key="nws.msg")
        els.hears(key="nws.msg")
    shown(els).press("Verstuur")
    els.toasted("al 2 berichten")
    els.says("/omroep team: Dat was het.")
    els.hears(key="bro.prev").press("Verstuur")
    els.hears(key="bro.sent")
    street.wait(minutes=3)
    coen.hears("Dat was het")
    coen.hears(key="bro.done")
    coen.hears(key="bro.done")
    els.hears(key="bro.done")


def test_pressed_twice_it_goes_once(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    asked = shown(coen)
    press = asked.button("Verstuur").press
    asked.press("Verstuur")
    coen.hears(key="bro.sent")
    street.receive(coen, Kind.PRESS, press=press, reply_to=asked.receipt)
    coen.toasted("werkt niet meer")
    street.wait(minutes=2)
    ans.hears(key="nws.msg")
    coen.hears(key="bro.done")


def test_a_writer_who_no_longer_coordinates(street: Street) -> None:
    coen, els, ans = street.coordinator("Coen"), street.coordinator("Els"), street.resident("Ans")
    street.at("maandag 23:00")
    asked = shown(coen)
    asked.press("Verstuur")
    coen.hears(key="bro.planned")
    draft = shown(coen, "Nog een.")
    with street.app.session() as db:
        for grant in db.query(Grant).filter_by(person_id=street.person(coen).id):
            db.delete(grant)
    draft.press("Verstuur")
    coen.toasted("voor coördinatoren")
    street.at("dinsdag 10:01")
    els.hears("gaat niet uit", key="bro.orphan")
    ans.hears_nothing()


@pytest.mark.usefixtures("few_at_a_time")
def test_a_writer_who_is_forgotten_halfway(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    people = [street.resident(f"Buur{n}") for n in range(5)]
    sent(street, coen)
    within(street, coen, forget)
    street.wait(minutes=5)
    heard = [phone for phone in people if phone.messages]
    for phone in heard:
        phone.hears(key="nws.msg")
    els.hears(key="nws.msg")
    els.hears("gaat niet uit", key="bro.orphan")
    assert len(heard) == 1
    assert [(one.text, one.person_id) for one in kept(street)] == [(None, None)]


def test_a_reader_who_is_forgotten_keeps_nothing(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    sent(street, coen)
    ans.hears(key="nws.msg")
    within(street, ans, forget)
    coen.sees("verstuur het nu").press("Ongedaan maken")
    coen.hears(key="bro.undone")
    street.wait(minutes=1)
    coen.hears("bij één mens", key="bro.recalled")


def test_more_of_them_stay_than_may_be_undone_by_a_stranger(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    sent(street, coen)
    ans.hears(key="nws.msg")
    ans.says("/omroep stop")
    ans.hears("voor coördinatoren", key="coo.norole")
    street.wait(minutes=2)
    coen.hears(key="bro.done")
    assert kept(street)[0].state is State.DONE
    assert undo.UNDO.total_seconds() == 600
    assert isinstance(kept(street)[0], Broadcast)

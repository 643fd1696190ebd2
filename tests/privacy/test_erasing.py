"""Erasing: asked twice, complete, and nobody is left waiting for somebody who is gone."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import inspect

from bot.db import Base
from bot.messages import NotDelivered, Outcome
from bot.outbox import Letter
from bot.people import Account, Person
from handlers.privacy import forget
from handlers.privacy.duties import LINKS, Fate
from handlers.privacy.model import Farewell, Watch
from handlers.requests import Place, PlaceState, Request, State
from tests.audited import broken
from tests.hush import hush
from tests.meeting.visiting import agree
from tests.phone import Phone
from tests.privacy.test_export import opened
from tests.street import Street


def everything_stored(street: Street) -> list[tuple[str, Any]]:
    """Every value in the database, decrypted, with its table and column."""
    found = []
    with street.app.session() as db:
        for mapper in Base.registry.mappers:
            for row in db.query(mapper.class_).all():
                for column in inspect(mapper.class_).columns:
                    name = f"{mapper.class_.__tablename__}.{column.name}"
                    found.append((name, getattr(row, column.key)))
    return found


def erase(phone: Phone) -> None:
    phone.says("/wis")
    phone.hears(key="prv.erase").press("Ja, wis alles")
    phone.hears(key="prv.erase.sure").press("Ja, wis alles")
    phone.hears("Alles is gewist", key="prv.erased")


def agreed(street: Street, asker: Phone, helper: Phone, *, dated: bool = True) -> Request:
    now = street.clock.now()
    when = now + timedelta(days=1) if dated else None
    request = Request(
        neighbourhood_id=street.neighbourhood_id, number=12, state=State.AGREED,
        asker_id=street.person(asker).id, category="groceries", starts_at=when, ends_at=when,
        grain="minute", made_at=now, opened_at=now, text="Boodschappen graag, Ans",
        street="Dorpsstraat 1",
    )  # fmt: skip
    street.keep(request)
    street.keep(
        Place(
            neighbourhood_id=street.neighbourhood_id, request_id=request.id, position=1,
            state=PlaceState.AGREED, helper_id=street.person(helper).id,
        )
    )  # fmt: skip
    return request


def test_every_link_to_a_person_is_listed() -> None:
    links = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == "person.id"
    }
    assert links == set(LINKS)


def test_erased_after_two_yeses_and_nowhere_in_the_database(street: Street) -> None:
    anneke = street.neighbour("Anneke", offer="Ik kan boodschappen doen, groet Anneke")
    identity = street.person(anneke).id
    assert "Anneke" in opened(anneke)["gegevens.html"]
    erase(anneke)
    street.wait(hours=2)
    for name, value in everything_stored(street):
        assert "anneke" not in str(value).lower(), name
        assert str(value) != anneke.chat, name
        if LINKS.get(name, Fate.KEPT) in (Fate.DELETED, Fate.EMPTIED):
            assert value != identity, name
    row = street.look(lambda db: db.get_one(Person, identity))
    assert (row.name, row.phone, row.keeps_at) == (None, None, None)
    assert row.forgotten_at is not None
    assert street.look(lambda db: db.query(Farewell).count()) == 0


def test_letters_that_waited_are_taken_back(street: Street) -> None:
    street.at("maandag 22:00")
    ans = street.resident("Ans", pings=True)
    identity = street.person(ans).id
    context, turn = street.turn()
    turn.say("pau.end", to=turn.db.get_one(Person, identity), kind="ping")
    context.__exit__(None, None, None)
    erase(ans)
    waiting = street.look(lambda db: db.query(Letter).filter_by(state="pending").count())
    assert waiting == 0


def test_no_keeps_everything(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("vergeet mij")
    ans.hears("Weet je het zeker", key="prv.erase").press("Nee")
    ans.hears(key="prv.close")
    ans.says("wis alles")
    ans.hears(key="prv.erase").press("Eerst pauze")
    ans.hears(key="pau.how")
    ans.says("wis alles")
    ans.hears(key="prv.erase").press("Ja, wis alles")
    ans.hears(key="prv.erase.sure").press("Nee")
    ans.hears(key="prv.close")
    assert street.person(ans).name == "Ans"


@pytest.mark.parametrize("dated", [True, False])
def test_with_an_appointment_that_is_said_first(street: Street, dated: bool) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agreed(street, ans, bilal, dated=dated)
    ans.says("/wis")
    ans.hears(key="prv.erase").press("Ja, wis alles")
    words = "morgen, dinsdag 24 november" if dated else "nog een afspraak."
    ans.hears(words, key="prv.erase.open").press("Na de afspraak")
    ans.hears("na de afspraak", key="prv.erase.later")
    assert street.person(ans).name == "Ans"


def test_an_asker_who_goes_stops_the_appointment(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    request = agreed(street, ans, bilal)
    ans.says("/wis")
    ans.hears(key="prv.erase").press("Ja, wis alles")
    ans.hears(key="prv.erase.open").press("Ja, wis alles")
    ans.hears(key="prv.erased")
    ans.hears_nothing()
    kept = street.look(lambda db: db.get(Request, request.id))
    if kept is not None:
        assert kept.state is State.STOPPED
        assert (kept.asker_id, kept.text, kept.street) == (None, None, None)
    bilal.hears()
    hush(street)


def test_a_helper_who_goes_frees_the_place(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    request = agreed(street, ans, bilal)
    bilal.says("/wis")
    bilal.hears(key="prv.erase").press("Ja, wis alles")
    bilal.hears(key="prv.erase.open").press("Ja, wis alles")
    bilal.hears(key="prv.erased")
    place = street.look(lambda db: db.query(Place).filter_by(request_id=request.id).one())
    assert (place.state, place.helper_id) == (PlaceState.OPEN, None)
    ans.hears()
    hush(street)


def test_the_only_coordinator_first_names_another(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/wis")
    coen.hears(key="prv.erase").press("Ja, wis alles")
    coen.toasted("De Heeze", "collega")
    coen.says("ja, wis alles")  # in words it is a message
    coen.hears("De Heeze", "collega", key="prv.last")
    carla = street.coordinator("Carla")
    erase(carla)


def test_somebody_erased_starts_as_a_stranger(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("menu")
    menu = ans.hears(key="g.menu")
    erase(ans)
    menu.press("Meer")  # an old button of before
    hush(street)
    ans.says("hallo")
    ans.hears(key="onb.hello")


def test_erasing_on_the_way_in(street: Street) -> None:
    new = street.stranger("Bea")
    new.says("/start")
    new.hears(key="onb.hello")
    new.says("/wis")
    new.hears(key="prv.erased")
    assert street.look(lambda db: db.query(Account).count()) == 0


# -- a year of silence ---------------------------------------------------------------------


def a_member(street: Street) -> Phone:
    ans = street.stranger("Ans")
    ans.opens("https://street/bot?start=w-deheeze")
    ans.hears(key="onb.hello").press("Doe mee")
    ans.hears(key="onb.cons1").press("Ja, allebei")
    ans.hears(key="onb.name").press("Ans")
    ans.hears(key="onb.role")
    return ans


def test_after_a_year_of_silence_asked_and_then_forgotten(street: Street) -> None:
    ans = a_member(street)
    street.wait_long(days=364)
    ans.hears_nothing()
    street.wait(days=2)
    ans.hears("12 maanden", key="prv.idle")
    street.wait_long(days=31)
    assert street.look(lambda db: db.query(Account).count()) == 0
    assert street.look(lambda db: db.query(Watch).count()) == 0


def test_after_a_year_of_silence_and_staying(street: Street) -> None:
    ans = a_member(street)
    street.wait_long(days=366)
    ans.hears(key="prv.idle").press("Ja, blijf")
    ans.hears(key="prv.stay")
    street.wait_long(days=60)
    ans.hears_nothing()
    assert street.person(ans).name == "Ans"


def test_after_a_year_of_silence_and_erasing(street: Street) -> None:
    ans = a_member(street)
    street.wait_long(days=366)
    ans.hears(key="prv.idle").press("Wis alles")
    ans.hears(key="prv.erase")


def test_who_wrote_this_year_is_not_asked(street: Street) -> None:
    ans = a_member(street)
    street.wait_long(days=200)
    ans.says("menu")
    ans.hears(key="g.menu")
    street.wait_long(days=300)
    ans.hears_nothing()
    street.wait_long(days=66)
    ans.hears(key="prv.idle")


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("outcome", ["sent", "not sent", "died"])
def test_a_letter_that_is_on_its_way_keeps_no_address(
    street: Street, outcome: str, *, known: bool
) -> None:
    ans = street.resident("Ans")
    identity = street.person(ans).id
    context, turn = street.turn()
    written = turn.say("chk.well", to=turn.db.get_one(Person, identity))
    assert written is not None
    if not known:  # it is from before they said who they are
        written.person_id = None
    context.__exit__(None, None, None)
    [letter] = street.delivery.claim(5)
    context, turn = street.turn()
    forget(turn, turn.db.get_one(Person, identity))
    context.__exit__(None, None, None)
    if outcome == "sent":
        street.delivery.sent(letter.id, "r99")
    elif outcome == "not sent":
        street.delivery.failed(letter.id, NotDelivered(Outcome.NOT_SENT, "down"))
    else:
        street.delivery.recover(starting=True)
    found = street.look(lambda db: db.get_one(Letter, letter.id))
    expected = {"sent": "sent", "not sent": "retracted", "died": "retracted"}
    if outcome == "died" and street.engine.dialect.name != "sqlite":
        return  # others may be sending there: its lease has to run out first
    assert (found.chat, found.receipt, found.state) == ("", None, expected[outcome])
    street.deliver()


def test_what_goes_from_the_chat_is_not_replaced_for_somebody_who_is_forgotten(
    street: Street,
) -> None:
    """The number of Ans would go from Bilal's chat; nobody knows any more which chat that was."""
    ans, bilal = street.resident("Ans", phone="06 12345678"), street.resident("Bilal")
    agree(street, ans, bilal, day=1)
    ans.sees("nummer").press("Ja, dit nummer")
    bilal.sees("06 12345678")
    bilal.says("/wis")
    bilal.sees("Weet je het zeker").press("Ja, wis alles")
    bilal.sees("afspraak").press("Ja, wis alles")
    bilal.sees("Alles is gewist")
    while street.app.tick():
        assert broken(street.engine) == []
    hush(street)

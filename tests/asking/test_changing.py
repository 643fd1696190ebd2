"""An asker changes their mind: another moment, stop, and stop the stopping."""

import pytest

from bot.audit import Event
from bot.people import Person
from handlers import requests as room
from handlers.requests import PlaceState, Request, State, places
from tests.asking.looking import FRIDAY, ask, newest, person_of
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def helper_of(street: Street, name: str = "Bilal") -> Phone:
    """Somebody who has a place on the newest request; how that came about is tested elsewhere."""
    helper = street.resident(name)
    context, turn = street.turn()
    found = turn.db.query(Request).order_by(Request.id.desc()).first()
    assert found is not None
    place = room.claim(turn, found, person_of(turn, helper))
    assert place is not None
    room.agree(turn, found, place)
    context.__exit__(None, None, None)
    street.deliver()
    hush(street)
    return helper


def test_never_mind_right_after_posting(street: Street) -> None:
    ans = street.resident("Ans")
    street.neighbours(1, offer="Ik kan boodschappen doen")
    ans.says(FRIDAY)
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    message = ans.hears(key="ask.posted")
    street.neighbours_hear("Boodschappen", how_many=1)
    message.press("Toch niet")
    ans.hears("Gestopt", key="can.asker.ok")
    ans.hears(key="can.asker.why")
    assert newest(street).state is State.STOPPED
    hush(street)


def test_never_mind_later_is_asked_first(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie heeft er een ladder te leen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    message = ans.hears("geplaatst")
    street.wait(minutes=11)
    hush(street)
    message.press("Toch niet")
    ans.hears("Ladder", key="can.asker").press("Nee")
    ans.hears("zoek verder", key="can.asker.no")
    assert newest(street).state is State.OPEN


def test_stop_in_words_and_take_it_back(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    number = newest(street).number
    ans.says("hoeft niet meer")
    ans.hears("Boodschappen", key="can.asker").press("Ja, stop")
    message = ans.hears("Gestopt", key="can.asker.ok")
    ans.hears(key="can.asker.why")
    message.press("Toch niet")
    ans.hears("Teruggedraaid", key="can.undone")
    assert newest(street).state is State.OPEN
    assert newest(street).number == number
    hush(street)


def test_ten_minutes_later_it_cannot_be_taken_back(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ans.says("laat maar")
    ans.hears(key="can.asker").press("Ja, stop")
    message = ans.hears(key="can.asker.ok")
    ans.hears(key="can.asker.why")
    street.wait(minutes=11)
    message.press("Toch niet")
    ans.toasted("kan niet meer")
    assert newest(street).state is State.STOPPED


@pytest.mark.parametrize(
    ("label", "kept", "outcome"),
    [
        ("Zelf gelukt", ["self"], "solved"),
        ("Niet meer nodig", ["gone"], "stopped"),
        ("Zeg ik niet", [], "stopped"),
    ],
)
def test_why_it_stops_may_be_said_and_is_shown_to_nobody(
    street: Street, label: str, kept: list[str], outcome: str
) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ask(street, ans)
    ans.says("laat maar")
    ans.hears(key="can.asker").press("Ja, stop")
    ans.hears(key="can.asker.ok")
    ans.hears("hoeft dit niet te zeggen", key="can.asker.why").press(label)
    ans.hears("Dank je wel", "hoeft niets", key="can.why.thanks")
    events = street.look(lambda db: db.query(Event).filter_by(what="stopped_why").all())
    assert [event.detail for event in events] == kept
    assert newest(street).outcome == outcome
    hush(street)
    coen.says("toon 11")
    shown = coen.hears(key="coo.item")
    assert not shown.has("gelukt")
    assert not shown.has("niet meer nodig")
    hush(street)


def test_somebody_else_is_not_asked_why(street: Street) -> None:
    ans, bea = street.resident("Ans"), street.resident("Bea")
    ask(street, ans)
    ans.says("laat maar")
    ans.hears(key="can.asker").press("Ja, stop")
    ans.hears(key="can.asker.ok")
    bea.presses(ans.hears(key="can.asker.why"), "Zelf gelukt")
    assert newest(street).outcome == "stopped"
    hush(street)


def test_the_word_stop_never_silences_somebody_who_waits(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ans.says("stop")
    ans.hears("Boodschappen", key="can.asker").press("Ja, stop")
    ans.hears(key="can.asker.ok")
    ans.hears(key="can.asker.why")
    assert street.person(ans).silenced_at is None


def test_let_go_of_a_concept_in_words(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(FRIDAY)
    ans.hears(key="ask.sum")
    ans.says("/annuleer")
    ans.hears(key="ask.dropped")
    assert newest(street).state is State.STOPPED


def test_nothing_to_stop(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("/annuleer")
    ans.hears("geen vraag open", key="can.none")


def test_several_open_and_which_one(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ask(street, ans, "Wie heeft er een ladder te leen?")
    ans.says("/annuleer")
    ans.hears(key="can.which").press("Boodschappen")
    ans.hears("Boodschappen", key="can.asker").press("Ja, stop")
    ans.hears(key="can.asker.ok")
    ans.hears(key="can.asker.why")


def test_with_its_number(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ask(street, ans, "Wie heeft er een ladder te leen?")
    ans.says("annuleer 11")
    ans.hears("Boodschappen", key="can.asker")


def test_another_day_while_nobody_helps(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ans.says("laat maar")
    ans.hears(key="can.asker").press("Dag veranderen")
    ans.hears(key="chg.time")
    ans.says("flierefluit")
    ans.hears("begrijp ik niet", key="chg.unclear")
    ans.says("zaterdag om 11 uur")
    ans.hears("zaterdag", "11:00", key="chg.ok")
    starts = newest(street).starts_at
    assert starts is not None
    assert starts.day == 28
    hush(street)


def test_the_helper_is_told_when_it_stops(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    helper_of(street)
    ans.says("/annuleer")
    ans.hears(key="can.asker").press("Ja, stop")
    ans.hears("Bilal", key="can.asker.ok")
    ans.hears(key="can.asker.why")
    hush(street)


def test_several_helpers_are_told(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans, "Wie kunnen vrijdag om 10 uur met 2 man een bank tillen?")
    if newest(street).people < 2:
        return
    helper_of(street, "Bilal")
    helper_of(street, "Cor")
    ans.says("/annuleer")
    ans.hears(key="can.asker").press("Ja, stop")
    ans.hears("2 buren", key="can.asker.ok")
    ans.hears(key="can.asker.why")
    hush(street)


def change(ans: Phone, words: str) -> None:
    ans.says("/annuleer")
    ans.hears(key="can.asker").press("Dag veranderen")
    ans.hears(key="chg.time")
    ans.says(words)
    ans.hears("Bilal", key="chg.asked")


def test_another_day_suits_the_helper(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    bilal = helper_of(street)
    change(ans, "zaterdag om 11 uur")
    bilal.hears("Ans", "zaterdag", key="chg.ask").press("Ja, goed")
    bilal.hears("zaterdag", key="chg.helper.yes")
    ans.hears("Bilal", "zaterdag", key="chg.yes")
    starts = newest(street).starts_at
    assert starts is not None
    assert starts.day == 28
    hush(street)


def test_another_day_does_not_suit_and_it_stays(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    bilal = helper_of(street)
    change(ans, "zaterdag om 11 uur")
    bilal.hears(key="chg.ask").press("Nee")
    bilal.hears(key="chg.helper.no")
    ans.hears("Bilal", key="chg.no").press("Oude moment")
    ans.hears("vrijdag", key="chg.old")
    assert newest(street).state is State.AGREED


def test_another_day_does_not_suit_and_another_neighbour_comes(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    bilal = helper_of(street)
    change(ans, "zaterdag om 11 uur")
    bilal.hears(key="chg.ask").press("Nee")
    bilal.hears(key="chg.helper.no")
    ans.hears(key="chg.no").press("Andere buur")
    ans.hears("zaterdag", "andere buur", key="chg.other")
    assert street.look(lambda db: [p.state for p in places(db, newest(street))]) == [
        PlaceState.OPEN
    ]
    hush(street)


def test_somebody_else_cannot_stop_it(street: Street) -> None:
    ans, bea = street.resident("Ans"), street.resident("Bea")
    ask(street, ans)
    ans.says("/annuleer")
    message = ans.hears(key="can.asker")
    bea.presses(message, "Ja, stop")
    assert newest(street).state is State.OPEN
    hush(street)


def test_what_somebody_asked_is_forgotten_with_them(street: Street) -> None:
    ans = street.resident("Ans")
    ask(street, ans)
    ans.says("Wie heeft er een ladder te leen?")
    ans.hears(key="ask.sum")
    identity = street.person(ans).id
    context, turn = street.turn()
    feature = next(f for f in turn.house.registry.features if f.name == "asking")
    person = turn.db.get_one(Person, identity)
    told = feature.exporters[0](turn.db, person)["requests"]
    assert told[0]["text"] == FRIDAY
    feature.erasers[0](turn, person)
    context.__exit__(None, None, None)
    street.deliver()
    rows = street.look(lambda db: db.query(Request).all())
    assert [(r.asker_id, r.text, r.state) for r in rows] == [(None, None, State.STOPPED)]
    hush(street)

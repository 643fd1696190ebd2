"""F19: a request that comes back: how often, until when, by whom."""

import pytest

from bot.messages import Kind
from bot.presses import sign
from bot.texts import Reader
from handlers.recurring import Series
from handlers.recurring.neighbour import more_often
from handlers.requests import Request, how_often
from matching import Rhythm
from tests.hush import hush
from tests.recurring.weekly import PHONE, asked, quiet, series, weekly
from tests.street import KEYS, TEXTS, Street


def none(street: Street) -> bool:
    return bool(street.look(lambda db: db.query(Series).count()) == 0)


def test_every_tuesday_by_one_neighbour(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone=PHONE), street.neighbour("Bilal")
    ans.says("Kan iemand elke dinsdag boodschappen doen?")
    ans.hears("elke dinsdag", "Boodschappen", key="ask.sum").press("Ja, plaats maar")
    ans.hears("geplaatst")
    bilal.hears("Boodschappen", "elke dinsdag", "Eén keer helpen mag ook", key="ping.ask")
    street.wait(seconds=10)
    quiet(street)
    ans.hears("elke dinsdag", key="rec.ask").press("Ja, vaker")
    ans.hears("Tot wanneer", key="rec.until").press("Tot ik stop zeg")
    ans.hears("dezelfde buur", key="rec.who").press("Ja")
    ans.hears("Boodschappen", "elke dinsdag", "deze week niet", key="rec.ok")
    bilal.says("ik help 11")
    quiet(street)
    ans.sees("Is dat goed").press("Ja, fijn")
    quiet(street)
    asked_him = bilal.hears("Ans", "elke dinsdag", key="rec.helper")
    asked_him.press("Ja, vaker")
    bilal.hears("als eerste", key="rec.helper.yes")
    found = ans.hears("Bilal", "elke dinsdag", "nummer", key="rec.found")
    found.press("Ja, steeds")
    ans.hears("kort voor de afspraak", key="rec.number.yes")
    assert series(street).number_ok
    found.press("Elke keer vragen")  # taken back as easily as it was given
    ans.hears(key="rec.number.no")
    assert not series(street).number_ok
    quiet(street)


def test_only_this_time(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans)
    question = ans.hears(key="rec.ask")
    late = question.button("Ja, vaker")
    question.press("Alleen nu")
    ans.hears("alleen deze keer", key="rec.once")
    assert none(street)
    street.receive(ans, Kind.PRESS, press=late.press, reply_to=question.receipt)
    ans.toasted("werkt niet meer")
    hush(street)


def test_nobody_answers_and_nothing_comes_back(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans)
    ans.hears(key="rec.ask")
    street.wait(days=14)
    hush(street)
    assert none(street)
    assert street.look(lambda db: db.query(Request).count()) == 1


def test_how_often_in_words(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans, "Ik zoek iemand die elke week boodschappen doet")
    ans.hears("elke week", key="rec.ask").press("Iets anders")
    ans.hears(key="rec.how")
    ans.says("zo af en toe eens")
    ans.hears(key="rec.how.no")
    ans.says("om de week op vrijdag")
    ans.hears(key="rec.until")
    ans.says("tot 15 januari")
    ans.hears(key="rec.who").press("Wisselen mag")
    ans.hears("om de week op vrijdag", key="rec.ok")
    found = series(street)
    assert (found.rhythm, found.same) == ("week/2/4/0", False)
    assert found.until_at is not None
    assert found.until_at.day == 15
    hush(street)


def test_for_four_weeks_said_in_words(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans)
    ans.hears(key="rec.ask")
    ans.says("ja")
    ans.hears(key="rec.until")
    ans.says("4 weken")
    ans.hears(key="rec.who")
    ans.says("maakt niet uit")
    ans.hears(key="rec.ok")
    found = series(street)
    assert found.until_at is not None
    assert (found.until_at - street.clock.now()).days == 28
    hush(street)


def test_several_helpers_have_no_regular_one(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans, "Kunnen twee mensen elke zaterdag helpen in de tuin?")
    ans.hears(key="rec.ask").press("Ja, vaker")
    ans.hears(key="rec.until").press("4 weken")
    ans.hears("elke zaterdag", key="rec.ok")
    hush(street)


def test_what_was_taken_back_does_not_come_back(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Kan iemand elke dinsdag boodschappen doen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears("geplaatst").press("Toch niet")
    hush(street)
    street.wait(days=10)
    hush(street)
    assert none(street)


def test_only_the_asker_decides_and_only_who_helps_may_stay(street: Street) -> None:
    ans, bilal, cor = (street.resident(n, phone=PHONE) for n in ("Ans", "Bilal", "Cor"))
    asked(street, ans)
    ans.hears(key="rec.ask").press("Ja, vaker")
    ans.hears(key="rec.until").press("4 weken")
    ans.hears(key="rec.who").press("Ja")
    hush(street)
    bilal.says("ik help 11")
    hush(street)
    ans.sees("Is dat goed").press("Ja, fijn")
    quiet(street)
    offer = bilal.hears(key="rec.helper")
    yes = offer.button("Ja, vaker")
    offer.press("Alleen deze keer")
    bilal.hears("Dank je wel", key="rec.helper.no")
    street.receive(cor, Kind.PRESS, press=yes.press, reply_to=offer.receipt)
    assert series(street).helper_id is None
    for answer in ("als eerste", "weet ik al"):  # changed his mind, and tapped twice
        street.receive(bilal, Kind.PRESS, press=yes.press, reply_to=offer.receipt)
        if bilal.toast is None:
            bilal.hears(answer, key="rec.helper.yes")
    bilal.toasted("weet ik al")
    ans.hears(key="rec.found")
    quiet(street)


def test_somebody_else_was_first(street: Street) -> None:
    ans, bilal, cor = (street.resident(n, phone=PHONE) for n in ("Ans", "Bilal", "Cor"))
    weekly(street, ans, bilal)
    offer = bilal.sees("vaker doen")
    other = street.person(cor).id
    with street.app.session() as db:
        found = db.query(Series).one()
        found.helper_id = other
        press = sign(more_often(found), bilal.chat, KEYS)
    street.receive(bilal, Kind.PRESS, press=press, reply_to=offer.receipt)
    bilal.toasted("doet dit al vaker")
    quiet(street)


def test_asked_in_the_group_it_is_asked_in_private_what_was_meant(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("Wie kan elke vrijdag mijn hond uitlaten?")
    street.group_hears("hond").pressed_by(ans, "Ja, plaats maar")
    hush(street)
    street.wait(seconds=10)
    quiet(street)
    ans.hears("elke vrijdag", key="rec.ask").press("Ja, vaker")
    ans.hears(key="rec.until")
    hush(street)


def test_who_asks_for_somebody_else_is_asked(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/namens mevr. de Vries, Lindestraat 4, 055-1234567: elke vrijdag boodschappen")
    coen.hears(key="obo.sum.coo").press("Ja, plaats maar")
    hush(street)
    street.wait(seconds=10)
    quiet(street)
    coen.hears("elke vrijdag", key="rec.ask").press("Ja, vaker")
    coen.hears(key="rec.until").press("Tot ik stop zeg")
    coen.hears(key="rec.who").press("Ja")
    hush(street)
    bilal = street.resident("Bilal")
    bilal.says("ik help 11")
    hush(street)
    coen.sees("Is dat goed").press("Ja, fijn")
    coen.hears("Bel mevr. de Vries", key="obo.call")
    quiet(street)
    bilal.hears("de Vries", "elke vrijdag", key="rec.helper").press("Ja, vaker")
    coen.hears("Bilal", key="rec.found.for")
    hush(street)


@pytest.mark.parametrize(
    ("code", "dutch", "english"),
    [
        ("day/1//0", "elke dag", "every day"),
        ("day/2//0", "om de dag", "every other day"),
        ("day/1/0,1,2,3,4/0", "elke werkdag", "every weekday"),
        ("week/1//0", "elke week", "every week"),
        ("week/2//0", "om de week", "every other week"),
        ("week/3//0", "elke 3 weken", "every 3 weeks"),
        ("week/1/1,4/0", "elke dinsdag en vrijdag", "every Tuesday and Friday"),
        ("week/2/1/0", "om de week op dinsdag", "every other week on Tuesday"),
        ("week/4/1/0", "elke 4 weken op dinsdag", "every 4 weeks on Tuesday"),
        ("month/1//0", "elke maand", "every month"),
        ("month/1/15/0", "elke maand op de 15e", "every month on day 15"),
        ("month/1/0/1", "elke eerste maandag van de maand", "every first Monday of the month"),
        ("month/1/0/2", "elke tweede maandag van de maand", "every second Monday of the month"),
        ("month/1/0/3", "elke derde maandag van de maand", "every third Monday of the month"),
        ("month/1/0/4", "elke vierde maandag van de maand", "every fourth Monday of the month"),
        ("month/1/0/-1", "elke laatste maandag van de maand", "every last Monday of the month"),
    ],
)
def test_how_often_is_said_as_people_say_it(
    quiet_street: Street, code: str, dutch: str, english: str
) -> None:
    term = how_often(Rhythm.read(code))
    for language, words in (("nl", dutch), ("en", english)):
        reader = Reader(language, quiet_street.clock.now(), "Europe/Amsterdam")
        assert TEXTS.say(term.key, reader, **dict(term.values)) == words


def test_a_request_does_not_say_how_often(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans)
    ans.hears(key="rec.ask").press("Iets anders")
    ans.hears(key="rec.how")
    ans.says("Wie kan donderdag om 10:00 mijn lamp ophangen?")
    ans.hears("lamp", key="ask.sum")


def test_a_request_does_not_say_until_when(street: Street) -> None:
    ans = street.resident("Ans")
    asked(street, ans)
    ans.hears(key="rec.ask").press("Ja, vaker")
    ans.hears(key="rec.until")
    ans.says("Wie kan donderdag om 10:00 mijn lamp ophangen?")
    ans.hears("lamp", key="ask.sum")
    assert series(street).until_at is None

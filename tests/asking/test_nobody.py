"""Nobody to ask: what is said is what was really done."""

from bot.people import Group
from tests.asking.looking import SHOPPING
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street


def no_group(street: Street) -> None:
    with street.app.session() as db:
        for group in db.query(Group):
            group.present = False


def ask(phone: Phone) -> Message:
    phone.says(SHOPPING)
    phone.hears(key="ask.sum").press("Ja, plaats maar")
    return phone.hears("nog geen buur", "vóór", key="ask.posted.none")


def test_an_empty_neighbourhood_with_a_group(street: Street) -> None:
    assert ask(street.resident("Ans")).has("in de groep")
    hush(street)


def test_volunteers_and_a_group(street: Street) -> None:
    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    message = ask(ans)
    assert message.has("in de groep", "vrijwilligers")
    street.wait(minutes=1)
    assert any(heard.has("Boodschappen") for heard in vera.messages)
    hush(street)


def test_volunteers_without_a_group(street: Street) -> None:
    no_group(street)
    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    message = ask(ans)
    assert message.has("vrijwilligers")
    assert not message.has("groep")
    street.wait(minutes=1)
    assert any(heard.has("Boodschappen") for heard in vera.messages)
    hush(street)


def test_a_coordinator_only(street: Street) -> None:
    no_group(street)
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    message = ask(ans)
    assert message.has("kijkt ook mee")
    assert not message.has("groep")
    hush(street)
    assert coen.name == "Coen"


def test_nobody_at_all(street: Street) -> None:
    no_group(street)
    message = ask(street.resident("Ans"))
    assert not message.has("groep")
    assert not message.has("vrijwilligers")
    hush(street)


def test_at_night_the_ladder_says_so(street: Street) -> None:
    street.at("maandag 23:00")
    ans = street.resident("Ans")
    ans.says("Kan iemand vrijdag boodschappen voor me doen?")
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    ans.hears(key="esc.night")
    hush(street)


def test_a_card_in_a_group_that_the_bot_left(street: Street) -> None:
    ans = street.resident("Ans")
    ask(ans)
    no_group(street)
    ans.says("/annuleer")
    ans.hears(key="can.asker").press("Ja, stop")
    ans.hears(key="can.asker.ok")
    ans.hears(key="can.asker.why")
    hush(street)

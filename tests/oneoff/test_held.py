"""A one-off offer finds whoever asks for just that, without names."""

from handlers.blocking import Block
from handlers.oneoff import OneOff, Taker
from handlers.requests import Request, State
from tests.hush import hush
from tests.oneoff.test_sharing import PHONE, states
from tests.phone import Message, Phone
from tests.street import Street

RIDE = "Ik heb zaterdag tijd om iemand te rijden"


def rides(street: Street, text: str = "Wie kan me zaterdag naar het ziekenhuis rijden?") -> Phone:
    """Ans asks, and nobody came yet."""
    ans = street.resident("Ans", phone=PHONE)
    ans.says(text)
    ans.hears(key="ask.sum").press("Ja, plaats maar")
    hush(street)
    return ans


def offers(street: Street, text: str = RIDE, name: str = "Bilal") -> Phone:
    bilal = street.resident(name)
    bilal.says(text)
    bilal.hears(key="one.seen").press("Ja, deel maar")
    bilal.hears(key="one.shared")
    street.group_hears(key="one.card")
    return bilal


def told(street: Street, ans: Phone) -> Message:
    return ans.hears("Een buur biedt aan", "zaterdag", "hulpvraag 11", key="one.suits")


def request(street: Street) -> Request:
    return street.look(lambda db: db.query(Request).one())


def test_who_asks_for_a_ride_hears_of_it(street: Street) -> None:
    ans = rides(street)
    bilal = offers(street)
    message = told(street, ans)
    assert not message.has("Bilal")
    message.press("Graag")
    ans.toasted("vraag het aan de gever")
    bilal.hears("Ans", key="one.first").press("Ja")
    ans.hears("Bilal vindt het goed", key="one.yes")
    kept = request(street)  # and no second one beside it
    assert kept.state is State.AGREED
    assert "clm.asker" not in [m.key for m in ans.messages], "she said so already"
    assert states(street) == ["yes"]
    hush(street)


def test_the_giver_cannot_after_all(street: Street) -> None:
    """Then her own request is searched for again: she need not say so."""
    ans = rides(street)
    bilal = offers(street)
    told(street, ans).press("Graag")
    bilal.hears(key="one.first").press("Ja")
    hush(street)
    bilal.says("ik kan toch niet")
    ans.hears("Bilal kan toch niet komen", "andere buur")
    assert "one.off" not in [m.key for m in ans.messages]
    assert request(street).state is State.OPEN
    assert states(street) == ["out"]
    hush(street)


def test_not_needed(street: Street) -> None:
    ans = rides(street)
    bilal = offers(street)
    message = told(street, ans)
    message.press("Niet nodig")
    ans.hears("Ik zoek verder voor hulpvraag 11", key="one.suits.no")
    assert street.look(lambda db: db.query(Taker).count()) == 0
    bilal.hears_nothing()
    assert request(street).state is State.OPEN


def test_somebody_else_was_earlier(street: Street) -> None:
    driver = street.neighbour("Cor", "Ik kan iemand naar het ziekenhuis rijden")
    ans = rides(street)
    asked = next(m for m in driver.messages if m.key == "ping.ask")
    bilal = offers(street)
    message = told(street, ans)
    message.press("Graag")
    first = bilal.hears(key="one.first")
    asked.press("Ik help")
    hush(street)
    first.press("Ja")
    bilal.hears("heeft al hulp", key="one.first.helped")
    assert states(street) == ["out"]
    hush(street)


def test_her_request_was_stopped_and_she_taps_the_card(street: Street) -> None:
    """Then it is for something else, and an appointment of its own."""
    ans = rides(street)
    bilal = offers(street)
    told(street, ans)
    next(m for m in ans.messages if m.key == "ask.posted.none").press("Toch niet")
    hush(street)
    street.group_sees("Aanbod").pressed_by(ans, "Graag")
    bilal.hears(key="one.first").press("Ja")
    found = street.look(lambda db: db.query(Request).order_by(Request.id).all())
    states_of = [request.state for request in found]
    assert states_of == [State.STOPPED, State.AGREED]
    hush(street)


def test_too_late_to_say_please(street: Street) -> None:
    driver = street.neighbour("Cor", "Ik kan iemand naar het ziekenhuis rijden")
    ans = rides(street)
    asked = next(m for m in driver.messages if m.key == "ping.ask")
    offers(street)
    message = told(street, ans)
    asked.press("Ik help")
    hush(street)
    message.press("Graag")
    ans.toasted("heeft al een helper")
    hush(street)


def test_only_where_it_fits(street: Street) -> None:
    """Not another day, not another kind, not one's own, not two who want no contact."""
    ans = rides(street)
    offers(street, "Ik heb vrijdag tijd om iemand te rijden")
    offers(street, "Ik kan zaterdag een hond uitlaten", "Cor")
    ans.hears_nothing()
    dirk = street.resident("Dirk")
    street.keep(
        Block(
            person_id=street.person(ans).id,
            other_id=street.person(dirk).id,
            since=street.clock.now(),
        )
    )
    dirk.says(RIDE)
    dirk.hears(key="one.seen").press("Ja, deel maar")
    dirk.hears(key="one.shared")
    street.group_hears(key="one.card")
    ans.hears_nothing()
    ans.says(RIDE)
    ans.hears(key="one.seen").press("Ja, deel maar")
    ans.hears(key="one.shared")
    street.group_hears(key="one.card")
    assert states(street) == []


def test_two_who_ask_and_one_seat(street: Street) -> None:
    ans = rides(street)
    eve = street.resident("Eve")
    eve.says("Wie kan me zaterdag naar het ziekenhuis rijden?")
    eve.hears(key="ask.sum").press("Ja, plaats maar")
    hush(street)
    offers(street)
    told(street, ans)
    eve.hears_nothing()


def test_the_offer_is_gone_when_she_presses(street: Street) -> None:
    ans = rides(street)
    bilal = offers(street)
    message = told(street, ans)
    bilal.says("het aanbod is weg")
    bilal.hears(key="one.stopped")
    message.press("Graag")
    ans.toasted("voorbij")
    assert street.look(lambda db: db.query(OneOff).one()).state == "over"

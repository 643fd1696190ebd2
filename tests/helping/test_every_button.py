"""Buttons that no story above presses: each does what it says."""

from handlers.helping import ask_person
from handlers.offers import Offer
from handlers.requests import Request
from tests.helping.posting import leave, post
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street


def test_a_volunteer_takes_it(street: Street) -> None:
    ans, vera, vic = street.resident("Ans"), street.volunteer("Vera"), street.volunteer("Vic")
    post(street, ans)
    street.until_rung("volunteers")
    leave(street)
    vic.hears("Kun jij helpen", key="esc.vol").press("Nu niet")
    vic.hears("Geen probleem")
    vera.hears("Kun jij helpen").press("Ik help")
    vera.hears("Jij bent de helper")
    ans.hears("Vera wil je helpen")
    leave(street)


def test_who_was_named_by_the_coordinator_presses_yes(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", "Ik kan fietsen plakken")
    street.neighbour("Cor")
    request = post(street, ans)
    people = street.person(bilal), street.person(coen)
    context, turn = street.turn()
    found = turn.get(Request, request.id)
    assert found is not None
    assert ask_person(turn, found, *people)
    context.__exit__(None, None, None)
    street.deliver()
    bilal.hears("dacht aan jou").press("Ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("Bilal wil je helpen")
    assert street.phones["1003"].sees("al een buur gevonden").press
    hush(street.phones["1003"])


def reserve_asked(street: Street) -> tuple[Phone, Phone, Message]:
    ans = street.resident("Ans")
    bilal, cor = street.neighbours(2)
    post(street, ans)
    street.neighbours_hear(how_many=2)
    bilal.says("ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("wil je helpen")
    cor.says("ik help 11")
    cor.hears("net iets eerder").press("Ja, reserve")
    cor.hears("wachtlijst")
    bilal.says("lukt niet")
    bilal.hears("Ik zoek meteen")
    ans.hears("kan toch niet komen")
    return ans, cor, cor.hears("Er is weer plek", key="ping.reserve")


def test_a_reserve_presses_yes(street: Street) -> None:
    ans, cor, question = reserve_asked(street)
    question.press("Ik help")
    cor.hears("Jij bent de helper")
    ans.hears("wil je helpen")
    leave(street)


def test_a_reserve_cannot_any_more(street: Street) -> None:
    _, cor, question = reserve_asked(street)
    question.press("Nu niet")
    cor.hears("Geen probleem")
    leave(street)


def test_on_behalf_somebody_else_is_preferred(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, for_name="mevrouw De Wit")
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Jij bent de helper")
    ans.hears("wil mevrouw De Wit helpen").press("Liever iemand anders")
    ans.hears("Ik zoek een andere buur")
    bilal.hears("deze keer lukt het niet samen")
    leave(street)


def asked_again(street: Street) -> tuple[Phone, Phone, Message]:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, day=9)
    bilal.hears("Boodschappen").press("Ik help")
    bilal.hears("Kun je echt")
    ans.hears("wil je helpen")
    street.wait(hours=2, minutes=5)
    return ans, bilal, ans.hears("wacht op je antwoord", key="clm.asker.again")


def test_asked_again_and_yes(street: Street) -> None:
    _, bilal, question = asked_again(street)
    question.press("Ja, fijn")
    bilal.hears("Het is goed")
    leave(street)


def test_asked_again_and_no(street: Street) -> None:
    ans, bilal, question = asked_again(street)
    question.press("Liever iemand anders")
    ans.hears("Ik zoek een andere buur")
    bilal.hears("deze keer lukt het niet samen")
    leave(street)


def test_the_reason_when_the_offer_is_gone(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans)
    bilal.hears("Boodschappen")
    with street.app.session() as db:
        db.query(Offer).delete()
    bilal.says("waarom ik")
    bilal.hears("zulke dingen")


def test_every_row_of_what_you_can_do(street: Street) -> None:
    """The same ten rows stand under three texts."""
    bilal = street.resident("Bilal", pings=True)
    for key in ("off.intro", "off.add", "off.unsure"):
        for row in range(10):
            with street.app.session() as db:
                db.query(Offer).delete()
            bilal.says("ik wil helpen")
            menu = bilal.hears(key="off.intro")
            if key == "off.add":
                bilal.says("Ik kan fietsen plakken")
                bilal.hears(key="off.free").press("Aanpassen")
                menu = bilal.hears(key="off.add")
            elif key == "off.unsure":
                bilal.says("blorf gnurk")
                menu = bilal.hears(key="off.unsure")
            menu.press(menu.labels[row])
            assert bilal.hears().key in ("off.more", "off.vog", "off.else")

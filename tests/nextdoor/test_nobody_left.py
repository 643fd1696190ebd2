"""Nobody here is left: neighbours of the area next door who agreed to it are asked."""

from datetime import timedelta

from bot.people import Membership
from handlers.helping import Ping
from handlers.nextdoor.model import Beyond
from handlers.requests import Rung
from tests.coordination.test_another_kind import correct
from tests.helping.posting import fetch, leave, post
from tests.hush import hush
from tests.nextdoor.areas import There, beside, said_yes
from tests.street import Street


def test_a_neighbour_next_door_helps_where_nobody_is_left(street: Street) -> None:
    place, (zoe,) = beside(street, "Zoë")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    request = post(street, ans, day=3)
    told = ans.hears("In De Heeze kan nu niemand anders", "Zuid, hiernaast", key="esc.next")
    assert told.has("alleen wat, wanneer en welke wijk")
    asked = zoe.hears(
        "De Heeze, hiernaast", "Boodschappen", "Daar kan nu niemand", key="ping.next"
    )
    assert not asked.has("Ans")
    zoe.says("waarom ik?")
    zoe.hears("ook voor De Heeze mag vragen", "in Zuid aanbiedt", key="ping.why.next")
    coen.says(str(request.number))
    coen.hears("niemand meer hier, buren gevraagd in Zuid", "Gevraagd 1", key="coo.item")
    asked.press("Ik help")
    zoe.hears("Kun je echt", key="clm.check").press("Ja, het lukt")
    zoe.hears(key="clm.won")
    ans.hears("Zoë komt uit Zuid, hiernaast", key="clm.asker").press("Ja, fijn")
    zoe.hears(key="clm.yes")
    leave(street)
    assert street.person(zoe).current_neighbourhood_id == place  # she still lives there
    joined = (street.neighbourhood_id, street.person(zoe).id)
    assert street.look(lambda db: db.get(Membership, joined)) is not None
    zoe.says("ook hiernaast")
    zoe.hears("Kan in De Heeze niemand", key="nxt.on")


def test_our_own_neighbours_come_first_and_next_door_when_they_said_no(street: Street) -> None:
    _, (zoe,) = beside(street, "Zoë")
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    request = post(street, ans, day=9)
    bilal.hears(key="ping.ask").press("Nu niet")
    bilal.hears(key="ping.later")
    zoe.hears_nothing()
    street.tick()
    assert fetch(street, request).rung is Rung.WIDER
    ans.hears("In De Heeze kan nu niemand anders", key="esc.next")  # one message, not two
    zoe.hears(key="ping.next").press("Nu niet")
    zoe.hears(key="ping.later")
    leave(street)


def test_while_somebody_here_thinks_about_it_nobody_next_door_is_asked(street: Street) -> None:
    _, (zoe,) = beside(street, "Zoë")
    ans = street.resident("Ans")
    bilal, far = street.neighbour("Bilal"), street.neighbour("Ver", reach="near")
    for phone, postcode in ((ans, "7334A"), (bilal, "7334A"), (far, "7334C")):
        with street.app.session() as db:
            row = db.get_one(Membership, (street.neighbourhood_id, street.person(phone).id))
            row.postcode = postcode
    post(street, ans, day=9)
    bilal.hears(key="ping.ask").press("Nu niet")
    bilal.hears(key="ping.later")
    street.tick()
    far.hears(key="ping.ask")  # further than they like, so for the second rung
    leave(street)
    zoe.hears_nothing()
    street.wait(hours=25)
    ans.hears(key="esc.next")
    zoe.hears(key="ping.next")
    leave(street)


def test_who_did_not_agree_or_does_not_fit_is_not_asked(street: Street) -> None:
    """No yes, another kind of help, close by only, never this kind again, resting."""
    place, _ = beside(street)
    home = street.neighbourhood_id
    with There(street, place):
        street.neighbour("Nee")
        other = street.neighbour("Ander", "Ik kan fietsen maken", "bike")
        near = street.neighbour("Dichtbij", reach="near")
        rests = street.neighbour("Rust", paused_until=street.clock.now() + timedelta(days=9))
        vera = street.resident("Vera", pings=True)  # agreed, and offers nothing
    for phone in (other, near, rests, vera):
        said_yes(street, phone, home, place)
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, day=3)
    street.wait(minutes=1)
    coen.hears("0 gevraagd", key="esc.coo")
    leave(street)


def test_close_by_counts_where_it_is_close_by(street: Street) -> None:
    place, home = beside(street)[0], street.neighbourhood_id
    with There(street, place):
        near = street.neighbour("Dichtbij", reach="near")
    said_yes(street, near, home, place)
    ans = street.resident("Ans")
    for phone, area in ((near, place), (ans, home)):
        with street.app.session() as db:
            row = db.get_one(Membership, (area, street.person(phone).id))
            row.postcode = "7336A"
    post(street, ans, day=3)
    ans.hears(key="esc.next")
    near.hears(key="ping.next")
    leave(street)


def test_caps_hold_over_the_areas(street: Street) -> None:
    """Asked at home already, so not for next door too; and the other way round."""
    place, (zoe,) = beside(street, "Zoë")
    with There(street, place):
        piet = street.resident("Piet")
        post(street, piet, day=4, home=place)
    zoe.hears("Zuid", key="ping.ask")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, day=3)
    street.wait(minutes=1)
    coen.hears("0 gevraagd", key="esc.coo")
    leave(street)


def test_asked_for_next_door_and_so_not_at_home(street: Street) -> None:
    place, (zoe,) = beside(street, "Zoë")
    ans = street.resident("Ans")
    post(street, ans, day=3)
    ans.hears(key="esc.next")
    zoe.hears(key="ping.next")
    with There(street, place):
        post(street, street.resident("Piet"), day=4, home=place)
    zoe.hears_nothing()
    leave(street)


def test_one_helper_and_nobody_is_asked_twice_in_a_round(street: Street) -> None:
    _, (zoe, yara) = beside(street, "Zoë", "Yara")
    ans = street.resident("Ans")
    request = post(street, ans, day=9)
    first, second = zoe.hears(key="ping.next"), yara.hears(key="ping.next")
    ans.hears(key="esc.next")
    button = second.button("Ik help")
    first.press("Ik help")
    zoe.hears(key="clm.check").press("Ja, het lukt")
    zoe.hears(key="clm.won")
    assert second.has("al een buur gevonden")
    second.buttons = [button]  # on a telephone that did not see the change
    second.press("Ik help")
    yara.toasted("Net te laat")
    yara.hears(key="clm.lost.dm").press("Nee")
    yara.hears(key="ping.thanks")
    ans.hears(key="clm.asker").press("Liever iemand anders")
    zoe.hears("deze keer", key="clm.refused")
    ans.hears(key="clm.asker.no")
    leave(street)
    yara.hears(key="ping.next")
    ans.hears(key="esc.next")  # the next round
    pings = street.look(lambda db: db.query(Ping).filter_by(request_id=request.id).count())
    assert pings == 3


def test_one_tap_and_no_area_next_door_asks_again(street: Street) -> None:
    """*Niet meer hiernaast*: this no, and the yes to the purpose is taken back."""
    place, (zoe,) = beside(street, "Zoë")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, day=3)
    ans.hears(key="esc.next")
    asked = zoe.hears(key="ping.next")
    asked.press("Niet meer hiernaast")
    zoe.hears("alleen voor je eigen wijk", key="nxt.off")
    street.wait(minutes=1)
    coen.hears("1 gevraagd", "1 nee", key="esc.coo")
    leave(street)
    row = street.look(lambda db: db.query(Beyond).one())
    assert (row.home_id, row.yes_at) == (place, None)


def test_who_rests_at_home_is_not_asked_for_next_door(street: Street) -> None:
    """What stands open goes at once; why they rest is told to nobody here."""
    place, (zoe,) = beside(street, "Zoë")
    with There(street, place):
        omar = street.coordinator("Omar")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, day=9)
    ans.hears(key="esc.next")
    asked = zoe.hears(key="ping.next")
    omar.says("/pauzeer Zoë")
    omar.hears(key="ban.ask").press("Pauze 1 week")
    omar.hears(key="ban.rests")
    zoe.hears(key="ban.msg.week")
    assert asked.has("niet meer nodig")
    street.wait(minutes=1)
    coen.hears("1 gevraagd", key="esc.coo")
    leave(street)
    other = street.resident("Piet")
    post(street, other, "Wie kan boodschappen voor mij doen?", day=3)
    leave(street)
    zoe.hears_nothing()
    hush(coen, omar)


def test_a_certificate_of_next_door_is_not_ours(street: Street) -> None:
    """Who knows somebody well is an organisation; the other one has not spoken to them."""
    place, home = beside(street)[0], street.neighbourhood_id
    with There(street, place):
        zoe = street.neighbour("Zoë", "Ik help met formulieren en brieven", "admin")
    said_yes(street, zoe, home, place)
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, "Wie helpt mij met een formulier van de belasting?", day=3)
    street.wait(minutes=1)
    coen.hears("0 gevraagd", key="esc.coo")
    leave(street)


def test_other_help_is_meant_and_who_next_door_fits_stays_asked(street: Street) -> None:
    """Who fits this kind as well reads it in the same message; the other need not answer."""
    place, (zoe, yara) = beside(street, "Zoë", "Yara")
    with There(street, place):
        street.offers(yara, "Ik kan fietsen repareren", "bike")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    request = post(street, ans, day=3)
    ans.hears(key="esc.next")
    zoe_asked, yara_asked = zoe.hears(key="ping.next"), yara.hears(key="ping.next")
    correct(coen, "fiets repareren")
    hush(street.group_messages, coen, ans)
    assert zoe_asked.has("niet meer nodig")
    assert yara_asked.has("De Heeze, hiernaast", "Fiets")
    assert fetch(street, request).category == "bike_repair"

"""A named helper is asked, from the best choices or by name; and when nobody need be asked."""

from datetime import timedelta

from bot.people import Membership
from tests.coordination.conftest import Open, Pair
from tests.coordination.test_dealing_with_a_request import at_the_top
from tests.hush import hush
from tests.street import Street


def test_assigning_asks_the_helper(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    street.neighbour("Bilal", offer="Ik hang graag lampen op", kinds="odd_jobs")
    street.neighbour("Bilalia", offer="Ik hang graag lampen op", kinds="odd_jobs")
    bilal = next(p for p in street.phones.values() if p.name == "Bilal")
    at_the_top(street, open_request, ans)
    hush(street)
    coen.says("/wijs_toe 11 bilal")
    bilal.hears("Boodschappen")
    coen.hears("Gevraagd aan Bilal", key="coo.assigned")
    bilal.messages[-1].press("Ik help")
    coen.hears_nothing()  # a yes needs nothing of who asked: it stands where they asked
    assert coen.sees("Bilal zei ja op hulpvraag 11").key == "coo.claimed"
    hush(street)


def test_nobody_is_asked_while_a_helper_waits_for_the_askers_yes(
    street: Street, open_request: Open
) -> None:
    """The coordinator is shown who it is, and may say yes for her."""
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    bilal = street.neighbour("Bilal", offer="Ik doe boodschappen")
    street.neighbour("Cor", offer="Ik doe boodschappen")
    open_request(ans)
    bilal.sees("Boodschappen").press("Ik help")
    hush(street)
    coen.says("/wijs_toe 11 Cor")
    coen.hears("Bilal wil al helpen met hulpvraag 11", key="coo.assign.claimed")
    coen.says("/toon 11")
    coen.hears(key="coo.item").press("Wijs toe")
    shown = coen.hears("Alleen het ja van de vrager mist nog", key="coo.assign.claimed")
    hush(street)
    shown.press("Ja, fijn")
    bilal.sees("Het is goed")
    hush(street)


def test_who_rather_has_somebody_else_says_so_there_too(
    street: Street, open_request: Open
) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    bilal = street.neighbour("Bilal", offer="Ik doe boodschappen")
    open_request(ans)
    bilal.sees("Boodschappen").press("Ik help")
    hush(street)
    coen.says("/wijs_toe 11")
    coen.hears(key="coo.assign.claimed").press("Liever iemand anders")
    bilal.sees("deze keer lukt het niet samen")
    hush(street)


def test_who_was_asked_already_is_not_asked_twice(street: Street, open_request: Open) -> None:
    """Their message says who thought of them, and their silence is told as silence."""
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    bilal = street.neighbour("Bilal", offer="Ik doe boodschappen")
    tonight = street.clock.now() + timedelta(hours=10)
    open_request(ans, starts_at=tonight, ends_at=tonight + timedelta(hours=1))
    asked = bilal.hears(key="ping.ask")
    hush(street)
    coen.says("/wijs_toe 11 Bilal")
    coen.hears("Gevraagd aan Bilal", key="coo.assigned")
    bilal.hears_nothing()
    assert asked.key == "ping.named"
    street.wait(hours=3)
    assert "coo.released" not in [m.key for m in coen.messages]
    assert coen.sees("Bilal gaf geen antwoord").key == "coo.silent.helper"
    asked.press("Ik help")
    assert coen.sees("Bilal zei ja").key == "coo.claimed"
    hush(street)


def test_whoever_waits_for_a_named_helper_does_not_lose_it(
    street: Street, open_request: Open
) -> None:
    """Until that helper answers, or a day has passed."""
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    cor = street.resident("Cor", pings=True)
    at_the_top(street, open_request, ans)
    coen.says("/wijs_toe 11 Cor")
    hush(street)
    street.wait(hours=9)
    assert "coo.released" not in [m.key for m in coen.messages if not m.read]
    hush(street)
    street.wait(hours=20)
    assert coen.sees("Cor gaf geen antwoord", "Wie nu?").key == "coo.silent.helper"
    assert cor.messages
    hush(street)


def test_assigning_from_the_best_choices(street: Street, one: Pair) -> None:
    coen, _ = one
    coen.says("/toon 11")
    item = coen.hears(key="coo.item")
    item.press("Wijs toe")
    coen.hears("weet zelf niemand", key="coo.assign.nobody")
    bilal = street.neighbour("Bilal", offer="Ik doe boodschappen")
    item.press("Wijs toe")
    coen.hears("Bilal: past", "0 keer", key="coo.assign").press("Bilal")
    bilal.hears("Boodschappen")
    coen.hears("Gevraagd aan Bilal voor hulpvraag 11")
    hush(street)


def test_the_choices_say_how_near_and_how_well(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    open_request(ans, category="odd_jobs", concept="hang_lamp", text="Wie hangt mijn lamp op?")
    els = street.neighbour("Els", offer="Ik hang graag lampen op")
    bilal = street.neighbour("Bilal", offer="Ik kan klussen", kinds="odd_jobs")
    for phone, postcode in ((ans, "7334A"), (els, "7334A"), (bilal, "7336B")):
        with street.app.session() as db:
            ids = (street.neighbourhood_id, street.person(phone).id)
            db.get_one(Membership, ids).postcode = postcode
    hush(street)
    coen.says("toewijzen 11")
    told = coen.hears("Els: dichtbij, past goed", key="coo.assign")
    assert told.has("Bilal: verder weg, past een beetje")
    hush(street)

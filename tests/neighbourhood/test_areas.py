"""Who coordinates several neighbourhoods switches by name, and knows which one it is about."""

import pytest

from bot.people import Grant, Membership, Role
from handlers.requests import Request
from tests.coordination.conftest import Open
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def coordinates(street: Street, phone: Phone, *places: int, role: Role = Role.COORDINATOR) -> None:
    now, identity = street.clock.now(), street.person(phone).id
    for place in places:
        ids = {"neighbourhood_id": place, "person_id": identity}
        street.keep(Membership(**ids, joined_at=now), Grant(**ids, role=role, granted_at=now))


def current(street: Street, phone: Phone) -> int | None:
    return street.person(phone).current_neighbourhood_id


def test_switching_by_name_in_words_and_by_command(street: Street, open_request: Open) -> None:
    coen, home = street.coordinator("Coen"), street.neighbourhood_id
    south = street.add_neighbourhood("Zuid")
    coordinates(street, coen, south)
    open_request(street.resident("Ans"))
    hush(street)
    coen.says("/wijk zuid")
    done = coen.hears("Je bent nu in Zuid", "Open: 0", "Terugbellen: 0", key="coo.area.ok")
    assert done.labels == []
    assert current(street, coen) == south
    coen.says("lijst")
    coen.hears("Zuid", "staat niets open", key="coo.list.none")
    for words in ("naar De Heeze", "terug naar de heeze", "ga naar de wijk Heeze", "/wijk heeze",
                  "wijk De Heeze", "de heeze"):  # fmt: skip
        coen.says(words)
        done = coen.hears("De Heeze", "Open: 1", key="coo.area.ok")
        assert current(street, coen) == home
        coen.says("naar zuid")
        coen.hears("Zuid", key="coo.area.ok")
    done.press("Lijst")  # a button is about its own neighbourhood, wherever somebody is now
    coen.hears("De Heeze", "11", key="coo.list")
    assert current(street, coen) == south


def test_the_list_says_which_one_is_current(street: Street, open_request: Open) -> None:
    coen = street.coordinator("Coen")
    south, north = street.add_neighbourhood("Zuid"), street.add_neighbourhood("Noord")
    coordinates(street, coen, south)
    street.keep(
        Membership(
            neighbourhood_id=north,
            person_id=street.person(coen).id,
            joined_at=street.clock.now(),
        )
    )
    open_request(street.resident("Ans"))
    hush(street)
    coen.says("mijn wijken")
    shown = coen.hears("De Heeze: 1 open. Hier ben je nu", "Zuid: 0 open", key="coo.area")
    assert shown.has("Noord: je doet hier mee als buur")
    assert shown.labels == ["Zuid", "Noord"]
    shown.press("Zuid")
    coen.hears("Je bent nu in Zuid", key="coo.area.ok")
    shown.press("Noord")
    coen.hears("Noord", "mee als buur", key="coo.area.resident")
    coen.says("/wijk")
    coen.hears("Noord: 0 open. Hier ben je nu")


def test_a_name_that_is_nearly_right_is_asked_about(street: Street) -> None:
    coen, home = street.coordinator("Coen"), street.neighbourhood_id
    coordinates(street, coen, street.add_neighbourhood("Zuid"))
    coen.says("/wijk zuit")
    which = coen.hears("Naar welke wijk", key="coo.area.which")
    assert which.labels == ["Zuid"]
    assert current(street, coen) == home
    which.press("Zuid")
    coen.hears("Je bent nu in Zuid", key="coo.area.ok")
    coen.says("naar de hese")
    coen.hears(key="coo.area.which")
    coen.says("1")
    coen.hears("Je bent nu in De Heeze", key="coo.area.ok")


def test_a_name_that_is_none_of_theirs(street: Street) -> None:
    coen, home = street.coordinator("Coen"), street.neighbourhood_id
    coordinates(street, coen, street.add_neighbourhood("Zuid"))
    street.add_neighbourhood("Oosterpark")  # exists, and is not theirs
    coen.says("/wijk Oosterpark")
    coen.hears("geen van jouw wijken", "Zuid", key="coo.area.none").press("Zuid")
    coen.hears(key="coo.area.ok")
    coen.says("/wijk De Heeze")
    coen.hears(key="coo.area.ok")
    assert current(street, coen) == home


def test_with_one_there_is_nothing_to_choose(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/wijk")
    coen.hears("De Heeze", "Een andere wijk heb je niet", key="coo.area.one")
    coen.says("/wijk Zuid")
    coen.hears(key="coo.area.one")


def test_going_somewhere_else_is_a_request_as_ever(street: Street) -> None:
    coen = street.coordinator("Coen")
    coordinates(street, coen, street.add_neighbourhood("Zuid"))
    coen.says("naar de dokter")
    assert not any(m.key.startswith("coo.area") for m in coen.messages)
    hush(street)


def test_a_row_of_yesterday_of_a_neighbourhood_that_is_no_longer_theirs(street: Street) -> None:
    coen, home = street.coordinator("Coen"), street.neighbourhood_id
    south = street.add_neighbourhood("Zuid")
    coordinates(street, coen, south)
    coen.says("/wijk")
    shown = coen.hears(key="coo.area")
    identity = street.person(coen).id
    with street.app.session() as db:
        db.delete(db.get_one(Grant, (south, identity, Role.COORDINATOR)))
        db.delete(db.get_one(Membership, (south, identity)))
    shown.press("Zuid")
    coen.toasted("werkt niet meer")
    assert current(street, coen) == home


@pytest.mark.threat("T20")
@pytest.mark.parametrize("role", [None, Role.VOLUNTEER, Role.DESK, Role.CONFIDANT])
def test_it_is_for_coordinators(street: Street, role: Role | None) -> None:
    eve = street.resident("Eve", *([role] if role else []))
    for words in ("/wijk", "/wijk De Heeze"):
        eve.says(words)
        eve.hears("voor coördinatoren", key="coo.norole")
    for words in ("welke wijk", "naar De Heeze"):
        eve.says(words)
        assert not any(message.key.startswith("coo.") for message in eve.messages[2:])
    hush(street)


def test_somebody_the_bot_does_not_know(street: Street) -> None:
    eve = street.stranger("Eve")
    eve.says("/wijk De Heeze")
    eve.hears("voor coördinatoren", key="coo.norole")


def test_who_coordinates_elsewhere_may_go_there(street: Street) -> None:
    """A resident here, coordinator there: the command looks at all of theirs."""
    eve = street.resident("Eve")
    south = street.add_neighbourhood("Zuid")
    coordinates(street, eve, south, role=Role.OWNER)
    eve.says("/open")
    eve.hears(key="coo.norole")
    eve.says("naar Zuid")
    eve.hears("Je bent nu in Zuid", key="coo.area.ok")
    eve.says("/open")
    eve.hears(key="coo.list.none")
    assert street.look(lambda db: db.query(Request).count()) == 0


def ladder_called(street: Street, several: Phone, one: Phone) -> None:
    """Both were called about request 11; only the first reads in which neighbourhood."""
    told, plain = (next(m for m in p.messages if m.key == "esc.coo") for p in (several, one))
    assert told.text.startswith("De Heeze. Hulpvraag 11")
    assert plain.text.startswith("Hulpvraag 11")
    hush(street)


def test_what_calls_them_says_its_area_to_who_has_several(
    street: Street, open_request: Open
) -> None:
    """Whoever has one neighbourhood reads no name that they know already."""
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    ans = street.resident("Ans", phone="0612345678")
    south = street.add_neighbourhood("Zuid")
    coordinates(street, coen, south)
    coen.says("naar Zuid")
    coen.hears(key="coo.area.ok")
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.ok")
    assert coen.hears(key="coo.callback").text.startswith("De Heeze. Ans wil een mens")
    assert els.hears(key="coo.callback").text.startswith("Ans wil een mens")
    number = open_request(ans)
    hush(street)
    street.until_rung("coordinator")
    ladder_called(street, coen, els)
    coen.says("/wijk")
    coen.hears("De Heeze: 1 open", "Zuid: 0 open. Hier ben je nu", key="coo.area")
    coen.says(f"pak {number}")  # a number that is there only is found there
    coen.hears("Je behandelt hulpvraag 11", key="coo.take")
    hush(street)


def test_each_morning_has_its_own_area(street: Street, open_request: Open) -> None:
    coen, home = street.coordinator("Coen"), street.neighbourhood_id
    south = street.add_neighbourhood("Zuid")
    coordinates(street, coen, south)
    open_request(street.resident("Ans"))
    street.neighbourhood_id = south
    open_request(street.resident("Bea"))
    street.neighbourhood_id = home
    hush(street)
    street.at("dinsdag 08:31")
    heard = [m.text for m in coen.messages if m.key == "coo.hi"]
    assert sorted("Zuid" in text for text in heard) == [False, True]
    assert sorted("De Heeze" in text for text in heard) == [False, True]
    hush(street)

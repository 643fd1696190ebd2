"""Whether a neighbour may be asked for the area next door is theirs to say, and to take back."""

from handlers.nextdoor.kept import exports
from handlers.nextdoor.model import Beyond
from tests.concerns.test_afterwards import helped
from tests.helping.posting import leave, move_in, post
from tests.nextdoor.areas import beside, link, south
from tests.privacy.test_erasing import erase
from tests.street import Street


def test_asked_once_after_a_visit_and_the_word_turns_it_round(street: Street) -> None:
    ans, bilal, place = street.resident("Ans"), street.neighbour("Bilal"), south(street)
    link(street, street.neighbourhood_id, place)
    helped(street, ans, bilal)
    asked = bilal.hears("ook vragen voor Zuid, hiernaast", "alleen als daar niemand kan")
    assert asked.silent
    helped(street, ans, bilal)  # not a second time
    asked.press("Ja, dat mag")
    bilal.hears("Kan in Zuid niemand", key="nxt.on").press("Niet meer")
    bilal.hears(key="nxt.off").press("Toch wel")
    bilal.hears(key="nxt.on")
    bilal.says("ook hiernaast")
    bilal.hears(key="nxt.on")
    bilal.says("niet meer hiernaast")
    bilal.hears(key="nxt.off")
    bilal.says("ook hiernaast")
    bilal.hears(key="nxt.ask").press("Liever niet")
    bilal.hears(key="nxt.off")
    row = street.look(lambda db: db.query(Beyond).one())
    assert (row.neighbourhood_id, row.home_id) == (place, street.neighbourhood_id)
    assert row.yes_at is None
    leave(street)


def test_without_an_area_next_door_there_is_nothing_to_ask(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    helped(street, ans, bilal)
    bilal.hears_nothing()
    bilal.says("ook hiernaast")
    bilal.hears("nu geen andere wijk", key="nxt.none")
    bilal.says("/instellingen")
    assert "Ook hiernaast helpen" not in bilal.hears(key="ins.main").labels
    leave(street)


def test_in_the_settings_and_a_yes_of_yesterday(street: Street) -> None:
    els, bilal, place = street.owner("Els"), street.neighbour("Bilal"), south(street)
    link(street, street.neighbourhood_id, place)
    bilal.says("/instellingen")
    bilal.hears(key="ins.main").press("Ook hiernaast helpen")
    old = bilal.hears(key="nxt.ask")
    els.says("/buurwijk")
    els.hears(key="set.door").press("Stop: Zuid")
    els.hears(key="set.door.off")
    old.press("Ja, dat mag")
    bilal.hears(key="nxt.none")
    assert street.look(lambda db: db.query(Beyond).count()) == 0


def test_who_came_over_the_border_lives_elsewhere(street: Street) -> None:
    """Helping here does not make them a neighbour who is asked about their own area."""
    _, (zoe,) = beside(street, "Zoë")
    ans = street.resident("Ans")
    move_in(street, zoe, street.neighbourhood_id)
    helped(street, ans, zoe)
    zoe.hears_nothing()
    leave(street)


def test_ending_what_they_offer_ends_it_next_door_too(street: Street) -> None:
    _, (zoe,) = beside(street, "Zoë")
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    post(street, ans, day=3)
    ans.hears(key="esc.next")
    asked = zoe.hears(key="ping.next")
    zoe.says("ik wil niet meer helpen")
    zoe.hears(key="off.edit").press("Ik help niet meer")
    zoe.hears(key="off.end")
    assert asked.has("niet meer nodig")
    street.wait(minutes=1)
    coen.hears("1 gevraagd", key="esc.coo")
    leave(street)


def test_it_stands_among_what_they_said_yes_to(street: Street) -> None:
    _, (zoe,) = beside(street, "Zoë")
    zoe.says("waar heb ik ja op gezegd")
    zoe.hears("vragen uit De Heeze, hiernaast", "niet meer hiernaast", key="prv.cons")
    zoe.says("niet meer hiernaast")
    zoe.hears(key="nxt.off")
    zoe.says("toestemming")
    assert not zoe.hears(key="prv.cons").has("hiernaast")


def test_it_is_exported_and_erased(street: Street) -> None:
    _, (zoe,) = beside(street, "Zoë")
    kept = street.look(lambda db: exports(db, street.person(zoe)))
    assert [row["area"] for row in kept["next_door"]] == ["De Heeze"]
    assert kept["next_door"][0]["yes_at"] is not None
    erase(zoe)
    assert street.look(lambda db: db.query(Beyond).count()) == 0

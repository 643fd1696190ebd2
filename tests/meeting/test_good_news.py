"""Friday in the group: somebody was helped again, only where that was switched on."""

from datetime import timedelta

import pytest

from handlers import requests
from handlers.requests import Place, PlaceState, Request, State
from tests.hush import hush
from tests.meeting.visiting import agree
from tests.street import Street


def helped_before(street: Street, times: int) -> None:
    """So often somebody was helped this year; it stood in no group."""
    done = street.clock.now() - timedelta(days=30)
    where = {"neighbourhood_id": street.neighbourhood_id}
    for _ in range(times):
        old = Request(**where, state=State.DONE, category="garden", outcome="helped", made_at=done,
                      ended_at=done)  # fmt: skip
        street.keep(old)
        street.keep(Place(**where, request_id=old.id, position=1, state=PlaceState.DONE,
                          outcome="helped", done_at=done))  # fmt: skip


def helped_now(street: Street) -> None:
    """Ans was helped, and the card of it stands in the group."""
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    agree(street, ans, bilal, "Wie kan het gras maaien?", day=2)
    context, turn = street.turn()
    request = turn.db.query(Request).filter_by(state=State.AGREED).one()
    [place] = requests.places(turn.db, request, PlaceState.AGREED)
    requests.finish(turn, request, place, "helped")
    context.__exit__(None, None, None)
    street.deliver()
    hush(street)


def until_friday(street: Street) -> None:
    street.at("vrijdag 16:29")
    hush(street)
    street.at("vrijdag 16:31")


def test_the_group_reads_it_once_on_friday(street: Street) -> None:
    street.change(tells_good=True)
    helped_before(street, 4)
    helped_now(street)
    until_friday(street)
    told = street.group_hears("geholpen in De Heeze: Gras maaien. Al 5 keer dit jaar")
    assert told.key == "chk.public"
    assert told.silent
    assert not told.has("Ans")
    assert not told.has("Bilal")
    street.at("zaterdag 12:00")
    until_friday(street)  # a week later nobody was helped again
    hush(street)
    assert [m.key for m in street.group_messages].count("chk.public") == 1


@pytest.mark.parametrize(("wanted", "before"), [(False, 9), (True, 3)], ids=["off", "too few"])
def test_nothing_is_told(street: Street, before: int, *, wanted: bool) -> None:
    street.change(tells_good=wanted)
    helped_before(street, before)
    helped_now(street)
    until_friday(street)
    street.at("zaterdag 12:00")
    hush(street)
    assert "chk.public" not in [m.key for m in street.group_messages]


def test_what_stood_in_no_group_is_not_told(street: Street) -> None:
    street.change(tells_good=True)
    helped_before(street, 9)
    until_friday(street)
    street.at("zaterdag 12:00")
    assert "chk.public" not in [m.key for m in street.group_messages]


def test_too_late_is_not_told_in_the_night(street: Street) -> None:
    street.change(tells_good=True)
    helped_before(street, 9)
    helped_now(street)
    street.at("vrijdag 12:00")
    street.goes_down()
    street.wait(hours=9)
    street.comes_back()
    hush(street)
    assert "chk.public" not in [m.key for m in street.group_messages]


def test_coordinators_switch_it_on_and_off(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/instellingen_buurt")
    coen.hears("Goed nieuws in de groep: nee", key="set.main").press("Goed nieuws")
    coen.hears("zonder namen: ja", key="set.good.ok").press("Ongedaan maken")
    coen.hears(key="coo.undone")
    coen.says("/instellingen_buurt")
    coen.hears("Goed nieuws in de groep: nee")

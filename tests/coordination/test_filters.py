"""The open list of one day, one part of town, one kind, one coordinator; and all of these."""

import pytest

from bot.people import Grant, Membership, Role
from handlers.requests import Request
from tests.coordination.conftest import Open
from tests.coordination.test_open_list import open_three
from tests.hush import hush
from tests.street import Street


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("/open vandaag", 1),
        ("/open deze week", 1),
        ("/open later", 1),
        ("lijst boodschappen vandaag", 0),
        ("/open van mij", 1),
        ("/open van niemand", 2),
        ("/open zonder helper", 3),
        ("/open 7334", 3),
        ("/open 7335", 0),
        ("/open 7334 AB vandaag", 1),
        ("/open 7334x", 0),
        ("/open", 3),
    ],
)
def test_what_is_asked_for(street: Street, open_request: Open, words: str, found: int) -> None:
    coen = street.coordinator("Coen")
    open_three(street, open_request)
    with street.app.session() as db:
        for membership in db.query(Membership):
            membership.postcode = "7334A"
    coen.says("pak 12")
    hush(street)
    coen.says(words)
    if found:
        coen.hears(f"Open hulpvragen ({found})", key="coo.list")
    else:
        coen.hears("3 hulpvragen", key="coo.list.other")


def test_another_neighbourhood_of_theirs_by_name(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    other, now = street.add_neighbourhood("De Maten"), street.clock.now()
    person, asker = street.person(coen).id, street.person(ans).id
    street.keep(
        Grant(neighbourhood_id=other, person_id=person, role=Role.COORDINATOR, granted_at=now),
        Request(
            neighbourhood_id=other, number=14, state="open", asker_id=asker, category="dog",
            made_at=now, opened_at=now, next_step_at=now,
        ),
    )  # fmt: skip
    open_request(ans)
    hush(street)
    coen.says("/open de maten")
    coen.hears("Open hulpvragen (1)", "14 ", key="coo.list")
    street.add_neighbourhood("Zuid")  # not theirs
    coen.says("/open zuid")
    coen.hears(key="coo.list.other")
    hush(street)

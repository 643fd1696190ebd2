"""After a visit the helper is asked, now and then, whether something worries them."""

from handlers import requests
from handlers.requests import Place, Request
from tests.concerns.test_confidant import leave
from tests.concerns.test_reporting import confidant
from tests.meeting.visiting import agree, aside
from tests.phone import Phone
from tests.street import Street


def helped(street: Street, ans: Phone, bilal: Phone, outcome: str = "helped") -> None:
    """Bilal helped Ans, as she said."""
    agree(street, ans, bilal, day=1)
    context, turn = street.turn()
    place = turn.db.query(Place).order_by(Place.id.desc()).first()
    request = turn.get(Request, place.request_id)
    assert request is not None
    requests.finish(turn, request, place, outcome)
    context.__exit__(None, None, None)
    street.deliver()
    aside(street, "con.", "chk.")


def test_after_the_first_and_each_fifth(street: Street) -> None:
    confidant(street)
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    for visit in range(1, 6):
        helped(street, ans, bilal)
        if visit in (1, 5):
            asked = bilal.hears("waar je je zorgen over maakt", key="sig.helper")
            asked.press("Nee" if visit == 1 else "Ja")
        if visit == 1:
            bilal.toasted("hoeft niets te doen")
    bilal.hears("Alleen Vic leest dit", key="sig.start")


def test_not_where_nobody_reads_it_nor_when_nobody_was_there(street: Street) -> None:
    ans, bilal, cor = street.resident("Ans"), street.resident("Bilal"), street.resident("Cor")
    helped(street, ans, bilal)
    vic = confidant(street)
    helped(street, ans, vic)  # they know where to go
    helped(street, ans, cor, "silent")
    for phone in (bilal, vic, cor):
        phone.hears_nothing()


def test_the_confidant_left_meanwhile(street: Street) -> None:
    vic = confidant(street)
    ans, bilal = street.resident("Ans"), street.resident("Bilal")
    helped(street, ans, bilal)
    asked = bilal.hears(key="sig.helper")
    leave(street, vic)
    asked.press("Ja")
    bilal.hears(key="safe.worry")

"""A coordinator says that another kind of help is meant: others are asked, and nobody twice."""

import pytest

from handlers.helping import Ping
from tests.coordination.conftest import Open
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street


def correct(coen: Phone, words: str) -> None:
    coen.says("/toon 11")
    coen.messages[-1].press("Meer")
    coen.messages[-1].press("Vraag aanpassen")
    coen.says(words)


def pings(street: Street) -> int:
    return street.look(lambda db: db.query(Ping).count())


def test_whoever_fits_that_too_keeps_their_ping(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    bilal = street.neighbour("Bilal", offer="Ik kan boodschappen doen en lampen ophangen")
    cor = street.neighbour("Cor")
    dirk = street.neighbour("Dirk", offer="Ik hang graag een lamp op")
    open_request(ans)
    for phone in (bilal, cor):
        phone.hears("Boodschappen", key="ping.ask")
    for _ in range(2):  # twice the same: nobody hears of it again
        correct(coen, "lamp ophangen")
        hush(street.group_messages, coen, ans)
        assert bilal.messages[-1].has("Lamp ophangen")
        assert cor.messages[-1].key == "ping.gone"
    dirk.hears("Lamp ophangen", key="ping.ask")
    assert pings(street) == 3
    bilal.messages[-1].press("Ik help")
    bilal.hears("helper van hulpvraag 11")
    hush(street.group_messages, coen, ans, dirk)


def test_somebody_who_does_not_want_that_kind_is_let_go(
    street: Street, open_request: Open
) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    bilal = street.neighbour("Bilal", offer="Ik kan boodschappen doen en lampen ophangen")
    open_request(ans, category="odd_jobs", concept="hang_lamp")
    bilal.hears("Lamp", key="ping.ask").press("Dit soort niet meer")
    hush(street.group_messages, bilal, ans, coen)
    open_request(ans)
    bilal.hears("Boodschappen", key="ping.ask")
    coen.says("/toon 12")
    coen.messages[-1].press("Meer")
    coen.messages[-1].press("Vraag aanpassen")
    coen.says("lamp ophangen")
    assert bilal.messages[-1].key == "ping.gone"
    hush(street.group_messages, coen, ans)


@pytest.mark.parametrize("words", ["klussen", "tuin", "Gezelschap", "de hond uitlaten"])
def test_one_word_names_a_kind_of_help(street: Street, open_request: Open, words: str) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    open_request(ans)
    hush(street.group_messages, coen, ans)
    correct(coen, words)
    assert coen.messages[-1].key == "coo.fixed"
    hush(street.group_messages, coen, ans)


def test_a_taught_word_names_one_too(street: Street, open_request: Open) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    coen.says("/woord flapdoos = lamp ophangen")
    open_request(ans)
    hush(street.group_messages, coen, ans)
    correct(coen, "flapdoos")
    assert coen.messages[-1].has("Aangepast", "Lamp ophangen")
    hush(street.group_messages, coen, ans)

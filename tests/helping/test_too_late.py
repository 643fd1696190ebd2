"""What helpers type when a ping is closed, and after their yes while the asker is silent."""

import pytest

from handlers.helping import PingState
from handlers.requests import PlaceState
from tests.helping.posting import leave, post, stop
from tests.helping.test_in_their_words import asked, places, state
from tests.street import Street


@pytest.mark.parametrize("words", ["ja", "ik help", "ja ik kan wel", "ik doe het wel"])
def test_after_its_time_a_yes_is_still_a_yes(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street, day=4)
    street.wait(hours=25)
    leave(street)
    assert state(street) is PingState.EXPIRED
    bilal.says(words)
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_after_its_time_ok_is_no_yes(street: Street) -> None:
    ans, bilal, _ = asked(street, day=4)
    street.wait(hours=25)
    leave(street)
    bilal.says("ok")
    bilal.hears(key="rem.well")
    bilal.says("prima")
    bilal.hears(key="rem.well")
    assert places(street) == [PlaceState.OPEN]
    ans.hears_nothing()


@pytest.mark.parametrize(
    "words", ["is het nog nodig?", "sorry ik zie dit nu pas", "te laat zeker?"]
)
def test_whether_it_is_still_needed(street: Street, words: str) -> None:
    _, bilal, _ = asked(street, day=4)
    street.wait(hours=25)
    leave(street)
    bilal.says(words)
    bilal.hears("Boodschappen", key="ping.known")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("ja", "clm.lost.dm"),
        ("ik help", "clm.lost.dm"),
        ("is het al opgelost?", "ping.solved"),
        ("nee", "ping.fine"),
    ],
)
def test_too_late(street: Street, words: str, key: str) -> None:
    ans, bilal, cor = (
        street.resident("Ans"),
        street.neighbour("Bilal"),
        street.neighbour("Cor"),
    )
    post(street, ans, day=1)
    bilal.hears(key="ping.ask")
    cor.hears(key="ping.ask").press("Ik help")
    cor.hears(key="clm.check")
    ans.hears("Cor wil je helpen")
    leave(street)
    bilal.says(words)
    bilal.hears(key=key)
    ans.hears_nothing()


def test_of_what_is_over(street: Street) -> None:
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    request = post(street, ans, day=1)
    bilal.hears(key="ping.ask")
    stop(street, request)
    leave(street)
    bilal.says("is het nog nodig?")
    bilal.hears("niet meer nodig", key="ping.gone")


@pytest.mark.parametrize("words", ["toch wel", "ja toch wel", "ik kan toch wel", "ik bedoelde ja"])
def test_after_all(street: Street, words: str) -> None:
    ans, bilal, ping = asked(street)
    ping.press("Nu niet")
    bilal.hears(key="ping.later")
    bilal.says(words)
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_a_bare_yes_after_their_own_no_is_asked_back(street: Street) -> None:
    ans, bilal, ping = asked(street)
    ping.press("Nu niet")
    bilal.hears(key="ping.later")
    bilal.says("ok")  # it was read
    bilal.hears(key="rem.well")
    ans.hears_nothing()


def test_yes_after_their_own_no(street: Street) -> None:
    ans, bilal, ping = asked(street)
    ping.press("Nu niet")
    bilal.hears(key="ping.later")
    bilal.says("ja")
    bilal.hears(key="ping.known").press("Ik help")
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


# -- they said yes, and she did not answer yet ---------------------------------------------------


def test_but_at_four(street: Street) -> None:
    ans, bilal, ping = asked(street)
    ping.press("Ik help")
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    bilal.says("maar pas om 4 uur")
    bilal.hears(key="ping.alt.sent")
    ans.hears("morgen", "16:00", key="ping.alt.ask")
    leave(street)


@pytest.mark.parametrize("words", ["waar is het?", "waar moet ik zijn?", "hoe lang duurt het?"])
def test_where_is_it_before_she_said_yes(street: Street, words: str) -> None:
    ans, bilal, ping = asked(street)
    ping.press("Ik help")
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    bilal.says(words)
    bilal.hears("moet nog ja zeggen", key="sta.helper.waits")
    leave(street)


def test_where_is_it_of_a_ping(street: Street) -> None:
    _, bilal, _ = asked(street)
    bilal.says("waar moet ik zijn?")
    bilal.hears("De Heeze", "allebei ja", key="ping.known")

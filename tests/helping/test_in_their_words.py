"""What helpers type instead of pressing: with an if and a but, too late, twice, or after all."""

import pytest

from handlers.helping import Ping, PingState
from handlers.requests import Place, PlaceState
from tests.helping.posting import leave, post, stop
from tests.phone import Message, Phone
from tests.street import Street


def asked(street: Street, **fields: object) -> tuple[Phone, Phone, Message]:
    """Bilal is asked for groceries tomorrow at three."""
    ans, bilal = street.resident("Ans"), street.neighbour("Bilal")
    post(street, ans, **{"day": 1, **fields})  # type: ignore[arg-type]  # as `post`
    return ans, bilal, bilal.hears(key="ping.ask")


def state(street: Street) -> PingState:
    found: PingState = street.look(lambda db: db.query(Ping).order_by(Ping.id).first().state)
    return found


def places(street: Street) -> list[PlaceState]:
    return street.look(lambda db: [place.state for place in db.query(Place)])


@pytest.mark.parametrize(
    "words",
    [
        "hangt ervan af",
        "ja maar ik heb geen auto",
        "ja, maar ik kan niet tillen",
        "ik kan alleen de helft",
        "ik kan wel een deel doen",
        "mijn man kan wel",
        "mijn dochter wil het wel doen",
        "als niemand anders kan",
        "alleen als er niemand anders is",
        "ja mits ze in de buurt woont",
        "kan ik haar bellen",
        "moet ik met de auto?",
        "yes but I have no car",
        "my husband can do it",
        "it depends",
    ],
)
def test_an_if_or_a_but_is_no_claim(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street)
    bilal.says(words)
    bilal.hears("Boodschappen", "Wil je helpen met", key="ping.but")
    assert state(street) is PingState.OPEN
    assert places(street) == [PlaceState.OPEN]
    ans.hears_nothing()


@pytest.mark.parametrize(
    "words", ["ik ga naar bed", "ik heb een lekke band", "ik wil stoppen", "ik heb hulp nodig"]
)
def test_what_begins_with_i_is_not_always_a_yes(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street)
    bilal.says(words)
    bilal.hears()
    assert places(street)[0] is PlaceState.OPEN
    ans.hears_nothing()


@pytest.mark.parametrize(
    "words",
    [
        "ik doe het wel",
        "dat doe ik",
        "reken op mij",
        "ik kan morgen wel",
        "met plezier",
        "tuurlijk!",
        "evet",
        "tak",
        "так",
        "نعم",
    ],
)
def test_a_plain_yes_in_other_words(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street)
    bilal.says(words)
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


@pytest.mark.parametrize(
    "words",
    [
        "te zwaar voor mij",
        "nee dat is te zwaar voor mij",
        "dat is te ver weg",
        "heb geen auto",
        "dit keer niet",
        "ik werk dan",
        "ik ben er dan niet",
        "helaas kan ik niet",
        "nee maar mijn buurvrouw Els wel",
        "👎",
        "hayır",
        "ні",
        "too far for me",
    ],
)
def test_a_no_in_other_words(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street)
    bilal.says(words)
    bilal.hears("Ik vraag iemand anders", key="ping.later")
    assert state(street) is PingState.LATER
    ans.hears_nothing()


def test_a_bare_time_is_of_the_day_that_was_asked_for(street: Street) -> None:
    ans, bilal, _ = asked(street)
    bilal.says("ja maar pas om 4 uur")
    bilal.hears(key="ping.alt.sent")
    ans.hears("morgen", "16:00", key="ping.alt.ask").press("Nee")
    ans.hears(key="ping.q.thanks")
    bilal.hears(key="ping.alt.no")


@pytest.mark.parametrize("words", ["kan ik dat vrijdag doen?", "mag het ook vrijdag?"])
def test_another_day_as_a_question(street: Street, words: str) -> None:
    ans, bilal, _ = asked(street)
    bilal.says(words)
    bilal.hears(key="ping.alt.sent")
    ans.hears("vrijdag", key="ping.alt.ask")


def test_what_is_not_understood_is_asked_once_more_and_then_there_is_a_menu(
    street: Street,
) -> None:
    _, bilal, _ = asked(street)
    bilal.says("blorf")
    bilal.hears("Wil je helpen met", key="ping.but").press("Ik heb een vraag")
    bilal.hears(key="ping.q")
    bilal.says("is er een lift?")
    bilal.hears(key="ping.q.sent")
    street.phones["1000"].hears("lift", key="ping.q.fwd")
    assert state(street) is PingState.OPEN


def test_a_second_riddle_gets_the_menu(street: Street) -> None:
    _, bilal, _ = asked(street)
    bilal.says("blorf")
    bilal.hears(key="ping.but")
    bilal.says("blarf")
    bilal.hears(key="g.nosee2")


def test_a_request_of_their_own_stays_one(street: Street) -> None:
    _, bilal, _ = asked(street)
    bilal.says("mijn lamp is kapot")
    bilal.hears(key="ask.when")
    assert state(street) is PingState.OPEN


# -- it is closed ------------------------------------------------------------------------------


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


def test_an_if_and_then_yes(street: Street) -> None:
    ans, bilal, _ = asked(street)
    bilal.says("hangt ervan af")
    bilal.hears(key="ping.but").press("Ik help")
    bilal.hears(key="clm.check")
    ans.hears("Bilal wil je helpen")
    leave(street)


def test_an_if_and_then_no(street: Street) -> None:
    ans, bilal, _ = asked(street)
    bilal.says("hangt ervan af")
    bilal.hears(key="ping.but").press("Nu niet")
    bilal.hears(key="ping.later")
    ans.hears_nothing()

"""What helpers type instead of pressing: with an if and a but, too late, twice, or after all."""

import pytest

from handlers.helping import Ping, PingState
from handlers.requests import Place, PlaceState
from tests.helping.posting import leave, post
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

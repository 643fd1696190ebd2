"""The same again, a loss, and small sentences that only look like a request of their own."""

import pytest

from handlers.requests import Request, State
from tests.hush import hush
from tests.meeting.visiting import at_three, visit
from tests.phone import Phone
from tests.remarks.test_waiting import bilal_is_asked
from tests.street import Street


def helped(street: Street) -> Phone:
    """Bilal mowed the grass for Ans."""
    ans, _ = at_three(street)
    ans.says("het is gelukt")
    ans.hears(key="chk.thanks").press("Klaar")
    hush(street)
    return ans


def newest(street: Street) -> Request:
    found: Request = street.look(lambda db: db.query(Request).order_by(Request.id.desc()).first())
    return found


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("volgende week weer", "ask.sum"),
        ("elke vrijdag graag", "ask.sum"),
        ("kan Bilal weer komen", "ask.when"),
        ("graag weer dezelfde", "ask.when"),
        ("the same again please", "ask.when"),
    ],
)
def test_the_same_again(street: Street, words: str, key: str) -> None:
    ans = helped(street)
    ans.says(words)
    ans.hears(key=key)
    assert newest(street).category == "garden"
    assert newest(street).state is State.CONCEPT


def test_the_same_as_nothing(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("graag weer dezelfde")
    ans.hears(key="g.nosee1.open")


@pytest.mark.parametrize("words", ["mijn man is gisteren overleden", "my husband died"])
def test_a_loss_is_no_kind_of_help(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says(words)
    ans.hears("Gecondoleerd", "088", key="rem.grief")


@pytest.mark.parametrize(
    "words",
    ["mag ik hem bellen", "ik krijg geen antwoord", "wie zijn er gevraagd",
     "ik moet naar het ziekenhuis vrijdag"],
)  # fmt: skip
def test_what_is_about_it_begins_nothing_new(street: Street, words: str) -> None:
    ans, bilal = bilal_is_asked(street)
    ans.says(words)
    ans.hears("Dit is je vraag", key="sta.lost")
    assert street.look(lambda db: db.query(Request).count()) == 1
    bilal.hears_nothing()


def test_whoever_asks_for_more_is_heard(street: Street) -> None:
    ans, _ = bilal_is_asked(street)
    ans.says("kan iemand mij nog met iets helpen?")
    ans.hears(key="vag.what")


def test_nor_with_an_appointment(street: Street) -> None:
    ans, bilal = visit(street)
    bilal.says("ik moet zelf naar het ziekenhuis")
    bilal.hears("Is dit voor Ans?", key="vis.lost").press("Nee")
    bilal.hears(key="vis.helper")
    ans.hears_nothing()


@pytest.mark.parametrize("words", ["vrijdagmiddag kan wel", "ja maar zaterdag"])
def test_a_helper_who_can_at_another_moment(street: Street, words: str) -> None:
    ans, bilal = bilal_is_asked(street)
    bilal.says(words)
    bilal.hears(key="ping.alt.sent")
    ans.hears("een buur kan wel", key="ping.alt.ask")


@pytest.mark.parametrize("words", ["kan iemand mij helpen", "Kan iemand mij helpen?"])
def test_helping_is_no_slip_of_calling(street: Street, words: str) -> None:
    ans = street.resident("Ans")
    ans.says(words)
    ans.hears("Waar gaat het om", key="vag.what")


@pytest.mark.parametrize("words", ["kunt u mij helpen", "mag ik u iets vragen"])
def test_a_stranger_is_welcomed(street: Street, words: str) -> None:
    kim = street.stranger("Kim")
    kim.says(words)
    assert kim.hears().key.startswith("onb.")


def test_a_draft_of_yesterday_is_gone_and_says_so(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Kan iemand vrijdagochtend boodschappen doen?")
    shown = ans.hears(key="ask.sum")
    street.wait(hours=25)
    assert shown.key == "ask.gone"
    assert shown.labels == []
    ans.says("ja")
    ans.hears(key="g.nosee1.open")  # and no question whose buttons are dead


def test_who_it_is_by_name(street: Street) -> None:
    ans, bilal = bilal_is_asked(street)
    bilal.says("ik help")
    hush(street)
    ans.says("wie is Bilal?")
    ans.hears("Bilal is nieuw", key="clm.who")
    hush(street)

"""What a helper tells of a visit, at the door and afterwards."""

import pytest

from handlers.requests import State
from tests.meeting.visiting import aside, at_three, request, visit
from tests.phone import Phone
from tests.street import Street


def hours_later(street: Street) -> tuple[Phone, Phone]:
    """Two hours and a half after the visit began; Ans was not asked yet."""
    ans, bilal = visit(street, day=0, hour=12)
    street.at("maandag 13:30")
    aside(street, "rem.", "nos.")
    return ans, bilal


@pytest.mark.parametrize("words", ["ze is gevallen", "she has fallen"])
def test_somebody_fell(street: Street, words: str) -> None:
    ans, bilal = at_three(street)
    bilal.says(words)
    bilal.hears("Bel 112", key="sos.fall")
    ans.hears_nothing()
    assert request(street).state is State.AGREED


@pytest.mark.parametrize(
    "words", ["ze is erg in de war", "ze zag er slecht uit", "er klopt iets niet"]
)
def test_not_well(street: Street, words: str) -> None:
    ans, bilal = at_three(street)
    bilal.says(words)
    bilal.hears("met je meedenken", key="safe.worry")
    ans.hears_nothing()


@pytest.mark.parametrize("words", ["hij raakte me aan", "ze was heel onaardig", "hij is dronken"])
def test_it_went_badly(street: Street, words: str) -> None:
    ans, bilal = at_three(street)
    bilal.says(words)
    bilal.hears(key="vis.trust").button("Ik voel me niet veilig")
    ans.hears_nothing()


@pytest.mark.parametrize(
    "words",
    ["ik heb 23,50 voorgeschoten", "ik krijg nog 12 euro van haar", "ze heeft me niet betaald"],
)
def test_who_paid_asks_for_no_loan(street: Street, words: str) -> None:
    ans, bilal = hours_later(street)
    bilal.says(words)
    bilal.hears("Kosten zijn voor Ans", key="vis.advanced")
    ans.hears_nothing()


def test_who_paid_may_say_so_when_it_is_over(street: Street) -> None:
    ans, bilal = hours_later(street)
    ans.says("het is gelukt")
    aside(street, "chk.")
    assert request(street).state is State.DONE
    bilal.says("ik heb 23,50 voorgeschoten")
    bilal.hears("Kosten zijn voor Ans", key="vis.advanced")
    bilal.says("het was gezellig")
    bilal.hears("fijn om te horen", key="vis.nice")
    bilal.says("ik ben niet geweest")
    bilal.hears(key="vis.wrong")


@pytest.mark.parametrize("words", ["ik heb haar vaas gebroken", "ik heb mijn jas laten liggen"])
def test_something_broke(street: Street, words: str) -> None:
    ans, bilal = hours_later(street)
    bilal.says(words)
    bilal.hears("Bel Ans", key="vis.wrong")
    ans.hears_nothing()


@pytest.mark.parametrize("words", ["was leuk", "het was gezellig", "aardige mevrouw"])
def test_it_was_nice_so_it_is_done(street: Street, words: str) -> None:
    ans, bilal = hours_later(street)
    bilal.says(words)
    bilal.hears(key="chk.helper.ok")
    ans.hears(key="chk.asker")
    aside(street)


def test_nice_before_it_began(street: Street) -> None:
    ans, bilal = visit(street)
    bilal.says("het was gezellig aan de telefoon")
    bilal.hears(key="vis.nice")
    ans.hears_nothing()
    assert request(street).state is State.AGREED


@pytest.mark.parametrize("words", ["ik ben niet geweest", "het is niet doorgegaan", "vergeten!"])
def test_it_did_not_happen(street: Street, words: str) -> None:
    _, bilal = hours_later(street)
    bilal.says(words)
    bilal.hears("Hoe ging het", key="chk.helper").press("Ging niet door")
    bilal.hears(key="nos.asker_absent")
    assert request(street).state is State.AGREED


def test_it_did_not_happen_yet(street: Street) -> None:
    _, bilal = visit(street)
    bilal.says("ik ben niet geweest")
    bilal.hears("Gras maaien", key="vis.helper")


def test_long_after_it_nobody_is_asked_whether_they_are_on_their_way(street: Street) -> None:
    _, bilal = hours_later(street)
    bilal.says("blorf")
    bilal.hears("Hoe ging het", key="chk.helper")


@pytest.mark.parametrize(
    "words", ["mijn lamp is kapot", "ik ben het adres vergeten", "wie kan mijn jas maken?"]
)
def test_look_alikes(street: Street, words: str) -> None:
    _, bilal = hours_later(street)
    bilal.says(words)
    assert bilal.hears().key not in ("vis.wrong", "vis.advanced", "sos.fall", "chk.helper.ok")


@pytest.mark.parametrize("words", ["kan iemand het overnemen?", "ik red het niet"])
def test_somebody_else_has_to_go(street: Street, words: str) -> None:
    ans, bilal = visit(street)
    bilal.says(words)
    bilal.hears("Fijn dat je het laat weten", key="can.helper")
    ans.hears("kan toch niet komen", key="can.to.asker")
    aside(street)


def test_a_child_is_ill(street: Street) -> None:
    ans, bilal = visit(street)
    bilal.says("mijn dochter is ziek")
    assert bilal.hears().labels  # they are asked; nothing is given back
    assert request(street).state is State.AGREED
    ans.hears_nothing()


@pytest.mark.parametrize("words", ["annuleren", "het hoeft niet meer", "ze heeft me afgezegd"])
def test_a_helper_who_calls_it_off_is_asked_whether_that_is_meant(
    street: Street, words: str
) -> None:
    ans, bilal = visit(street)
    bilal.says(words)
    bilal.hears("Je zou helpen", key="can.helper.ask").press("Het lukt wel")
    bilal.hears()
    assert request(street).state is State.AGREED
    ans.hears_nothing()


def test_what_to_bring(street: Street) -> None:
    _, bilal = visit(street)
    bilal.says("moet ik iets meenemen?")
    bilal.hears("06 12345678", key="vis.helper")

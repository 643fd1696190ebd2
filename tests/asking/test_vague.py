"""What is too little, too big, too lonely or not quite understood."""

import pytest

from handlers.human import CallBack
from handlers.requests import State
from tests.asking.looking import requests
from tests.hush import hush
from tests.street import Street

VAGUE = "kan iemand me helpen"


def human_was_asked(street: Street) -> None:
    assert street.look(lambda db: db.query(CallBack).count()) == 1
    hush(street)


@pytest.mark.parametrize(
    ("row", "category"),
    [
        ("Naar buiten of vervoer", "ride"),
        ("Papier of computer", "admin"),
        ("Gezelschap", "company"),
    ],
)
def test_a_kind_is_chosen(street: Street, row: str, category: str) -> None:
    ans = street.resident("Ans")
    ans.says(VAGUE)
    ans.hears(key="vag.what").press(row)
    ans.hears(key="ask.when")
    assert requests(street)[0].category == category


def test_none_of_the_kinds(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(VAGUE)
    ans.hears(key="vag.what").press("Iets anders")
    ans.hears("één zin", key="ask.else")
    ans.says("mijn hond uitlaten")
    ans.hears(key="ask.when")


def test_a_small_job(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(VAGUE)
    ans.hears(key="vag.what").press("In en om het huis")
    ans.hears("kleine klus", key="vag.size").press("Ja, klein")
    ans.hears("Klusjes", key="ask.sum")


def test_a_job_of_unknown_size(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(VAGUE)
    ans.hears(key="vag.what").press("In en om het huis")
    ans.hears(key="vag.size").press("Weet ik niet")
    ans.hears("Klusjes", key="ask.sum")


def test_a_big_job_goes_to_a_human(street: Street) -> None:
    ans = street.resident("Ans")
    street.coordinator("Coen")
    ans.says(VAGUE)
    ans.hears(key="vag.what").press("In en om het huis")
    ans.hears(key="vag.size").press("Nee, groter")
    ans.hears("Els", key="vag.big").press("Goed")
    assert requests(street)[0].state is State.STOPPED
    human_was_asked(street)


def test_a_big_job_is_made_smaller(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(VAGUE)
    ans.hears(key="vag.what").press("In en om het huis")
    ans.hears(key="vag.size").press("Nee, groter")
    ans.hears(key="vag.big").press("Ik maak het kleiner")
    ans.hears(key="ask.else")
    ans.says("alleen morgen een lamp ophangen")
    ans.hears("Lamp", key="ask.sum")


def test_two_tries_and_a_human_is_offered(street: Street) -> None:
    ans = street.resident("Ans")
    street.coordinator("Coen")
    ans.says(VAGUE)
    ans.hears(key="vag.what")
    ans.says("dat ene ding")
    ans.hears(key="vag.what")
    ans.says("nou ja je weet wel")
    ans.hears("Els", key="vag.unclear").press("Ja, bel mij")
    human_was_asked(street)


def test_two_tries_and_once_more(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(VAGUE)
    ans.hears(key="vag.what")
    ans.says("dat ene ding")
    ans.hears(key="vag.what")
    ans.says("nou ja je weet wel")
    ans.hears(key="vag.unclear").press("Ik probeer opnieuw")
    ans.hears(key="ask.else")
    ans.says("morgen mijn hond uitlaten")
    ans.hears("Hond", key="ask.sum")


def test_a_guess_that_is_right(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik heb iets met mijn telefoon")
    ans.hears("Telefoon", key="ask.cat").press("Ja")
    ans.hears(key="ask.when")


def test_a_guess_that_is_wrong(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik heb iets met mijn telefoon")
    ans.hears(key="ask.cat").press("Nee, iets anders")
    ans.hears(key="vag.what").press("Gezelschap")
    ans.hears("Gezelschap", key="ask.sum")


@pytest.mark.parametrize(("label", "category"), [("Lenen", "lend_tools"), ("Hulp", "odd_jobs")])
def test_to_have_the_thing_or_to_have_it_done(street: Street, label: str, category: str) -> None:
    ans = street.resident("Ans")
    ans.says("afvoer vd douche zit dicht, heb geen veer. mag ik er 1 lenen of wil iemand helpen")
    ans.hears(key="vag.thing").press(label)
    assert requests(street)[0].category == category
    hush(street)


def test_lonely_is_not_an_error(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik ben zo alleen")
    ans.hears("Goed dat je dat zegt", key="vag.lonely").press("Ja, graag")
    ans.hears("Gezelschap", key="ask.sum")


def test_lonely_and_wants_to_talk_now(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik ben zo alleen")
    ans.hears(key="vag.lonely").press("Ik wil nu praten")
    ans.hears("088-0767000", key="vag.now").press("Ja, graag")
    ans.hears("Gezelschap", key="ask.sum")


def test_lonely_and_only_the_number(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik ben zo alleen")
    ans.hears(key="vag.lonely").press("Ik wil nu praten")
    ans.hears(key="vag.now").press("Nee")
    ans.hears(key="ask.dropped")


def test_lonely_and_rather_not(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("ik ben zo alleen")
    ans.hears(key="vag.lonely").press("Nee")
    ans.hears(key="ask.dropped")


def test_a_refusal_in_answer_to_a_question(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says(VAGUE)
    ans.hears(key="vag.what")
    ans.says("wie wil mij 2x per week helpen met douchen")
    ans.hears(key="safe.care")

""" "Ik kan niet meer", and nothing else: a gentle question, and no alarm."""

import pytest

from handlers.human.model import CallBack
from tests.details.opened import agreed, thinking, waits
from tests.hush import hush
from tests.street import Street

WORN = [
    "ik kan niet meer",
    "Ik kan echt niet meer...",
    "het wordt me allemaal te veel",
    "ik hou het niet meer vol",
    "ik ben helemaal op",
    "I can't go on",
    "it's all too much",
]


@pytest.mark.parametrize("words", WORN)
def test_it_is_asked_gently(street: Street, words: str) -> None:
    els = street.coordinator("Els")
    kim = street.resident("Kim")
    kim.says(words)
    kim.hears("Gaat het niet goed met je?", key="safe.worn").press("Het gaat niet goed")
    said = kim.hears("088-0767000", "bel dan 113", "Els", key="safe.worn.talk")
    els.hears_nothing()  # nobody is alarmed
    said.press("Nee")
    kim.hears(key="safe.fine")


def test_a_human_calls_who_wants_that(street: Street) -> None:
    els = street.coordinator("Els")
    kim = street.resident("Kim", phone="06 12345678")
    kim.says("ik kan niet meer")
    kim.hears(key="safe.worn").press("Het gaat niet goed")
    kim.hears(key="safe.worn.talk").press("Ja, bel mij")
    hush(kim)
    hush(els)
    entry = street.look(lambda db: db.query(CallBack).one())
    assert entry.why == "asked"  # that they are not well is written down nowhere


@pytest.mark.parametrize("state", ["thinking", "helps", "asks", "waits"])
def test_in_every_state_before_it_is_taken_for_a_no(street: Street, state: str) -> None:
    if state == "waits":
        who = waits(street)
    else:
        ans, bilal = thinking(street) if state == "thinking" else agreed(street)
        hush(street)
        who = ans if state == "asks" else bilal
    who.says("ik kan niet meer")
    who.hears(key="safe.worn").press("Iets anders")
    key = {"thinking": "safe.worn.else", "helps": "can.helper.ask"}.get(state, "can.asker")
    who.hears(key=key)


def test_a_stranger_is_given_the_numbers(street: Street) -> None:
    kim = street.stranger("Kim")
    kim.says("ik kan niet meer")
    kim.hears(key="safe.worn").press("Het gaat niet goed")
    kim.hears("088-0767000", key="safe.worn.alone")


def test_in_the_group_nobody_is_asked(street: Street) -> None:
    kim = street.resident("Kim")
    kim.says_in_group("ik kan niet meer")
    assert not street.group_messages


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("ik kan niet meer dinsdag", "can.helper"),
        ("ik kan niet meer komen", "can.helper"),
        ("ik zie het niet meer zitten", "sos.suicide"),
        ("ik ben al op", "vis.lost"),
    ],
)
def test_what_is_no_such_thing(street: Street, words: str, key: str) -> None:
    ans, bilal = agreed(street)
    bilal.says(words)
    bilal.hears(key=key)
    hush(street)
    del ans


@pytest.mark.parametrize("words", ["ik kan niet meer dinsdag", "ik kan dinsdag toch niet"])
def test_whoever_waits_and_cannot_then_may_choose_another_day(street: Street, words: str) -> None:
    ans = waits(street)
    ans.says(words)
    ans.hears(key="can.asker").press("Dag veranderen")
    ans.hears(key="chg.time")

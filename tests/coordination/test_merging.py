"""Samenvoegen: two requests of one asker that are the same."""

import pytest

from bot.audit import Event
from handlers.requests import Request, State
from tests.coordination.conftest import Open
from tests.hush import hush
from tests.phone import Message, Phone
from tests.street import Street

SHOPS = "Ik kan boodschappen doen"


def quiet(street: Street) -> None:
    """What the ladder says is looked at in its own tests."""
    street.wait(minutes=1)
    hush(street)


def more(coen: Phone, number: int) -> Message:
    coen.says(str(number))
    coen.hears(f"{number} ", key="coo.item").press("Meer")
    return coen.hears(key="coo.more")


def states(street: Street) -> dict[int, State]:
    rows = street.look(lambda db: db.query(Request.number, Request.state).all())
    return dict(rows)


def says_yes(street: Street, helper: Phone, number: int) -> None:
    helper.says(f"ik help {number}")
    quiet(street)


@pytest.mark.parametrize("number", [11, 12])
def test_the_older_one_stays(street: Street, open_request: Open, number: int) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", SHOPS)
    open_request(ans), open_request(ans)
    asked = bilal.hears(key="ping.ask")
    quiet(street)
    more(coen, number).press("Samenvoegen")
    coen.hears("blijft hulpvraag 11", "stopt 12", key="coo.merge").press("Ja, samenvoegen")
    coen.hears("12 hoort nu bij 11", key="coo.merged")
    ans.hears("Coen", "samengevoegd", "Boodschappen", key="coo.merged.asker")
    assert states(street) == {11: State.OPEN, 12: State.STOPPED}
    assert asked.key == "ping.ask"  # of the one that stays
    coen.says("wat gebeurde er met 12")
    assert coen.hears(key="coo.item").has("Coen voegde dit samen")
    events = street.look(lambda db: [e.detail for e in db.query(Event).filter_by(what="merged")])
    assert sorted(events) == ["11", "12"]
    quiet(street)


def test_whoever_was_asked_for_the_one_that_goes_hears_it_kindly(
    street: Street, open_request: Open
) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.neighbour("Bilal", SHOPS, kinds="groceries")
    cor = street.neighbour("Cor", "Ik kan lampen ophangen", kinds="odd_jobs")
    open_request(ans), open_request(ans, category="odd_jobs", concept="hang_lamp")
    first, second = bilal.hears(key="ping.ask"), cor.hears(key="ping.ask")
    quiet(street)
    more(coen, 12).press("Samenvoegen")
    coen.hears(key="coo.merge").press("Ja, samenvoegen")
    assert second.key == "ping.gone"
    assert second.labels == []
    assert first.key == "ping.ask"
    quiet(street)


def test_nobody_who_said_yes_is_sent_away(street: Street, open_request: Open) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    bilal = street.resident("Bilal")
    open_request(ans), open_request(ans)
    quiet(street)
    says_yes(street, bilal, 12)
    more(coen, 11).press("Samenvoegen")
    coen.hears("blijft hulpvraag 12", "stopt 11", key="coo.merge").press("Ja, samenvoegen")
    coen.hears(key="coo.merged")
    ans.hears(key="coo.merged.asker")
    assert states(street) == {11: State.STOPPED, 12: State.OPEN}
    bilal.hears_nothing()


def test_somebody_says_yes_in_between(street: Street, open_request: Open) -> None:
    ans, coen, bilal = street.resident("Ans"), street.coordinator("Coen"), street.resident("Bilal")
    open_request(ans), open_request(ans)
    quiet(street)
    more(coen, 12).press("Samenvoegen")
    asked = coen.hears("stopt 12", key="coo.merge")
    says_yes(street, bilal, 12)
    asked.press("Ja, samenvoegen")
    coen.hears("blijft hulpvraag 12", "stopt 11", key="coo.merge").press("Nee")
    coen.hears("blijven allebei", key="coo.merge.not")
    assert set(states(street).values()) == {State.OPEN}


def test_both_have_a_helper(street: Street, open_request: Open) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    open_request(ans), open_request(ans)
    quiet(street)
    says_yes(street, street.resident("Bilal"), 11)
    says_yes(street, street.resident("Cor"), 12)
    more(coen, 12).press("Samenvoegen")
    coen.toasted("Sluit zelf")
    assert set(states(street).values()) == {State.OPEN}


def test_one_of_three(street: Street, open_request: Open) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    open_request(ans), open_request(ans), open_request(ans)
    open_request(street.resident("Bea"))
    quiet(street)
    more(coen, 13).press("Samenvoegen")
    which = coen.hears("13", key="coo.merge.which")
    assert [label.split(".")[0] for label in which.labels] == ["11", "12"]
    which.press("12.")
    coen.hears("blijft hulpvraag 12", "stopt 13", key="coo.merge").press("Ja, samenvoegen")
    coen.hears(key="coo.merged")
    ans.hears(key="coo.merged.asker")
    assert states(street)[11] is State.OPEN


def test_there_is_no_other(street: Street, open_request: Open) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    open_request(ans), open_request(street.resident("Bea"))
    quiet(street)
    assert "Samenvoegen" not in more(coen, 11).labels


def test_the_other_one_is_over_by_then(street: Street, open_request: Open) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    open_request(ans), open_request(ans)
    quiet(street)
    rows = more(coen, 12)
    merge = rows.button("Samenvoegen")
    coen.says("sluit 11 opgelost")
    coen.hears(key="coo.closed")
    ans.hears(key="coo.closed.solved")
    rows.buttons = [merge]
    rows.press("Samenvoegen")
    coen.toasted("geen andere vraag")


def test_it_is_undone(street: Street, open_request: Open) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    open_request(ans), open_request(ans)
    quiet(street)
    more(coen, 12).press("Samenvoegen")
    coen.hears(key="coo.merge").press("Ja, samenvoegen")
    done = coen.hears(key="coo.merged")
    ans.hears(key="coo.merged.asker")
    undo = done.button("Ongedaan maken")
    done.press("Ongedaan maken")
    coen.hears(key="coo.undone")
    ans.hears("weer open", key="coo.reopened.asker")
    assert set(states(street).values()) == {State.OPEN}
    done.buttons = [undo]
    done.press("Ongedaan maken")  # once is enough
    assert coen.toast is not None
    quiet(street)


def test_after_ten_minutes_it_is_not(street: Street, open_request: Open) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    open_request(ans), open_request(ans)
    quiet(street)
    more(coen, 12).press("Samenvoegen")
    coen.hears(key="coo.merge").press("Ja, samenvoegen")
    done = coen.hears(key="coo.merged")
    ans.hears(key="coo.merged.asker")
    street.wait(minutes=11)
    quiet(street)
    done.press("Ongedaan maken")
    coen.toasted()
    assert states(street)[12] is State.STOPPED


@pytest.mark.parametrize(
    "words",
    ["voeg 12 en 11 samen", "11 en 12 samenvoegen", "11 is dubbel met 12", "merge 11 and 12"],
)
def test_in_words(street: Street, open_request: Open, words: str) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    open_request(ans), open_request(ans)
    quiet(street)
    coen.says(words)
    coen.hears("blijft hulpvraag 11", "stopt 12", key="coo.merge").press("Nee")
    coen.hears(key="coo.merge.not")


def test_two_neighbours_keep_their_own(street: Street, open_request: Open) -> None:
    ans, bea, coen = street.resident("Ans"), street.resident("Bea"), street.coordinator("Coen")
    open_request(ans), open_request(bea)
    quiet(street)
    coen.says("voeg 11 en 12 samen")
    coen.hears("11 en 12", "niet van dezelfde buur", key="coo.merge.apart")
    coen.says("voeg 11 en 40 samen")
    coen.hears("40 is er niet", key="coo.nonumber")
    assert set(states(street).values()) == {State.OPEN}


def test_a_resident_merges_nothing(street: Street, open_request: Open) -> None:
    ans = street.resident("Ans")
    open_request(ans), open_request(ans)
    quiet(street)
    ans.says("voeg 11 en 12 samen")
    ans.hears()  # guesses, or none
    assert set(states(street).values()) == {State.OPEN}

"""What calls a coordinator of several neighbourhoods begins with the name of its own."""

import pytest

from tests.blocking.test_blocking import about_bilal, visited
from tests.coordination.conftest import Pair
from tests.coordination.test_promised import reminded
from tests.helping.posting import post
from tests.helping.test_unanswered import claimed
from tests.hush import hush
from tests.neighbourhood.test_areas import coordinates
from tests.onbehalf.test_on_behalf import INTAKE
from tests.onbehalf.test_telling_who_comes import agreed
from tests.phone import Message, Phone
from tests.safety.test_alarm import ask_for_somebody
from tests.street import TEXTS, Street

HERE = "De Heeze."


def elsewhere_too(street: Street, *phones: Phone) -> None:
    """They answer for Zuid as well, and were busy there last."""
    south = street.add_neighbourhood("Zuid")
    for phone in phones:
        coordinates(street, phone, south)
        phone.says("naar Zuid")
        phone.hears(key="coo.area.ok")


def begins(message: Message) -> None:
    assert message.text.startswith(HERE), message.text


def test_an_alarm(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    elsewhere_too(street, coen)
    ans = street.resident("Ans")
    ask_for_somebody(ans)
    ans.hears(key="sos.notify")
    begins(coen.hears("Alarm", "Ans", key="coo.alarm"))
    only_here = els.hears("Alarm", "Ans", key="coo.alarm")
    assert not only_here.has(HERE)  # who answers for one place need not be told which
    only_here.press("Ik pak dit")
    hush(street)


def test_a_report(street: Street) -> None:
    ans, _, coen = visited(street)
    elsewhere_too(street, coen)
    about_bilal(ans)
    ans.hears(key="blk.start").press("Iemand vroeg geld")
    ans.hears(key="blk.money")
    begins(coen.hears("vroeg geld", key="coo.report"))


def test_what_was_promised(street: Street, one: Pair) -> None:
    coen, _ = one
    coen.says("/herinner 11 vrijdag 10 uur dochter bellen")
    coen.hears(key="coo.next.ok")
    elsewhere_too(street, coen)
    begins(reminded(street, coen, days=5))
    hush(street)


def test_telling_who_comes(street: Street) -> None:
    coen = street.coordinator("Coen")
    street.neighbours(1)
    coen.says(f"/namens {INTAKE}")
    coen.hears(key="obo.sum.coo").press("Ja, plaats maar")
    hush(street)
    elsewhere_too(street, coen)
    call = agreed(street, coen)
    assert call.has("Bel mevr. de Vries")
    begins(call)


def test_an_asker_who_does_not_answer(street: Street) -> None:
    coen = street.coordinator("Coen")
    claimed(street, street.resident("Ans"), day=9)
    elsewhere_too(street, coen)
    street.wait(hours=5)
    begins(coen.hears("Ans antwoordt niet", key="coo.claim"))
    hush(street)


def test_who_cannot_be_reached(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    post(street, ans, day=3)
    hush(street)
    elsewhere_too(street, coen)
    ans.blocks_the_bot()
    begins(coen.hears("Ik kan Ans niet bereiken", key="fail.unreach"))
    hush(street)


def test_a_day_and_a_ban_of_a_colleague(street: Street) -> None:
    coen, els = street.coordinator("Coen"), street.coordinator("Els")
    street.resident("Bilal")
    coen.says("ik neem woensdag")
    coen.hears(key="dut.day.yours")
    elsewhere_too(street, els)
    coen.says("kan iemand mijn dienst van woensdag overnemen?")
    coen.hears(key="dut.swap.asked")
    begins(els.hears("Coen vraagt", "woensdag", key="dut.swap"))
    coen.says("/ban Bilal")
    coen.hears(key="ban.ask").press("Blokkeren")
    coen.hears(key="ban.why")
    coen.says("Hij vroeg Ans om haar pincode")
    begins(els.hears("Coen wil Bilal blokkeren", key="ban.second"))
    hush(street)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_that_calls_somebody_has_room_for_it(language: str) -> None:
    calls = (
        "coo.alarm", "coo.report", "coo.next", "obo.call", "coo.claim", "coo.fetch", "coo.kids",
        "coo.flood", "coo.lookalike", "coo.meet.many", "coo.meet.none", "coo.meet.unsure",
        "coo.meet.fetch", "coo.meet.silent", "dut.ask", "dut.swap", "ban.second", "fail.unreach",
        "esc.coo", "esc.coo.2", "esc.coo.all", "esc.coo.day", "esc.coo.passed", "esc.coo.end",
    )  # fmt: skip
    texts = TEXTS.entries[language]
    shapes = [shape for key in calls for shape in (texts[key].text, texts[key].undated) if shape]
    assert [shape for shape in shapes if not shape.startswith("{wijk_zin} ")] == []

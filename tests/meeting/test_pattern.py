"""Whoever says yes and takes it back again and again: the coordinator on duty hears of it."""

import pytest

from tests.hush import hush
from tests.meeting.visiting import agree, exchanged
from tests.phone import Phone
from tests.security.reporting import Figure
from tests.street import HEARD, Street

pytestmark = pytest.mark.threat("T8")
PHONE = "0612345678"


def told(coen: Phone, key: str) -> list[str]:
    """What a coordinator reads of this among everything else."""
    found = [message.text for message in coen.messages if message.key == key]
    HEARD.update(key for _ in found)
    return found


def back(street: Street, asker: Phone, helper: Phone) -> None:
    """They agree, and the helper gives it back."""
    agree(street, asker, helper, day=3)
    helper.says("/lukt_niet")
    assert "can.helper" in [message.key for message in helper.messages[-3:]]
    hush(street)


def test_three_times_the_same_neighbour(street: Street, figure: Figure) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans", phone=PHONE)
    bilal, riet = street.resident("Bilal"), street.resident("Riet", phone=PHONE)
    back(street, ans, bilal)
    back(street, riet, bilal)  # of somebody else it counts for itself
    back(street, ans, bilal)
    assert told(coen, "coo.meet.same") == []
    back(street, ans, bilal)
    [line] = told(coen, "coo.meet.same")
    assert all(word in line for word in ("Bilal", "Ans", "3 keer"))
    assert not [m for m in (*ans.messages, *bilal.messages) if m.key.startswith("coo.")]
    figure.found("three times taken and given back: the coordinator knows at the third")


def test_of_long_ago_nothing_is_said(street: Street) -> None:
    coen, ans, bilal = street.coordinator("Coen"), street.resident("Ans"), street.resident("Bilal")
    back(street, ans, bilal)
    back(street, ans, bilal)
    street.wait(days=100)
    hush(street)
    back(street, ans, bilal)
    assert told(coen, "coo.meet.same") == []
    hush(street)


def test_an_address_and_then_no_visit(street: Street, figure: Figure) -> None:
    coen, bilal = street.coordinator("Coen"), street.resident("Bilal")
    for number in range(2):
        assert len(told(coen, "coo.meet.knew")) == number
        asker = street.resident(f"Asker {number}", phone=PHONE)
        exchanged(street, asker, bilal, day=1, address=f"Dorpsstraat {number + 1}")
        hush(street)
        bilal.says("/lukt_niet")
        hush(street)
        assert not [m for m in (*asker.messages, *bilal.messages) if m.key == "coo.meet.knew"]
    first, second = told(coen, "coo.meet.knew")
    assert all(word in first for word in ("Bilal", "een adres"))
    assert all(word in second for word in ("Bilal", "2 keer"))
    assert "Dorpsstraat" not in first + second
    figure.found("given back with the address known: the coordinator knows at the first")


def test_without_an_address_giving_back_is_nobodys_business(street: Street) -> None:
    coen, bilal = street.coordinator("Coen"), street.resident("Bilal")
    for number in range(4):
        back(street, street.resident(f"Asker {number}", phone=PHONE), bilal)
    assert told(coen, "coo.meet.knew") == told(coen, "coo.meet.same") == []

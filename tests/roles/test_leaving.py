"""Somebody coordinates no more: what they held is free again, and the others read what."""

import pytest

from bot.people import Grant, Role
from handlers.duty.shifts import Shift
from handlers.requests import Request
from tests.coordination.conftest import Open
from tests.hush import hush
from tests.street import Street


@pytest.mark.parametrize("how", ["role", "locked", "forgotten"])
def test_everything_is_handed_over(street: Street, open_request: Open, how: str) -> None:
    olga, coen = street.owner("Olga"), street.coordinator("Coen")
    ans = street.resident("Ans", phone="0612345678")
    open_request(ans)
    hush(street)
    coen.says("pak 11")
    coen.says("ik neem woensdag")
    hush(street)
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    hush(street)
    next(m for m in reversed(coen.messages) if m.key == "coo.callback").press("Ik bel")
    hush(street)
    if how == "role":
        olga.says("rollen")
        olga.hears(key="rol.list").press("Coen")
        olga.hears(key="rol.remove").press("Ja, weghalen")
    elif how == "locked":
        olga.says("vergrendel Coen")
        olga.hears(key="coo.lock").press("Ja, vergrendel")
    else:
        coen.says("/wis")
        coen.hears(key="prv.erase").press("Ja, wis alles")
        coen.messages[-1].press(coen.messages[-1].labels[0])
    for message in olga.messages:
        message.read = message.read or message.key != "coo.left"
    told = olga.hears("11 Boodschappen", key="coo.left")
    assert any(m.key == "coo.callback.again" and m.has("Ans") for m in olga.messages)
    assert any(m.key == "dut.ask" and m.has("woensdag") for m in olga.messages)
    told.press("Lijst")
    assert any(m.key == "coo.list" for m in olga.messages)
    hush(street)
    assert street.look(lambda db: db.query(Request).one().taken_by_id) is None
    assert street.look(lambda db: db.query(Shift).one().person_id) is None


def test_who_held_nothing_is_no_news(street: Street) -> None:
    olga, coen = street.owner("Olga"), street.coordinator("Coen")
    olga.says("rollen")
    olga.hears(key="rol.list").press("Coen")
    olga.hears(key="rol.remove").press("Ja, weghalen")
    coen.hears(key="rol.undone")
    olga.hears(key="rol.removed")
    left = street.look(lambda db: db.query(Grant).filter_by(role=Role.COORDINATOR).count())
    assert left == 0

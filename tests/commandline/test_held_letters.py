"""After a restore what waited is held, and coordinators say what becomes of it."""

from pathlib import Path

from bot.keeping import sweep
from bot.messages import Kind
from bot.outbox import HELD, Letter
from tests.commandline.conftest import Run
from tests.commandline.home import coen, copy, home, put_back, wait_for
from tests.commandline.test_backup import copied
from tests.phone import Phone
from tests.street import Street

__all__ = ["coen", "copy", "home"]


def held(street: Street) -> list[object]:
    """Until when the letters were held that have lost their words."""
    return list(
        street.look(
            lambda db: [
                letter.held_until
                for letter in db.query(Letter).filter_by(text_key="chk.well", body=None)
            ]
        )
    )


def test_what_waited_is_held_until_a_coordinator_says_send(
    burenhulp: Run, home: Street, coen: Phone, copy: Path
) -> None:
    ans, nadia = home.resident("Ans"), home.coordinator("Nadia")
    wait_for(home, ans)
    home.pulse.beat()
    copied(burenhulp, copy)
    home.deliver()
    ans.hears(key="chk.well")
    home.wait(hours=3)
    assert "Letters that waited then: 1" in put_back(burenhulp, home, copy)
    home.deliver()
    ans.hears_nothing()
    for staff in (coen, nadia):
        staff.hears("teruggezet naar 23 november, 09:00 uur", "berichten: 1", key="rst.held")
    coen.messages[-1].press("Versturen")
    coen.hears(key="rst.sent.you")
    assert nadia.messages[-1].has("Coen", "versturen")
    ans.hears(key="chk.well")
    home.nobody_heard_anything_else()


def test_thrown_away_it_never_goes(burenhulp: Run, home: Street, coen: Phone, copy: Path) -> None:
    ans = home.resident("Ans")
    wait_for(home, ans)
    copied(burenhulp, copy)
    home.deliver()
    ans.hears(key="chk.well")
    put_back(burenhulp, home, copy)
    home.deliver()
    asked = coen.hears(key="rst.held")
    coen.says("gooi weg")
    coen.hears(key="rst.away.you")
    home.wait(days=1)
    ans.hears_nothing()
    assert asked.buttons == []
    kept = home.look(lambda db: [x.body for x in db.query(Letter).filter_by(text_key="chk.well")])
    assert kept == [None]


def test_of_two_who_press_the_second_hears_that_it_is_done(
    burenhulp: Run, home: Street, coen: Phone, copy: Path
) -> None:
    ans, nadia = home.resident("Ans"), home.coordinator("Nadia")
    wait_for(home, ans)
    copied(burenhulp, copy)
    put_back(burenhulp, home, copy)
    home.deliver()
    coen.hears(key="rst.held")
    asked = nadia.hears(key="rst.held")
    press = asked.button("Weggooien").press
    coen.messages[-1].press("Versturen")
    coen.hears(key="rst.sent.you")
    ans.hears(key="chk.well")
    home.receive(nadia, Kind.PRESS, press=press, reply_to=asked.receipt)
    assert nadia.toast is not None
    assert "al geregeld" in nadia.toast.text


def test_after_a_month_what_is_held_goes(
    burenhulp: Run, home: Street, coen: Phone, copy: Path
) -> None:
    ans = home.resident("Ans")
    wait_for(home, ans)
    copied(burenhulp, copy)
    put_back(burenhulp, home, copy)
    home.deliver()
    coen.hears(key="rst.held")
    home.wait(days=29)
    sweep(home.app)
    held = home.look(
        lambda db: [
            x.held_until for x in db.query(Letter).filter_by(text_key="chk.well", body=None)
        ]
    )
    assert held == []
    home.wait(days=2)
    sweep(home.app)
    held = home.look(
        lambda db: [
            x.held_until for x in db.query(Letter).filter_by(text_key="chk.well", body=None)
        ]
    )
    assert HELD in held
    ans.hears_nothing()

"""`burenhulp audit`: one line beside a running bot, and what its exit code says."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import sealcode
from bot.app import App
from bot.clock import real_now
from bot.commandline import assemble
from bot.commandline.audit.command import IN_TIME
from bot.keeping import sweep
from bot.outage import Beat
from bot.people import Neighbourhood
from bot.pulse import AWAY
from bot.sealbook import SealBook
from bot.settings import Settings
from bot.turn import Turn
from handlers.requests import Request, State
from tests.commandline.conftest import Run
from tests.commandline.test_commands import HEEZE
from tests.commandline.test_starting import app_of
from tests.security.reporting import Figure

FEW = timedelta(seconds=2)


def said(out: str) -> dict[str, Any]:
    [line] = out.splitlines()
    return dict(json.loads(line))


def asking(app: App, **fields: Any) -> int:
    """An open request, by hand, as old as that."""
    with app.session() as db:
        here = db.query(Neighbourhood).one().id
        request = Request(id=7, neighbourhood_id=here, category="other", made_at=real_now())
        request.state, request.number, request.opened_at = State.OPEN, 11, real_now()
        for name, value in fields.items():
            setattr(request, name, value)
        db.add(request)
    return 7


def names(out: str) -> set[str]:
    return {one["rule"] for one in said(out)["violations"]}


def test_a_database_that_keeps_its_promises(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    held = assemble.lock(Settings(data_dir=data))  # a bot is running
    code, out, err = burenhulp("audit")
    assert (code, err) == (0, "")
    assert (said(out)["ok"], said(out)["violations"], said(out)["totals"]) == (True, [], {})
    assert said(out)["checked"]["request"] == 0
    assert said(out)["rules"] > 100
    assert held is not None
    held.close()


def test_what_is_broken_is_named_by_its_id_only(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    asking(app_of(data), for_name="Truus", next_step_at=real_now() + timedelta(hours=1))
    code, out, err = burenhulp("audit")
    assert (code, err, said(out)["ok"]) == (1, "", False)
    wanted = {"live_without_places", "open_without_room", "opened_unrecorded"}
    assert names(out) == wanted == set(said(out)["totals"]) == set(said(out)["says"])
    assert {one["id"] for one in said(out)["violations"]} == {"7"}
    assert "Truus" not in out


@pytest.mark.threat("T24")
def test_a_batch_of_the_trail_that_was_changed_is_named(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    app = app_of(data)
    with app.session() as db:
        turn = Turn(app.house, db, real_now() - timedelta(hours=1), "test:1")
        turn.neighbourhood = db.query(Neighbourhood).one()
        turn.record("person:1", "trust", "vog")
    sweep(app)
    assert said(burenhulp("audit")[1])["checked"]["seal"] == 1
    with closing(sqlite3.connect(data / "burenhulp.db")) as file:
        file.execute("DROP TRIGGER IF EXISTS event_is_not_changed")
        file.execute("UPDATE event SET detail = 'talked'")
        file.commit()
        [(seal,)] = file.execute("SELECT id FROM seal").fetchall()
    code, out, _ = burenhulp("audit")
    assert (code, names(out)) == (1, {"seal_changed"})
    assert said(out)["violations"][0]["id"] == str(seal)


def sealed_now(app: App, minutes: int) -> None:
    """Something was recorded so many minutes ago, and is sealed."""
    with app.session() as db:
        turn = Turn(app.house, db, real_now() - timedelta(minutes=minutes), "test:1")
        turn.neighbourhood = db.query(Neighbourhood).one()
        turn.record("person:1", "trust", "vog")
    sweep(app)


@pytest.mark.threat("T24")
def test_the_newest_seal_cannot_be_cut_off(
    burenhulp: Run, data: Path, caplog: pytest.LogCaptureFixture, figure: Figure
) -> None:
    burenhulp(*HEEZE)
    app = app_of(data)
    app.commits.erasures = assemble.erasures(Settings(data_dir=data))
    for minutes in (90, 60, 40):
        sealed_now(app, minutes)
    assert said(burenhulp("audit")[1])["checked"]["seal"] == 3
    with closing(sqlite3.connect(data / "burenhulp.db")) as file:
        file.execute("DROP TRIGGER IF EXISTS event_is_not_taken_away")
        file.execute("DELETE FROM event WHERE id > (SELECT upto FROM seal WHERE number = 2)")
        file.execute("DELETE FROM seal WHERE number = 3")
        file.commit()
    code, out, _ = burenhulp("audit")
    assert (code, names(out)) == (1, {"seal_cut_off"})
    assert said(out)["violations"][0]["id"].endswith(":done:3")
    assert caplog.records == []
    sealed_now(app, 30)  # the heart beats on: there is a third one again
    assert "cut off" in caplog.text
    assert names(burenhulp("audit")[1]) == {"seal_cut_off"}
    SealBook(data / "burenhulp.db.seals").restored()  # as after `burenhulp restore`
    assert burenhulp("audit")[0] == 0
    figure.found("the newest seal cut off: found at the next audit, and by the next seal")


@pytest.mark.threat("T24")
def test_a_seal_that_was_told_is_there_or_the_audit_says_so(
    burenhulp: Run, data: Path, figure: Figure
) -> None:
    """Whoever has the key and every file seals the trail again: what was told does not fit."""
    burenhulp(*HEEZE)
    app = app_of(data)
    for minutes in (90, 60):
        sealed_now(app, minutes)
    with app.session() as db:
        told = sealcode.newest(db, db.query(Neighbourhood).one().id)
    assert told.startswith("2-")
    assert burenhulp("audit", "--seal", told)[0] == 0
    with closing(sqlite3.connect(data / "burenhulp.db")) as file:
        file.execute("DROP TRIGGER IF EXISTS event_is_not_changed")
        file.execute("UPDATE event SET detail = 'talked'")
        file.execute("DELETE FROM seal")
        file.commit()
    sweep(app)
    assert burenhulp("audit")[0] == 0  # by itself it looks whole
    code, out, _ = burenhulp("audit", "--seal", told, "--seal", "nonsense")
    assert (code, names(out)) == (1, {"seal_told"})
    assert [one["id"] for one in said(out)["violations"]] == [told, "nonsense"]
    figure.found("sealed again with the key itself: a seal that was told shows it")


def test_an_older_database_that_was_put_back_lacks_no_seal(
    burenhulp: Run, data: Path, tmp_path: Path
) -> None:
    burenhulp(*HEEZE)
    app = app_of(data)
    app.commits.erasures = assemble.erasures(Settings(data_dir=data))
    sealed_now(app, 90)
    burenhulp("backup", str(tmp_path / "copy"))
    sealed_now(app, 60)
    app.engine.dispose()
    assert burenhulp("restore", str(tmp_path / "copy"), "--replace")[0] == 0
    assert burenhulp("audit")[0] == 0
    assert said(burenhulp("audit")[1])["checked"]["seal"] == 1


def test_an_audit_with_another_key_is_none(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    code, out, err = burenhulp("audit", SECRET_KEY="another key that is also long enough")
    assert (code, out) == (2, "")
    assert "BURENHULP_SECRET_KEY" in err
    (data / "secret.key").unlink()
    assert burenhulp("audit")[0] == 2
    assert not (data / "secret.key").exists()


@pytest.mark.parametrize(
    ("beaten", "late"),
    [
        (timedelta(seconds=30), True),  # it looked since, and nothing was done
        (FEW, False),  # it may have started just now
        (None, False),  # no bot ever ran
        (timedelta(hours=3), False),  # the moment came when it had stopped
    ],
)
def test_what_a_running_bot_did_not_do_in_time_is_late(
    burenhulp: Run, data: Path, beaten: timedelta | None, late: bool
) -> None:
    burenhulp(*HEEZE)
    app, now = app_of(data), real_now()
    asking(app, next_step_at=now - AWAY + FEW)
    if beaten is not None:
        with app.session() as db:
            db.add(Beat(id=1, at=now - beaten))
    assert ("late.ladder.climb" in names(burenhulp("audit")[1])) is late


def test_a_step_of_this_very_moment_is_not_late(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    app, now = app_of(data), real_now()
    asking(app, next_step_at=now - timedelta(seconds=20))
    with app.session() as db:
        db.add(Beat(id=1, at=now - timedelta(seconds=20) + IN_TIME - FEW))
    assert "late.ladder.climb" not in names(burenhulp("audit")[1])


def test_it_writes_nothing_and_waits_for_nobody(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    file = data / "burenhulp.db"
    with closing(sqlite3.connect(file)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE neighbourhood SET name = 'x'")
        before = file.read_bytes()
        assert burenhulp("audit")[0] == 0
        assert file.read_bytes() == before


def test_a_database_that_cannot_be_audited(burenhulp: Run, data: Path) -> None:
    code, _, err = burenhulp("audit")
    assert (code, "no burenhulp database yet" in err) == (2, True)
    assert not data.exists()
    burenhulp(*HEEZE, CLOCK_SPEED="720")
    code, _, err = burenhulp("audit")
    assert (code, "BURENHULP_CLOCK_SPEED" in err) == (2, True)
    assert burenhulp("audit", CLOCK_SPEED="720")[0] == 0
    for version, expected in (("9999", 3), ("0000", 2)):
        with closing(sqlite3.connect(data / "burenhulp.db")) as file:
            file.execute("UPDATE alembic_version SET version_num = ?", (version,))
            file.commit()
        code, _, err = burenhulp("audit", CLOCK_SPEED="720")
        assert (code, version in err) == (expected, True)

"""Starting: settings, keys, locks, versions, damage, practice, and the very first link."""

import os
import re
import signal
import socket
import stat
import threading
import urllib.request
from pathlib import Path
from unittest.mock import Mock

import pytest

from bot import __main__ as command
from bot.app import App
from bot.clock import FastClock, RealClock
from bot.commandline import assemble
from bot.messages import Self
from bot.people import Grant, Neighbourhood, Person, Role
from bot.settings import Settings
from handlers.founding import Founding
from tests.commandline.conftest import Run
from tests.commandline.test_commands import HEEZE
from tests.street import HEARD

TOKEN = "123456:this-is-not-a-real-token-at-all"
INVITE = ("invite", "--neighbourhood", "De Heeze", "--role", "owner")


def app_of(data: Path, **more: object) -> App:
    settings = Settings(data_dir=data, **more)  # type: ignore[arg-type]  # fields of it
    keys = assemble.keys_of(settings)
    engine = assemble.open_database(settings, keys)
    app = App(engine, RealClock(), assemble.house(keys))
    app.house.selves["telegram"] = Self("BuurtBot", "buurtbot", "https://t.me/buurtbot")
    return app


# -- keys --------------------------------------------------------------------------------------


def test_the_key_file_is_made_at_the_first_start_and_only_its_owner_reads_it(
    burenhulp: Run, data: Path
) -> None:
    burenhulp(*HEEZE)
    file = data / "secret.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o400
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    secret = file.read_text()
    assert len(secret) >= 32
    assert burenhulp(*INVITE)[0] == 0
    assert file.read_text() == secret


def test_another_key_than_the_database_was_made_with_is_refused(
    burenhulp: Run, data: Path
) -> None:
    burenhulp(*HEEZE)
    for arguments in (INVITE, ("run",)):
        settings = {"SECRET_KEY": "another key, long enough to be one", "TELEGRAM_TOKEN": TOKEN}
        code, _, err = burenhulp(*arguments, **settings)
        assert code == 2
        assert "BURENHULP_SECRET_KEY" in err
        assert "another key, long" not in err
    assert burenhulp(*INVITE)[0] == 0


def test_a_key_that_is_too_short_is_refused(burenhulp: Run) -> None:
    code, _, err = burenhulp(*HEEZE, SECRET_KEY="short")
    assert (code, "BURENHULP_SECRET_KEY" in err, "'short'" in err) == (2, True, False)


def test_a_key_that_could_not_be_written_leaves_no_half_file(
    burenhulp: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", Mock(side_effect=OSError(28, "No space left on device")))
        code, _, err = burenhulp(*HEEZE)
    assert (code, "BURENHULP_SECRET_KEY" in err) == (2, True)
    assert list(data.iterdir()) == []
    assert burenhulp(*HEEZE)[0] == 0


# -- where it works ----------------------------------------------------------------------------


def test_a_data_directory_that_is_none_is_refused(burenhulp: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = burenhulp(*HEEZE, DATA_DIR=str(tmp_path / "file"))
    assert (code, "BURENHULP_DATA_DIR" in err) == (2, True)


def test_a_database_that_does_not_answer_is_named_without_its_password(burenhulp: Run) -> None:
    url = "postgresql+psycopg://someone:geheim@127.0.0.1:1/nothing"
    code, _, err = burenhulp(*HEEZE, DATABASE_URL=url)
    assert (code, "BURENHULP_DATABASE_URL" in err) == (2, True)
    assert "geheim" not in err


def test_a_second_run_on_the_same_file_is_refused(burenhulp: Run, data: Path) -> None:
    held = assemble.lock(Settings(data_dir=data))
    assert held is not None
    code, _, err = burenhulp("run", TELEGRAM_TOKEN=TOKEN)
    assert (code, "already" in err) == (6, True)
    held.close()
    again = assemble.lock(Settings(data_dir=data))
    assert again is not None
    again.close()


def test_a_second_run_on_one_database_is_refused_from_another_directory_too(
    burenhulp: Run, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'ours.db'}"
    held = assemble.lock(Settings(data_dir=tmp_path / "one", database_url=url))
    assert held is not None
    settings = {"DATABASE_URL": url, "DATA_DIR": str(tmp_path / "two"), "TELEGRAM_TOKEN": TOKEN}
    assert burenhulp("run", **settings)[0] == 6
    held.close()


def test_a_second_playground_is_refused(burenhulp: Run, data: Path) -> None:
    held = assemble.lock(Settings(data_dir=data), "playground.lock")
    assert held is not None
    assert burenhulp("playground", HTTP="127.0.0.1:18750")[0] == 6
    held.close()


def test_the_playground_is_for_this_computer_only(burenhulp: Run) -> None:
    code, _, err = burenhulp("playground", HTTP="0.0.0.0:8750")
    assert (code, "BURENHULP_HTTP" in err) == (2, True)


def test_an_address_that_is_taken_is_said_at_once(burenhulp: Run, data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, err = burenhulp("playground", HTTP=f"127.0.0.1:{port}")
    assert (code, "BURENHULP_HTTP" in err, "listens" in err) == (2, True, True)
    assert not data.exists()


# -- practice ----------------------------------------------------------------------------------


def test_a_practice_database_is_refused_by_a_normal_start(burenhulp: Run) -> None:
    assert burenhulp(*HEEZE, CLOCK_SPEED="720")[0] == 0
    code, _, err = burenhulp(*INVITE)
    assert (code, "BURENHULP_CLOCK_SPEED" in err, "practice" in err) == (2, True, True)
    assert burenhulp(*INVITE, CLOCK_SPEED="60")[0] == 0


def test_a_database_in_use_is_refused_for_practice(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    assemble.mark_used(app_of(data))
    code, _, err = burenhulp(*INVITE, CLOCK_SPEED="720")
    assert (code, "BURENHULP_CLOCK_SPEED" in err, "real use" in err) == (2, True, True)
    assert burenhulp(*INVITE)[0] == 0


def test_the_practice_clock_goes_on_where_it_was(burenhulp: Run, data: Path) -> None:
    settings = Settings(data_dir=data, clock_speed=720)
    app = app_of(data)
    first = assemble.clock_for(app.engine, settings, app.house)
    second = assemble.clock_for(app.engine, settings, app.house)
    assert isinstance(first, FastClock)
    assert abs((second.now() - first.now()).total_seconds()) < 720


# -- the first start ---------------------------------------------------------------------------


def test_the_first_start_prints_one_link_to_set_up(burenhulp: Run, data: Path) -> None:
    app, lines = app_of(data), list[str]()
    assemble.remember_owner_link(app, lines.append)
    found = re.findall(r"https://t\.me/buurtbot\?start=(f-\S+)", "\n".join(lines))
    assert len(found) == 1
    with app.session() as db:
        kept = db.query(Founding).one()
        assert kept.token == app.house.keys.blind(found[0].removeprefix("f-"))
    assemble.remember_owner_link(app, lines.append)
    with app.session() as db:
        assert db.query(Founding).one().token != kept.token  # only the newest one works


def test_a_neighbourhood_without_an_owner_gets_a_link_at_each_start(
    burenhulp: Run, data: Path
) -> None:
    burenhulp(*HEEZE)
    app, lines = app_of(data), list[str]()
    assemble.remember_owner_link(app, lines.append)
    said = "\n".join(lines)
    assert "De Heeze has no owner" in said
    assert len(re.findall(r"https://t\.me/buurtbot\?start=m-\S+", said)) == 1
    with app.session() as db:
        here = db.query(Neighbourhood).one()
        els = Person(id=1, made_at=app.clock.now())
        db.add(els)
        db.flush()
        db.add(
            Grant(
                neighbourhood_id=here.id,
                person_id=els.id,
                role=Role.OWNER,
                granted_at=app.clock.now(),
            )
        )
    lines.clear()
    assemble.remember_owner_link(app, lines.append)
    assert lines == []


def test_the_menus_show_what_there_is(burenhulp: Run, data: Path) -> None:
    app = app_of(data)
    menus = assemble.menus(app)
    dutch = {line.name: line.description for line in menus.private["nl"]}
    assert dutch["vraag"] == "Vraag hulp aan buren"
    assert {"aanbod", "status", "mens", "instellingen", "privacy", "help"} < set(dutch)
    assert len(dutch) <= 8
    english = [line.name for line in menus.private["en"]]
    assert english == ["ask", "offer", "my", "human", "settings", "privacy", "help"]
    assert [line.name for line in menus.group["nl"]] == ["vraag", "aanbod"]
    for lines in (*menus.private.values(), *menus.group.values()):
        for line in lines:
            assert app.house.registry.called(f"/{line.name}") is not None
    short, long = menus.about["nl"]
    assert "{" not in short + long
    assert "computerprogramma" in short.lower()
    assert "112" in long


def test_the_bot_says_whose_it_is(burenhulp: Run, data: Path) -> None:
    burenhulp(*HEEZE)
    short, long = assemble.menus(app_of(data)).about["nl"]
    assert "Stichting X" in short
    assert "Bel Els: 055-1234567" in short
    assert "Is er een storing, of wil je een mens? Bel Els: 055-1234567." in long
    english = assemble.menus(app_of(data)).about["en"]
    assert ["Call Els: 055-1234567" in text for text in english] == [True, True]
    assert (len(short) <= 120, len(long) <= 512) == (True, True)
    burenhulp(*(word.replace("Els", "Olga") for word in (*HEEZE[:2], "Oost", *HEEZE[3:])))
    short, long = assemble.menus(app_of(data)).about["nl"]
    assert "Bel Stichting X: 055-1234567" in short  # another contact, the same office
    assert "Bel Stichting X: 055-1234567" in long
    burenhulp(*HEEZE[:2], "Het Veld", "--organisation", "S" * 60, *HEEZE[7:])
    short, long = assemble.menus(app_of(data)).about["nl"]
    assert "055" not in short + long  # not everybody's
    HEARD.update({"bot.about", "bot.about.plain", "bot.description", "bot.description.plain"})


def test_a_long_name_leaves_the_number_where_everybody_sees_it(burenhulp: Run, data: Path) -> None:
    burenhulp(*(word.replace("Stichting X", "S" * 60) for word in HEEZE))
    short, long = assemble.menus(app_of(data)).about["nl"]
    assert len(short) <= 120
    assert "Bel 055-1234567" in short
    assert "055-1234567" in long
    HEARD.add("bot.about.short")


def test_without_a_token_it_serves_the_playground_and_prints_its_address(
    burenhulp: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    seen: list[int] = []

    def visit() -> None:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
            seen.append(page.status)
        os.kill(os.getpid(), signal.SIGTERM)

    lines: list[str] = []

    def tell(line: str) -> None:
        lines.append(line)
        if f"http://127.0.0.1:{port}/" in line:
            threading.Thread(target=visit).start()

    monkeypatch.setattr(command, "_tell", tell)
    code, _, _ = burenhulp("run", HTTP=f"127.0.0.1:{port}")
    assert (code, seen) == (0, [200])
    assert "playground" in lines[0]
    assert (data / "playground.db").exists()
    assert not (data / "burenhulp.db").exists()

"""A copy is locked: nobody reads it without the key; a folder of them is tidied; it is tried."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import drilled
from bot.clock import real_now
from bot.commandline import assemble, lockedfile
from bot.keys import Keys, WrongKey
from bot.settings import Settings
from bot.upgrade import Damaged
from tests.commandline.conftest import Run
from tests.commandline.home import SECRET, coen, copy, erase, home, opened, people, wait_for
from tests.commandline.test_backup import copied
from tests.hush import hush
from tests.phone import Phone
from tests.security.reporting import Figure
from tests.street import KEYS, Street

__all__ = ["coen", "copy", "home"]
pytestmark = pytest.mark.threat("T29")
OTHER = "another secret, and long enough to be one as well"


def test_nobody_reads_it_without_the_key(
    burenhulp: Run, home: Street, copy: Path, figure: Figure
) -> None:
    chats = [home.resident(f"Ans {n}").address.chat for n in range(20)]
    copied(burenhulp, copy)
    written = copy.read_bytes()
    plain = opened(burenhulp, copy).read_bytes()
    names = [*chats, "SQLite format", "CREATE TABLE", "membership", "De Heeze", "Stichting Samen"]
    assert all(name.encode() in plain for name in names)
    assert not [name for name in names if name.encode() in written]
    with pytest.raises(WrongKey):
        lockedfile.digest_of(copy, Keys(OTHER))
    code, _, err = burenhulp("restore", str(copy), "--replace", SECRET_KEY=OTHER)
    assert (code, "BURENHULP_SECRET_KEY" in err) == (2, True)
    figure.found(f"{len(names)} words of a database: 0 to be read in its copy")


def test_two_copies_of_the_same_have_nothing_in_common(
    burenhulp: Run, home: Street, tmp_path: Path
) -> None:
    del home
    one, other = tmp_path / "one", tmp_path / "other"
    copied(burenhulp, one)
    copied(burenhulp, other)
    start = len(lockedfile.MAGIC)
    assert one.read_bytes()[start : start + 500] != other.read_bytes()[start : start + 500]
    assert one.stat().st_mode & 0o077 == 0


SIZE = 64


def in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> Path:
    monkeypatch.setattr(lockedfile, "PIECE", SIZE)
    plain, locked = tmp_path / "plain", tmp_path / "locked"
    plain.write_bytes(content)
    lockedfile.lock(plain, locked, KEYS)
    return locked


@pytest.mark.parametrize("length", [0, 1, SIZE - 1, SIZE, SIZE + 1, 5 * SIZE, 5 * SIZE + 7])
def test_what_goes_in_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    content = bytes(n % 251 for n in range(length))
    locked = in_pieces(tmp_path, monkeypatch, content)
    out = tmp_path / "out"
    lockedfile.unlock(locked, out, KEYS)
    assert out.read_bytes() == content


def test_whatever_is_changed_in_it_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    whole = in_pieces(tmp_path, monkeypatch, bytes(range(256)) * 2).read_bytes()
    start, piece = len(lockedfile.MAGIC) + lockedfile.SALT, SIZE + lockedfile.TAG
    parts = [whole[at : at + piece] for at in range(start, len(whole), piece)]
    changed = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(
        len(lockedfile.MAGIC), len(whole))]  # fmt: skip
    changed += [whole[:at] for at in range(start, len(whole), 7)]  # cut off
    changed += [whole[:start] + b"".join(parts[:n]) for n in range(len(parts))]  # between pieces
    changed += [whole[:start] + b"".join([parts[1], parts[0], *parts[2:]]), whole + parts[-1]]
    found = tmp_path / "changed"
    for content in changed:
        found.write_bytes(content)
        with pytest.raises((Damaged, WrongKey)):
            lockedfile.unlock(found, tmp_path / "out", KEYS)
        assert not (tmp_path / "out").exists()
    figure.found(f"{len(changed)} changes in a copy: all found, nothing of it is left")


def test_a_copy_of_before_the_key_was_changed_opens_with_both(
    burenhulp: Run, home: Street, copy: Path
) -> None:
    del home
    copied(burenhulp, copy)
    assert lockedfile.digest_of(copy, Keys(OTHER, SECRET))


def test_a_folder_keeps_those_of_thirty_days(burenhulp: Run, home: Street, tmp_path: Path) -> None:
    del home
    folder = tmp_path / "copies"
    folder.mkdir()
    now = real_now()
    names = {days: f"burenhulp-{now - timedelta(days=days):%Y%m%dT%H%M%SZ}.copy"
             for days in (1, 29, 31, 400)}  # fmt: skip
    for name in (*names.values(), "burenhulp-old.copy", "holiday.jpg"):
        (folder / name).write_bytes(b"")
    out = copied(burenhulp, folder)
    assert "gone: 2" in out
    left = {file.name for file in folder.iterdir()}
    assert left >= {names[1], names[29], "burenhulp-old.copy", "holiday.jpg"}
    assert not left & {names[31], names[400]}
    made = (left - {*names.values(), "burenhulp-old.copy", "holiday.jpg"}).pop()
    assert lockedfile.is_locked(folder / made)
    assert made.startswith(f"burenhulp-{datetime.now(UTC):%Y%m%d}")


def test_a_dump_of_postgresql_is_locked_as_well(
    burenhulp: Run, home: Street, tmp_path: Path
) -> None:
    del home
    dump, locked = tmp_path / "dump", tmp_path / "locked"
    dump.write_bytes(b"PGDMP Ans 0612345678")
    url = "postgresql+psycopg://els@db/buurt"
    code, out, err = burenhulp(
        "backup", str(locked), "--of", str(dump), DATABASE_URL=url, SECRET_KEY=SECRET
    )
    assert (code, err) == (0, "")
    assert "--open" in out
    assert b"Ans" not in locked.read_bytes()
    assert opened(burenhulp, locked).read_bytes() == dump.read_bytes()
    code, _, err = burenhulp(
        "backup", str(locked), "--of", str(dump), DATABASE_URL=url, SECRET_KEY=SECRET
    )
    assert (code, "is there already" in err) == (2, True)
    code, _, err = burenhulp(
        "backup", str(tmp_path / "new"), "--of", str(tmp_path / "none"), SECRET_KEY=SECRET
    )
    assert (code, "cannot be used" in err) == (2, True)
    assert not (tmp_path / "new").exists()


def test_it_is_put_back_on_trial_beside_a_running_bot(
    burenhulp: Run, home: Street, coen: Phone, copy: Path, data: Path, figure: Figure
) -> None:
    zoe = home.neighbour("Zoë")
    wait_for(home, zoe)
    copied(burenhulp, copy)
    home.deliver()
    zoe.hears(key="chk.well")
    erase(zoe)
    assert home.look(drilled.since) is None
    held = assemble.lock(Settings(data_dir=data, secret_key=SECRET))  # the bot runs
    assert held is not None
    code, out, err = burenhulp("restore", str(copy), "--verify", SECRET_KEY=SECRET)
    held.close()
    assert (code, err) == (0, "")
    assert "nobody is left" in out
    assert "35 days" in out
    assert not list(data.glob("drill-*"))
    noted = home.look(drilled.since)
    assert noted is not None
    assert real_now() - noted < timedelta(minutes=1)
    home.deliver()
    coen.hears_nothing()  # nothing changed here
    assert [name for name, gone in people(home).items() if not gone] == ["Coen"]
    figure.found(out.splitlines()[1])


@pytest.mark.parametrize("what", ["cut off", "of another key", "not there", "no file named"])
def test_a_copy_that_does_not_work_is_not_noted(
    burenhulp: Run, home: Street, copy: Path, data: Path, what: str
) -> None:
    copied(burenhulp, copy)
    if what == "cut off":
        copy.write_bytes(copy.read_bytes()[:-10])
    if what == "not there":
        copy.unlink()
    file = [] if what == "no file named" else [str(copy)]
    secret = OTHER if what == "of another key" else SECRET
    code, _, err = burenhulp("restore", *file, "--verify", SECRET_KEY=secret)
    assert code != 0
    assert err
    assert home.look(drilled.since) is None
    assert not list(data.glob("drill-*"))


def test_what_was_tried_elsewhere_is_noted(burenhulp: Run, home: Street) -> None:
    code, out, _ = burenhulp("restore", "--verified", SECRET_KEY=SECRET)
    assert (code, "noted" in out) == (0, True)
    assert home.look(drilled.since) is not None


def test_of_postgresql_the_commands_are_said(burenhulp: Run) -> None:
    url = "postgresql+psycopg://els@db/buurt"
    code, _, err = burenhulp("restore", "x", "--verify", DATABASE_URL=url, SECRET_KEY=SECRET)
    assert code == 2
    assert all(word in err for word in ("--open", "pg_restore", "restore --verified"))


def test_nobody_tried_it_for_more_than_a_month(burenhulp: Run, home: Street, coen: Phone) -> None:
    with home.app.session() as db:
        drilled.begin(db, home.clock.now())
    assert home.look(drilled.since) == home.clock.now()
    home.wait(days=28)
    told(home, coen, "")
    home.wait(days=3)
    told(home, coen, "reservekopie")
    home.wait(days=7)
    told(home, coen, "")  # once a month
    code, _, _ = burenhulp("restore", "--verified", SECRET_KEY=SECRET)
    assert code == 0


def told(street: Street, coen: Phone, word: str) -> None:
    """What the next mornings bring the coordinator."""
    for _ in range(4):
        street.wait(days=1)
    lines = [m for m in coen.messages if not m.read and m.key == "coo.hi"]
    hush(coen)
    assert bool(lines) == bool(word)
    assert all(word in message.text for message in lines)
    assert len(lines) <= 1

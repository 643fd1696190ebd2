"""A throw-away PostgreSQL, made from the programs that are installed, on loopback only."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path


class Cluster:
    """A running server; `url` is that of an empty database."""

    def __init__(self, folder: Path, port: int, programs: Path) -> None:
        self._folder, self._port, self._programs = folder, port, programs
        self.url = f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"

    def stop(self) -> None:
        _run(self._programs / "pg_ctl", "-D", self._folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)


def programs() -> Path | None:
    """Where PostgreSQL's server programs are, newest version first; None without them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).resolve().parent if on_path else None


def start() -> Cluster:
    """Make and start a cluster; needs `programs()`."""
    where = programs()
    assert where is not None
    folder = Path(tempfile.mkdtemp(prefix="burenhulp-pg-"))
    if os.getuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    _run(where / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync",
         "--locale=C.UTF-8", "-E", "UTF8")  # fmt: skip
    settings = (
        "fsync=off", "synchronous_commit=off", "full_page_writes=off",  # it is thrown away
        "jit=off",  # compiling an audit of a few rows takes ten times as long as the audit
    )  # fmt: skip
    options = f"-p {port} -k {folder} -h 127.0.0.1 " + " ".join(f"-c {one}" for one in settings)
    _run(where / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    return Cluster(folder, port, where)


def _run(*command: object) -> None:
    arguments = [str(part) for part in command]
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        arguments = [
            "setpriv",
            "--reuid=postgres",
            "--regid=postgres",
            "--clear-groups",
            *arguments,
        ]
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, cwd="/")

"""The bot and the Bot API server as programs of their own, to be killed and started again."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from tests.botapi import TOKEN

ROOT = Path(__file__).parent.parent.parent
SECRET = "only for tests, and long enough to be a key"


class Server:
    """`python -m tests.botapi` and its control addresses."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.botapi"], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()

    def push(self, updates: list[dict[str, Any]]) -> None:
        self._call("push", json.dumps(updates).encode())

    def knows(self, people: list[int]) -> None:
        self._call("known", json.dumps(people).encode())

    def fault(self, **fields: Any) -> None:
        """Something goes wrong from now on; without fields nothing does any more."""
        self._call("fault", json.dumps(fields).encode())

    def sent(self) -> list[dict[str, Any]]:
        return list(self._call("sent"))

    def confirmed(self) -> Any:
        return self._call("confirmed")

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _call(self, what: str, data: bytes | None = None) -> Any:
        address = f"{self.url}/ctl/{what}"
        request = urllib.request.Request(address, data)  # noqa: S310 - our own server on loopback
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            return json.load(answer)


class Bot:
    """`burenhulp run` on a data directory of its own."""

    def __init__(
        self, folder: Path, server: Server, database: str = "", program: str = "bot"
    ) -> None:
        self.folder, self._program = folder, program
        self.env = {
            "PATH": os.environ["PATH"],
            "BURENHULP_DATA_DIR": str(folder),
            "BURENHULP_TELEGRAM_TOKEN": TOKEN,
            "BURENHULP_TELEGRAM_API_URL": server.url,
            "BURENHULP_SECRET_KEY": SECRET,
            "BURENHULP_LOG_LEVEL": "warning",
        }
        if database:
            self.env["BURENHULP_DATABASE_URL"] = database
        self.database = database or f"sqlite:///{folder / 'burenhulp.db'}"
        self._process: subprocess.Popen[str] | None = None
        self._log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def close(self) -> None:
        if self._process is not None and self._process.poll() is None:  # its test failed
            self.kill()
        os.close(self._log)

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command of the program beside it."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT, env=self.env, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    def start(self) -> None:
        """Start it, and return when it says that it is running."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._program, "run"],
            cwd=ROOT, env=self.env, stdout=subprocess.PIPE, text=True,
            stderr=self._log,
        )  # fmt: skip
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if "running" in line:
                return
        raise AssertionError(f"it did not start: {(self.folder / 'log').read_text()[-2000:]}")

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def megabytes(self, what: str = "VmRSS") -> float:
        """What it holds in memory now, or with `VmHWM` the most it held."""
        lines = Path(f"/proc/{self.pid}/status").read_text("ascii").splitlines()
        resident = next(line for line in lines if line.startswith(what))
        return int(resident.split()[1]) / 1024

    def kill(self) -> None:
        """`kill -9`: nothing is told to it, nothing is finished."""
        assert self._process is not None
        self._process.kill()
        self._end()

    def stop(self) -> int:
        """Ctrl-C; returns the exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._end()

    def _end(self) -> int:
        assert self._process is not None
        code = self._process.wait(timeout=20)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return code


def until(done: Any, seconds: float = 60) -> None:
    """Wait until `done()` is true."""
    limit = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < limit, "it took too long"
        time.sleep(0.1)

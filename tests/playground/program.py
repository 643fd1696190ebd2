"""`burenhulp playground` as a program of its own, for as long as a test needs it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def program(data: Path) -> Iterator[str]:
    """The address of its page; everything it keeps is in `data`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {
        "PATH": os.environ["PATH"],
        "BURENHULP_DATA_DIR": str(data),
        "BURENHULP_HTTP": f"127.0.0.1:{port}",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "playground"],
        cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        try:
            line = running.stdout.readline()
            assert f"http://127.0.0.1:{port}/" in line, line
            yield f"http://127.0.0.1:{port}/"
        finally:
            running.terminate()
        assert running.wait(timeout=15) == 0

"""A file beside the database that only grows by lines: putting back a copy does not undo it."""

import logging
import os
import threading
from collections.abc import Iterable
from pathlib import Path

log = logging.getLogger(__name__)


class Growing:
    """Its lines are on the disk when `add` returns, or the log says that they are not."""

    def __init__(self, file: Path, trouble: str) -> None:
        self.file = file
        self._trouble = trouble  # what the log says when the disk takes nothing
        self._one_at_a_time = threading.Lock()

    def add(self, lines: Iterable[str]) -> None:
        """Write these lines behind the others."""
        text = "".join(f"{line}\n" for line in lines)
        if not text:
            return
        try:
            with self._one_at_a_time:
                self._append(text)
        except OSError as error:
            log.error(self._trouble, extra={"reason": type(error).__name__})

    def _append(self, text: str) -> None:
        handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            # A line that was cut off by a power cut must not run on into this one.
            file.write(f"\n{text}")
            file.flush()
            os.fsync(file.fileno())

    def lines(self) -> list[str]:
        """All that was written, and empty lines between."""
        return self.file.read_text("ascii", "replace").splitlines() if self.file.exists() else []

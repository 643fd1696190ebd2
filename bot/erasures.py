"""Who was forgotten, by id, in a file beside the database that a restored copy cannot undo."""

import logging
import os
import threading
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people import Person

log = logging.getLogger(__name__)
FORGOTTEN = "forgotten"  # in `Session.info`: the ids of who was forgotten in this transaction


def forgotten(db: Session, person: Person) -> None:
    """Note that somebody is forgotten when this transaction is in."""
    db.info.setdefault(FORGOTTEN, []).append(person.id)


class Erasures:
    """The file: one id a line, nothing else. It only grows, and is written after each commit."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._one_at_a_time = threading.Lock()

    def add(self, people: Iterable[int]) -> None:
        """Write down ids; when the disk does not take them `catch_up` does so later."""
        lines = "".join(f"{identity}\n" for identity in people)
        if not lines:
            return
        try:
            with self._one_at_a_time:
                self._append(lines)
        except OSError as error:
            log.error("an erasure could not be noted", extra={"reason": type(error).__name__})

    def _append(self, lines: str) -> None:
        handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            # A line that was cut off by a power cut must not run on into this one.
            file.write(f"\n{lines}")
            file.flush()
            os.fsync(file.fileno())

    def read(self) -> set[int]:
        """Everybody who was ever forgotten here, as far as it was noted."""
        if not self.file.exists():
            return set()
        lines = self.file.read_text("ascii", "replace").splitlines()
        return {int(line) for line in lines if line.isdecimal()}

    def catch_up(self, db: Session) -> None:
        """Note whoever is forgotten in the database and not yet here."""
        known = self.read()
        gone = db.scalars(select(Person.id).where(Person.forgotten_at.is_not(None)))
        self.add(identity for identity in gone if identity not in known)

"""Which seals of the trail were made, in a file that a change of the database cannot undo.

Somebody who can change the database, and not this file, cannot cut off the newest seal with what
it sealed: the file knows that there was one, and a second one with its number shows.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection, func, select

from bot.audit import Seal
from bot.growing import Growing
from bot.sealing import Broken

log = logging.getLogger(__name__)
AGAIN = "restored"  # an older database was put in its place: from here on it counts anew


class SealBook:
    """The file: a seal a line, by neighbourhood, chain and number. It only grows."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._kept = Growing(file, "a seal could not be noted")

    def note(self, made: Iterable[Seal]) -> None:
        """Write down new seals; one with a number that was there already is told in the log."""
        known = self._known()
        lines = []
        for one in made:
            lines.append(f"{one.neighbourhood_id} {int(one.reads)} {one.number}")
            if (one.neighbourhood_id, one.reads, one.number) in known:
                log.error("a seal of the audit trail was cut off", extra={"id": one.id})
        self._kept.add(lines)

    def restored(self) -> None:
        """The database is an older one on purpose."""
        if self.file.exists():
            self._kept.add([AGAIN])

    def _known(self) -> Counter[tuple[int, bool, int]]:
        """How often each was made here since the database was last put back."""
        found: Counter[tuple[int, bool, int]] = Counter()
        for line in self._kept.lines():
            if line == AGAIN:
                found.clear()
            parts = line.split(" ")
            if len(parts) == 3 and all(part.isdecimal() for part in parts):
                found[int(parts[0]), parts[1] == "1", int(parts[2])] += 1
        return found

    def cut_off(self, connection: Connection) -> Iterator[Broken]:
        """Every seal that was made and is not there, or had to be made again."""
        known, seals = self._known(), Seal.__table__
        newest = {
            (place, bool(reads)): number
            for place, reads, number in connection.execute(
                select(seals.c.neighbourhood_id, seals.c.reads, func.max(seals.c.number)).group_by(
                    seals.c.neighbourhood_id, seals.c.reads
                )
            )
        }
        for (place, reads, number), times in sorted(known.items()):
            if times > 1 or number > newest.get((place, reads), 0):
                yield Broken(f"{place}:{'reads' if reads else 'done'}:{number}", "cut_off")


def book_beside(erasures: Path) -> Path:
    """Where it lies: beside the list of who was forgotten."""
    return erasures.with_suffix(".seals")

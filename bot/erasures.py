"""Who was forgotten, by id, in a file beside the database that a restored copy cannot undo."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from bot.growing import Growing
from bot.outbox import Letter
from bot.people import Account, Person

FORGOTTEN = "forgotten"  # in `Session.info`: the ids of who was forgotten in this transaction


def forgotten(db: Session, person: Person) -> None:
    """Note that somebody is forgotten when this transaction is in."""
    db.info.setdefault(FORGOTTEN, []).append(person.id)


def letters_to(db: Session, person: Person) -> list[Letter]:
    """Every letter to somebody, also those to their chats from before they were known."""
    theirs = and_(Account.platform == Letter.platform, Account.chat == Letter.chat)
    at_home = exists().where(Account.person_id == person.id, theirs)
    return list(db.scalars(select(Letter).where(or_(Letter.person_id == person.id, at_home))))


class Erasures:
    """The file: one id a line, nothing else. It only grows, and is written after each commit."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._kept = Growing(file, "an erasure could not be noted")

    def add(self, people: Iterable[int]) -> None:
        """Write down ids; when the disk does not take them `catch_up` does so later."""
        self._kept.add(str(identity) for identity in people)

    def read(self) -> set[int]:
        """Everybody who was ever forgotten here, as far as it was noted."""
        return {int(line) for line in self._kept.lines() if line.isdecimal()}

    def catch_up(self, db: Session) -> None:
        """Note whoever is forgotten in the database and not yet here."""
        known = self.read()
        gone = db.scalars(select(Person.id).where(Person.forgotten_at.is_not(None)))
        self.add(identity for identity in gone if identity not in known)

"""A fuse in the way to the database and the platform: at the n-th call the process dies."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from bot.session import Transaction


class Killed(BaseException):
    """The process is dead. No `except Exception` hears of it, as with `kill -9`."""


class Fuse:
    """Counts the calls of the program; at number `blows` it dies. 0: never.

    What a test does itself (looking something up, putting people there) is not counted.
    """

    def __init__(self, blows: int = 0) -> None:
        self.blows = blows
        self.calls: list[str] = []  # what was called, in order
        self.armed = False  # the story has begun
        self.lit = False  # the program is at work now

    @property
    def blew(self) -> bool:
        return 0 < self.blows <= len(self.calls)

    def call(self, what: str) -> None:
        """Something is called, or came back."""
        if not (self.armed and self.lit) or self.blew:
            return
        self.calls.append(what)
        if self.blew:
            raise Killed(what)

    @contextmanager
    def burning(self, lit: bool = True) -> Iterator[None]:
        """The program works (or the test looks) until this ends."""
        before, self.lit = self.lit, lit
        try:
            yield
        finally:
            self.lit = before


@contextmanager
def laid(fuse: Fuse, engine: Engine) -> Iterator[None]:
    """Every statement, and both sides of every commit, burn on the way."""

    def statement(_c: object, _cursor: object, words: str, *_more: Any) -> None:
        fuse.call(" ".join(words.split()[:3]))

    def before(_connection: object) -> None:
        fuse.call("before commit")

    def after(_session: object) -> None:
        fuse.call("after commit")

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", before)
    event.listen(Transaction, "after_commit", after)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", before)
        event.remove(Transaction, "after_commit", after)

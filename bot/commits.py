"""Transactions, each committed by itself or several of them in one commit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from bot.db import empty_journal
from bot.erasures import FORGOTTEN, Erasures
from bot.session import Transaction


@dataclass(frozen=True, slots=True)
class _Shared:
    """A commit that several transactions of one thread share."""

    connection: Connection
    forgotten: list[int]  # who was erased in them
    flags: dict[object, bool]  # what one of them noted in its `info`, the next one knows as well


class Commits:
    """What is kept, and what follows once it is: who was erased is noted beside the database."""

    def __init__(self, engine: Engine, erasures: Erasures | None) -> None:
        self._engine = engine
        self.erasures = erasures
        self._shared: ContextVar[_Shared | None] = ContextVar("shared", default=None)

    @contextmanager
    def session(self) -> Iterator[Transaction]:
        """One transaction, committed at the end; inside of `together` a savepoint of that."""
        shared = self._shared.get()
        with Transaction(shared.connection if shared else self._engine) as db:
            db.info.update(shared.flags if shared else {})
            with db.begin():
                yield db
            gone = db.info.get(FORGOTTEN, ())
        if shared:
            shared.forgotten.extend(gone)
            shared.flags.update({name: True for name, value in db.info.items() if value is True})
        else:
            self._erased(gone)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Every transaction of this thread is part of one, which is committed at the end."""
        with self._engine.begin() as connection:
            token = self._shared.set(shared := _Shared(connection, [], {}))
            try:
                yield
            finally:
                self._shared.reset(token)
        self._erased(shared.forgotten)

    def _erased(self, gone: Sequence[int]) -> None:
        if gone:
            if self.erasures is not None:
                self.erasures.add(gone)
            empty_journal(self._engine)

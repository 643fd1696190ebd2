"""The audit of a street: what a conversation left in the database keeps the promises."""

import functools
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Dialect, Engine, Select, String, cast, event, literal, select, union_all

from bot.commandline.audit import RULES
from bot.db import Base

TABLES = frozenset(table.name for table in Base.metadata.sorted_tables)
WRITES = re.compile(r'\b(INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "?(\w+)')


def broken(engine: Engine, written: Collection[str] = TABLES) -> list[str]:
    """The rules that this database breaks, each with an id.

    Of rules that read none of the tables in `written` nothing is looked at.
    """
    asked = _all_at_once(engine.dialect.name, type(engine.dialect), reading(frozenset(written)))
    if not asked:
        return []
    with engine.connect() as connection:
        found = connection.exec_driver_sql(asked).all()
        connection.rollback()
    return sorted(f"{name}: {identity}" for name, identity in found)


@contextmanager
def noticed(engine: Engine, written: set[str]) -> Iterator[None]:
    """Adds to `written` every table of which a row is written, also one that is undone later."""

    def look(_c: object, _cursor: object, words: str, *_more: object) -> None:
        for how, name in WRITES.findall(words):
            written.update({name} if how != "DELETE FROM" else _going_with(name))

    event.listen(engine, "before_cursor_execute", look)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", look)


@functools.cache
def _going_with(name: str) -> frozenset[str]:
    """The tables whose rows the database itself changes when one of this table goes."""
    found, new = {name}, {name}
    while new:
        new = {
            table.name
            for table in Base.metadata.sorted_tables
            for key in table.foreign_keys
            if key.ondelete and key.column.table.name in new
        } - found
        found |= new
    return frozenset(found)


@functools.cache
def reading(written: frozenset[str]) -> tuple[int, ...]:
    """The numbers of the rules that read one of these tables."""
    return tuple(n for n, one in enumerate(RULES) if written & _named(n))


@functools.cache
def _named(rule: int) -> frozenset[str]:
    """The tables that stand in a rule, or what looks like one."""
    return frozenset(re.findall(r"\w+", str(_finding(rule)))) & TABLES


def _finding(rule: int) -> Select[tuple[str, str]]:
    one = RULES[rule]
    return select(literal(one.name), cast(one.finds.c["id"], String))


@functools.cache
def _all_at_once(dialect: str, compiler: type[Dialect], which: tuple[int, ...]) -> str:
    """These rules in one statement, compiled once: on an empty street that is most of the work."""
    if not which:
        return ""
    asked = union_all(*(_finding(rule) for rule in which)).params(looked_really=None, recent=None)
    compiled = asked.compile(dialect=compiler(), compile_kwargs={"literal_binds": True})
    return str(compiled).replace("%%", "%") if dialect == "sqlite" else str(compiled)

"""Rules made from the models: every row belongs to something that is there, and to one place."""

from sqlalchemy import Column, Table, and_, exists, or_, select

from bot.commandline.audit.rule import Rule, from_statement
from bot.db import Base

HERE = "neighbourhood_id"


def orphans() -> list[Rule]:
    """A rule a table: what its rows point to is there. The databases should see to it already."""
    return [_orphan(table) for table in Base.metadata.sorted_tables if table.foreign_keys]


def elsewhere() -> list[Rule]:
    """A rule a link: a row and what it belongs to are of the same neighbourhood."""
    return [
        _elsewhere(table, column, key.column.table)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if HERE in table.c and HERE in key.column.table.c and column.name != HERE
    ]


def _identity(table: Table) -> Column[object]:
    """What names a row: its id, else the first column of its key."""
    return table.c["id"] if "id" in table.c else next(iter(table.primary_key))


def _orphan(table: Table) -> Rule:
    missing = []
    for column in table.columns:
        for key in column.foreign_keys:
            parent = key.column.table.alias()
            there = exists().where(parent.c[key.column.name] == column)
            missing.append(and_(column.is_not(None), ~there))
    says = f"What a row of {table.name} belongs to is there."
    statement = select(_identity(table).label("id")).where(or_(*missing))
    return from_statement(f"orphan.{table.name}", "I10", says, statement)


def _elsewhere(table: Table, column: Column[object], parent: Table) -> Rule:
    other = parent.alias()
    says = f"{table.name}.{column.name} stays within one neighbourhood."
    statement = (
        select(_identity(table).label("id"))
        .join(other, other.c["id"] == column)
        .where(other.c[HERE] != table.c[HERE])
    )
    return from_statement(f"elsewhere.{table.name}.{column.name}", "I10", says, statement)

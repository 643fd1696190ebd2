"""One rule of the audit: what must hold, and the statement that finds what does not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Subquery,
    TextualSelect,
    bindparam,
    cast,
    column,
    func,
    select,
    text,
)

from bot.db import Utc

MOST = 20  # violations of one rule that are named; all of them are counted


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold. `finds` gives the `id` of each thing for which it does not."""

    name: str
    invariant: str  # I1 … I10
    says: str
    finds: Subquery


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing for which a rule does not hold."""

    rule: Rule
    id: str


@dataclass(frozen=True, slots=True)
class Moments:
    """Until when the bot certainly looked at what was due: in the time of the turns, and really.

    None when it never ran.
    """

    looked: datetime | None = None
    looked_really: datetime | None = None
    recent: datetime | None = None  # since when every seen-mark is still kept

    @property
    def values(self) -> dict[str, datetime | None]:
        # Nothing is late by a moment that is None: every comparison with it is unknown.
        return {
            "looked": self.looked,
            "looked_really": self.looked_really,
            "recent": self.recent,
        }


def rule(name: str, invariant: str, says: str, finds: str) -> Rule:
    """A rule in SQL that both databases understand; it may use the moments."""
    used = [key for key in Moments().values if re.search(rf":{key}\b", finds)]
    statement = text(finds).bindparams(*(bindparam(key, type_=Utc) for key in used))
    return from_statement(name, invariant, says, statement.columns(column("id")))


def from_statement(
    name: str, invariant: str, says: str, statement: Select[object] | TextualSelect
) -> Rule:
    """A rule whose statement is made from the models."""
    return Rule(name, invariant, says, statement.subquery("found"))


def check(
    connection: Connection, rules: Sequence[Rule], moments: Moments
) -> tuple[list[Violation], dict[str, int]]:
    """Each rule by itself: the first violations, and how many there are of each broken rule."""
    found: list[Violation] = []
    totals: dict[str, int] = {}
    for one in rules:
        first = select(_id(one)).limit(MOST)
        broken = list(connection.scalars(first, moments.values))
        if broken:
            found += [Violation(one, str(identity)) for identity in broken]
            counted = select(func.count()).select_from(one.finds)
            totals[one.name] = connection.scalar(counted, moments.values) or 0
    return found, totals


def _id(one: Rule) -> ColumnElement[str]:
    return cast(next(iter(one.finds.c)), String)

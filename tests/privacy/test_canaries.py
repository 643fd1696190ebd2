"""Erasing, looked for with canaries: in every table, file, journal and free page."""

import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import LargeBinary, func, insert, select, type_coerce

from bot.db import Base, Private
from handlers.privacy.duties import LINKS, Fate
from handlers.requests import Request
from tests.commandline.conftest import Run, burenhulp, data, empty, versions
from tests.commandline.home import copy, home, put_back
from tests.commandline.test_backup import copied
from tests.helping.posting import post
from tests.hush import hush
from tests.phone import Phone
from tests.privacy.test_erasing import everything_stored
from tests.privacy.test_retention import value
from tests.security.reporting import Figure
from tests.street import KEYS, Street

__all__ = ["burenhulp", "copy", "data", "empty", "home", "versions"]
MANY = 75  # of which some are never used


def canaries(chance: random.Random) -> list[str]:
    """Words that stand nowhere else."""
    letters = "bcdfghjklmnprstvwz"
    return ["kanarie" + "".join(chance.choices(letters, k=7)) for _ in range(MANY)]


def live(street: Street, words: list[str], *, everywhere: bool = True) -> Phone:
    """Somebody who leaves words wherever somebody can leave them."""
    said = iter(words)
    coen = street.coordinator("Coen")
    zoe = street.neighbour(next(said).title(), f"Ik kan boodschappen doen, {next(said)}")
    for day in range(1, 10):
        request = post(street, zoe, f"Wie kan mijn lamp ophangen? {next(said)}", day=day)
        words_of = {name: next(said) for name in ("street", "extra", "details")}
        with street.app.session() as db:
            row = db.get_one(Request, request.id)
            row.street, row.extra, row.details = words_of.values()
    zoe.says(f"Kan iemand morgen boodschappen doen? {next(said)}")
    hush(street)
    zoe.says("/mens")
    hush(street)
    zoe.says(f"bel me over {next(said)}")
    hush(street)
    coen.says(f"/notitie 11 {next(said)}")
    street.deliver()
    hush(street)
    if everywhere:  # also where no conversation leads at once
        plant(street, zoe, said)
    return zoe


def plant(street: Street, zoe: Phone, said: Any) -> None:
    """And in every column for personal text of every row that can be about them."""
    street.planted = True
    person = street.person(zoe).id
    with street.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN")
        for number, link in enumerate(sorted(LINKS)):
            name, _, column = link.partition(".")
            table = Base.metadata.tables[name]
            private = [c.name for c in table.columns if isinstance(c.type, Private)]
            if not private or LINKS[link] is not Fate.DELETED or name == "account":
                continue
            values = {c.name: value(c, street.clock.now(), number) for c in table.columns
                      if not c.nullable or c.name in private}  # fmt: skip
            values |= {name: next(said) for name in private}
            if "neighbourhood_id" in values:
                values["neighbourhood_id"] = street.neighbourhood_id
            mine = select(func.count()).where(table.c[column] == person)
            if name == "membership" or (connection.scalar(mine) and name == "intake"):
                continue
            connection.execute(insert(table).values(**{**values, column: person}))
        connection.commit()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
    with street.app.session() as db:
        street_person = db.get_one(type(street.person(zoe)), person)
        street_person.phone = next(said)


def encrypted(street: Street, words: list[str]) -> list[bytes]:
    """Every value that has one of the words in it, as it lies in the file."""
    found = []
    with street.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Private):
                    raw = type_coerce(column, LargeBinary)
                    for (token,) in connection.execute(select(raw)):
                        text = KEYS.decrypt(token).lower() if token else ""
                        if any(word in text for word in words):
                            found.append(token)
        connection.rollback()
    return found


def where(street: Street, words: list[str]) -> list[str]:
    """The tables and columns in which any of the words stands."""
    stored = [(name, str(value).lower()) for name, value in everything_stored(street)]
    return sorted({name for name, text in stored if any(word in text for word in words)})


def in_files(folder: Path, tokens: list[bytes], words: list[str]) -> int:
    """How often any of them stands in a file: tables, free pages, journals and all."""
    found = 0
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            found += sum(token in content for token in tokens)
            found += sum(word.encode() in content.lower() for word in words)
    return found


def wipe(street: Street, zoe: Phone) -> None:
    hush(street)
    zoe.says("/wis")
    while (message := zoe.messages[-1]).key != "prv.erased":
        message.press("Ja, wis alles")
    hush(street)
    street.wait(hours=2)  # the last letter has arrived
    street.deliver()


@pytest.mark.threat("T29")
def test_nothing_is_left_of_forty_canaries(
    quiet_street: Street, tmp_path: Path, figure: Figure
) -> None:
    street, words = quiet_street, canaries(random.Random(40))
    zoe = live(street, words)
    tokens = encrypted(street, words)
    used = [w for w in words if any(w in str(v).lower() for _, v in everything_stored(street))]
    assert len(used) >= 40, len(used)
    assert in_files(tmp_path, tokens, [])
    wipe(street, zoe)
    left = where(street, words)
    assert left == []
    assert in_files(tmp_path, tokens, words) == 0
    figure.found(
        f"{len(used)} canaries in {len(tokens)} values: 0 left in tables, free pages and journal"
    )


@pytest.mark.threat("T29")
def test_nor_after_yesterdays_backup_was_put_back(
    burenhulp: Run, home: Street, copy: Path, data: Path, figure: Figure
) -> None:
    words = canaries(random.Random(41))
    zoe = live(home, words, everywhere=False)
    copied(burenhulp, copy)
    wipe(home, zoe)
    put_back(burenhulp, home, copy)
    left = where(home, words)
    assert left == []
    assert in_files(data, [], words) == 0
    figure.found("after yesterday's backup was put back: 0 left")

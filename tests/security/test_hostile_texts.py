"""Texts that want to be SQL, markup or a program, in every place where somebody can write."""

import random

import pytest
from sqlalchemy import inspect

from bot.people import Grant, Neighbourhood
from bot.seen import SetAside
from tests.security.reporting import Figure
from tests.security.stored import digest
from tests.security.story import play
from tests.street import Street

SEEDS = (
    "' OR '1'='1", "'; DROP TABLE person;--", '" OR ""="', "1; UPDATE role_grant SET role='owner'",
    "') UNION SELECT name, phone FROM person--", "admin'--", "%' AND 1=0 UNION ALL SELECT 1,2,3",
    "\\'; DELETE FROM request; --", "1 AND SLEEP(5)", "{{7*7}}", "${jndi:ldap://x}", "%s%n%x",
    "{0.__class__.__mro__}", "{naam}", "{telefoon}", "<script>alert(1)</script>", "\x00\x01\x02",
    "!!python/object/apply:os.system ['id']", "__import__('os').system('id')", "=cmd|'/C calc'!A0",
    "../../etc/passwd", "\ud83d", "a" * 5_000, "[" * 3_000, "'" * 900, ";--" * 300, "%" * 1_000,
    "_" * 1_000, "*x* _y_ `z`", "\u202e\u2066x", "ik help 99999999999999999999", "12 12 12",
    "-1", "0", "9" * 400, "nan", "1e309", "NULL", "null", "\\", "/", "/ /", "//", "/start m-'",
)  # fmt: skip
PLACES = (
    "private", "group", "answer", "name", "/namens", "/notitie 12", "/woord", "/wijs_toe 12",
    "/sluit 12", "/gesproken", "/toon", "/start", "/annuleer", "/koppel", "/mens",
)  # fmt: skip


def a_text(chance: random.Random) -> str:
    """One of them, or two of them put together, or cut off."""
    text = chance.choice(SEEDS)
    if chance.random() < 0.5:
        text += chance.choice((" ", "", "\n")) + chance.choice(SEEDS)
    if chance.random() < 0.3:
        text = text[: chance.randrange(1, len(text) + 1)]
    return text


def write(street: Street, place: str, text: str) -> None:
    """Somebody writes `text` there."""
    ans, coen = street.phones["1000"], street.phones["1004"]
    if place == "group":
        ans.says_in_group(text)
    elif place == "answer":
        ans.says("/vraag")
        ans.says(text)
    elif place == "name":
        eve = street.stranger(text)
        eve.says("hallo")
    elif place == "private":
        ans.says(text)
    else:
        coen.says(f"{place} {text}")


@pytest.mark.threat("T17", "T11")
def test_nothing_that_is_written_is_a_program(quiet_street: Street, figure: Figure) -> None:
    street, chance = quiet_street, random.Random(17)
    street.planted = True  # what is asked in passing need not end well
    play(street)
    tables = inspect(street.engine).get_table_names()
    kept = {name: digest(street.engine)[name] for name in ("role_grant", "organisation")}
    count = figure.of(5_000, 60)
    for number in range(count):
        write(street, PLACES[number % len(PLACES)], a_text(chance))
    assert street.look(lambda db: db.query(SetAside).all()) == []
    assert inspect(street.engine).get_table_names() == tables
    assert {name: digest(street.engine)[name] for name in kept} == kept
    assert street.look(lambda db: db.query(Neighbourhood).count()) == 1
    assert street.look(lambda db: db.query(Grant).count()) == 3
    figure.found(f"{count:,} hostile texts in {len(PLACES)} places: no error, no table harmed")

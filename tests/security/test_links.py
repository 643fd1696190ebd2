"""Links that give a role: nobody guesses one."""

import random

import pytest

from bot.people import Role
from handlers.roles.token import new_token
from tests.roles.test_roles import from_the_command_line
from tests.security.reporting import Figure
from tests.security.stored import digest
from tests.street import KEYS, Street


@pytest.mark.threat("T4")
def test_no_guess_fits(quiet_street: Street, figure: Figure) -> None:
    street, chance = quiet_street, random.Random(3)
    made = {from_the_command_line(street, Role.OWNER).rpartition("m-")[2] for _ in range(5)}
    kept = {KEYS.blind(token) for token in made}
    count = figure.of(1_000_000)
    hits = sum(KEYS.blind(new_token(chance)) in kept for _ in range(count))
    assert hits == 0
    with street.engine.connect() as connection:
        stored = repr(connection.exec_driver_sql("SELECT * FROM invitation").all())
    assert not any(token in stored for token in made)
    figure.found(f"{count:,} guesses: {hits} hits; no usable link in the database")


@pytest.mark.threat("T4")
def test_every_guess_gets_the_same_answer(quiet_street: Street, figure: Figure) -> None:
    """Five an hour each and a hundred an hour all together: after that not even a right one."""
    street, chance = quiet_street, random.Random(4)
    eves = [street.resident(f"Eve {n}") for n in range(25)]
    link = from_the_command_line(street, Role.OWNER)
    answers, count = set(), 0
    for eve in eves:
        for _ in range(6):
            eve.opens(f"https://street/bot?start=m-{new_token(chance)}")
            answers.add(eve.hears(key="rol.wrong").text)
            count += 1
    before = digest(street.engine)["role_grant"]
    last = street.resident("Zoë")
    last.opens(link)
    answers.add(last.hears(key="rol.wrong").text)
    assert len(answers) == 1
    assert digest(street.engine)["role_grant"] == before
    street.wait(hours=1, minutes=1)
    last.opens(link)
    last.hears(key="rol.welcome")
    figure.found(f"{count} guesses in the chat by {len(eves)} people: one answer; a limit for all")

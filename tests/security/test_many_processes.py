"""Flooding at several processes at once: they count together, and hardly anybody else costs it."""

from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot.flood import BUSY, GROUP, PERSON, TOGETHER, Flood, Verdict
from bot.tally import Tallies, Tally
from tests.security.reporting import Figure
from tests.security.test_flooding import rows, said
from tests.street import GROUP as CHAT
from tests.street import KEYS, Street

PROCESSES = 4
HEARD = (Verdict.LET, Verdict.BUSY)
ON = pytest.mark.parametrize(
    "engine", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)


def processes(street: Street) -> list[Flood]:
    """What each of some processes on one database counts with."""
    floods = [Flood() for _ in range(PROCESSES)]
    for flood in floods:
        flood.share = Tallies(street.app.session, KEYS).add
    return floods


def tallies(street: Street) -> int:
    return street.look(lambda db: db.scalar(select(func.count()).select_from(Tally))) or 0


@ON
@pytest.mark.race
@pytest.mark.threat("T10")
def test_what_one_person_does_is_counted_by_all_of_them(street: Street, figure: Figure) -> None:
    floods = processes(street)
    turns = islice(cycle(floods), 50 * PROCESSES)
    found = [flood.look(said("7", "7", number)) for number, flood in enumerate(turns)]
    assert sum(verdict in HEARD for verdict in found) == PERSON
    assert found.count(Verdict.TELL) == 1
    assert tallies(street) == 1
    spread = "telling one after the other"
    figure.found(f"{len(found)} things at {PROCESSES} processes, {spread}: {PERSON} dealt with")


@ON
@pytest.mark.race
@pytest.mark.threat("T10")
def test_also_when_they_come_at_the_same_moment(street: Street, figure: Figure) -> None:
    floods = processes(street)

    def all_of(number: int) -> list[Verdict]:
        return [floods[number].look(said("7", "7", number * 100 + n)) for n in range(50)]

    with ThreadPoolExecutor(PROCESSES) as threads:
        found = [verdict for some in threads.map(all_of, range(PROCESSES)) for verdict in some]
    heard = sum(verdict in HEARD for verdict in found)
    assert heard <= PERSON + (PROCESSES - 1) * (PERSON // TOGETHER - 1)
    assert found.count(Verdict.TELL) <= 1
    figure.found(f"at the same moment at {PROCESSES} processes: {heard} dealt with")


@ON
@pytest.mark.race
@pytest.mark.threat("T10")
def test_a_group_is_counted_together_as_well(street: Street) -> None:
    floods = processes(street)
    turns = islice(cycle(floods), 2 * GROUP)
    found = [flood.look(said(str(n % 50), CHAT, n)) for n, flood in enumerate(turns)]
    assert found.count(Verdict.LET) == GROUP
    assert floods[0].look(said("7", "7", 999)) in HEARD  # in private they are heard


@ON
@pytest.mark.race
@pytest.mark.threat("T10")
def test_who_does_little_costs_the_database_nothing(street: Street) -> None:
    floods = processes(street)
    for number in range(200):  # fifty people, four things each
        floods[0].look(said(str(number % 50), str(number % 50), number))
    assert tallies(street) == 0
    later = [floods[0].look(said("7", "7", n, later=61 + 10 * n)) for n in range(30)]
    assert {*later} <= {*HEARD}  # twice as fast as anybody is: a thing in ten seconds
    kept = street.look(lambda db: [row.who for row in db.query(Tally)])
    assert not [who for who in kept if "7:7" in who or "street" in who]  # nobody can read whose


@ON
@pytest.mark.race
@pytest.mark.threat("T10")
def test_without_a_database_each_counts_by_itself(street: Street) -> None:
    flood = Flood()

    def down(*_: object) -> tuple[int, list[float]]:
        raise OperationalError("", {}, Exception("gone"))

    flood.share = down
    found = [flood.look(said("7", "7", number)) for number in range(50)]
    assert sum(verdict in HEARD for verdict in found) == PERSON
    assert street.phones == {}


@pytest.mark.threat("T10")
@pytest.mark.parametrize("words", ["blorf", "/status", "/privacy"])
def test_the_same_again_keeps_hardly_anything(
    quiet_street: Street, words: str, figure: Figure
) -> None:
    """Who floods reads the same answer a few times, and then no more."""
    street = quiet_street
    eve = street.resident("Eve")
    street.app.flood = Flood()
    before = rows(street)
    for _ in range(200):
        eve.says(words)
    many = rows(street) - before
    assert many <= 25
    assert len(eve.messages) <= BUSY + 2
    figure.found(f"200 times {words!r}: {many} rows, {len(eve.messages)} answers")

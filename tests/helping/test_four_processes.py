"""The races once more, with four processes instead of threads: `make faults` runs a hundred."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest
from sqlalchemy import Engine

from tests.empty import clear
from tests.helping import processes, test_race
from tests.helping import test_three_at_once as three
from tests.street import Street

pytestmark = [pytest.mark.postgres, pytest.mark.race]
TIMES = int(os.environ.get("BURENHULP_TEST_RACES", "1"))


@pytest.fixture(scope="module")
def pool(postgres: Engine) -> Iterator[ProcessPoolExecutor]:
    with processes.started(postgres.url.render_as_string(hide_password=False)) as running:
        yield running


@pytest.fixture
def engine(postgres: Engine) -> Engine:
    clear(postgres)
    return postgres


@pytest.fixture
def worked(street: Street, pool: ProcessPoolExecutor) -> set[int]:
    """The processes that dealt with an update of this street."""
    return processes.receive_in(pool, street)


Race = Callable[[Street, three.Arrive], None]
RACES = (
    three.test_assigned_taken_and_stopped,
    three.test_erased_while_he_claims_and_takes_his_data_along,
    three.test_given_back_while_two_press_what_they_were_asked_before,
    three.test_both_say_that_it_worked_out_and_she_says_so_twice,
)


def test_a_hundred_taps(street: Street, worked: set[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_race, "ROUNDS", TIMES)
    test_race.test_of_a_hundred_who_press_at_once_one_has_the_place(street)
    assert len(worked) == processes.PROCESSES


@pytest.mark.parametrize("time", range(TIMES))
@pytest.mark.parametrize("race", RACES)
def test_three_at_once(street: Street, worked: set[int], race: Race, time: int) -> None:
    race(street, three.at_once)
    assert worked, time

"""What Hypothesis makes people say and press breaks no promise; `make faults` looks longer."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.simulation.machine import Neighbourhood

LONG = os.environ.get("BURENHULP_TEST_STATES") == "all"
pytestmark = pytest.mark.real
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
SHORT = settings(
    max_examples=4, stateful_step_count=20, deadline=None, derandomize=True, database=None,
    suppress_health_check=SLOW, phases=(Phase.generate, Phase.shrink), print_blob=True,
)  # fmt: skip
WHOLE = settings(
    max_examples=400, stateful_step_count=50, deadline=None, suppress_health_check=SLOW,
    print_blob=True,
)  # fmt: skip


def test_whatever_people_say_and_press_no_promise_is_broken(template: Path) -> None:
    machine = type("Here", (Neighbourhood,), {"template": template})
    run_state_machine_as_test(machine, settings=WHOLE if LONG else SHORT)

"""How fast somebody answers is learned, by part of the day, from a prior."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import (
    ANSWER,
    NEAR,
    Candidate,
    Delay,
    Situation,
    decide,
    next_wave,
    part_of_day,
    typical,
    usual,
    yet,
)
from matching.waves import PRIOR_CHANCE

FRESH = Candidate(1, 1.0, 0, None, 0, 0, 0, 0, NEAR["near"])
SOON = Situation(next_rung=10, needed=40, urgent=True)
LATER = Situation(next_rung=600, needed=None)


def times(minutes: float, many: int, part: str = "morning") -> list[Delay]:
    return [Delay(minutes, part) for _ in range(many)]  # type: ignore[arg-type]  # a literal


@pytest.mark.parametrize(
    ("hour", "part"), [(0, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"),
                       (18, "evening"), (23, "evening")],
)  # fmt: skip
def test_parts_of_the_day(hour: int, part: str) -> None:
    assert part_of_day(hour) == part


def test_before_anybody_answered_everybody_is_alike() -> None:
    assert typical([]) == pytest.approx(ANSWER)
    assert usual([], "morning") == pytest.approx(ANSWER)


def test_a_neighbourhood_a_person_and_a_part_of_the_day_are_learned() -> None:
    quick = times(2, 6)
    assert usual(quick, "morning") < usual(quick, "evening") < ANSWER
    slow = times(200, 6, "evening")
    assert usual(quick + slow, "morning") < usual(quick + slow, "evening")
    assert typical(times(60, 5)) < typical(times(60, 100)) < 60


def test_one_answer_does_not_make_a_habit() -> None:
    assert usual(times(1, 1), "morning") > ANSWER / 4
    assert usual(times(9_999, 1), "morning") < ANSWER * 6


@given(
    st.lists(
        st.builds(Delay, st.floats(0, 1e6), st.sampled_from(["morning", "afternoon", "evening"])),
        max_size=8,
    )
)
def test_a_delay_stays_within_a_day(own: list[Delay]) -> None:
    assert 1 <= usual(own, "evening") <= 24 * 60


def test_who_answers_fast_goes_first_when_time_is_short() -> None:
    slow = replace(FRESH, person=2, delay=300.0)
    quick = replace(FRESH, person=3, delay=4.0, fit=0.9)
    assert decide(SOON, [slow, quick]).ask[0] == 3
    assert next_wave([slow, quick], 2) == [2, 3]  # there is time: who fits best


def test_more_are_asked_when_the_quick_ones_are_not_there() -> None:
    quick = [replace(FRESH, person=n, yes=6, no=2, delay=3.0) for n in range(9)]
    slow = [replace(one, delay=120.0) for one in quick]
    assert len(decide(SOON, quick).ask) < len(decide(SOON, slow).ask)


def test_the_longer_it_takes_the_less_a_yes_is_expected() -> None:
    hopes = [yet(FRESH, minutes, LATER) for minutes in (0, 10, 30, 60, 74, 76, 10_000)]
    assert hopes == sorted(hopes, reverse=True)
    assert hopes[0] == pytest.approx(PRIOR_CHANCE * NEAR["near"])
    assert hopes[-2:] == [0.0, 0.0]
    patient = replace(FRESH, delay=60.0)
    assert yet(patient, 76, LATER) > 0
    assert yet(FRESH, 20, SOON) < yet(FRESH, 20, LATER)


def test_the_silence_of_who_always_says_no_is_promising() -> None:
    outspoken, silent = replace(FRESH, no=8), replace(FRESH, silent=8)
    assert yet(outspoken, 40, LATER) > yet(silent, 40, LATER)


def test_nobody_is_asked_while_enough_are_thinking() -> None:
    crowd = [replace(FRESH, person=n, yes=3, no=3) for n in range(5)]
    waits = replace(LATER, thinking=(0.4, 0.3), may_wait=True)
    assert decide(waits, crowd).ask == ()
    assert len(decide(replace(waits, may_wait=False), crowd).ask) == 1
    assert len(decide(replace(waits, thinking=()), crowd).ask) == 1


def test_the_more_is_known_the_fewer_are_asked() -> None:
    unknown = [replace(FRESH, person=n, near=NEAR[""]) for n in range(9)]
    known = [replace(one, yes=2, no=4) for one in unknown]
    assert len(decide(LATER, unknown).ask) == 3
    assert len(decide(LATER, known).ask) < 3

"""How many to ask at once, and when to look again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import NEAR, Answers, Candidate, Caps, Situation, decide, next_wave, pause
from matching.waves import chance, enough, goal, largest, worthwhile

FRESH = Candidate(1, 1.0, 0, None, 0, 0, 0, 0, NEAR[""])
CALM = Situation(next_rung=240, needed=None)
HOUR = 60.0


def crowd(size: int, **more: object) -> list[Candidate]:
    return [replace(FRESH, person=n, **more) for n in range(size)]  # type: ignore[arg-type]  # a table


@pytest.mark.parametrize(
    ("situation", "size"),
    [
        (CALM, 3),
        (Situation(240, 40 * HOUR), 3),
        (Situation(20, 7 * HOUR, urgent=True), 5),
        (Situation(9, HOUR, urgent=True), 5),
        (Situation(None, None), 3),
        (replace(CALM, places=2), 4),
        (replace(CALM, places=4), 6),
        (Situation(20, HOUR, urgent=True, places=2), 6),
    ],
)
def test_before_anybody_answered_a_wave_is_as_large_as_it_may_be(
    situation: Situation, size: int
) -> None:
    assert len(decide(situation, crowd(9)).ask) == size


def test_a_smaller_wave_when_a_yes_is_likely() -> None:
    assert len(decide(CALM, crowd(9, near=NEAR["area"])).ask) == 2
    assert len(decide(CALM, crowd(9, near=NEAR["near"])).ask) == 1


def test_a_larger_wave_when_time_is_short() -> None:
    ready = crowd(9, yes=12, no=2, near=NEAR["near"])
    soon = Situation(next_rung=15, needed=25)
    assert len(decide(soon, ready).ask) > len(decide(CALM, ready).ask)


def test_a_task_for_two_asks_until_two_are_likely() -> None:
    ready = crowd(9, yes=12, no=2, near=NEAR["near"])
    assert len(decide(replace(CALM, places=2), ready).ask) > len(decide(CALM, ready).ask)


def test_who_was_just_asked_may_still_say_yes() -> None:
    assert len(decide(replace(CALM, thinking=(0.3,)), crowd(9)).ask) == 1
    assert len(decide(Situation(20, 7 * HOUR, urgent=True, thinking=(0.3, 0.3)), crowd(9)).ask) < 5


def test_nobody_is_asked_for_a_chance_of_nothing() -> None:
    for hopeless in (replace(FRESH, fit=0.0), replace(FRESH, near=0.01)):
        assert decide(CALM, [hopeless]).ask == ()
    assert decide(CALM, []).ask == ()
    assert decide(Situation(20, 1), crowd(3)).ask == ()  # nobody reads it within a minute


@pytest.mark.parametrize(
    ("next_rung", "minutes"),
    [(None, 20), (0, 20), (30, 20), (60, 20), (240, 80), (720, 240), (9_999, 240)],
)
def test_the_next_wave_comes_after_a_third_within_limits(
    next_rung: float | None, minutes: float
) -> None:
    assert pause(next_rung) == minutes
    assert decide(Situation(next_rung, None), crowd(5)).again == minutes


def test_answers_to_this_kind_of_help_count_for_who_never_answered() -> None:
    popular = replace(FRESH, kind=Answers(yes=40, asked=60))
    dull = replace(FRESH, kind=Answers(yes=2, asked=60))
    assert chance(popular) > chance(FRESH) > chance(dull)


def test_own_answers_outweigh_those_of_others() -> None:
    kind = Answers(yes=2, asked=60)
    assert chance(replace(FRESH, kind=kind, yes=10, no=2)) > chance(FRESH)


def test_own_answers_to_this_kind_of_help_tell_whether_it_is_what_they_offer() -> None:
    does, never = (replace(FRESH, same=Answers(yes, 3), yes=1, no=2) for yes in (1, 0))
    assert chance(does) > chance(replace(FRESH, yes=1, no=2)) > chance(never)


def test_what_hardly_fits_may_well_do_and_what_fits_counts_in_full() -> None:
    sure, half, hardly, none = (chance(replace(FRESH, fit=fit)) for fit in (1.0, 0.5, 0.1, 0.0))
    assert sure > 1.8 * half
    assert half < 1.4 * hardly
    assert none == 0


def test_whoever_was_asked_more_often_than_the_others_waits() -> None:
    often = replace(FRESH, person=1, asked_quarter=12, near=NEAR["area"])
    others = [replace(FRESH, person=n, asked_quarter=6) for n in (2, 3, 4)]
    assert next_wave([often, *others], 4)[-1] == 1
    alike = [replace(FRESH, person=n, asked_quarter=12) for n in (2, 3, 4)]
    assert next_wave([often, *alike], 1) == [1]


def test_where_little_may_be_hoped_for_less_is_worth_a_question() -> None:
    far = crowd(3, near=0.05)
    assert decide(CALM, far).ask  # in a corner where nobody is closer
    assert decide(replace(CALM, asked=40), far).ask == ()  # where others were closer
    assert worthwhile(0) > 0.01  # but never next to nothing
    assert worthwhile(100) < chance(replace(FRESH, near=NEAR["further"]))


def test_before_the_night_more_are_asked_at_once() -> None:
    ready = crowd(9, near=NEAR["near"])
    evening = Situation(20, 6 * HOUR, urgent=True, asking=HOUR)
    assert len(decide(evening, ready).ask) > len(decide(replace(evening, asking=None), ready).ask)


@pytest.mark.parametrize(
    ("waiting", "today", "week", "allowed"),
    [(0, 0, 0, True), (0, 1, 2, True), (1, 0, 0, False), (0, 2, 2, False), (0, 0, 3, False)],
)
def test_the_caps(waiting: int, today: int, week: int, allowed: bool) -> None:
    assert Caps().allow(waiting, today, week) is allowed
    assert Caps(open=3, week=10).allow(2, 1, 9)


@pytest.mark.parametrize(
    ("chances", "places", "likely", "size"),
    [
        ([0.5, 0.5, 0.5], 1, 0.5, 1),
        ([0.5, 0.5, 0.5], 1, 0.75, 2),
        ([0.5, 0.5, 0.5], 1, 0.99, 3),
        ([0.5, 0.5, 0.5, 0.5], 2, 0.5, 3),
        ([1.0, 1.0, 1.0], 2, 1.0, 2),
        ([], 1, 0.5, 0),
    ],
)
def test_how_many_are_enough(chances: list[float], places: int, likely: float, size: int) -> None:
    assert enough(chances, places, likely) == size


PEOPLE = st.lists(
    st.builds(
        Candidate,
        person=st.integers(1, 99),
        fit=st.floats(0, 1),
        asked_week=st.integers(0, 10),
        asked_recently_days=st.none() | st.floats(0, 400),
        helped_month=st.integers(0, 30),
        yes=st.integers(0, 50),
        no=st.integers(0, 50),
        silent=st.integers(0, 50),
        near=st.floats(0, 1),
        asked_quarter=st.integers(0, 80),
        same=st.builds(Answers, st.integers(0, 5), st.integers(5, 20)),
        kind=st.builds(Answers, st.integers(0, 20), st.integers(20, 60)),
    ),
    max_size=12,
    unique_by=lambda candidate: candidate.person,
)
SITUATIONS = st.builds(
    Situation,
    next_rung=st.none() | st.floats(0, 1e5),
    needed=st.none() | st.floats(0, 1e5),
    urgent=st.booleans(),
    places=st.integers(1, 5),
)


@given(SITUATIONS, PEOPLE)
def test_what_holds_always(situation: Situation, people: list[Candidate]) -> None:
    decision = decide(situation, people)
    able = [c.person for c in people if c.fit > 0]
    assert set(decision.ask) <= set(able)
    assert len(decision.ask) == len(set(decision.ask)) <= largest(situation)
    assert 20 <= decision.again <= 240
    assert all(0 <= chance(c) <= 1 for c in people)
    assert 0 < goal(situation) < 1


@given(SITUATIONS, PEOPLE)
def test_the_order_in_which_they_are_given_does_not_matter(
    situation: Situation, people: list[Candidate]
) -> None:
    assert decide(situation, people) == decide(situation, people[::-1])

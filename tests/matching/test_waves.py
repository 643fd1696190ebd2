"""Whom to ask now."""

from dataclasses import replace

from matching import NEAR, Candidate, next_wave

FRESH = Candidate(1, 0.8, 0, None, 0, 0, 0, 0, NEAR["area"])


def test_the_best_fit_goes_first() -> None:
    crowd = [replace(FRESH, person=n, fit=0.5 + n / 10) for n in range(5)]
    assert next_wave(crowd, 2) == [4, 3]


def test_whoever_was_just_asked_waits_a_turn() -> None:
    tired = replace(FRESH, person=2, asked_week=2, asked_recently_days=0.1)
    assert next_wave([tired, FRESH], 1) == [1]


def test_whoever_helped_a_lot_waits_a_turn() -> None:
    busy = replace(FRESH, person=2, helped_month=6)
    assert next_wave([busy, FRESH], 1) == [1]


def test_silence_is_learned() -> None:
    silent = replace(FRESH, person=2, silent=12)
    eager = replace(FRESH, person=3, yes=6, no=2)
    assert next_wave([silent, FRESH, eager], 3) == [3, 1, 2]


def test_near_goes_before_far() -> None:
    near = replace(FRESH, person=2, near=NEAR["near"])
    far = replace(FRESH, person=3, near=NEAR["further"])
    assert next_wave([far, FRESH, near], 3) == [2, 1, 3]


def test_who_does_not_fit_is_not_asked() -> None:
    assert next_wave([replace(FRESH, fit=0.0)], 3) == []
    assert next_wave([FRESH], 0) == []
    assert next_wave([], 3) == []

"""Nobody can work out a number under five from what is published, whatever else they reckon."""

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from handlers.figures.protect import FEWEST, Shown, alone, finest, merged, parts

TABLES = st.lists(st.integers(0, 12), min_size=2, max_size=4)


def possible(shown: dict[str, Shown], total: int) -> Iterator[tuple[int, ...]]:
    """Every table that a reader who knows the rules holds possible."""
    ranges = [
        range(1, FEWEST) if one.few
        else [one.least] if one.exact is not None
        else range(FEWEST, total + 1)
        for one in shown.values()
    ]  # fmt: skip
    return (table for table in product(*ranges) if sum(table) == total)


@given(TABLES)
def test_each_hidden_number_could_be_any_of_one_to_four(numbers: list[int]) -> None:
    table = {str(place): number for place, number in enumerate(numbers)}
    shown = parts(table)
    if shown is None:
        return
    tables = list(possible(shown, sum(numbers)))
    assert tuple(numbers) in tables  # what is told is true
    for place, one in enumerate(shown.values()):
        held = {each[place] for each in tables}
        if one.few:
            assert held == {1, 2, 3, 4}
        else:  # and the bounds are what follows from the table, no more
            assert (min(held), max(held)) == (one.least, one.most)


@given(TABLES)
def test_as_much_is_told_as_may_be(numbers: list[int]) -> None:
    table = {str(place): number for place, number in enumerate(numbers)}
    shown = parts(table)
    if all(number == 0 or number >= FEWEST for number in numbers) and sum(numbers):
        assert shown is not None
        assert [one.exact for one in shown.values()] == numbers


def test_what_is_hidden_for_another_is_the_least_of_a_loss() -> None:
    shown = parts({"helped": 14, "nobody": 1, "going": 9}, first=("going",))
    assert shown is not None
    assert shown["helped"].exact == 14
    assert shown["nobody"].few
    assert shown["going"].exact is None
    assert parts({"helped": 5, "nobody": 1}) is None
    assert parts({"a": 2, "b": 1}) is None
    assert parts({}) is None


def test_parts_are_added_up_where_that_tells_more() -> None:
    endings = {"helped": 41, "nobody": 2, "not_needed": 5, "going": 1}
    shown = finest(endings, [("rest", ("nobody", "not_needed", "going"))])
    assert shown == {"helped": Shown(41, 41), "rest": Shown(8, 8)}
    shown = finest(endings | {"nobody": 20, "going": 0}, [("rest", ("nobody", "going"))])
    assert shown is not None
    assert {name: one.exact for name, one in shown.items()} == endings | {"nobody": 20, "going": 0}
    shown = finest({"helped": 14, "nobody": 1}, [])
    assert shown == {"helped": Shown(11, 14), "nobody": Shown(1, 4, few=True)}
    assert finest({"helped": 3}, []) is None


@given(TABLES)
def test_added_up_nothing_small_can_be_worked_out_either(numbers: list[int]) -> None:
    table = {str(place): number for place, number in enumerate(numbers)}
    shown = finest(table, [("rest", ("0", "1"))])
    for place, one in enumerate((shown or {}).values()):
        held = {each[place] for each in possible(shown or {}, sum(numbers))}
        assert held == {1, 2, 3, 4} if one.few else one.least in held


def test_small_kinds_go_together() -> None:
    assert merged({"a": 9, "b": 3, "c": 0}, "rest") == [("rest", 12)]
    assert merged({"a": 9, "d": 8, "b": 3, "c": 2}, "rest") == [("a", 9), ("d", 8), ("rest", 5)]
    assert merged({"a": 9, "d": 5}, "rest") == [("a", 9), ("d", 5)]
    assert merged({"a": 2}, "rest") == [("rest", 2)]


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 9), max_size=8))
def test_nothing_small_stands_alone(numbers: dict[str, int]) -> None:
    told = merged(numbers, "rest")
    assert sum(number for _, number in told) == sum(numbers.values())
    assert all(number >= FEWEST for _, number in told) or sum(numbers.values()) < FEWEST


def test_a_number_alone() -> None:
    assert [alone(number).exact for number in (0, 1, 4, 5)] == [0, None, None, 5]

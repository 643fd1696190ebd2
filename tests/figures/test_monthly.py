"""On the first of the month the group reads how the last one went, where that was switched on."""

from datetime import datetime, timedelta

from tests.figures.planting import plant
from tests.hush import hush
from tests.phone import Phone
from tests.residents import ZONE
from tests.street import Street


def november(street: Street, helped: int, nobody: int, helpers: list[Phone]) -> None:
    """So many were helped in November, by these in turn, the fastest within 20 minutes."""
    for number in range(helped):
        helper = helpers[number % len(helpers)] if helpers else None
        at = datetime(2026, 11, 3 + number, 10, tzinfo=ZONE)
        plant(street, at, helper=helper, after=timedelta(minutes=20 + 10 * number))
    for number in range(nobody):
        plant(street, datetime(2026, 11, 4 + number, 12, tzinfo=ZONE), ending="nobody")


def until_the_first(street: Street) -> None:
    street.at("dinsdag 17:14")  # the 24th of November
    street.wait(days=7)
    hush(street)
    street.wait(minutes=2)


def test_once_and_without_a_sound(street: Street) -> None:
    street.change(tells_good=True)
    helpers = [street.resident(name) for name in ("Bilal", "Cor", "Dirk", "Eve", "Fatma")]
    november(street, 10, 0, helpers)
    until_the_first(street)
    told = street.group_hears("De Heeze in november 2026", "10 hulpvragen", key="imp.wijk")
    assert told.has("10 keer hielp iemand", "5 buren hielpen mee", "binnen 20 minuten")
    assert told.silent
    assert not told.has("Bilal")
    street.wait(days=1)
    hush(street)


def test_what_would_point_at_somebody_is_left_out(street: Street) -> None:
    """Few helpers are not counted aloud; of a month with little nothing is said."""
    street.change(tells_good=True)
    november(street, 9, 0, [street.resident("Bilal"), street.resident("Cor")])
    until_the_first(street)
    told = street.group_hears("9 hulpvragen", key="imp.wijk")
    assert not told.has("buren hielpen mee")


def test_of_a_month_with_little_nothing_is_said(street: Street) -> None:
    street.change(tells_good=True)
    november(street, 4, 0, [street.resident("Bilal")])
    until_the_first(street)
    assert not [m for m in street.group_messages if m.key == "imp.wijk"]


def test_not_where_a_small_number_could_be_worked_out(street: Street) -> None:
    """Six asked and five helped would say that one was not."""
    street.change(tells_good=True)
    november(street, 5, 1, [street.resident("Bilal")])
    until_the_first(street)
    assert not [m for m in street.group_messages if m.key == "imp.wijk"]


def test_not_unless_it_was_switched_on_nor_days_late(street: Street) -> None:
    november(street, 10, 0, [street.resident("Bilal")])
    until_the_first(street)
    assert not [m for m in street.group_messages if m.key == "imp.wijk"]


def test_the_bot_was_down_on_the_first(street: Street) -> None:
    street.change(tells_good=True)
    november(street, 10, 0, [street.resident("Bilal")])
    street.at("dinsdag 17:14")
    street.wait(days=6)
    hush(street)
    street.goes_down()
    street.wait(days=2)
    street.comes_back()
    hush(street)
    assert not [m for m in street.group_messages if m.key == "imp.wijk"]

"""Which month somebody means."""

from datetime import UTC, datetime

import pytest

from handlers.figures import Month, find

NOW = Month(2026, 11)


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("oktober", Month(2026, 10)),
        ("okt", Month(2026, 10)),
        ("december", Month(2025, 12)),  # the last one there was
        ("november", NOW),
        ("maart 2025", Month(2025, 3)),
        ("vorige maand", Month(2026, 10)),
        ("last month", Month(2026, 10)),
        ("2026-02", Month(2026, 2)),
        ("sptember", Month(2026, 9)),
        ("march", Month(2026, 3)),
        ("", None),
        ("mei!", Month(2026, 5)),
        ("2026-13", None),
        ("99-1", None),
        ("lamp", None),
        ("9999-12-31 oktober", Month(2026, 10)),
    ],
)
def test_words_for_a_month(words: str, month: Month | None) -> None:
    assert find(words, NOW) == month


def test_a_month_begins_and_ends_by_the_clocks_there() -> None:
    october = Month(2026, 10)
    assert october.begins("Europe/Amsterdam") == datetime(2026, 9, 30, 22, tzinfo=UTC)
    assert october.ends("Europe/Amsterdam") == datetime(2026, 10, 31, 23, tzinfo=UTC)
    assert Month.of(datetime(2026, 10, 31, 23, 30, tzinfo=UTC), "Europe/Amsterdam") == NOW
    assert Month(2026, 1).earlier() == Month(2025, 12)
    assert Month(2026, 12).earlier(-1) == Month(2027, 1)
    assert (str(october), october.said("nl"), october.short("en")) == (
        "2026-10",
        "oktober 2026",
        "Oct",
    )

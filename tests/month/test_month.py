"""A week of the month: everything is dealt with, and it is little work."""

import pytest

from tests.hush import hush
from tests.month.story import tell
from tests.street import Street

DAYS = 7
READ, WRITTEN = 25, 15  # at most, of what came by itself and of what was typed


@pytest.mark.real
def test_a_week_is_little_work(quiet_street: Street) -> None:
    month = tell(quiet_street, "week", DAYS)
    hush(*quiet_street.phones.values())
    assert month.concerns == {"closed": 1}, "what somebody worried about was read and dealt with"
    assert not any("gordijnen" in line for line in month.desk.lines)
    assert month.asked >= 20
    assert month.ends.get("done", 0) >= 8, "most are helped"
    assert month.read <= READ, "\n".join(month.desk.lines)
    assert month.desk.written <= WRITTEN, "\n".join(month.desk.lines)

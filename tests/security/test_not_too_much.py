"""Nobody is bothered more than they agreed to, and *stop* holds at once."""

import pytest

from tests.helping.posting import post
from tests.hush import hush
from tests.security.reporting import Figure
from tests.street import Street


@pytest.mark.threat("T30")
def test_two_pings_a_day_whatever_is_asked(quiet_street: Street, figure: Figure) -> None:
    street, count = quiet_street, figure.of(500, 12)
    street.planted = True
    bilal, silent = street.neighbour("Bilal"), street.neighbour("Cor")
    askers = [street.resident(f"Asker {n}") for n in range(4)]
    silent.says("/stop")
    hush(street)
    before, days, most = len(silent.messages), 0, 0
    while days * 6 < count:
        street.at("maandag 09:00") if days % 7 == 0 else street.wait(hours=14)
        heard = len([m for m in bilal.messages if m.key.startswith("ping.ask")])
        for n in range(6):
            post(street, askers[n % 4])
            bilal.says("nu niet")
            street.wait(hours=1, minutes=40)
        today = len([m for m in bilal.messages if m.key.startswith("ping.ask")]) - heard
        most = max(most, today)
        days += 1
    assert most <= 2
    assert len(silent.messages) == before
    figure.found(f"{days * 6} requests in {days} days: {most} pings a day at most, 0 after *stop*")

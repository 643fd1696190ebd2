"""The moment at which the sentences of these tests are written."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
TUESDAY = datetime(2026, 3, 10, 9, 30, tzinfo=ZONE)

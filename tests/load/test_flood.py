"""Two thousand updates at once in every run; `make load` pushes ten thousand and times them."""

from pathlib import Path

import pytest

from bot.db import use_keys
from tests.load import flood
from tests.load.__main__ import MEGABYTES
from tests.street import KEYS

pytestmark = pytest.mark.real
TIMES = 2


def test_what_comes_at_once_is_kept(tmp_path: Path) -> None:
    try:
        found = flood.flood(tmp_path, TIMES)
    finally:
        use_keys(KEYS)
    print(f"\n{found.updates:,} in {found.seconds:.1f} s, {found.megabytes:.0f} MB")
    assert found.lost == 0
    assert found.megabytes < MEGABYTES

"""The commands that only know words do not wait for the rest of the house to load."""

import json
import subprocess
import sys

import pytest

MESSAGE = json.dumps({"id": "1", "text": "Kan iemand morgen om half 4 de hond uitlaten?"})
PROGRAM = """
import sys
from bot.__main__ import main
code = main(["understand", "--reference", "2026-03-10T09:30:00+01:00"])
print([name for name in ("sqlalchemy", "aiohttp", "handlers") if name in sys.modules])
sys.exit(code)
"""
IMPORT = """
import time
began = time.perf_counter()
import matching
print(time.perf_counter() - began)
"""


def python(program: str) -> str:
    found = subprocess.run(
        [sys.executable, "-c", program], input=MESSAGE, capture_output=True, text=True, check=True
    )
    return found.stdout


def test_understanding_loads_neither_database_nor_web_nor_features() -> None:
    answer, loaded = python(PROGRAM).splitlines()
    assert json.loads(answer)["when"]["start"] == "2026-03-11T15:30:00+01:00"
    assert loaded == "[]"


@pytest.mark.real
def test_matching_is_loaded_in_less_than_three_tenths_of_a_second() -> None:
    assert min(float(python(IMPORT)) for _ in range(3)) <= 0.3

"""What is due is found without looking at everything there ever was."""

import re

import pytest
from sqlalchemy import Engine, exists, select

from bot.moment import at
from handlers import FEATURES
from tests.street import MONDAY

DUES = {due.name: due for feature in FEATURES for due in feature.dues}
GROW = "request|place|ping|ladder_step|letter|event|meeting|wave"  # with every request
ALL = re.compile(rf"SCAN ({GROW})\b|SEARCH request USING (?:COVERING )?INDEX \S+ \(state=\?\)")


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", DUES)
def test_no_moment_is_looked_for_in_all_of_a_table(engine: Engine, name: str) -> None:
    asked = (
        select(exists(DUES[name].query))
        .params(at(MONDAY))
        .compile(engine, compile_kwargs={"literal_binds": True})
    )
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
        connection.rollback()
    found = [line[-1] for line in plan if ALL.search(line[-1])]
    assert found == [], asked

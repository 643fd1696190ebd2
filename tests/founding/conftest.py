"""An installation where nobody lives yet."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from bot.people import Group, Neighbourhood
from tests.street import Street


@pytest.fixture
def empty(engine: Engine) -> Iterator[Street]:
    """A street where nobody lives yet."""
    street = Street(engine)
    with street.app.session() as db:
        db.query(Group).delete()
        db.query(Neighbourhood).delete()
    yield street
    street.nobody_heard_anything_else()

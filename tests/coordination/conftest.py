"""Requests as they lie before a coordinator."""

from collections.abc import Callable
from typing import Any

import pytest

from handlers import requests
from handlers.requests import Request
from tests.hush import hush
from tests.phone import Phone
from tests.street import Street

Open = Callable[..., int]
Pair = tuple[Phone, Phone]
Two = tuple[Phone, Phone, Phone]


@pytest.fixture
def open_request(street: Street) -> Open:
    """`open_request(ans, concept="hang_lamp", …)` opens a request; returns its number."""

    def add(asker: Phone, **fields: Any) -> int:
        person = street.person(asker).id
        context, turn = street.turn()
        values = {"category": "groceries", "text": "Kan iemand boodschappen doen?"} | fields
        request = Request(
            neighbourhood_id=street.neighbourhood_id,
            asker_id=person,
            made_at=street.clock.now(),
            **values,
        )
        turn.keep(request)
        requests.open_request(turn, request)
        number = request.number
        context.__exit__(None, None, None)
        street.deliver()
        return number or 0

    return add


@pytest.fixture
def one(street: Street, open_request: Open) -> Pair:
    """Coen, and Ans who asked 11; what they heard of it is looked at elsewhere."""
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    open_request(ans)
    hush(street)
    return coen, ans


@pytest.fixture
def two(street: Street, open_request: Open) -> Two:
    """Coen, and Ans and Bep who asked 12 and 13."""
    coen, ans, bep = street.coordinator("Coen"), street.resident("Ans"), street.resident("Bep")
    street.change(next_number=12)
    open_request(ans)
    open_request(bep, category="odd_jobs", concept="hang_lamp", text="Wie hangt mijn lamp op?")
    hush(street)
    return coen, ans, bep

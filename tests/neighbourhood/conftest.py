"""Requests as they lie before a coordinator."""

from tests.coordination.conftest import one, open_request

__all__ = ["one", "open_request"]

"""A plugin of pytest: takes one safeguard away before any test is loaded."""

import os

import pytest

WITHOUT = "BURENHULP_TEST_WITHOUT"


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """`BURENHULP_TEST_WITHOUT` names it; nothing is taken away without a name."""
    import handlers  # everything is loaded, so that every name is found
    from tests.ablation.table import TABLE

    assert handlers.FEATURES
    name = os.environ.get(WITHOUT, "")
    if name:
        TABLE[name].take_away()

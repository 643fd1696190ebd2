"""The models that were learned (`make learn`), each read once."""

from functools import lru_cache
from pathlib import Path

from matching.learned.reader import Reader, read

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def danger_reader() -> Reader:
    """Which number a message is for, if any."""
    return read(HERE / "danger.model")


@lru_cache(maxsize=1)
def kinds_reader() -> Reader:
    """Which kind a message is."""
    return read(HERE / "kinds.model")


@lru_cache(maxsize=1)
def needs_reader() -> Reader:
    """Which kind of help a message is about."""
    return read(HERE / "needs.model")


@lru_cache(maxsize=1)
def services_reader() -> Reader:
    """Which service a message is about."""
    return read(HERE / "services.model")

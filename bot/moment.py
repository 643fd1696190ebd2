"""The moment a statement asks about, given when it is run: it is built and compiled once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, bindparam

from bot.db import Utc

_SPANS: dict[str, timedelta] = {}  # every name that `ago` gave out


def ago(span: timedelta = timedelta()) -> BindParameter[datetime]:
    """The moment `span` before the one asked about; `at` gives it when the statement is run."""
    name = f"ago_{span // timedelta(seconds=1)}"
    _SPANS[name] = span
    return bindparam(name, type_=Utc)


NOW = ago()


def at(moment: datetime) -> dict[str, datetime]:
    """The parameters of a statement with `NOW` or `ago` in it, asked about `moment`."""
    return {name: moment - span for name, span in _SPANS.items()}


def has_a_moment(parameters: Mapping[str, object]) -> bool:
    """Whether a statement with these parameters depends on when it is asked."""
    return not _SPANS.keys().isdisjoint(parameters)

"""How long what somebody did can be undone."""

from datetime import timedelta

UNDO = timedelta(minutes=10)  # the same everywhere, so that people can count on it

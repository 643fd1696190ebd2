"""What is counted of the work: how much, how long and with what outcome; never whose it was."""

from enum import StrEnum


class Kept(StrEnum):
    """How an update ended."""

    KEPT = "kept"
    DOWN = "down"  # nothing could be kept; it is offered again


class Gone(StrEnum):
    """How a try to deliver a letter ended, beside the outcomes of a failure."""

    SENT = "sent"
    MOVED = "moved"
    ERROR = "error"


class Meter:
    """Counts nothing. Labels are words of enumerations, so that nothing of anybody gets in."""

    def update(self, platform: str, kind: str, ended: str, seconds: float) -> None:
        """An update was dealt with, in so many seconds, waiting included."""

    def letter(self, platform: str, kind: str, ended: str, seconds: float) -> None:
        """A try to deliver a letter ended after so many seconds."""

    def beat(self, seconds: float, dealt_with: int) -> None:
        """A heartbeat dealt with so many things that were due."""

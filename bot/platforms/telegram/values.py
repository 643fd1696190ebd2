"""Refuses values that are not what Telegram promises; the library takes them as they come."""

from datetime import datetime
from typing import TypeVar

_Thing = TypeVar("_Thing")
_LONGEST_TEXT = 4096
_LONGEST_LINE = 256
_YEARS = range(1970, 3000)  # further away, a change of time zone could leave the calendar
# Control characters never reach the machine: four of them are markup in `bot.messages`, and
# PostgreSQL keeps no NUL. Line ends and tabs stay.
_DROPPED = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_DROPPED[0x0D] = None


class Malformed(ValueError):
    """Something is missing or of another type; names it, and never tells its value."""


def there(value: _Thing | None, name: str) -> _Thing:
    """`value`, which may not be missing."""
    if value is None:
        raise Malformed(name)
    return value


def number(value: object, name: str) -> str:
    """A whole number, in the digits of an address or a receipt."""
    if type(value) is not int:
        raise Malformed(name)
    return str(value)


def flag(value: object, name: str) -> bool:
    """Whether it is there and true."""
    if value is not None and type(value) is not bool:
        raise Malformed(name)
    return bool(value)


def text(value: object, name: str) -> str:
    """What somebody wrote, "" when there is nothing; clean and at most 4,096 characters."""
    return _words(value, name, _LONGEST_TEXT)


def line(value: object, name: str) -> str:
    """A short text such as a name or a title, without line ends."""
    return " ".join(_words(value, name, _LONGEST_LINE).split())


def moment(value: datetime | None, name: str) -> datetime:
    """An aware time of this era."""
    if there(value, name).year not in _YEARS:
        raise Malformed(name)
    return there(value, name)


def clean(words: str) -> str:
    """`words` without control characters and halves of characters."""
    if words.isprintable():  # nearly always, and much sooner known
        return words
    words = words.translate(_DROPPED)
    try:
        words.encode()
    except UnicodeEncodeError:
        words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return words


def _words(value: object, name: str, longest: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Malformed(name)
    return clean(value[:longest])

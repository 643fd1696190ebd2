"""Takes values out of Telegram's JSON and refuses those that are not what was promised."""

from datetime import UTC, datetime
from typing import Any

_LONGEST_TEXT = 4096
_LONGEST_NAME = 256
# Control characters never reach the machine: four of them are markup in `bot.messages`, and
# PostgreSQL keeps no NUL. Line ends and tabs stay.
_DROPPED = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_DROPPED[0x0D] = None


class Malformed(ValueError):
    """A field is missing or of another type; names the field, never its value."""


class Fields:
    """One JSON object of an update; `path` is where it stands, for the reason of a refusal."""

    __slots__ = ("_path", "_values")

    def __init__(self, values: object, path: str) -> None:
        if not isinstance(values, dict):
            raise Malformed(path)
        self._values: dict[str, Any] = values
        self._path = path

    def __contains__(self, name: str) -> bool:
        return self._values.get(name) is not None

    def number(self, name: str) -> int:
        """A whole number that must be there."""
        value = self._values.get(name)
        if type(value) is not int:
            raise Malformed(f"{self._path}.{name}")
        return value

    def flag(self, name: str) -> bool:
        """True when the field is there and true."""
        value = self._values.get(name, False)
        if type(value) is not bool:
            raise Malformed(f"{self._path}.{name}")
        return value

    def text(self, name: str) -> str:
        """What somebody wrote, "" when there is nothing; clean and at most 4,096 characters."""
        return self._words(name, _LONGEST_TEXT)

    def word(self, name: str) -> str:
        """One of Telegram's own words, that must be there."""
        if name not in self:
            raise Malformed(f"{self._path}.{name}")
        return self.name(name)

    def name(self, name: str) -> str:
        """A short text such as a name or a title, in one line."""
        return " ".join(self._words(name, _LONGEST_NAME).split())

    def moment(self, name: str) -> datetime:
        """A Unix time, as aware UTC."""
        try:
            return datetime.fromtimestamp(self.number(name), UTC)
        except (OverflowError, ValueError, OSError):
            raise Malformed(f"{self._path}.{name}") from None

    def part(self, name: str) -> "Fields":
        """An object that must be there."""
        return Fields(self._values.get(name), f"{self._path}.{name}")

    def part_or_none(self, name: str) -> "Fields | None":
        """An object, or None when it is not there."""
        return self.part(name) if name in self else None

    def parts(self, name: str) -> list["Fields"]:
        """A list of objects."""
        values = self._values.get(name)
        if not isinstance(values, list):
            raise Malformed(f"{self._path}.{name}")
        return [Fields(value, f"{self._path}.{name}") for value in values]

    def _words(self, name: str, longest: int) -> str:
        value = self._values.get(name, "")
        if not isinstance(value, str):
            raise Malformed(f"{self._path}.{name}")
        return clean(value[:longest])


def clean(text: str) -> str:
    """`text` without control characters and halves of characters."""
    text = text.translate(_DROPPED)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text

"""What is written behind a button: which handler, which thing, which round, and a check value."""

from dataclasses import dataclass

from bot.keys import Keys

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MAX_BYTES = 64  # Telegram's limit


@dataclass(frozen=True, slots=True)
class Mark:
    """A button before it is signed: `name` is the handler's, `subject` the id of the thing."""

    name: str
    subject: int = 0
    round: int = 0
    value: str = ""  # a choice within the handler: "morning", "3"


class Forged(Exception):
    """Not one of our buttons, or not one that we made for this chat."""


def sign(mark: Mark, chat: str, keys: Keys) -> str:
    """`v1:action:short_id:round:mac`; the action carries its value behind a slash."""
    action = f"{mark.name}/{mark.value}" if mark.value else mark.name
    subject, turn = short(mark.subject), str(mark.round)
    text = f"v1:{action}:{subject}:{turn}:{keys.check_value(action, subject, turn, chat)}"
    if len(text.encode()) > MAX_BYTES:
        raise ValueError(f"the button {mark.name!r} is too long: {len(text.encode())} bytes")
    return text


def read(press: str, chat: str, keys: Keys) -> Mark:
    """The mark behind `press`; raises `Forged` unless we signed it for this very chat."""
    parts = press.split(":") if len(press) <= 2 * MAX_BYTES else []
    if len(parts) != 5 or parts[0] != "v1":
        raise Forged
    _, action, subject, turn, check = parts
    if not keys.is_check_value(check, action, subject, turn, chat):
        raise Forged
    name, _, value = action.partition("/")
    return Mark(name, long(subject), int(turn), value)


def short(number: int) -> str:
    """An id in few letters, as it stands in a button or in the value of one."""
    digits = ""
    while number:
        number, rest = divmod(number, 62)
        digits = _DIGITS[rest] + digits
    return digits or "0"


def long(digits: str) -> int:
    """The id behind `short`."""
    number = 0
    for digit in digits:
        number = number * 62 + _DIGITS.index(digit)
    return number

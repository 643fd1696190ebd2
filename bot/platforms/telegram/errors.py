"""How a call to Telegram can fail, and what is certain about the message afterwards."""

import re

from telegram.error import TelegramError

from bot.messages import Moved, NotDelivered, Outcome


class NotSent(TelegramError):
    """The request certainly never reached Telegram."""


class Unanswered(TelegramError):
    """The request left, no readable answer came back: it may have been carried out."""


class Refused(TelegramError):
    """Telegram answered no. `code` is the HTTP status, `words` its description."""

    def __init__(
        self, code: int, words: str = "", retry_after: float | None = None, moved_to: str = ""
    ) -> None:
        super().__init__(f"{code} {_without_quotes(words)}".strip())
        self.code = code
        self.words = words
        self.retry_after = retry_after
        self.moved_to = moved_to

    def says(self, *phrases: str) -> bool:
        """Whether the description holds one of `phrases` (lower case)."""
        words = self.words.lower()
        return any(phrase in words for phrase in phrases)


# Descriptions from the Bot API server's own source (Client.cpp) and from its users.
NOT_MODIFIED = "message is not modified"
NO_MARKUP = "can't parse entities"
NO_THREAD = ("message thread not found", "topic_closed", "topic_deleted")
CANNOT_DELETE = "message can't be deleted"
CANNOT_EDIT = "message can't be edited"
_GONE = (
    "message to edit not found",
    "message to delete not found",
    CANNOT_EDIT,
    "message_id_invalid",
    "message identifier is not specified",
)
_CLOSED = "user is deactivated"
_UNREACHABLE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    _CLOSED,
    "group chat was deactivated",
    "not enough rights to send",
    "have no rights to send",
    "need administrator rights in the channel",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
)


def undelivered(error: Exception) -> NotDelivered | Moved:
    """What the outbox must hear about `error`; never holds a word of the message."""
    if isinstance(error, Refused):
        return _refusal(error)
    if isinstance(error, NotSent):
        return NotDelivered(Outcome.NOT_SENT, str(error))
    if isinstance(error, Unanswered):
        return NotDelivered(Outcome.UNKNOWN, str(error))
    return NotDelivered(Outcome.UNKNOWN, type(error).__name__)


def _refusal(error: Refused) -> NotDelivered | Moved:
    if error.moved_to:
        return Moved(error.moved_to)
    if error.code == 400:
        outcome = _bad_request(error)
    elif error.code in (401, 404):
        outcome = Outcome.FATAL
    elif error.code == 403:
        outcome = Outcome.UNREACHABLE
    elif error.code in (409, 429):
        outcome = Outcome.NOT_SENT
    elif error.code == 413:
        outcome = Outcome.FINAL
    else:
        outcome = Outcome.UNKNOWN
    return NotDelivered(outcome, str(error), error.retry_after, closed=error.says(_CLOSED))


def _bad_request(error: Refused) -> Outcome:
    if error.says(*_GONE):
        return Outcome.GONE
    if error.says(*_UNREACHABLE):
        return Outcome.UNREACHABLE
    return Outcome.FINAL


def _without_quotes(words: str) -> str:
    # Telegram quotes what it refuses, which may be something a person wrote.
    return re.split(r'["“]|\s\'', words, maxsplit=1)[0][:120].strip()

"""The answers with which Telegram refuses, in its own words."""

from typing import Any


class Refused(Exception):
    """A call that is not carried out; `more` becomes the `parameters` of the answer."""

    def __init__(self, code: int, words: str, **more: Any) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.more = more


def bad(words: str, **more: Any) -> Refused:
    """400, the call itself is wrong."""
    return Refused(400, f"Bad Request: {words}", **more)


def forbidden(words: str) -> Refused:
    """403, the bot may not write there."""
    return Refused(403, f"Forbidden: {words}")


TERMINATED = Refused(
    409,
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
)
WEBHOOK_ACTIVE = Refused(
    409,
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
)
UNAUTHORIZED = Refused(401, "Unauthorized")
NO_METHOD = Refused(404, "Not Found")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"

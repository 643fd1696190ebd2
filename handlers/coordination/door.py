"""The way into coordination, as other rooms use it."""

from bot.turn import Turn


def on_behalf(turn: Turn, text: str, name: str = "") -> None:
    """Somebody asks in private for somebody else ("voor mijn moeder"): F18, one step at a time.

    `text` is the whole sentence with the need in it; `name` the words for the person, if known.
    """
    raise NotImplementedError

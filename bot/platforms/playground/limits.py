"""What fits in a message: a flow that works in the playground has to work elsewhere too."""

from bot.messages import NotDelivered, Outcome, Outgoing, without_markup

TEXT = 4096  # characters, as on Telegram
PRESS = 64  # bytes
BUTTONS, LABEL = 3, 20
ROWS, ROW_LABEL = 10, 24
DOCUMENT = 5_000_000  # bytes; the page's own


def refuse_misfit(message: Outgoing) -> None:
    """Raise NotDelivered(FINAL) when `message` is larger than any platform takes."""
    for misfit, reason in _misfits(message):
        if misfit:
            raise NotDelivered(Outcome.FINAL, reason)


def _misfits(message: Outgoing) -> list[tuple[bool, str]]:
    words = without_markup(message.text).strip()
    choices = (*message.buttons, *message.rows)
    empty = not words and not (message.delete or message.document)
    return [
        (empty, "no text"),
        (len(words) > TEXT, "text too long"),
        (len(message.buttons) > BUTTONS, "too many buttons"),
        (len(message.rows) > ROWS, "too many rows"),
        (any(not each.label.strip() for each in choices), "a button without a label"),
        (any(len(each.label) > LABEL for each in message.buttons), "button label too long"),
        (any(len(each.label) > ROW_LABEL for each in message.rows), "row label too long"),
        (any(len(each.press.encode()) > PRESS for each in choices), "button data too long"),
        (message.document is not None and len(message.document.content) > DOCUMENT, "too large"),
    ]

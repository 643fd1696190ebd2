"""Puts buttons under a message, and asks for a telephone number or a reply."""

from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from bot.messages import Button, Outgoing

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ForceReply
_SHORT = 8  # characters: two such labels stay readable side by side on a small screen


def inline(message: Outgoing) -> InlineKeyboardMarkup | None:
    """The list and the buttons of `message`, one a line, or None when it has neither."""
    lines = [[_button(row)] for row in message.rows]
    buttons = [_button(button) for button in message.buttons]
    if len(buttons) == 2 and all(len(one.label) <= _SHORT for one in message.buttons):
        lines.append(buttons)
    else:
        lines += [[button] for button in buttons]
    return InlineKeyboardMarkup(lines) if lines else None


def under(message: Outgoing) -> Keyboard | None:
    """Whatever stands under a new message; one message can carry one kind only."""
    private = not message.to.chat.startswith("-")
    if message.ask_contact and private and message.buttons:
        return _share_number(message.buttons)
    found = inline(message)
    if found is None and message.ask_reply:
        return ForceReply(selective=True)
    return found


def _button(button: Button) -> InlineKeyboardButton:
    if button.link:
        return InlineKeyboardButton(button.label, url=button.link)
    return InlineKeyboardButton(button.label, callback_data=button.press)


def _share_number(buttons: tuple[Button, ...]) -> ReplyKeyboardMarkup:
    # The other labels are sent as words when pressed, which every question understands.
    lines = [[KeyboardButton(buttons[0].label, request_contact=True)]]
    lines += [[KeyboardButton(button.label)] for button in buttons[1:]]
    return ReplyKeyboardMarkup(lines, resize_keyboard=True, one_time_keyboard=True)

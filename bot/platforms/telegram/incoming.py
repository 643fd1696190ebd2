"""Puts an update into the words every platform shares, deciding nothing."""

import re
from dataclasses import replace
from datetime import datetime

from bot.messages import Incoming, Kind
from bot.platforms.telegram.fields import Fields
from bot.platforms.telegram.membership import bots_place, came_in, members_place, went_out
from bot.platforms.telegram.origin import Me, Origin, in_a_chat, origin_of, where
from bot.platforms.telegram.update import Update

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>[A-Za-z0-9_]{1,64}))?(?=\s|\Z)")
# What carries no words of its own, and what it is called here. A round video is spoken like a
# voice message; an animation also comes with `document`, so the order counts.
_MEDIA = {
    "voice": "voice",
    "video_note": "voice",
    "photo": "photo",
    "sticker": "sticker",
    "dice": "sticker",
    "animation": "sticker",
    "video": "file",
    "audio": "file",
    "document": "file",
    "poll": "file",
    "story": "file",
    "game": "file",
    "paid_media": "file",
    "checklist": "file",
}


def press_of(update: Update) -> str:
    """The id of the tap that `update` is, or ""; readable when the rest of it is not."""
    if update.kind == "callback_query" and isinstance(update.content, dict):
        tap = update.content.get("id")
        return tap if isinstance(tap, str) else ""
    return ""


def translate(update: Update, me: Me, now: datetime) -> tuple[Incoming, ...]:
    """What happened; nothing when it is of no concern. Raises Malformed.

    `now` is the time of what carries none of its own: a tap.
    """
    if not update.kind:
        return ()
    content = Fields(update.content, update.kind)
    match update.kind:
        case "callback_query":
            found = _press(content, now)
        case "my_chat_member":
            found = bots_place(content, me)
        case "chat_member":
            found = members_place(content)
        case kind:
            found = _message(content, me, edited=kind == "edited_message")
    return tuple(
        replace(one, id=f"{update.id}.{number}" if number else str(update.id))
        for number, one in enumerate(found)
    )


def _press(tap: Fields, now: datetime) -> tuple[Incoming, ...]:
    message = tap.part_or_none("message")
    if message is None or "data" not in tap or not in_a_chat(message):
        return ()
    tap.part("from")  # who pressed is always a person, also an anonymous administrator
    one = replace(
        origin_of(tap, message).incoming(Kind.PRESS, now),
        press=tap.text("data"),
        press_id=tap.word("id"),
        reply_to=str(message.number("message_id")),
    )
    return (one,)


def _message(message: Fields, me: Me, *, edited: bool) -> tuple[Incoming, ...]:
    if "migrate_to_chat_id" in message:
        return (_moved(message),)
    if "new_chat_members" in message:
        return came_in(message)
    if "left_chat_member" in message:
        return went_out(message)
    origin = origin_of(message, message)
    if origin.by_bot or not in_a_chat(message):
        return ()
    at = message.moment("edit_date" if edited and "edit_date" in message else "date")
    one = _said(message, origin.incoming(Kind.TEXT, at), me)
    if one is None:
        return ()
    if edited and not one.text:
        return ()
    one = _with_context(message, one, origin)
    return (replace(one, kind=Kind.EDITED) if edited else one,)


def _said(message: Fields, one: Incoming, me: Me) -> Incoming | None:
    if "text" in message:
        return _words(message.text("text"), one, me)
    if "contact" in message:
        return _contact(message.part("contact"), one)
    if "location" in message:
        return replace(one, kind=Kind.LOCATION)
    for name, media in _MEDIA.items():
        if name in message:
            return replace(one, kind=Kind.MEDIA, media=media, text=message.text("caption"))
    return None


def _words(text: str, one: Incoming, me: Me) -> Incoming | None:
    command = _COMMAND.match(text)
    if command is None:
        return replace(one, text=text)
    for_bot = command["bot"]
    if for_bot is not None and for_bot.lower() != me.username.lower():
        return None
    return replace(one, kind=Kind.COMMAND, text=f"/{command['name']}{text[command.end() :]}")


def _contact(card: Fields, one: Incoming) -> Incoming:
    own = "user_id" in card and one.sender is not None
    own = own and str(card.number("user_id")) == (one.sender.chat if one.sender else "")
    number = card.name("phone_number")
    if own and number.isdecimal() and not number.startswith("0"):
        number = f"+{number}"  # one's own number is international, with or without the sign
    return replace(one, kind=Kind.CONTACT, contact=number, contact_own=own)


def _with_context(message: Fields, one: Incoming, origin: Origin) -> Incoming:
    reply = message.part_or_none("reply_to_message")
    reply_to = str(reply.number("message_id")) if reply is not None else ""
    if reply_to == one.address.thread:
        reply_to = ""  # in a topic, whatever answers nothing answers the topic's first message
    return replace(
        one,
        message=str(message.number("message_id")),
        reply_to=reply_to,
        forwarded=origin.passed_on or "forward_origin" in message or "forward_date" in message,
    )


def _moved(message: Fields) -> Incoming:
    address, title = where(message)
    return Incoming(
        id="",
        kind=Kind.MOVED,
        sender=None,
        name="",
        address=address,
        at=message.moment("date"),
        moved_to=str(message.number("migrate_to_chat_id")),
        title=title,
    )

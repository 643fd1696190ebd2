"""Puts an update into the words every platform shares, deciding nothing."""

import re
from dataclasses import replace
from datetime import datetime

from telegram import CallbackQuery, Contact, Message

from bot.messages import Incoming, Kind
from bot.platforms.telegram.membership import (
    bots_place,
    came_in,
    knocked,
    members_place,
    went_out,
)
from bot.platforms.telegram.origin import Me, Origin, in_a_chat, origin_of, where
from bot.platforms.telegram.update import Update
from bot.platforms.telegram.values import line, moment, number, text, there

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@(?P<bot>[A-Za-z0-9_]{1,64}))?(?=\s|\Z)")
# What carries no words of its own, and what it is called here. A round video is spoken like a
# voice message; an animation also comes with `document`, so the order counts.
_MEDIA = {
    "voice": "voice",
    "video_note": "voice",
    "photo": "photo",
    "live_photo": "photo",
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
    parsed = update.parsed()
    found: tuple[Incoming, ...] = ()
    if parsed.callback_query:
        found = _press(parsed.callback_query, now)
    elif parsed.my_chat_member:
        found = bots_place(parsed.my_chat_member, me)
    elif parsed.chat_member:
        found = members_place(parsed.chat_member)
    elif parsed.chat_join_request:
        found = knocked(parsed.chat_join_request)
    else:
        message = there(parsed.message or parsed.edited_message, update.kind)
        found = _message(message, me, edited=parsed.edited_message is not None)
    return tuple(
        replace(one, id=f"{update.id}.{place}" if place else str(update.id))
        for place, one in enumerate(found)
    )


def _press(tap: CallbackQuery, now: datetime) -> tuple[Incoming, ...]:
    if tap.message is None or tap.data is None or not in_a_chat(tap.message):
        return ()
    there(tap.from_user, "callback_query.from")  # always a person, anonymous or not
    one = replace(
        origin_of(tap, tap.message).incoming(Kind.PRESS, now),
        press=text(tap.data, "callback_query.data"),
        press_id=line(there(tap.id, "callback_query.id"), "callback_query.id"),
        reply_to=number(tap.message.message_id, "message.message_id"),
    )
    return (one,)


def _message(message: Message, me: Me, *, edited: bool) -> tuple[Incoming, ...]:
    if message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None:
        return (_moved(message),)
    if message.new_chat_members:
        return came_in(message)
    if message.left_chat_member is not None:
        return went_out(message, message.left_chat_member)
    origin = origin_of(message, message)
    if origin.by_bot or not in_a_chat(message):
        return ()
    at = moment((edited and message.edit_date) or message.date, "message.date")
    one = _said(message, _begun(message, origin, at), me)
    if one is None:
        return ()
    if edited and not one.text:
        return ()
    return (replace(one, kind=Kind.EDITED) if edited else one,)


def _said(message: Message, one: Incoming, me: Me) -> Incoming | None:
    if message.text is not None:
        return _words(text(message.text, "message.text"), one, me)
    if message.contact is not None:
        return _contact(message.contact, one)
    if message.location is not None:
        return replace(one, kind=Kind.LOCATION)
    for name, media in _MEDIA.items():
        if getattr(message, name):
            return _under(message, replace(one, media=media), me)
    return None


def _under(message: Message, one: Incoming, me: Me) -> Incoming | None:
    """Words under a picture or a file are what is said; a voice message says more than them."""
    caption = text(message.caption, "message.caption")
    one = replace(one, album=bool(message.media_group_id))
    if caption.strip() and one.media != "voice":
        return _words(caption, one, me)
    return replace(one, kind=Kind.MEDIA, text=caption)


def _words(words: str, one: Incoming, me: Me) -> Incoming | None:
    command = _COMMAND.match(words)
    if command is None:
        return replace(one, text=words)
    for_bot = command["bot"]
    if for_bot is not None and for_bot.lower() != me.username.lower():
        return None
    return replace(one, kind=Kind.COMMAND, text=f"/{command['name']}{words[command.end() :]}")


def _contact(card: Contact, one: Incoming) -> Incoming:
    own = card.user_id is not None and one.sender is not None
    own = own and number(card.user_id, "contact.user_id") == (one.sender and one.sender.chat)
    digits = line(card.phone_number, "contact.phone_number")
    if own and digits.isdecimal() and not digits.startswith("0"):
        digits = f"+{digits}"  # one's own number is international, with or without the sign
    return replace(one, kind=Kind.CONTACT, contact=digits, contact_own=own)


def _begun(message: Message, origin: Origin, at: datetime) -> Incoming:
    """Who says something, where and about what; what they say comes later."""
    reply, reply_to = message.reply_to_message, ""
    if reply is not None:
        reply_to = number(reply.message_id, "reply_to_message.message_id")
    if reply_to == origin.address.thread:
        reply_to = ""  # in a topic, whatever answers nothing answers the topic's first message
    # An older server of one's own still says `forward_date` only.
    forwarded = message.forward_origin is not None or "forward_date" in message.api_kwargs
    return origin.incoming(
        Kind.TEXT,
        at,
        message=number(message.message_id, "message.message_id"),
        reply_to=reply_to,
        forwarded=origin.passed_on or forwarded,
    )


def _moved(message: Message) -> Incoming:
    """The group has a new id. Both chats say so, and the first to be heard counts.

    The two are read side by side: what is said in the new one comes after its own line.
    """
    address, title = where(message)
    new = number(message.chat.id, "chat.id")
    if message.migrate_to_chat_id is not None:
        new = number(message.migrate_to_chat_id, "message.migrate_to_chat_id")
    else:
        old = number(message.migrate_from_chat_id, "message.migrate_from_chat_id")
        address = replace(address, chat=old, thread="")
    return Incoming(
        id="",
        kind=Kind.MOVED,
        sender=None,
        name="",
        address=address,
        at=moment(message.date, "message.date"),
        moved_to=new,
        title=title,
    )

"""The calls with which the bot writes: sending, editing, deleting, pinning, answering taps."""

from typing import Any

from tests.botapi.chats import Chat
from tests.botapi.entities import parse, units
from tests.botapi.errors import NOT_MODIFIED, OLD_QUERY, bad
from tests.botapi.keyboards import check_keyboard
from tests.botapi.sent import Sent
from tests.botapi.world import World

_TWO_DAYS = 48 * 3600
_TAP_SECONDS = 600  # how long a tap can be answered after it was made
Call = dict[str, Any]


def send_message(world: World, call: Call) -> Call:
    """sendMessage."""
    chat = world.writable(call["chat_id"])
    text, entities = parse(call["text"], call.get("parse_mode"), 4096)
    if not text.strip():
        raise bad("message text is empty")
    sent = new(world, chat, call, "sendMessage")
    sent.text, sent.html, sent.entities = text, call["text"], entities
    return kept(world, chat, sent, {"text": text, **filled(entities=entities)})


def edit_text(world: World, call: Call) -> Call:
    """editMessageText."""
    chat = world.writable(call["chat_id"])
    message = own(world, chat, call["message_id"], "edit")
    text, entities = parse(call["text"], call.get("parse_mode"), 4096)
    if not text.strip():
        raise bad("message text is empty")
    markup = call.get("reply_markup")
    check_keyboard(markup, private=chat.private)
    words = {"text": text, **filled(entities=entities, reply_markup=markup)}
    if words == {
        key: message[key] for key in ("text", "entities", "reply_markup") if key in message
    }:
        raise bad(NOT_MODIFIED)
    for key in ("text", "entities", "reply_markup"):
        message.pop(key, None)
    message |= {**words, "edit_date": int(world.now())}
    sent = Sent("editMessageText", chat.id, message["message_id"], world.now(), text)
    sent.html, sent.entities, sent.markup = call["text"], entities, markup or {}
    world.sent.append(sent)
    return message


def edit_markup(world: World, call: Call) -> Call:
    """editMessageReplyMarkup."""
    chat = world.writable(call["chat_id"])
    message = own(world, chat, call["message_id"], "edit")
    markup = call.get("reply_markup")
    check_keyboard(markup, private=chat.private)
    if message.get("reply_markup") == markup:
        raise bad(NOT_MODIFIED)
    message.pop("reply_markup", None)
    message |= filled(reply_markup=markup)
    sent = Sent("editMessageReplyMarkup", chat.id, message["message_id"], world.now())
    sent.text, sent.markup = message.get("text", ""), markup or {}
    world.sent.append(sent)
    return message


def delete_message(world: World, call: Call) -> bool:
    """deleteMessage: the bot's own, and others' when it has the right; not after 48 hours."""
    chat = world.writable(call["chat_id"])
    message = chat.messages.get(call["message_id"])
    if message is None:
        raise bad("message to delete not found")
    mine = message["from"]["id"] == world.bot_id
    may = mine or chat.private or "can_delete_messages" in chat.rights
    if not may or message["date"] < world.now() - _TWO_DAYS:
        raise bad("message can't be deleted for everyone")
    del chat.messages[call["message_id"]]
    world.sent.append(Sent("deleteMessage", chat.id, call["message_id"], world.now()))
    return True


def pin_message(world: World, call: Call) -> bool:
    """pinChatMessage."""
    chat = world.writable(call["chat_id"])
    if call["message_id"] not in chat.messages:
        raise bad("message to pin not found")
    if not chat.private and "can_pin_messages" not in chat.rights:
        raise bad("not enough rights to manage pinned messages in the chat")
    chat.pinned.append(call["message_id"])
    world.sent.append(Sent("pinChatMessage", chat.id, call["message_id"], world.now()))
    return True


def set_reaction(world: World, call: Call) -> bool:
    """setMessageReaction: no right is needed, but the group must allow this one."""
    chat = world.writable(call["chat_id"])
    if call["message_id"] not in chat.messages:
        raise bad("message to react not found")
    for reaction in call.get("reaction", []):
        if reaction["type"] != "emoji" or reaction["emoji"] not in chat.allowed:
            raise bad("REACTION_INVALID")
        chat.reactions[call["message_id"]] = reaction["emoji"]
    if not call.get("reaction"):
        chat.reactions.pop(call["message_id"], None)
    return True


def answer_tap(world: World, call: Call) -> bool:
    """answerCallbackQuery: once, in time, and with an address of the bot's own only."""
    tap = world.taps.get(call["callback_query_id"])
    if tap is None or tap.answered or world.now() - tap.at > _TAP_SECONDS:
        raise bad(OLD_QUERY)
    text, url = call.get("text", ""), call.get("url", "")
    if units(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    addresses = (f"https://t.me/{world.username}?start=", f"t.me/{world.username}?start=")
    if url and not url.startswith(addresses):
        raise bad("URL_INVALID")
    tap.answered, tap.text, tap.url = True, text, url
    return True


def new(world: World, chat: Chat, call: Call, method: str) -> Sent:
    """What such a call puts into the chat, before it stands there."""
    thread = call.get("message_thread_id")
    if thread is not None and thread not in chat.topics:
        raise bad("message thread not found")
    markup = call.get("reply_markup")
    check_keyboard(markup, private=chat.private)
    reply = call.get("reply_parameters", {})
    reply_to = reply.get("message_id")
    if reply_to is not None and reply_to not in chat.messages:
        if not reply.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
        reply_to = None
    return Sent(
        method,
        chat.id,
        chat.next_message(),
        world.now(),
        markup=markup or {},
        thread=thread,
        reply_to=reply_to,
        silent=call.get("disable_notification", False),
        protected=call.get("protect_content", False),
    )


def kept(world: World, chat: Chat, sent: Sent, content: Call) -> Call:
    """It stands there: the message as Telegram gives it back."""
    message = {
        "message_id": sent.message_id,
        "date": int(sent.at),
        "chat": chat.face(),
        "from": world.bot(),
        **content,
    }
    if sent.thread is not None:
        message |= {"message_thread_id": sent.thread, "is_topic_message": True}
    if "inline_keyboard" in sent.markup:
        message["reply_markup"] = sent.markup
    chat.messages[sent.message_id] = message
    world.sent.append(sent)
    return message


def own(world: World, chat: Chat, message_id: int, what: str, has: str = "text") -> Call:
    """A message of the bot itself, with words or a file (`has`) to be changed."""
    message = chat.messages.get(message_id)
    if message is None:
        raise bad(f"message to {what} not found")
    if message["from"]["id"] != world.bot_id or has not in message:
        raise bad(f"message can't be {what}ed")
    return message


def filled(**values: Any) -> Call:
    """Those that are not empty."""
    return {name: value for name, value in values.items() if value}

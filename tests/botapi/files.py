"""The calls with which the bot sends files and pictures, and changes the words under them."""

from tests.botapi.entities import parse
from tests.botapi.errors import NOT_MODIFIED, bad
from tests.botapi.keyboards import check_keyboard
from tests.botapi.sent import Sent
from tests.botapi.world import World
from tests.botapi.writing import Call, filled, kept, new, own

PNG = b"\x89PNG\r\n\x1a\n"
SIDES, LONGER = (
    10_000,
    20,
)  # of a photo: width and height together, and how much one is of the other


def send_document(world: World, call: Call) -> Call:
    """sendDocument, with the file in the call."""
    name, content = call["document"]
    file: Call = {"file_name": name, "file_size": len(content)}
    return _send(world, call, "sendDocument", (name, content), {"document": file})


def send_photo(world: World, call: Call) -> Call:
    """sendPhoto: a picture within the sizes that Telegram takes; it is kept in several sizes."""
    name, content = call["photo"]
    width, height = _size(content)
    sizes = [{"width": 90, "height": 90 * height // width}, {"width": width, "height": height}]
    return _send(world, call, "sendPhoto", (name, content), {"photo": sizes})


def edit_caption(world: World, call: Call) -> Call:
    """editMessageCaption."""
    chat = world.writable(call["chat_id"])
    kind = "photo" if "photo" in chat.messages.get(call["message_id"], {}) else "document"
    message = own(world, chat, call["message_id"], "edit", has=kind)
    text, entities = parse(call.get("caption", ""), call.get("parse_mode"), 1024)
    markup = call.get("reply_markup")
    check_keyboard(markup, private=chat.private)
    there = ("caption", "caption_entities", "reply_markup")
    words = filled(caption=text, caption_entities=entities, reply_markup=markup)
    if words == {key: message[key] for key in there if key in message}:
        raise bad(NOT_MODIFIED)
    for key in there:
        message.pop(key, None)
    message |= {**words, "edit_date": int(world.now())}
    sent = Sent("editMessageCaption", chat.id, message["message_id"], world.now(), text)
    sent.html, sent.entities, sent.markup = call.get("caption", ""), entities, markup or {}
    world.sent.append(sent)
    return message


def _send(world: World, call: Call, method: str, file: tuple[str, bytes], content: Call) -> Call:
    chat = world.writable(call["chat_id"])
    text, entities = parse(call.get("caption", ""), call.get("parse_mode"), 1024)
    if not file[1]:
        raise bad("file must be non-empty")
    sent = new(world, chat, call, method)
    sent.text, sent.html, sent.entities = text, call.get("caption", ""), entities
    sent.document = file
    for kind in content.values():
        for number, one in enumerate(kind if isinstance(kind, list) else [kind]):
            marks = f"{sent.message_id}-{number}"
            one |= {"file_id": f"file{marks}", "file_unique_id": f"f{marks}"}
    words = filled(caption=text, caption_entities=entities)
    return kept(world, chat, sent, {**content, **words})


def _size(content: bytes) -> tuple[int, int]:
    if not content.startswith(PNG) or len(content) > 10 << 20:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    if width + height > SIDES or max(width, height) > LONGER * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height

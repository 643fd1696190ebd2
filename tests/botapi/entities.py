"""Reads the HTML of a message as Telegram does, and refuses what it refuses."""

import html
import re
from typing import Any

from tests.botapi.errors import Refused, bad

_NAMES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "a": "text_link", "span": "spoiler", "tg-spoiler": "spoiler",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[^\s<>/]*)(?P<more>[^<>]*)>")
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9A-Fa-f]+);")


def parse(text: str, mode: str | None, longest: int) -> tuple[str, list[dict[str, Any]]]:
    """Plain text and its entities (offsets in UTF-16 units). Raises Refused."""
    entities: list[dict[str, Any]] = []
    if mode is None:
        plain = text
    elif mode.upper() == "HTML":
        plain, entities = _parse_html(text)
    else:
        raise bad("unsupported parse_mode")
    plain = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", plain).rstrip()
    if units(plain) > longest:
        raise bad("message is too long" if longest > 1024 else "message caption is too long")
    return plain, entities


def units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _parse_html(text: str) -> tuple[str, list[dict[str, Any]]]:
    plain = ""
    entities: list[dict[str, Any]] = []
    still_open: list[tuple[str, int]] = []
    place = 0
    while place < len(text):
        if text[place] != "<":
            until = text.find("<", place)
            until = len(text) if until < 0 else until
            plain += _CHARACTER.sub(lambda found: html.unescape(found[0]), text[place:until])
            place = until
            continue
        tag = _TAG.match(text, place)
        offset = len(text[:place].encode())
        if tag is None:
            raise _cannot(f"Unclosed start tag at byte offset {offset}")
        if tag["end"]:
            entities += _closed(tag["name"], still_open, offset, units(plain))
        else:
            still_open.append(_opened(tag["name"], offset, units(plain)))
        place = tag.end()
    if still_open:
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{still_open[-1][0]}"')
    return plain, entities


def _opened(name: str, offset: int, start: int) -> tuple[str, int]:
    if name.lower() not in _NAMES:
        raise _cannot(f'Unsupported start tag "{name}" at byte offset {offset}')
    return name.lower(), start


def _closed(
    name: str, still_open: list[tuple[str, int]], offset: int, end: int
) -> list[dict[str, Any]]:
    if not still_open:
        raise _cannot(f"Unexpected end tag at byte offset {offset}")
    opened, start = still_open.pop()
    if name and name.lower() != opened:
        raise _cannot(
            f'Unmatched end tag at byte offset {offset}, expected "</{opened}>", found "</{name}>"'
        )
    if end == start:
        return []
    return [{"type": _NAMES[opened], "offset": start, "length": end - start}]


def _cannot(why: str) -> Refused:
    return bad(f"can't parse entities: {why}")

"""Shows the text of a message: the four markup characters become HTML, everything else words."""

import html

from bot.messages import BOLD, BOLD_END, ITALIC, ITALIC_END
from bot.platforms.telegram.values import clean

LONGEST_TEXT = 4096  # UTF-16 units, after the markup is taken out
LONGEST_CAPTION = 1024
LONGEST_TOAST = 200
_TAGS = {BOLD: "b", ITALIC: "i"}
_ENDS = {BOLD_END: "b", ITALIC_END: "i"}


def as_html(text: str, longest: int) -> str:
    """`text` as HTML that is always well-formed, cut with … when it is too long."""
    shown: list[str] = []
    still_open: list[str] = []
    for piece in _pieces(_cut(text, longest)):
        if piece in _TAGS:
            if _TAGS[piece] not in still_open:
                still_open.append(_TAGS[piece])
                shown.append(f"<{_TAGS[piece]}>")
        elif piece in _ENDS:
            if _ENDS[piece] in still_open:
                shown.append(_close(still_open, _ENDS[piece]))
        else:
            shown.append(html.escape(clean(piece), quote=False))
    return "".join(shown) + "".join(f"</{tag}>" for tag in reversed(still_open))


def as_words(text: str, longest: int) -> str:
    """`text` without any markup, cut with … when it is too long."""
    return clean(_cut(clean(text), longest))


def fits(text: str, longest: int) -> bool:
    """Whether `text` goes out whole."""
    return _cut(text, longest) == text


def _close(still_open: list[str], tag: str) -> str:
    # Tags that were opened later are closed first and opened again, so that none overlap.
    place = still_open.index(tag)
    inner = still_open[place + 1 :]
    del still_open[place]
    ends = "".join(f"</{name}>" for name in reversed(inner))
    return f"{ends}</{tag}>" + "".join(f"<{name}>" for name in inner)


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for letter in text:
        if letter in _TAGS or letter in _ENDS:
            pieces += [letter, ""]
        else:
            pieces[-1] += letter
    return pieces


def _cut(text: str, longest: int) -> str:
    marks = _TAGS.keys() | _ENDS.keys()
    if len(text) * 2 <= longest or _units(text, marks) <= longest:
        return text
    room = longest - 1
    kept: list[str] = []
    for letter in text:
        if letter not in marks:
            room -= 2 if ord(letter) > 0xFFFF else 1
        if room < 0:
            break
        kept.append(letter)
    return "".join(kept) + "…"


def _units(text: str, marks: set[str]) -> int:
    return sum((2 if ord(letter) > 0xFFFF else 1) for letter in text if letter not in marks)

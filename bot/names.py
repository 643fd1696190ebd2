"""Makes a name that somebody typed safe to show: no markup, no links, no tricks with direction."""

import re
import unicodedata

MAX_LENGTH = 40
_BLANKS = {"\u3164", "\u115f", "\u1160", "\uffa0", "\u2800", "\u00ad", "\u034f"}
_MARKS = str.maketrans("", "", "@#<>")
_LINK = re.compile(r"://|www\.|t\.me/|\w\w\.[a-z]{2,}", re.IGNORECASE)  # or what chats make one


PASSES = 4  # what is taken away may let what stood around it come together


def clean(text: str) -> str:
    """One line of ordinary letters, at most 40 characters; empty when nothing is left."""
    line = text[: 4 * MAX_LENGTH]
    for _ in range(PASSES):
        before, line = line, _without_tricks(line)
        if line == before:
            break
    return line


def _without_tricks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFKC", text):
        category = unicodedata.category(letter)
        if letter in _BLANKS or (category[0] == "C" and letter not in "\n\t"):
            continue
        marks = marks + 1 if category[0] == "M" else 0
        if marks <= 2:
            kept.append(letter)
    words = "".join(kept).translate(_MARKS).split()
    line = " ".join(word for word in words if not _LINK.search(word))
    return line[:MAX_LENGTH].strip()

"""Makes a name that somebody typed safe to show: no markup, no links, no tricks with direction."""

import re
import unicodedata

MAX_LENGTH = 40
_BLANKS = {"\u3164", "\u115f", "\u1160", "\uffa0", "\u2800", "\u00ad", "\u034f"}
_LINKS = re.compile(  # an address, whatever chats make one of (koop.nl), and marks
    r"(\S*://|www\.|t\.me/)\S*|\S*\w\w\.[a-z]{2,}\S*|[@#<>]", re.IGNORECASE
)


def clean(text: str) -> str:
    """One line of ordinary letters, at most 40 characters; empty when nothing is left."""
    text = unicodedata.normalize("NFKC", text[: 4 * MAX_LENGTH])
    kept: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        if letter in _BLANKS or (category[0] == "C" and letter not in "\n\t"):
            continue
        marks = marks + 1 if category[0] == "M" else 0
        if marks <= 2:
            kept.append(letter)
    line = " ".join(_LINKS.sub("", "".join(kept)).split())
    return line[:MAX_LENGTH].strip()

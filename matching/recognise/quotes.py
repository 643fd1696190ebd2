"""What somebody else said, between quotation marks or after ">", and what is left without it."""

import re

_MARKS = '"“„«>'
_QUOTED = re.compile(r'["“„«][^"“”„«»]{0,300}["”“»]')
_ANSWER = re.compile(r"\s[—–-]+\s")  # "> kan iemand … — is dit al opgelost?"


def without_quotes(text: str) -> str:
    """The text without quoted words and lines; itself where nothing is quoted."""
    if not any(mark in text for mark in _MARKS):
        return text
    kept = _QUOTED.sub(" ", text)
    return "\n".join(line for line in kept.split("\n") if not line.lstrip().startswith(">"))


def own_words(text: str) -> str:
    """The same, where an answer may stand on a quoted line; itself where nothing else is said."""
    kept = without_quotes(text)
    if not kept.strip() and text.lstrip().startswith(">"):
        kept = _ANSWER.split(text, maxsplit=1)[-1]
    return kept if kept.strip() else text

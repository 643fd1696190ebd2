"""Which button of a text some words stand for, when a coordinator says all in one sentence."""

from bot.choices import normal
from bot.turn import Turn


def chosen(turn: Turn, key: str, words: str) -> int | None:
    """The position of the button (or row) of text `key` with which `words` begin."""
    said = f"{normal(words)} "
    for entries in turn.house.texts.entries.values():
        text = entries.get(key)
        if text is None:
            continue
        labels = text.buttons or text.rows
        others = text.words or ((),) * len(labels)
        for position, (label, more) in enumerate(zip(labels, others, strict=True)):
            if any(said.startswith(f"{normal(word)} ") for word in (label, *more)):
                return position
    return None

"""One more line under a message that stands in a chat; its next version does without."""

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from bot import outbox
from bot.outbox import Letter, State
from bot.people import Person

if TYPE_CHECKING:
    from bot.turn import Turn


def put(turn: "Turn", slot: str, key: str, platforms: Collection[str]) -> bool:
    """Put the text `key` under the message in `slot`: an edit, so without a sound.

    Only on these platforms, under what arrived there and still asks for a press; False where
    nothing was to be done.
    """
    turn.db.flush()
    shown = next(iter(outbox.in_slot(turn.db, slot)), None)
    if shown is None or shown.platform not in platforms:
        return False
    if shown.state is not State.SENT or shown.answered_at is not None:
        return False
    choices = outbox.options(shown)
    if not any(button.press for button, _ in choices):
        return False
    reader = turn.db.get(Person, shown.person_id) if shown.person_id else None
    line = turn.words(key, reader)
    body = json.loads(shown.body or "{}")
    if body.get("line") == line:  # it stands there already
        return False
    words = tuple(other for _, other in choices)
    letter = turn.writer.like(shown, shown.text_key, outbox.unpack(shown), words)
    letter.body = json.dumps({**body, "line": line}, ensure_ascii=False)
    turn.db.add(letter)
    return True


def drop(versions: Iterable[Letter]) -> list[Letter]:
    """The versions of a message that are more than such a line; lines that wait are taken back."""
    others = []
    for letter in versions:
        if not _is_line(letter):
            others.append(letter)
        elif letter.state is State.PENDING:
            letter.state, letter.body = State.RETRACTED, None
    return others


def _is_line(letter: Letter) -> bool:
    return letter.kind == "edit" and "line" in json.loads(letter.body or "{}")

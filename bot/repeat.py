"""Asks once more what was asked and got no answer, with the same buttons."""

from dataclasses import dataclass, replace

from bot import outbox, questions
from bot.outbox import Letter
from bot.turn import Turn


@dataclass(frozen=True, slots=True)
class SaidAgain:
    """The message in `slot` stands in the chat once more, as `again`: the same goes for both."""

    slot: str
    again: str
    neighbourhood_id: int | None


def waiting_question(turn: Turn) -> Letter | None:
    """The message in this chat that waits for an answer of whoever wrote; None: there is none.

    A question that awaits words; else the newest message, when it asks something and has buttons.
    A ping is not asked twice, and a menu is no question.
    """
    question = questions.awaited(turn.db, turn.me, turn.address, turn.now)
    if question is not None:
        return _as_it_stands(turn, turn.db.get(Letter, question.letter_id))
    with turn.db.no_autoflush:  # looking writes nothing: see `bot/already.py`
        newest = outbox.last_message(turn.db, turn.address)
    if newest is None or newest.answered_at or newest.kind == "ping":
        return None
    menu = not newest.about and newest.text_key.startswith("g.")
    shown = None if menu else _as_it_stands(turn, newest)
    if shown is None:
        return None
    message = outbox.unpack(shown, line=False)
    return shown if "?" in message.text and (message.buttons or message.rows) else None


def _as_it_stands(turn: Turn, asked: Letter | None) -> Letter | None:
    """The message as it was changed since; None when it was taken away or its words are gone."""
    if asked is None:
        return None
    with turn.db.no_autoflush:
        shown = outbox.in_slot(turn.db, asked.slot)[0]
    return shown if shown.body and not outbox.is_away(shown) else None


def repeat_question(turn: Turn, asked: Letter, key: str) -> None:
    """Say `key` and under it what `asked` asked: from now on this one waits for the answer."""
    message = outbox.unpack(asked, line=False)
    text = f"{turn.words(key, turn.person)}\n\n{message.text}"
    words = tuple(words for _, words in outbox.options(asked))
    shown = replace(message, text=text, reply_to="", document=None)
    letter = turn.writer.like(asked, key, shown, words, "answer")
    turn.db.add(letter)
    asked.answered_at = turn.now
    turn.announce(SaidAgain(asked.slot, letter.slot, asked.neighbourhood_id))
    question = questions.awaited(turn.db, turn.me, turn.address, turn.now)
    if question is not None:
        question.letter_id = letter.id

"""Asks once more what was asked and got no answer, with the same buttons."""

from dataclasses import replace

from sqlalchemy import bindparam, select

from bot import outbox, questions
from bot.db import new_id
from bot.outbox import PRIORITY, Hours, Letter, State
from bot.turn import Turn

_NEWEST = (
    select(Letter)
    .where(Letter.platform == bindparam("platform"), Letter.chat == bindparam("chat"))
    .where(Letter.kind != "edit", Letter.state != State.RETRACTED)
    .order_by(Letter.id.desc())
    .limit(1)
)


def waiting_question(turn: Turn) -> Letter | None:
    """The message in this chat that waits for an answer of whoever wrote; None: there is none.

    A question that awaits words; else the newest message, when it asks something and has buttons.
    A ping is not asked twice, and a menu is no question.
    """
    question = questions.awaited(turn.db, turn.me, turn.address, turn.now)
    if question is not None:
        return _as_it_stands(turn, turn.db.get(Letter, question.letter_id))
    chat = {"platform": turn.address.platform, "chat": turn.address.chat}
    with turn.db.no_autoflush:  # looking writes nothing: see `bot/already.py`
        newest = turn.db.scalar(_NEWEST, chat)
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
    identity = new_id(turn.now, turn.house.chance)
    turn.db.add(
        Letter(
            id=identity,
            once=f"{turn.cause}:again",
            kind="answer",
            priority=PRIORITY["answer"],
            hours=Hours.ALWAYS,
            platform=asked.platform,
            chat=asked.chat,
            thread=asked.thread,
            person_id=asked.person_id,
            neighbourhood_id=asked.neighbourhood_id,
            about=asked.about,
            slot=str(identity),
            text_key=key,
            body=outbox.pack(replace(message, text=text, reply_to="", document=None), words),
            state=State.PENDING,
            created_at=turn.now,
        )
    )
    asked.answered_at = turn.now
    question = questions.awaited(turn.db, turn.me, turn.address, turn.now)
    if question is not None:
        question.letter_id = identity

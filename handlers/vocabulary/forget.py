"""The list of a neighbourhood's own words; forgetting one, and taking that back."""

import re

from sqlalchemy import select

from bot.moment import NOW
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.vocabulary.feature import feature
from handlers.vocabulary.model import LONGEST, TaughtWord, kept, mean, words_of
from handlers.vocabulary.reading import forget_groups
from matching import expression

ROWS, LINES = 10, 40  # words with a row of their own; words in the list


def show_list(turn: Turn) -> None:
    """All words and what they mean; a row forgets one."""
    staff.only(turn)
    words = words_of(turn)
    if not words:
        turn.say("coo.word.none", wijk=turn.here.name)
        return
    lines = [
        turn.words("coo.word.line", turn.me, woord=word.said, wat=word.meaning)
        for word in words[:LINES]
    ]
    if len(words) > LINES:
        lines.append(turn.words("coo.word.line.more", turn.me, n=len(words) - LINES))
    turn.say(
        "coo.word.list",
        rows=[forget_this(word) for word in words[:ROWS]],
        labels=[word.said for word in words[:ROWS]],
        n=len(words),
        wijk=turn.here.name,
        lijst="\n".join(lines),
    )


@feature.phrase(r"(?:vergeet|wis|verwijder|forget|remove) (?:het |the )?(?:woord|word) (.+)")
def in_words(turn: Turn, match: re.Match[str]) -> None:
    """*Vergeet het woord inkopen*."""
    forget(turn, match[1])


def forget(turn: Turn, said: str) -> None:
    """It means nothing of its own here any more; refused when it never did."""
    staff.only(turn)
    row = kept(turn, expression(said))
    if row is None or not row.concept:
        raise Refusal("coo.word.nosuch", woord=said.strip()[:LONGEST], wijk=turn.here.name)
    forget_row(turn, row)


@feature.press("drop", TaughtWord, stays=True)
def forget_this(turn: Turn, row: TaughtWord) -> None:
    """A row of the list."""
    staff.only(turn)
    if not row.concept:
        raise Refusal("g.stale.plain")
    forget_row(turn, row)


def forget_row(turn: Turn, row: TaughtWord) -> None:
    mean(turn, row, "")
    forget_groups(turn)
    turn.say("coo.word.gone", buttons=[undo(row)], woord=row.said, wijk=turn.here.name)


@feature.press("undo", TaughtWord)
def undo(turn: Turn, row: TaughtWord) -> None:
    """[Ongedaan maken]: it means again what it meant before, when nobody changed it since."""
    staff.in_time(turn)
    mean(turn, row, row.was)
    forget_groups(turn)
    turn.say("coo.undone")


@feature.due("gone", TaughtWord, select(TaughtWord.id).where(TaughtWord.gone_at <= NOW))
def gone(turn: Turn, row: TaughtWord) -> None:
    """What means nothing, and can no longer be undone or answered, goes."""
    turn.db.delete(row)

"""/woord inkopen = boodschappen: what a word means in this neighbourhood."""

import re

from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.vocabulary.feature import feature
from handlers.vocabulary.forget import forget, show_list, undo
from handlers.vocabulary.model import (
    LONGEST,
    MOST,
    TaughtWord,
    how_many,
    mean,
    row_for,
    service,
)
from handlers.vocabulary.reading import forget_groups, reading
from matching import concept_of_word, expression, service_called, unfit

_EQUALS = re.compile(
    r"(?<!\s)\s*(?:=+|:|->|→)\s*|(?<!\s)\s+(?:betekent|means)(?:\s+(?:hier|here))?\s+",
    re.IGNORECASE,
)
_FORGET = re.compile(r"(?:vergeet|wis|verwijder|weg|forget|remove)\s+(.+)", re.IGNORECASE)
_NOTHING = frozenset({"niets", "niks", "geen", "weg", "nothing", "none"})
GUESSES = 3


@feature.command("woord", roles=staff.ROLES, takes=True)
def word_command(turn: Turn, rest: str) -> None:
    """/woord: the list; /woord inkopen = boodschappen; /woord inkopen; /woord vergeet inkopen."""
    said, *meaning = _EQUALS.split(rest.strip(), maxsplit=1)
    gone = _FORGET.fullmatch(rest.strip())
    if not rest.strip():
        show_list(turn)
    elif meaning and meaning[0].strip():
        teach(turn, said, meaning[0])
    elif gone:
        forget(turn, gone[1])
    else:
        teach(turn, said, "")


@feature.phrase(
    r"(?:het |the )?(?:woord|word) (.+?) (?:betekent|means)(?: hier| here)? (.+)",
)
def in_words(turn: Turn, match: re.Match[str]) -> None:
    """*Het woord inkopen betekent boodschappen*."""
    teach(turn, match[1], match[2])


def teach(turn: Turn, said: str, meaning: str) -> None:
    """Keep what a word means, or ask what is unclear about it."""
    staff.only(turn)
    said = " ".join(said.split()).strip("\"'“”„‘’«»*_.,")
    if expression(meaning) in _NOTHING:
        forget(turn, said)
        return
    why = "long" if len(said) > LONGEST else unfit(said)
    if why:
        raise Refusal(f"coo.word.{why}", woord=said[:LONGEST])
    row = row_for(turn, said)
    if not row.concept and how_many(turn) >= MOST:
        raise Refusal("coo.word.full", n=MOST)
    if not meaning:
        turn.ask("coo.word.what", then=meant, subject=row, fill=_fill(turn, row))
    elif not _settle(turn, row, meaning):
        turn.ask("coo.word.what.no", then=meant, subject=row, fill=_fill(turn, row))


@feature.answer("meant", TaughtWord)
def meant(turn: Turn, row: TaughtWord, text: str) -> bool:
    """Which help it belongs to; asked once more at the most."""
    staff.only(turn)
    if not _settle(turn, row, text):
        turn.ask("coo.word.what.no", then=meant_again, subject=row, fill=_fill(turn, row))
    return True


@feature.answer("meant2", TaughtWord)
def meant_again(turn: Turn, row: TaughtWord, text: str) -> bool:
    """The second time: nothing is kept of what is still not understood."""
    staff.only(turn)
    if not _settle(turn, row, text):
        turn.say("coo.word.unknown", fill=_fill(turn, row))
    return True


def _settle(turn: Turn, row: TaughtWord, meaning: str) -> bool:
    """Act on what it is said to mean; False when that is no help we know."""
    services = _services(turn, meaning)
    if not services:
        return False
    now = row.concept or concept_of_word(row.word)
    if len(services) > 1:
        _ask_which(turn, row, "coo.word.which", services)
    elif now == services[0]:
        turn.say("coo.word.same", fill={**_fill(turn, row), "wat": service(now)})
    elif now:
        _ask_which(turn, row, "coo.word.else", [services[0], now], oud=service(now))
    else:
        _teach(turn, row, services[0])
    return True


def _services(turn: Turn, meaning: str) -> list[str]:
    """The services somebody may mean, by name or in other words; none for "anything else"."""
    named = service_called(meaning)
    if named:
        found = [named]
    else:
        needs = reading(turn, meaning, expect="request").needs
        found = [need.concept for need in needs if need.concept]
    return [one for one in dict.fromkeys(found) if one != "general_help"][:GUESSES]


def _ask_which(
    turn: Turn, row: TaughtWord, key: str, services: list[str], **values: Value
) -> None:
    turn.say(
        key,
        rows=[choose(row, value=one) for one in services],
        labels=[service(one) for one in services],
        fill={**_fill(turn, row), **values},
    )


@feature.press("choose", TaughtWord)
def choose(turn: Turn, row: TaughtWord, value: str) -> None:
    """One of the meanings that were asked about."""
    staff.only(turn)
    if value == (row.concept or concept_of_word(row.word)):
        turn.say("coo.word.stays", fill={**_fill(turn, row), "wat": service(value)})
    else:
        _teach(turn, row, value)


def _teach(turn: Turn, row: TaughtWord, concept: str) -> None:
    mean(turn, row, concept)
    forget_groups(turn)
    fill = {**_fill(turn, row), "wat": row.meaning}
    turn.say("coo.word.taught", buttons=[undo(row)], fill=fill)


def _fill(turn: Turn, row: TaughtWord) -> dict[str, Value]:
    return {"woord": row.said, "wijk": turn.here.name}

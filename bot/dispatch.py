"""In which order a turn is offered: button, command, words, awaited answer, free text."""

from sqlalchemy import select

from bot import choices, outbox, presses, questions
from bot.aid import Given
from bot.choices import Choice
from bot.db import Base
from bot.feature import CommandHandler
from bot.messages import Incoming, Kind, replace
from bot.outbox import Letter
from bot.people import Neighbourhood
from bot.presses import Forged
from bot.registry import Called
from bot.turn import Refusal, Turn

NOT_WRITING = frozenset({Kind.BLOCKED, Kind.LEFT, Kind.JOINED})  # not a sign of a private chat


def handle(turn: Turn, incoming: Incoming, aid: Given | None) -> None:
    """Offer one incoming thing to whoever answers to it."""
    misses = turn.person.misses if turn.person else 0
    _offer(turn, incoming, aid)
    if misses and turn.person and turn.person.misses == misses and turn.private:
        turn.person.misses = 0  # understood: a next miss is the first again


def _offer(turn: Turn, incoming: Incoming, aid: Given | None) -> None:
    if aid is not None:
        turn.writer.note_sent(turn, *aid)  # so that its buttons work in words too
        if not _is_command_of_a_coordinator(turn, incoming):
            quoted = outbox.by_receipt(turn.db, turn.address, incoming.reply_to)
            words = incoming.text
            passed = quoted and turn.private and _reply(turn, quoted, words, notes=True)
            if not passed and _awaits_note(turn):
                _answer(turn, incoming.text)
            return
    if incoming.kind is Kind.PRESS:
        _press(turn, incoming.press, outbox.by_receipt(turn.db, turn.address, incoming.reply_to))
    elif incoming.kind is Kind.COMMAND and not incoming.forwarded:
        _command(turn, incoming.text)
    elif incoming.kind is Kind.COMMAND:  # what somebody else wrote is nobody's command
        _passed_on(turn, incoming.text)
    elif incoming.kind is Kind.TEXT:
        _text(turn, incoming)
    else:
        for run in turn.house.registry.happenings(incoming.kind):
            if run(turn):
                return


def refuse(turn: Turn, no: Refusal) -> None:
    """Say the kind no: a toast to whoever pressed, words in private, nothing aloud in a group."""
    incoming = turn.incoming
    if incoming is None:
        return
    if incoming.kind is Kind.PRESS or turn.person is not None:
        turn.toast(no.key, link=no.link, **no.values)
    elif turn.private:
        turn.say(no.key, fill=no.values)


def _press(turn: Turn, data: str, letter: Letter | None) -> None:
    try:
        mark = presses.read(data, turn.address.chat, turn.house.keys)
        press = turn.house.registry.presses[mark.name]
    except (Forged, KeyError, ValueError):
        raise Refusal("g.stale.plain") from None
    letter = _asked_back(turn, letter, data)
    turn.pressed = letter
    arguments: list[object] = []
    placed = press.kind is not None and hasattr(press.kind, "neighbourhood_id")
    if letter is not None and turn.private and not placed:
        _go_to(turn, letter.neighbourhood_id)
    if press.kind is not None:
        _enter(turn, press.kind, mark.subject)
        thing = turn.get(press.kind, mark.subject)
        if thing is None:
            raise Refusal("g.stale.plain")
        if (getattr(thing, "round", 0) or 0) != mark.round:
            raise Refusal("g.stale.plain")
        arguments.append(thing)
    if press.takes_value:
        press.run(turn, *arguments, value=mark.value)
    else:
        press.run(turn, *arguments)
    if letter is not None and turn.private and not press.stays:
        turn.writer.settle(letter, data)


def _asked_back(turn: Turn, letter: Letter | None, data: str) -> Letter | None:
    """Behind a row of `g.which` stands a button of another message: that one is pressed."""
    if letter is None or letter.text_key != "g.which":
        return letter
    turn.writer.settle(letter, data)
    waiting = choices.open_letters(turn.db, turn.address, turn.now)
    return next((w for w in waiting if data in {b.press for b, _ in outbox.options(w)}), letter)


def _enter(turn: Turn, kind: type[Base], identity: int) -> None:
    """In private the neighbourhood is that of the thing pressed on; in a group it must be."""
    if not hasattr(kind, "neighbourhood_id"):
        return
    column = getattr(kind, "neighbourhood_id")  # noqa: B009 - not every kind has one
    found = turn.db.scalar(select(column).filter_by(id=identity))
    if turn.private:
        _go_to(turn, found)
    elif turn.neighbourhood is None or turn.neighbourhood.id != found:
        raise Refusal("g.stale.plain")


def _go_to(turn: Turn, identity: int | None) -> None:
    if identity and (turn.neighbourhood is None or turn.neighbourhood.id != identity):
        turn.neighbourhood = turn.db.get(Neighbourhood, identity)


def _command(turn: Turn, text: str) -> None:
    called = turn.house.registry.called(text)
    if called is not None:
        _run(turn, called)
    elif turn.private and not _words(turn, words := text.lstrip("/").replace("_", " ")):
        _free_text(turn, words)


def _passed_on(turn: Turn, text: str) -> None:
    if turn.private:
        _free_text(turn, text.lstrip("/").replace("_", " "))


def _run(turn: Turn, called: Called) -> None:
    handler = called.handler
    if not turn.private and not handler.group:
        if turn.person is None or turn.incoming is None or turn.incoming.sender is None:
            return
        if not turn.reaches(turn.person):
            if handler.roles & turn.roles():  # a coordinator: never names in the group
                turn.say("coo.wronggrp", links=[turn.link("hallo")])
            return
        turn.incoming = replace(turn.incoming, address=turn.incoming.sender, message="")
    if not _allowed(turn, handler):
        raise Refusal("coo.norole")
    handler.run(turn, called.rest)


def _allowed(turn: Turn, handler: CommandHandler) -> bool:
    return not handler.roles or bool(handler.roles & turn.roles())


def _text(turn: Turn, incoming: Incoming) -> None:
    if not turn.private:
        _group_text(turn, incoming)
        return
    text = incoming.text
    question = None
    if turn.person is not None:
        question = questions.awaited(turn.db, turn.person, turn.address, turn.now)
    letters = choices.open_letters(
        turn.db, turn.address, turn.now, question.letter_id if question else 0
    )
    quoted = outbox.by_receipt(turn.db, turn.address, incoming.reply_to)
    try:
        choice = None if incoming.forwarded else choices.find(letters, quoted, text)
    except choices.Unclear as two:
        _ask_which(turn, two.choices)
        return
    if choice is not None:
        _press(turn, choice.press, choice.letter)
    elif quoted is not None and _reply(turn, quoted, text):
        return
    elif incoming.forwarded or not (_words(turn, text) or (question and _answer(turn, text))):
        _free_text(turn, text)


def _reply(turn: Turn, quoted: Letter, text: str, *, notes: bool = False) -> bool:
    """Words under a message that some feature wants to hear, before they mean anything else.

    `notes`: they tell of an emergency, so only who passes them on to a colleague hears them.
    """
    for about, run, note in turn.house.registry.replies:
        if not quoted.about.startswith(about) or (notes and not note):
            continue
        before = turn.neighbourhood
        _go_to(turn, quoted.neighbourhood_id)
        if run(turn, quoted, text) is not False:
            return True
        turn.neighbourhood = before
    return False


def _ask_which(turn: Turn, found: list[Choice]) -> None:
    """ "Ja" to two questions that are both open: ask which one is meant."""
    marks = [presses.read(c.press, turn.address.chat, turn.house.keys) for c in found]
    labels = [choices.subject(choice.letter) for choice in found]
    turn.say("g.which", rows=marks, labels=labels)


def _group_text(turn: Turn, incoming: Incoming) -> None:
    if turn.neighbourhood is None or incoming.sender is None or incoming.forwarded:
        return
    quoted = incoming.reply_to and outbox.by_receipt(turn.db, turn.address, incoming.reply_to)
    if quoted and turn.person and _answer(turn, incoming.text, quoted):
        return
    _free_text(turn, incoming.text)


def _words(turn: Turn, text: str) -> bool:
    """Words that stand for a command, and sentences with a fixed shape."""
    called = turn.house.registry.spoken(text)
    if called is not None and _allowed(turn, called.handler):
        called.handler.run(turn, called.rest)
        return True
    words = choices.normal(text)
    for phrase in turn.house.registry.phrases:
        match = phrase.pattern.fullmatch(words)
        if match is None or (phrase.roles and not phrase.roles & turn.roles()):
            continue
        if phrase.run(turn, match) is not False:
            return True
    return False


def _answer(turn: Turn, text: str, quoted: Letter | None = None) -> bool:
    """What was written back to the question that is awaited; in a group only as a reply to it."""
    person = turn.person
    if person is None:
        return False
    question = questions.awaited(turn.db, person, turn.address, turn.now)
    if question is None or (quoted is not None and question.letter_id != quoted.id):
        return False
    answer = turn.house.registry.answers.get(question.handler)
    if answer is None or (answer.unless is not None and answer.unless(text)):
        return False
    before = turn.neighbourhood
    _go_to(turn, question.neighbourhood_id)
    thing = turn.get(answer.kind, question.subject) if answer.kind else None
    letter_id = question.letter_id
    arguments = [thing, text] if answer.kind else [text]
    if (answer.kind and thing is None) or answer.run(turn, *arguments) is False:
        turn.neighbourhood = before
        return False
    turn.db.flush()
    question = questions.awaited(turn.db, person, turn.address, turn.now)
    if question is not None and question.letter_id == letter_id:  # nothing new was asked
        turn.db.delete(question)
    asked = turn.db.get(Letter, letter_id)
    if asked is not None and outbox.in_slot(turn.db, asked.slot)[0] is asked:
        asked.answered_at = turn.now  # a later "ja" is not about this one
    return True


def _awaits_note(turn: Turn) -> bool:
    """Whether this person is writing something down for colleagues."""
    if turn.person is None or not turn.private:
        return False
    question = questions.awaited(turn.db, turn.person, turn.address, turn.now)
    answer = turn.house.registry.answers.get(question.handler) if question else None
    return answer is not None and answer.note


def _free_text(turn: Turn, text: str) -> None:
    for listen in turn.house.registry.listeners:
        if listen(turn, text):
            return


def _is_command_of_a_coordinator(turn: Turn, incoming: Incoming) -> bool:
    registry = turn.house.registry
    called = registry.called(incoming.text) or registry.spoken(incoming.text)
    return called is not None and bool(called.handler.roles) and _allowed(turn, called.handler)

"""Something was asked, and what was written is no answer: it is asked once more, or why it is."""

from bot import questions
from bot.repeat import repeat_question, waiting_question
from bot.turn import Turn
from matching import bare_yes_no, reaction


def is_no_answer(turn: Turn, text: str) -> bool:
    """Whether something waits for an answer, and these words only ask why, or agree."""
    agrees_or_why = bare_yes_no(text) is True or reaction(text) == "why"
    return agrees_or_why and waiting_question(turn) is not None


def why_it_is_asked(turn: Turn) -> bool:
    """ "Waarom wil je dat weten?": the reason, and the question again; False: none is known."""
    if not turn.private or turn.person is None:
        return False
    question = questions.awaited(turn.db, turn.me, turn.address, turn.now)
    answer = turn.house.registry.answers.get(question.handler) if question else None
    if answer is None or not answer.why:
        return False
    asked = waiting_question(turn)
    if asked is None:
        return False
    repeat_question(turn, asked, answer.why)
    return True


def explain_question(turn: Turn) -> bool:
    """ "Ik snap het niet": why it is asked, or how to answer, and the question again."""
    if why_it_is_asked(turn):
        return True
    asked = waiting_question(turn) if turn.private and turn.person is not None else None
    if asked is None:
        return False
    repeat_question(turn, asked, "g.lost")
    return True

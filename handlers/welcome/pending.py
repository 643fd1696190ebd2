"""Something was asked, and what was written is no answer: it is asked once more, or why it is."""

from bot import questions
from bot.repeat import repeat_question, waiting_question
from bot.turn import Turn
from matching import reaction, yes_no

A_WORD = 2  # words of an answer that only agrees


def is_no_answer(turn: Turn, text: str) -> bool:
    """Whether something waits for an answer, and these words only ask why, or agree."""
    agrees = len(text.split()) <= A_WORD and yes_no(text) is True
    return (agrees or reaction(text) == "why") and waiting_question(turn) is not None


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

"""What is said beside a question about a concept: why, what it costs, who sees it, "?".

It is answered, and the question is put again; nothing of it becomes part of the request.
"""

from bot.repeat import repeat_question, waiting_question
from handlers.asking.conduct import Talk
from handlers.asking.words import says
from matching import bare_yes_no, reaction, remarks

MOMENT = ("when", "time")  # steps that await a moment: a yes, a no and a thumb tell none
ANSWERS = {
    "cost": "rem.cost",
    "who": "ask.beside.who",
    "trust": "ask.beside.who",
    "phone": "ask.beside.who",
    "waiting": "ask.beside.unposted",
    "when": "ask.beside.unposted",
    "next": "ask.beside.unposted",
    "mistake": "g.oops",
}
ONCE = "beside"  # a second thing that is no moment is let be: it goes on without one


def beside(talk: Talk, text: str) -> bool:
    """Answer what these words ask or remark, and put the question once more; False: they do not.

    Who names a moment or a help beside it is not heard here: that counts for more.
    """
    key = _answer(talk, text)
    asked = waiting_question(talk.turn) if key else None
    if asked is None:
        return False
    repeat_question(talk.turn, asked, key)
    talk.concept.slot = ""  # the message above is the old one: a correction comes below
    return True


def _answer(talk: Talk, text: str) -> str:
    said = reaction(text)
    if said == "why" or says("lost", text):
        return "ask.beside.why"
    if said == "polite" and talk.concept.step in MOMENT:
        return "g.thanks" if not _twice(talk) else ""
    if said == "none" or (talk.concept.step in MOMENT and bare_yes_no(text) is not None):
        return "g.lost" if not _twice(talk) else ""
    return next((ANSWERS[word] for word in remarks(text) if word in ANSWERS), "")


def _twice(talk: Talk) -> bool:
    """Whether something like it was answered before; from now on it was."""
    before = talk.concept.was(ONCE)
    talk.concept.mark(ONCE)
    return before

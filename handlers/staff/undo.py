"""[Ongedaan maken], ten minutes long, for what a coordinator did; and letting a question be."""

from bot.choices import open_letters
from bot.messages import Kind
from bot.outbox import Letter
from bot.questions import awaited
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers.staff.who import coordinates, only

CHOICES = frozenset(  # questions to a coordinator that are answered by a button
    {"coo.close", "coo.close.helped", "coo.assign", "coo.assign.nobody", "coo.who", "coo.where",
     "coo.more", "coo.merge", "coo.merge.which", "ban.ask"}
)  # fmt: skip


def in_time(turn: Turn) -> None:
    """Refuse whoever does not coordinate, or presses later than ten minutes afterwards.

    "Toch niet" below a newer question is an answer to that one, and undoes nothing.
    """
    only(turn)
    if turn.pressed is None:
        return
    if (
        turn.incoming is not None
        and turn.incoming.kind is Kind.TEXT
        and not turn.incoming.reply_to
    ):
        newest = _newest(turn)
        if newest is not None and newest.id > turn.pressed.id:
            raise Refusal("rol.kept")
    if turn.now > turn.pressed.created_at + UNDO:
        raise Refusal("coo.undo.past")


def let_it_be(turn: Turn) -> bool:
    """ "Laat maar" to a question about a coordinator's work drops it; False: there is none."""
    if turn.person is None or not turn.private or not coordinates(turn):
        return False
    newest = _newest(turn)
    question = awaited(turn.db, turn.person, turn.address, turn.now)
    asked = turn.db.get(Letter, question.letter_id) if question is not None else None
    if newest is None and not (asked and asked.text_key.startswith(("coo.", "dut."))):
        return False
    if newest is not None:
        newest.answered_at = turn.now
    turn.stop_asking()
    turn.say("rol.kept")
    return True


def _newest(turn: Turn) -> Letter | None:
    """The newest message that waits for an answer, when that is a question of this work.

    `bot.repeat` asks another thing: what anybody was asked last, to say that once more.
    """
    letters = open_letters(turn.db, turn.address, turn.now)
    return letters[0] if letters and letters[0].text_key in CHOICES else None

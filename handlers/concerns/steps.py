"""The five steps of the reporting code for violence and abuse, one at a time, numbers at hand."""

from bot.turn import Refusal, Turn
from handlers.concerns.feature import feature
from handlers.concerns.model import Concern, State
from handlers.concerns.whom import blanks, may_read

LAST = 5


def still_open(turn: Turn, concern: Concern) -> None:
    """Refuse whoever may not read it, and what is closed."""
    may_read(turn, concern)
    if concern.state is not State.OPEN:
        raise Refusal("sig.coo.over")


@feature.press("steps", Concern, stays=True)
def steps(turn: Turn, concern: Concern) -> None:
    """⟨Stappen⟩: the first one that is not done."""
    still_open(turn, concern)
    number = min(concern.step + 1, LAST)
    turn.say(
        f"sig.step.{number}",
        buttons=[done(concern, value=str(number))],
        about=concern.about,
        fill=blanks(turn, concern),
    )


@feature.press("done", Concern)
def done(turn: Turn, concern: Concern, value: str) -> None:
    """[Gedaan]: the next one; after the fifth it is closed or looked at again."""
    still_open(turn, concern)
    number = int(value)
    if number != concern.step + 1:
        raise Refusal("g.stale.plain")
    concern.step = number
    turn.record(concern.about, "step", value)
    if number < LAST:
        steps.run(turn, concern)
    else:
        turn.say("sig.coo.steps", about=concern.about)

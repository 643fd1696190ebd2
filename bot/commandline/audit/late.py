"""Rules about what is due: one for each kind of moment that a feature deals with (I4)."""

from collections.abc import Sequence
from datetime import datetime

from bot.commandline.audit.rule import Rule, from_statement
from bot.feature import Due
from bot.moment import at, has_a_moment


def late(dues: Sequence[Due], looked: datetime | None) -> list[Rule]:
    """That what was due when the bot last looked has been dealt with. Never looked: no rules.

    Work that is done bit by bit, and has no moment of its own, is never late.
    """
    if looked is None:
        return []
    return [
        from_statement(
            f"late.{due.name}", "I4", f"{due.name} is dealt with at the first beat after its"
            " moment.", due.query.params(at(looked)),
        )
        for due in dues
        if has_a_moment(due.query.compile().params)
    ]  # fmt: skip

"""A coordinator knows, without a sound, that somebody wrote what is not passed on."""

from bot.turn import Turn
from handlers import duty


def flag(turn: Turn, what: str, key: str) -> None:
    """Tell who is on duty that it happened, not what was written; nothing else happens by itself.

    Of one person and one matter they hear once a day.
    """
    if turn.neighbourhood is None or turn.person is None:
        return
    for somebody in duty.called_on(turn):
        if somebody is not turn.person:
            name = turn.person.name or turn.words("sos.somebody", somebody)
            once = f"{key}:{turn.person.id}:{somebody.id}:{turn.now.date()}"
            turn.say(
                key, to=somebody, kind="digest", once=once, options={"silent": True}, naam=name
            )
    turn.record(f"person:{turn.person.id}", "flagged", what)

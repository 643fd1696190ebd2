"""To what somebody said yes, and taking it back: as easy as giving it."""

from bot.spoken import Day
from bot.texts import Term
from bot.turn import Turn
from handlers import nextdoor
from handlers.privacy.erase import erase_me, keep
from handlers.privacy.feature import feature
from handlers.privacy.opening import member


@feature.command("toestemming")
def consents_command(turn: Turn, rest: str) -> None:
    """*Waar heb ik ja op gezegd*."""
    del rest
    if member(turn):
        say(turn)


def say(turn: Turn) -> None:
    """Both consents, with their dates."""
    person = turn.me
    assert person.keeps_at is not None  # noqa: S101 - a member said yes
    since = Day(person.keeps_at)
    if person.pings_at is None:
        turn.say("prv.cons.one", buttons=[erase_me(), keep()], datum=since)
    else:
        buttons = [no_pings(), erase_me(), keep()]
        areas = ", ".join(nextdoor.agreed_to(turn.db, person))
        turn.say(
            "prv.cons",
            buttons=buttons,
            datum=since,
            datum2=Day(person.pings_at),
            hiernaast_zin=Term("prv.cons.next", (("wijken", areas),)) if areas else "",
        )


@feature.press("nopings")
def no_pings(turn: Turn) -> None:
    """[Berichten uit]: no requests from neighbours any more; the rest stays."""
    turn.me.pings_at = None
    turn.say("prv.cons.off")

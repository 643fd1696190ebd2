"""The first words in a group that was linked: pinned, and that the bot reads along."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.moment import NOW
from bot.outbox import State, in_slot
from bot.people import Group
from bot.texts import Term
from bot.turn import Turn
from handlers.groups.feature import feature
from handlers.groups.figures import figures_of, in_words
from handlers.groups.leading import take_away_old
from handlers.groups.model import Welcome, welcome_of
from handlers.groups.place import ask_which
from handlers.groups.rights import check_rights

A_DAY = timedelta(days=1)


def greet(turn: Turn, group: Group) -> None:
    """`group` was linked to a neighbourhood just now: hello, pinned without a sound.

    To be called in a turn of that neighbourhood. Says nothing twice.
    """
    group.leave_at, group.present = None, True
    turn.retract(f"group:{group.id}")
    turn.take_away(f"unlinked:{group.id}", "grp.known")
    told = welcome_of(turn, group)
    told.figures_at, told.figures = turn.now + A_DAY, ""
    _pin_new(turn, told, group)
    tell_reading(turn, group)
    check_rights(turn, group)
    ask_which(turn, group)


def greet_again(turn: Turn, group: Group) -> None:
    """The group has a new id, where nothing stands: the greeting is pinned there once more."""
    told = welcome_of(turn, group)
    lost = (State.RETRACTED, State.FAILED)
    there = [x for x in in_slot(turn.db, _greeting(turn, group)) if x.state not in lost]
    if told.figures_at is not None and not there:
        _pin_new(turn, told, group, f":{group.chat}")


def _pin_new(turn: Turn, told: Welcome, group: Group, again: str = "") -> None:
    turn.say(
        "grp.added",
        to=group,
        slot=_greeting(turn, group),
        once=f"grp.added:{group.id}:{turn.here.id}{again}",
        **_looks(turn, told, group, pin=True),
    )


def pin_greeting(turn: Turn, group: Group) -> None:
    """The right to pin came after the greeting."""
    _edit(turn, welcome_of(turn, group), group, pin=True)


@feature.due("figures", Welcome, select(Welcome.id).where(Welcome.figures_at <= NOW))
def count_again(turn: Turn, told: Welcome) -> None:
    """Once a day the pinned greeting says how many take part: an edit, without a sound."""
    told.figures_at = turn.now + A_DAY
    group = turn.db.get_one(Group, told.group_id)
    figures = figures_of(turn)
    if not group.present:
        return
    take_away_old(turn, group)
    for letter in in_slot(turn.db, _greeting(turn, group)):
        if letter.kind != "edit" and letter.state is State.SENT:
            letter.sent_at = turn.now  # it stands there: what is needed to edit it is kept
    if figures.helped or figures.people > 1:  # alone is no news
        shown, told.figures = told.figures, str(figures)
        if shown != told.figures:
            _edit(turn, told, group)


def _edit(turn: Turn, told: Welcome, group: Group, *, pin: bool = False) -> None:
    turn.edit(_greeting(turn, group), "grp.added", **_looks(turn, told, group, pin=pin))


def _looks(turn: Turn, told: Welcome, group: Group, *, pin: bool) -> dict[str, Any]:
    """How the greeting looks now, with the figures under it."""
    return {
        "links": _links(turn),
        "options": {"silent": True, "pin": pin},
        "botnaam": _my_name(turn, group),
        "storing_zin": _second_path(turn),
        "stand_zin": in_words(turn, told.figures),
    }


def _second_path(turn: Turn) -> Term:
    """Whom to call when the bot does not answer: it stands there also when the bot is down."""
    here = turn.here
    return Term("fail.full", (("coordinator", here.contact), ("telefoon", here.phone)))


def _my_name(turn: Turn, group: Group) -> str:
    own = turn.house.selves.get(group.platform)
    return own.name if own else turn.bot_name


def _greeting(turn: Turn, group: Group) -> str:
    """Names the message that stands pinned in the group."""
    return f"greeting:{group.id}:{turn.here.id}"


def _links(turn: Turn) -> list[str]:
    code = turn.here.code
    return [turn.link(f"g-{code}-vraag"), turn.link(f"g-{code}-aanbod")]


def tell_reading(turn: Turn, group: Group) -> None:
    """Say once that the bot reads along, where it does."""
    if group.bot_sees_all and turn.here.reads_along:
        turn.say(
            "grp.added.read",
            to=group,
            once=f"grp.added.read:{group.id}:{turn.here.id}",
            options={"silent": True},
        )

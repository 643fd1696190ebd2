"""Several groups of one neighbourhood: a coordinator picks where requests are put."""

from sqlalchemy import select

from bot.people import Group
from bot.turn import Turn
from handlers import staff
from handlers.groups.feature import feature
from handlers.groups.model import Welcome, name_of, welcome_of


def ask_which(turn: Turn, group: Group) -> None:
    """`group` was linked: ask in which groups requests are put, when it is not the only one."""
    if not _others(turn, group):
        return
    found = staff.coordinators(turn)
    for person in [turn.person] if turn.person in found else found:
        turn.say(
            "grp.coo.which",
            to=person,
            kind="must",
            buttons=[pick(welcome_of(turn, group), value=v) for v in ("new", "old", "all")],
            once=f"grp.coo.which:{group.id}:{turn.here.id}:{person.id if person else 0}",
            wijk=turn.here.name,
            groep=name_of(turn),
        )


@feature.press("place", Welcome)
def pick(turn: Turn, welcome: Welcome, value: str) -> None:
    """Requests go to the new group, to the others, or to all of them."""
    staff.only(turn)
    group = turn.db.get_one(Group, welcome.group_id)
    group.cards = value != "old"
    for other in _others(turn, group):
        other.cards = value != "new"
    turn.record(f"group:{group.id}", "place", value)
    turn.say("grp.coo.which.ok")


def _others(turn: Turn, group: Group) -> list[Group]:
    statement = select(Group).where(
        Group.neighbourhood_id == turn.here.id, Group.present, Group.id != group.id
    )
    return list(turn.db.scalars(statement))

"""The rights the bot needs in a group: asked of the coordinators once, and told once when lost."""

from bot.people import Group
from bot.texts import Term
from bot.turn import Turn
from handlers import staff
from handlers.groups.feature import feature
from handlers.groups.model import Welcome, name_of, welcome_of

NEEDED = frozenset({"pin", "delete"})


def note_rights(turn: Turn, group: Group) -> None:
    """Keep what the platform says the bot sees and may do there."""
    incoming = turn.incoming
    if incoming is not None:
        group.bot_sees_all = incoming.bot_sees_all
        group.bot_may = ",".join(sorted(incoming.bot_may))


def complete(turn: Turn, group: Group) -> bool:
    """Whether the bot can do there what the neighbourhood wants of it."""
    sees = group.bot_sees_all or not turn.here.reads_along
    return sees and set(group.bot_may.split(",")) >= NEEDED


def check_rights(turn: Turn, group: Group, *, had: bool = False) -> None:
    """Tell the coordinators, once, that something is missing; `had`: until a moment ago not."""
    told = welcome_of(turn, group)
    if complete(turn, group):
        told.rights_told_at = None
    elif told.rights_told_at is None:
        told.rights_told_at = turn.now
        key = "grp.needadmin.lost" if had else "grp.needadmin"
        for person in staff.coordinators(turn):
            turn.say(key, to=person, kind="must", buttons=[done(told)], groep=name_of(turn))


@feature.press("rights", Welcome)
def done(turn: Turn, told: Welcome) -> None:
    """A coordinator says the rights were given: look whether they were."""
    staff.only(turn)
    group = turn.db.get_one(Group, told.group_id)
    if complete(turn, group):
        door = "" if "invite" in group.bot_may else Term("grp.rights.door")
        turn.say("grp.rights.ok", deur_zin=door)
    else:
        turn.say("grp.rights.no", buttons=[done(told)])

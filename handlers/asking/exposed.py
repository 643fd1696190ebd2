"""An address or a number in the group: its author is offered, in private, to take it away."""

from bot.outbox import PRIORITY, Hours, Letter, State, in_slot
from bot.people import Group
from bot.turn import Refusal, Turn
from handlers.asking.feature import feature
from matching import reveals_contact


def offer_to_take_away(turn: Turn, text: str) -> None:
    """Ask the author; who cannot be written to is asked nothing, and the group hears nothing."""
    incoming, group, person = turn.incoming, turn.group, turn.person
    if incoming is None or group is None or person is None or not reveals_contact(text):
        return
    if not turn.reaches(person):
        return
    where = f"{group.id}.{incoming.message}"
    turn.say(
        "grq.private",
        to=person,
        buttons=[take_away(value=where), leave_it()],
        once=f"grq.private:{where}",
    )


@feature.press("unsay")
def take_away(turn: Turn, value: str) -> None:
    """[Ja, graag]: by the bot where it may, else with how they do it themselves."""
    identity, _, receipt = value.partition(".")
    group = turn.db.get(Group, int(identity))
    if group is None or group.neighbourhood_id != turn.here.id:
        raise Refusal("g.stale.plain")
    if not _may(turn, group):
        turn.say("grq.private.how")
        return
    slot = f"theirs:{value}"
    if not in_slot(turn.db, slot):
        turn.keep(_theirs(turn, group, slot, receipt))
        turn.take_away(slot, "grq.private.gone")
    turn.say("grq.private.done")


@feature.press("saidso")
def leave_it(turn: Turn) -> None:
    """[Nee]."""
    turn.say("grq.private.left")


def _may(turn: Turn, group: Group) -> bool:
    """Whether the bot may delete in that group, and the message is young enough."""
    hours = turn.house.can(group.platform).delete_hours
    said = turn.pressed.created_at if turn.pressed is not None else None
    young = said is not None and (turn.now - said).total_seconds() < hours * 3600
    return young and group.present and "delete" in group.bot_may.split(",")


def _theirs(turn: Turn, group: Group, slot: str, receipt: str) -> Letter:
    """The message of somebody else, as one that stands there, so that it can be deleted."""
    return Letter(
        once=slot,
        kind="must",
        priority=PRIORITY["must"],
        hours=Hours.ALWAYS,
        platform=group.platform,
        chat=group.chat,
        neighbourhood_id=turn.here.id,
        slot=slot,
        text_key="grq.private.gone",
        state=State.SENT,
        receipt=receipt,
        created_at=turn.now,
        sent_at=turn.now,
    )

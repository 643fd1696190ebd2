"""What was begun in the group goes on in private; who cannot be written to is shown the way."""

from datetime import timedelta

from sqlalchemy import select

from bot.messages import replace
from bot.outbox import Letter
from bot.people import Group, Membership, Neighbourhood
from bot.turn import Turn
from handlers.groups.model import blinded
from handlers.welcome import follow, on_payload, start

COMMANDS = ("vraag", "aanbod")  # that a link out of the group may lead to
LATELY = timedelta(days=2)


def go_private(turn: Turn, command: str) -> None:
    """Go on with `command`, said in the group by whoever began this turn, in their own chat."""
    incoming, group = turn.incoming, turn.group
    if incoming is None or incoming.sender is None or group is None or not turn.neighbourhood:
        return
    rest = f"{turn.here.code}-{command}"
    if turn.person is not None and turn.reaches(turn.person):
        turn.incoming = replace(incoming, address=incoming.sender, message="")
        from_the_group(turn, rest)
        return
    slot = _slot(turn, group)
    turn.say(
        "grp.nodm",
        links=[turn.link(f"g-{rest}")],
        slot=slot,
        once=f"{slot}:{turn.local:%Y-%m-%d}",
        options={"silent": True, "reply_to": incoming.message},
    )


@on_payload("g")
def from_the_group(turn: Turn, rest: str) -> bool:
    """A button in the group, for a neighbourhood and a command: `g-deheeze-vraag`."""
    code, _, command = rest.partition("-")
    called = turn.house.registry.called(f"/{command}")
    place = turn.db.scalar(select(Neighbourhood).where(Neighbourhood.code == code))
    if command not in COMMANDS or called is None or place is None:
        return False
    _found_the_way(turn, place)
    if turn.person is None or turn.person.keeps_at is None:
        turn.enter(place)
        start(turn, then=f"g-{rest}")
    elif turn.db.get(Membership, (place.id, turn.person.id)) is None:
        return follow(turn, f"w-{code}")
    else:
        turn.person.current_neighbourhood_id = place.id
        turn.enter(place)
        called.handler.run(turn, "")
    return True


def _found_the_way(turn: Turn, place: Neighbourhood) -> None:
    """They are in private now: what showed them the way there goes."""
    for group in turn.db.scalars(select(Group).where(Group.neighbourhood_id == place.id)):
        turn.take_away(_slot(turn, group), "grp.nodm.gone")


def take_away_old(turn: Turn, group: Group) -> None:
    """Who was shown the way and did not go: it need not stand in the group for ever."""
    shown = select(Letter).where(
        Letter.platform == group.platform,
        Letter.chat == group.chat,
        Letter.text_key == "grp.nodm",
        Letter.answered_at.is_(None),
        Letter.sent_at > turn.now - LATELY,
    )
    for letter in turn.db.scalars(shown):
        letter.answered_at = turn.now
        turn.take_away(letter.slot, "grp.nodm.gone")


def _slot(turn: Turn, group: Group) -> str:
    return f"nodm:{group.id}:{blinded(turn)}"

"""What was begun in the group goes on in private; who cannot be written to is shown the way."""

from datetime import timedelta

from sqlalchemy import ColumnElement, select

from bot.messages import replace
from bot.outbox import Letter, State
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
    once = f"nodm:{group.id}:{blinded(turn)}:{turn.local:%Y-%m-%d}"
    show_the_way(turn, group, "grp.nodm", f"g-{rest}", once)


def show_the_way(turn: Turn, group: Group, key: str, payload: str, once: str = "") -> None:
    """Say `key` under what was said in the group, with a button to `payload` in private.

    One at a time for each payload; it goes when they came along (`found_the_way`), or in a day.
    """
    about = _about(turn, group)
    slot = f"{about}:{payload}"
    if any(letter.slot == slot for letter in _shown(turn, Letter.about == about)):
        return
    turn.say(
        key,
        links=[turn.link(payload)],
        about=about,
        slot=slot,
        once=once,
        options={"silent": True, "reply_to": turn.incoming.message if turn.incoming else ""},
    )


@on_payload("g")
def from_the_group(turn: Turn, rest: str) -> bool:
    """A button in the group, for a neighbourhood and a command: `g-deheeze-vraag`."""
    code, _, command = rest.partition("-")
    called = turn.house.registry.called(f"/{command}")
    place = turn.db.scalar(select(Neighbourhood).where(Neighbourhood.code == code))
    if command not in COMMANDS or called is None or place is None:
        return False
    found_the_way(turn, place)
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


def found_the_way(turn: Turn, place: Neighbourhood) -> None:
    """They are in private now: what showed them the way there goes."""
    for group in turn.db.scalars(select(Group).where(Group.neighbourhood_id == place.id)):
        _take_away(turn, _shown(turn, Letter.about == _about(turn, group)))


def take_away_old(turn: Turn, group: Group) -> None:
    """Who was shown the way and did not go: it need not stand in the group for ever."""
    here = (Letter.platform == group.platform, Letter.chat == group.chat)
    theirs = Letter.about.startswith(f"way:{group.id}:", autoescape=True)
    _take_away(turn, _shown(turn, *here, theirs, Letter.sent_at > turn.now - LATELY))


def _take_away(turn: Turn, letters: list[Letter]) -> None:
    for letter in letters:
        letter.answered_at = turn.now
        turn.take_away(letter.slot, "grp.nodm.gone")


def _shown(turn: Turn, *which: ColumnElement[bool]) -> list[Letter]:
    """What shows the way and was not taken away yet."""
    gone = (State.RETRACTED, State.FAILED)
    still = (Letter.kind != "edit", Letter.answered_at.is_(None), Letter.state.not_in(gone))
    return list(turn.db.scalars(select(Letter).where(*which, *still)))


def _about(turn: Turn, group: Group) -> str:
    """What concerns whoever began this turn, and the way to their private chat."""
    return f"way:{group.id}:{blinded(turn)}"

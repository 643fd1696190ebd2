"""/koppel: a code made in private links a group, from the same account and within the hour."""

from datetime import timedelta

from sqlalchemy import select

from bot.messages import Outgoing
from bot.outbox import by_receipt
from bot.people import Group, Neighbourhood, roles_of
from bot.turn import Turn
from handlers import groups, staff
from handlers.neighbourhood.feature import feature
from handlers.neighbourhood.model import LinkCode
from handlers.roles import note_wrong_try, too_many_tries
from handlers.welcome import on_payload

VALID = timedelta(hours=1)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
LENGTH = 10  # 50 bits, usable from one account only


@feature.command("koppel", takes=True, group=True)
def link_command(turn: Turn, rest: str) -> None:
    """/koppel in private makes a code; /koppel CODE in the group uses it."""
    code = rest.split()[0] if rest.split() else ""
    if turn.private:
        make_code(turn)
    elif turn.incoming is not None and turn.incoming.sender is None:
        if _looks_like(code):
            turn.say("coo.anon", buttons=[it_is_me(value=code.upper())])
    elif code:
        link(turn, code)
    elif turn.person is not None and staff.coordinates(turn):
        turn.say("lnk.where", to=turn.person)


def make_code(turn: Turn) -> None:
    """A new code for this coordinator; a link adds the bot to a group with it."""
    staff.only(turn)
    code = "".join(turn.house.chance.choice(LETTERS) for _ in range(LENGTH))
    turn.keep(
        LinkCode(
            neighbourhood_id=turn.here.id,
            token=turn.house.keys.blind(code),
            person_id=turn.me.id,
            expires_at=turn.now + VALID,
        )
    )
    address = turn.link(f"k-{code}").replace("?start=", "?startgroup=")
    turn.say("lnk.code", links=[address], code=code, wijk=turn.here.name)


def _looks_like(code: str) -> bool:
    return len(code) == LENGTH and set(code.upper()) <= set(LETTERS)


@feature.press("me")
def it_is_me(turn: Turn, value: str) -> None:
    """[Ik ben coördinator]: the press shows who the anonymous administrator is."""
    link(turn, value)


@on_payload("k")
def added_with_code(turn: Turn, code: str) -> bool:
    """The bot was added along the link: the platform hands over the code in the group."""
    if turn.group is None:
        turn.say("lnk.where")
    else:
        link(turn, code)
    return True


def link(turn: Turn, code: str) -> None:
    """Let the group of this turn belong to the neighbourhood of the code."""
    found = _valid(turn, code)
    if found is None:
        if turn.person is not None:
            turn.say("lnk.wrong", to=turn.person)
        return
    group = turn.group or _remember(turn)
    old = turn.db.get(Neighbourhood, group.neighbourhood_id) if group.neighbourhood_id else None
    if old is not None and not roles_of(turn.db, old, turn.me) & {*staff.ROLES}:
        turn.say("lnk.taken", to=turn.me)
        return
    _take_away_code(turn, group)
    found.used_at = turn.now
    group.neighbourhood_id, group.leave_at, group.present = found.neighbourhood_id, None, True
    turn.enter(turn.db.get_one(Neighbourhood, found.neighbourhood_id))
    turn.db.flush()
    turn.record(f"group:{group.id}", "linked")
    groups.greet(turn, group)
    turn.say("lnk.done", to=turn.me, wijk=turn.here.name)


def _valid(turn: Turn, code: str) -> LinkCode | None:
    if turn.person is None or too_many_tries(turn):
        return None
    found = turn.db.scalar(
        select(LinkCode)
        .where(LinkCode.token.in_(turn.house.keys.blinds(code.upper())))
        .with_for_update()
    )
    if (
        found is None
        or found.person_id != turn.person.id
        or found.used_at is not None
        or found.expires_at <= turn.now
        or not _coordinates(turn, found)
    ):
        note_wrong_try(turn)
        return None
    return found


def _coordinates(turn: Turn, code: LinkCode) -> bool:
    place = turn.db.get_one(Neighbourhood, code.neighbourhood_id)
    return bool(roles_of(turn.db, place, turn.me) & {*staff.ROLES})


def _remember(turn: Turn) -> Group:
    return turn.keep(
        Group(platform=turn.address.platform, chat=turn.address.chat, added_at=turn.now)
    )


def _take_away_code(turn: Turn, group: Group) -> None:
    """The message with the code is deleted, where the bot may."""
    incoming = turn.incoming
    if incoming is None or "delete" not in group.bot_may or incoming.private:
        return
    if incoming.message and not incoming.press_id:
        turn.writer.note_sent(turn, Outgoing(turn.address, "", about="lnk.code"), incoming.message)
        turn.db.flush()
        letter = by_receipt(turn.db, turn.address, incoming.message)
        if letter is not None:
            turn.take_away(letter.slot, "lnk.gone")

"""/uitnodiging: a link that gives a role once, and what happens when somebody follows it."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.moment import ago
from bot.people import Membership, Neighbourhood, Person, Role
from bot.texts import Term
from bot.turn import Refusal, Turn
from handlers import staff, welcome
from handlers.roles.feature import feature
from handlers.roles.grant import give
from handlers.roles.model import Invitation, WrongTry
from handlers.roles.token import make_invitation

ROLES = (  # as the rows of rol.ask stand
    Role.COORDINATOR, Role.VOLUNTEER, Role.DESK, Role.OWNER, Role.CONFIDANT,
)  # fmt: skip
TRIES, ALL_TRIES = 5, 100  # wrong links an hour: of one person, of everybody
HOUR = timedelta(hours=1)
AGAIN = "again"  # behind m-: whoever followed the link comes back from the welcome


@feature.command("uitnodiging", roles=staff.ROLES, takes=True)
def invite_command(turn: Turn, rest: str) -> None:
    """/uitnodiging, /uitnodiging vrijwilliger."""
    position = staff.chosen(turn, "rol.ask", rest) if rest else None
    if position is not None:
        _invite(turn, ROLES[position])
        return
    owner = Role.OWNER in turn.roles()
    rows = [invite(value=role) if role is not Role.OWNER or owner else None for role in ROLES]
    turn.say("rol.ask", rows=rows)


@feature.press("invite")
def invite(turn: Turn, value: str) -> None:
    """For this role."""
    _invite(turn, Role(value))


def _invite(turn: Turn, role: Role) -> None:
    staff.only(turn)
    if role is Role.OWNER and Role.OWNER not in turn.roles():
        raise Refusal("rol.owner")
    house = turn.house
    payload = make_invitation(
        turn.db, house.keys, turn.here, role, turn.me.id, turn.now, house.chance
    )
    turn.record(f"person:{turn.me.id}", "invited", role.value)
    turn.say("rol.add", rol=name_of_role(role), wijk=turn.here.name, link=turn.link(payload))


def name_of_role(role: Role) -> Term:
    """What a role is called."""
    return Term(f"rol.name.{role.value}")


@welcome.on_payload("m")
def follow_link(turn: Turn, token: str) -> bool:
    """Somebody follows an invitation. Wrong, used and expired get the same answer."""
    invitation = _bound(turn) if token == AGAIN else _valid(turn, token)
    if invitation is None:
        turn.say("rol.wrong")
        return True
    turn.enter(turn.db.get_one(Neighbourhood, invitation.neighbourhood_id))
    person = turn.person or turn.newcomer()
    invitation.used_by_id = person.id
    if person.keeps_at is None:
        turn.db.flush()
        welcome.start(turn, then=f"m-{AGAIN}")
        return True
    if turn.db.get(Membership, (turn.here.id, person.id)) is None:
        welcome.join_here(turn, person)
    give(turn, invitation, person)
    return True


def _bound(turn: Turn) -> Invitation | None:
    """The invitation with which this person came in a moment ago."""
    if turn.person is None:
        return None
    return turn.db.scalar(
        select(Invitation)
        .where(Invitation.used_by_id == turn.person.id, Invitation.state == "open")
        .order_by(Invitation.id.desc())
        .limit(1)
        .with_for_update()
    )


def _valid(turn: Turn, token: str) -> Invitation | None:
    if too_many_tries(turn):
        return None
    found = turn.db.scalar(
        select(Invitation)
        .where(Invitation.token.in_(turn.house.keys.blinds(token)))
        .with_for_update()
    )
    mine = found is not None and found.used_by_id in (
        None, turn.person.id if turn.person else None
    )  # fmt: skip
    if found is None or not mine or found.state != "open" or found.expires_at <= turn.now:
        note_wrong_try(turn)
        return None
    return found


def who(turn: Turn) -> str:
    """Whoever began this turn, not readable from the database."""
    sender = turn.incoming.sender if turn.incoming else None
    return turn.house.keys.blind(f"{sender.platform}:{sender.chat}" if sender else "")


def too_many_tries(turn: Turn) -> bool:
    """Whether this person, or everybody together, guessed too often in the last hour."""
    recent = select(func.count()).select_from(WrongTry).where(WrongTry.at > turn.now - HOUR)
    own = turn.db.scalar(recent.where(WrongTry.who == who(turn))) or 0
    return own >= TRIES or (turn.db.scalar(recent) or 0) >= ALL_TRIES


def note_wrong_try(turn: Turn) -> None:
    """Count a wrong link or code."""
    turn.keep(WrongTry(who=who(turn), at=turn.now))


@feature.due("tries", WrongTry, select(WrongTry.id).where(WrongTry.at <= ago(HOUR)))
def forget_try(turn: Turn, wrong: WrongTry) -> None:
    """An hour later it counts no more."""
    turn.db.delete(wrong)


def inviter_of(turn: Turn, invitation: Invitation) -> Person | None:
    """Who made the link; None: the command line."""
    return turn.db.get(Person, invitation.inviter_id) if invitation.inviter_id else None

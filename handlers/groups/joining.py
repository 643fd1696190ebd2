"""Who comes into the group is welcomed: one message for all, at most once a day."""

from datetime import timedelta

from sqlalchemy import select

from bot.messages import Kind
from bot.moment import NOW
from bot.names import clean
from bot.people import Account, Group, Membership, Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.groups.door import was_welcomed
from handlers.groups.feature import feature
from handlers.groups.model import NAMED, Welcome, blind, blinded, welcome_of

TOGETHER = timedelta(minutes=5)  # whoever comes in within this is welcomed in one message
PAUSE = timedelta(days=1)


@feature.happens(Kind.JOINED)
def joined(turn: Turn) -> bool:
    """Somebody came in; platforms may say so twice. Members of the neighbourhood need no words."""
    incoming, group = turn.incoming, turn.group
    if group is None or turn.neighbourhood is None or incoming is None or not incoming.sender:
        return False
    if turn.person and turn.db.get(Membership, (turn.here.id, turn.person.id)):
        return True
    if was_welcomed(turn):
        return True
    welcome = welcome_of(turn, group)
    account = blinded(turn)
    people = welcome.people
    if any(known == account for known, _ in people):
        return True
    words = clean(incoming.name).split()
    if len(people) < NAMED and words:
        welcome.people = [*people, (account, words[0][:20])]
    else:
        welcome.more += 1
    if welcome.due_at is None:
        after = welcome.last_at + PAUSE if welcome.last_at else turn.now
        welcome.due_at = max(turn.now + TOGETHER, after)
    return True


@feature.happens(Kind.LEFT)
def left(turn: Turn) -> bool:
    """Gone again before the welcome: then there is nobody to name."""
    if turn.group is None or turn.neighbourhood is None or not turn.incoming:
        return False
    if turn.incoming.sender is None:
        return False
    found = turn.db.scalar(select(Welcome).where(Welcome.group_id == turn.group.id))
    account = blinded(turn)
    if found is not None and any(known == account for known, _ in found.people):
        found.people = [entry for entry in found.people if entry[0] != account]
        if not found.people and not found.more:
            found.due_at = None
    return False


@feature.erases
def erase(turn: Turn, person: Person) -> None:
    """Somebody who is to be forgotten is not named any more."""
    accounts = select(Account.chat).where(Account.person_id == person.id)
    gone = {blind(turn, chat) for chat in turn.db.scalars(accounts)}
    for welcome in turn.db.scalars(select(Welcome).where(Welcome.due_at.is_not(None))):
        if any(account in gone for account, _ in welcome.people):
            welcome.people = [entry for entry in welcome.people if entry[0] not in gone]


@feature.due("join", Welcome, select(Welcome.id).where(Welcome.due_at <= NOW))
def say_welcome(turn: Turn, welcome: Welcome) -> None:
    """Welcome them by name, and take the previous welcome away."""
    group = turn.db.get_one(Group, welcome.group_id)
    names, more = _names(welcome), welcome.more
    welcome.people, welcome.more, welcome.due_at = [], 0, None
    if not group.present or not (names or more):
        return
    turn.take_away(f"join:{group.id}:{welcome.number}", "grp.join.old")
    welcome.number, welcome.last_at = welcome.number + 1, turn.now
    turn.say(
        "grp.join.batch",
        to=group,
        kind="digest",
        links=[turn.link(f"w-{turn.here.code}")],
        slot=f"join:{group.id}:{welcome.number}",
        options={"silent": True},
        namen=_and_more(names, more),
    )


def _names(welcome: Welcome) -> str:
    return ", ".join(name for _, name in welcome.people)


def _and_more(names: str, more: int) -> Value:
    if not more:
        return names
    if not names:
        return Term("grp.join.somebody")
    return Term("grp.join.more", (("namen", names), ("n", more)))

"""/gesproken Els, /vog Els: how well somebody is known to the coordinators."""

from bot.people import TRUST_ORDER, Membership, Person, Trust
from bot.texts import Term
from bot.turn import Refusal, Turn
from handlers import duty
from handlers.coordination.feature import feature
from handlers.coordination.who import name, people_called


@feature.command("gesproken", roles=duty.STAFF, takes=True)
def talked_command(turn: Turn, rest: str) -> None:
    """/gesproken Els."""
    _named(turn, rest, Trust.TALKED)


@feature.command("vog", roles=duty.STAFF, takes=True)
def certificate_command(turn: Turn, rest: str) -> None:
    """/vog Els."""
    _named(turn, rest, Trust.VOG)


@feature.answer("talked")
def talked_name(turn: Turn, text: str) -> bool:
    """The name that was missing."""
    return _answered(turn, text, Trust.TALKED)


@feature.answer("vog")
def certificate_name(turn: Turn, text: str) -> bool:
    """The name that was missing."""
    return _answered(turn, text, Trust.VOG)


def _answered(turn: Turn, text: str, trust: Trust) -> bool:
    if len(text.split()) > 4:
        return False
    _named(turn, text, trust)
    return True


def _named(turn: Turn, words: str, trust: Trust) -> None:
    duty.staff_only(turn)
    later = talked_name if trust is Trust.TALKED else certificate_name
    if not words:
        turn.ask("coo.trust.who", then=later)
        return
    found, exact = people_called(turn, words)
    if not found:
        turn.ask("coo.who.none", then=later, naam=words[:40])
    elif exact:
        _set(turn, found[0], trust)
    else:
        rows = [set_trust(person, value=trust.value) for person in found]
        turn.say("coo.who", rows=rows, labels=[name(person) for person in found])


@feature.press("trust", Person)
def set_trust(turn: Turn, person: Person, value: str) -> None:
    """This one; or the level it was, to undo."""
    duty.staff_only(turn)
    turn.stop_asking()
    _set(turn, person, Trust(value))


def _set(turn: Turn, person: Person, trust: Trust) -> None:
    membership = turn.db.get(Membership, (turn.here.id, person.id))
    if membership is None:
        raise Refusal("g.stale.plain")
    if person is turn.person:
        raise Refusal("coo.trust.self")
    before = membership.trust
    membership.trust, membership.trust_at, membership.trust_by = trust, turn.now, turn.me.id
    turn.record(f"person:{person.id}", "trust", trust.value)
    lower = TRUST_ORDER[trust] < TRUST_ORDER[before]
    turn.say(
        "coo.trust",
        buttons=[None if before is trust or lower else set_trust(person, value=before.value)],
        naam=name(person),
        niveau=Term(f"coo.trust.{trust.value}"),
    )

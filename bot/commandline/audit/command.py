"""Audits the database of these settings and prints one JSON line."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.clock import FastClock, real_now
from bot.commandline import assemble, reading
from bot.commandline.audit.rule import Moments, check
from bot.commandline.audit.table import rules
from bot.db import Base
from bot.installation import Fact
from bot.keys import WrongKey
from bot.outage import Beat
from bot.pulse import AWAY, BEAT
from bot.sealbook import SealBook, book_beside
from bot.sealcode import is_there
from bot.sealing import Broken, verify
from bot.settings import BadSetting, Settings

IN_TIME = BEAT + timedelta(seconds=5)  # from a moment to what is done about it
LEASE_OVER = timedelta(minutes=1)  # after a lease ran out, in which its letter is settled
MARKED = timedelta(days=5)  # that a seen-mark is there at least: see `bot.app`
COUNTED = (
    "request", "place", "meeting", "ping", "ladder_step", "letter", "event", "seal", "person",
)  # fmt: skip
SEALS = {  # what a batch of the trail promises; its id is named
    "changed": "A batch of the trail is as it was sealed.",
    "missing": "No seal of a neighbourhood is missing.",
    "early": "Lines of the trail are kept two years, of what was read one.",
    "cut_off": "The newest seals are there, as they were noted beside the database.",
    "outside": "Nothing is added to a time that was sealed.",
    "told": "A seal that was told is there, as it was told.",
}


def run(settings: Settings, tell: Callable[[str], None], told: Sequence[str] = ()) -> int:
    """One JSON line; 0 when every promise holds, 1 when one does not. Changes nothing.

    `told`: seals as coordinators read them.
    Raises `Unreadable`, `BadSetting` and `WrongKey`.
    """
    with reading.opened(settings) as connection:
        moments = looked(connection, settings.clock_speed, _began(connection, settings))
        every = rules(moments)
        found, totals = check(connection, every, moments)
        checked = {name: _count(connection, name) for name in COUNTED}
        broken = list(verify(connection, _keys(connection, settings)))
        broken += SealBook(book_beside(assemble.erasures(settings).file)).cut_off(connection)
        broken += [Broken(code, "told") for code in told if not is_there(connection, code)]
    violations = [
        {"invariant": one.rule.invariant, "rule": one.rule.name, "id": one.id} for one in found
    ] + [{"invariant": "I10", "rule": f"seal_{one.why}", "id": one.seal} for one in broken]
    says = {one.rule.name: one.rule.says for one in found}
    says |= {f"seal_{one.why}": SEALS[one.why] for one in broken}
    totals |= Counter(f"seal_{one.why}" for one in broken)
    line = {
        "ok": not violations,
        "rules": len(every) + len(SEALS),
        "checked": checked,
        "violations": violations,
        "totals": totals,
        "says": says,
    }
    tell(json.dumps(line))
    return 1 if violations else 0


def _keys(connection: Connection, settings: Settings) -> tuple[bytes, ...]:
    """The keys of the seals. Raises `WrongKey` when this database was written with others."""
    keys = assemble.known_keys(settings)
    known = connection.scalar(select(Fact.value).where(Fact.name == "key"))
    if known is not None and known not in keys.blinds(assemble.KEY_MARK):
        raise WrongKey
    return keys.seals()


def _count(connection: Connection, name: str) -> int:
    return connection.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0


def looked(connection: Connection, speed: float, began: datetime) -> Moments:
    """Until when the bot certainly dealt with what was due, by the last beat that it noted.

    Just after a start it may still be busy with what it finds; and it notes a beat once a minute,
    so how long it was away before that is not known when it was short.
    """
    beat, now = connection.scalar(select(Beat.at)), real_now()
    clock = FastClock(speed, began)
    recent = clock.at(now) - MARKED
    if beat is None:
        return Moments(recent=recent)
    # An absence that is shorter than this leaves no trace.
    really = beat - IN_TIME if now - beat >= IN_TIME else beat - AWAY - IN_TIME
    return Moments(clock.at(really), really - LEASE_OVER, recent)


def _began(connection: Connection, settings: Settings) -> datetime:
    """When practice began, where the clock is one for practice; else any moment will do."""
    began = connection.scalar(select(Fact.value).where(Fact.name == "practice_began"))
    if (began is None) != (settings.clock_speed == 1):
        why = "this database is in real use, not for practice"
        if began is not None:
            why = "this database is one for practice: give it a speed"
        raise BadSetting("BURENHULP_CLOCK_SPEED", why)
    return real_now() if began is None else datetime.fromisoformat(began)

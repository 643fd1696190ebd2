"""/gesproken Els, /vog Els: how well somebody is known to the coordinators."""

import re
from datetime import datetime

from bot.people import TRUST_ORDER, Membership, Person, Trust
from bot.spoken import Day
from bot.texts import Term
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.roles.feature import feature
from handlers.staff import certainly, labels, name, people_called
from matching import find_moments

_A_DAY = re.compile(r"\d|gisteren|vandaag|yesterday|today", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:gezien|gezien op|seen|op|on|van|d\.?d\.?)\b", re.IGNORECASE)


@feature.command("gesproken", roles=staff.ROLES, takes=True)
def talked_command(turn: Turn, rest: str) -> None:
    """/gesproken Els."""
    _named(turn, rest, Trust.TALKED)


@feature.command("vog", roles=staff.ROLES, takes=True)
def certificate_command(turn: Turn, rest: str) -> None:
    """/vog Els."""
    _named(turn, rest, Trust.VOG)


@feature.phrase(r"(.+) gesproken", roles=staff.ROLES)
def talked_in_words(turn: Turn, match: re.Match[str]) -> bool:
    """ "Els gesproken"; *ik heb Els gesproken* may be any talk, and gives nobody this level."""
    return _known(turn, match[1], Trust.TALKED)


@feature.phrase(r"(.+?) (?:heeft|has) (?:een |nu een |a )?vog", roles=staff.ROLES)
@feature.phrase(
    r"(?:ik heb )?(?:de )?vog (?:van )?(.+?) gezien|(.+) vog(?: gezien)?", roles=staff.ROLES
)
def certificate_in_words(turn: Turn, match: re.Match[str]) -> bool:
    """ "Els heeft een VOG", "VOG van Els gezien"."""
    return _known(turn, next(group for group in match.groups() if group), Trust.VOG)


def _known(turn: Turn, words: str, trust: Trust) -> bool:
    known = certainly(turn, words)
    if known:
        _named(turn, words, trust)
    return known


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
    staff.only(turn)
    later = talked_name if trust is Trust.TALKED else certificate_name
    called, seen_on = _seen(turn, words)
    if not called:
        turn.ask("coo.trust.who", then=later)
        return
    found, exact = people_called(turn, called)
    if not found:
        turn.ask("coo.who.none", then=later, naam=called[:40])
    elif exact:
        _set(turn, found[0], trust, seen_on)
    else:
        value = f"{trust.value}.{seen_on:%Y%m%d}" if seen_on else trust.value
        rows = [set_trust(person, value=value) for person in found]
        turn.say("coo.who", rows=rows, labels=labels(turn, found))


def _seen(turn: Turn, words: str) -> tuple[str, datetime | None]:
    """The name, and the day on which it was when that is told: "Els, gezien op 12 maart"."""
    told = next((m for m in find_moments(words, turn.local) if _A_DAY.search(m.text)), None)
    if told is None:
        return re.sub(r"^van\s+|\s+(?:gezien|seen)$", "", words.strip(), flags=re.I), None
    day = told.start
    if day > turn.now:  # a date without a year is the last one
        leap = (day.month, day.day) == (2, 29)
        day = day.replace(year=day.year - 1, day=28 if leap else day.day)
    called = _BESIDE.sub(" ", words.replace(told.text, " "))
    return " ".join(called.split()).strip(" ,.:"), day if day <= turn.now else None


@feature.press("trust", Person)
def set_trust(turn: Turn, person: Person, value: str) -> None:
    """This one; or the level it was, to undo."""
    staff.only(turn)
    turn.stop_asking()
    level, _, day = value.partition(".")
    zone = turn.local.tzinfo
    _set(
        turn,
        person,
        Trust(level),
        datetime.strptime(day, "%Y%m%d").replace(tzinfo=zone) if day else None,
    )


def _set(turn: Turn, person: Person, trust: Trust, seen_on: datetime | None = None) -> None:
    membership = turn.db.get(Membership, (turn.here.id, person.id))
    if membership is None:
        raise Refusal("g.stale.plain")
    if person is turn.person:
        raise Refusal("coo.trust.self")
    before = membership.trust
    membership.trust, membership.trust_at, membership.trust_by = (
        trust,
        seen_on or turn.now,
        turn.me.id,
    )
    turn.record(f"person:{person.id}", "trust", trust.value)
    lower = TRUST_ORDER[trust] < TRUST_ORDER[before]
    turn.say(
        "coo.trust",
        buttons=[None if before is trust or lower else set_trust(person, value=before.value)],
        naam=name(person),
        niveau=Term(f"coo.trust.{trust.value}"),
        dag_zin=Term("coo.trust.on", (("datum", Day(seen_on)),)) if seen_on else "",
    )

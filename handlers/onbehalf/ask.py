"""Asking for somebody else: by one message of a coordinator, or one question at a time."""

import re
from datetime import timedelta

from sqlalchemy import select

from bot.commands import go
from bot.moment import NOW
from bot.people import Role
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import safety, staff, welcome
from handlers.onbehalf.feature import feature
from handlers.onbehalf.intake import Intake, read_intake, titled
from handlers.onbehalf.model import OnBehalf
from handlers.onbehalf.summary import make_concept, show_summary
from matching import find_number

KEPT = timedelta(hours=24)
RELATIONS = ("family", "neighbour", "worker")  # as the buttons of obo.rel stand
_NONE = re.compile(
    r"(?:nee|no|(?:heeft )?geen(?: \w+)?|none|niet|(?:weet|ken) ik niet|onbekend|unknown)",
    re.IGNORECASE,
)


@feature.command("namens", takes=True)
def command(turn: Turn, rest: str) -> None:
    """/namens: a coordinator, owner or desk says it in one message; others step by step."""
    if turn.neighbourhood is not None and staff.in_team(turn):
        if rest:
            intake.run(turn, rest)
        else:
            turn.ask("obo.coo", then=intake)
    elif welcome.ensure_consent(turn, rest):
        if rest:
            what_first.run(turn, rest)
        else:
            turn.ask("obo.what", then=what_first)


@feature.answer("intake")
def intake(turn: Turn, text: str) -> None:
    """Who, where, telephone and what, in one message; what it does not say is asked."""
    staff.only(turn, Role.DESK)
    row = _begin(turn, "", "")
    row.relation = "desk"
    row.consent_at = turn.now  # the summary says so, and they confirm it
    _add(row, read_intake(text))
    _go_on(turn, row)


def _add(row: OnBehalf, found: Intake) -> None:
    """What was said is kept, and asked no more."""
    row.name = row.name or found.name or None
    row.street = row.street or found.street or None
    row.phone = row.phone or found.phone or None
    if found.need:
        row.text = f"{row.text or ''}\n{safety.mask(found.need)[0]}".strip()[:1000]


def on_behalf(turn: Turn, text: str, name: str = "") -> None:
    """Somebody asks in private for somebody else ("voor mijn moeder"): one step at a time.

    `text` is the whole sentence with the need in it; `name` the words for the person, if known.
    Whoever asks takes part already.
    """
    if staff.in_team(turn) and read_intake(text).phone:
        intake.run(turn, text)
        return
    row = _begin(turn, text, name)
    turn.say("obo.who", buttons=[for_me(row), for_other(row)])


def named(turn: Turn, text: str) -> str:
    """Whom a coordinator or desk writes about ("Mevrouw Jansen belde …"); "" for all others."""
    if turn.neighbourhood is None or not staff.in_team(turn):
        return ""
    return titled(text) if read_intake(text).phone else ""


def _begin(turn: Turn, text: str, name: str) -> OnBehalf:
    for old in turn.db.scalars(
        select(OnBehalf).where(
            OnBehalf.neighbourhood_id == turn.here.id,
            OnBehalf.person_id == turn.me.id,
            OnBehalf.request_id.is_(None),
        )
    ):
        turn.db.delete(old)
    turn.db.flush()
    return turn.keep(
        OnBehalf(
            neighbourhood_id=turn.here.id,
            person_id=turn.me.id,
            text=safety.mask(text)[0][:1000],
            name=name[:60] or None,
            gone_at=turn.now + KEPT,
            made_at=turn.now,
        )
    )


@feature.answer("what")
def what_first(turn: Turn, text: str) -> None:
    """Who, where and what, as whoever asks writes it: whether the person knows, if not said."""
    found = read_intake(text)
    row = _begin(turn, "", "")
    _add(row, found)
    row.relation = found.relation
    if found.knows:
        knows.run(turn, row)
    else:
        _know(turn, row)


@feature.press("forme", OnBehalf)
def for_me(turn: Turn, row: OnBehalf) -> None:
    """[Voor mij]: an ordinary request after all."""
    text, words = row.text or "", row.name
    turn.db.delete(row)
    if words:  # "voor mijn moeder" would be understood the same way again
        text = re.sub(re.escape(words), "mij", text, flags=re.IGNORECASE)
    go(turn, "vraag", text)


@feature.press("other", OnBehalf)
def for_other(turn: Turn, row: OnBehalf) -> None:
    """[Iemand anders]."""
    row.name = None  # "mijn moeder" is no name
    _know(turn, row)


def _know(turn: Turn, row: OnBehalf) -> None:
    turn.say("obo.know", buttons=[knows(row), not_yet(row)])


@feature.press("knows", OnBehalf)
def knows(turn: Turn, row: OnBehalf) -> None:
    """[Ja]: the consent of the person, as whoever asks says."""
    row.consent_at = turn.now
    _go_on(turn, row)


@feature.press("notyet", OnBehalf)
def not_yet(turn: Turn, row: OnBehalf) -> None:
    """[Nog niet]: it is kept for a day."""
    turn.say("obo.know.no", buttons=[knows(row)])


@feature.press("rel", OnBehalf)
def relation(turn: Turn, row: OnBehalf, value: str) -> None:
    """[Familie] [Buur] [Hulpverlener]."""
    row.relation = value if value in RELATIONS else ""
    _go_on(turn, row)


@feature.answer("name-for", OnBehalf)
def name_of(turn: Turn, row: OnBehalf, text: str) -> bool:
    """An initial or first name; with a number or street beside it, those too."""
    found = read_intake(text)
    if found.name and (found.phone or found.street):
        _add(row, found)
    elif len(text.split()) > 6:
        return False
    else:
        row.name = " ".join(text.split())[:60]
    _go_on(turn, row)
    return True


@feature.press("mynumber", OnBehalf)
def my_number(turn: Turn, row: OnBehalf) -> None:
    """[Mijn nummer]."""
    row.phone = turn.me.phone
    _go_on(turn, row, numbered=True)


@feature.press("theirs", OnBehalf)
def their_number(turn: Turn, row: OnBehalf) -> None:
    """[Nummer van …]."""
    _go_on(turn, row, numbered=True)


@feature.answer("phone", OnBehalf)
def phone(turn: Turn, row: OnBehalf, text: str) -> bool:
    """The number that the helper calls; a desk may know of none."""
    if row.relation == "desk" and _NONE.fullmatch(text.strip(" .!")):
        row.phone = ""
        _go_on(turn, row)
        return True
    if not re.search(r"\d{3}", text):
        return False
    found = find_number(text)
    if found is None:
        turn.ask("obo.phone.bad", then=phone, subject=row)
        return True
    row.phone = found
    _go_on(turn, row)
    return True


@feature.answer("need", OnBehalf)
def need(turn: Turn, row: OnBehalf, text: str) -> None:
    """What is needed, when the sentence did not say."""
    row.text = f"{row.text or ''}\n{safety.mask(text)[0]}".strip()[:1000]
    _go_on(turn, row)


def _go_on(turn: Turn, row: OnBehalf, *, numbered: bool = False) -> None:
    """Ask what is missing still, or show how it would be asked."""
    if row.consent_at is None:
        raise Refusal("g.stale.plain")
    row.gone_at = turn.now + KEPT
    fill: dict[str, Value] = {"naam": row.name or ""}
    if not row.relation:
        turn.say("obo.rel", buttons=[relation(row, value=value) for value in RELATIONS])
    elif not row.name:
        turn.ask("obo.name", then=name_of, subject=row)
    elif row.phone is None and row.relation != "desk" and not numbered:
        turn.say("obo.contact", buttons=[my_number(row), their_number(row)], fill=fill)
    elif row.phone is None:
        key = "obo.phone.coo" if row.relation == "desk" else "obo.phone"
        turn.ask(key, then=phone, subject=row, fill=fill)
    else:
        made = make_concept(turn, row) if row.text else None
        if made is None:
            turn.ask("obo.need", then=need, subject=row, fill=fill)
        elif isinstance(made, bool):
            turn.db.delete(row)  # it was refused, and said why
        else:
            show_summary(turn, row, made)


@feature.due("gone", OnBehalf, select(OnBehalf.id).where(OnBehalf.gone_at <= NOW))
def gone(turn: Turn, row: OnBehalf) -> None:
    """Not finished within a day: forgotten."""
    turn.db.delete(row)

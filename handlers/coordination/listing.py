"""/open: what is still without a helper, the most urgent first; a number shows one of them."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import staff
from handlers.coordination.feature import feature
from handlers.coordination.filters import Wanted, fitting, wanted
from handlers.coordination.item import show
from handlers.coordination.which import said_of
from handlers.requests import Request, State, Urgency

GROUPS = ("today", "week", "later")
ROWS = 9  # and one to see the others
LINES = 25
ALL = Wanted()


@feature.command("open", roles=staff.ROLES, takes=True)
def open_command(turn: Turn, rest: str) -> None:
    """/open, /open boodschappen vandaag, /open zuid, /open van mij, /open 7334."""
    what = wanted(turn, rest)
    if what.place is not None:
        turn.enter(what.place)
    show_open(turn, what)


@feature.phrase(
    r"wat (?:staat|is|staan) er (?:allemaal |nog )?(?:open ?)?(vandaag|deze week)?(?: open)?"
    r"|what is (?:still )?open ?(today|this week)?",
    roles=staff.ROLES,
)
def what_is_open(turn: Turn, match: re.Match[str]) -> bool:
    """ "Wat is er open vandaag?"; *wat is er* alone asks something else."""
    if match[0] in ("wat is er", "wat is er nog", "wat is er allemaal"):
        return False
    show_open(turn, wanted(turn, match[1] or match[2] or ""))
    return True


@feature.press("list", stays=True)
def list_press(turn: Turn, value: str) -> None:
    """[Alleen vandaag] [Alles]."""
    staff.only(turn)
    show_open(turn, Wanted("today") if value == "today" else ALL)


def show_open(turn: Turn, what: Wanted) -> None:
    """The open requests that are wanted, in order of urgency, with a row for each."""
    found = sorted(open_requests(turn), key=lambda request: _rank(turn, request))
    shown = fitting(turn, found, what, group_of)
    area = staff.area_for(turn, turn.me)
    if not shown:
        if found and what == Wanted("today"):
            turn.say("coo.list.today.none", fill=area)
        elif found:
            turn.say("coo.list.other", buttons=[list_press(value="all")], fill=area, n=len(found))
        else:
            turn.say("coo.list.none", fill=area)
        return
    labels: list[Value] = [label(turn, request, turn.me) for request in shown[:ROWS]]
    marks = [show(request) for request in shown[:ROWS]]
    if what.anything or any(group_of(turn, r) == "today" for r in found):
        labels.append(Term("coo.list.all" if what.anything else "coo.list.today"))
        marks.append(list_press(value="all" if what.anything else "today"))
    fill = area | {"n": len(shown), "lijst": _lines(turn, shown)}
    turn.say("coo.list", rows=marks, labels=labels, fill=fill)


def label(turn: Turn, request: Request, person: Person) -> str:
    """ "12. Boodschappen doen": who writes the number means this row."""
    title = turn.words("coo.title", person, titel=request.title)
    return f"{request.number}. {title}"


def open_requests(turn: Turn) -> list[Request]:
    """Those that still look for a helper, or wait for the asker's yes to one; the oldest first."""
    return list(
        turn.db.scalars(
            select(Request)
            .where(Request.neighbourhood_id == turn.here.id, Request.state == State.OPEN)
            .order_by(Request.id)
        )
    )


def _rank(turn: Turn, request: Request) -> tuple[int, bool, datetime]:
    needed = request.needed_at()
    place = GROUPS.index(group_of(turn, request))
    return place, needed is None, needed or request.opened_at or request.made_at


def group_of(turn: Turn, request: Request) -> str:
    """Whether help is needed today (or overdue), within a week, or later."""
    needed = request.needed_at()
    if needed is None:
        return "today" if request.urgency is Urgency.URGENT else "later"
    zone = ZoneInfo(turn.here.zone)
    today, day = turn.now.astimezone(zone).date(), needed.astimezone(zone).date()
    if day <= today:
        return "today"
    return "week" if day < today + timedelta(days=7) else "later"


def _lines(turn: Turn, requests: list[Request]) -> str:
    lines: list[str] = []
    group = ""
    for request in requests[:LINES]:
        if group_of(turn, request) != group:
            group = group_of(turn, request)
            lines.append(turn.words(f"coo.group.{group}", turn.me))
        taken: Value = Term("coo.line.taken") if request.taken_by_id else ""
        fill = said_of(turn, request) | {"bij_zin": taken}
        lines.append(turn.words("coo.line", turn.me, **fill))
    return "\n".join(lines)

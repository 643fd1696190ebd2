"""Five o'clock in the group: which requests are still open, once a day and without a sound."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from bot import rhythm
from bot.choices import normal
from bot.outbox import Letter, in_slot
from bot.people import Group, Neighbourhood
from bot.presses import Mark
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.helping.feature import feature
from handlers.requests import NR, PlaceState, Request, State, by_number, card, places
from handlers.requests.news import (
    MomentChanged,
    PlaceClaimed,
    PlaceFreed,
    RequestReopened,
    RequestStopped,
)
from matching import claim_words

AT, LATE = time(17), timedelta(hours=3)  # late rather than never, but not at night
MOST = 8  # lines; the others are counted
KEY = "grq.digest"
_NUMBER = re.compile(rf"(?:ja |graag )?{NR}\d{{1,6}}(?: graag)?")


@feature.due("digest", Neighbourhood, rhythm.due("digest"))
def five_o_clock(turn: Turn, here: Neighbourhood) -> None:
    """A new list in each group where a card is open; the one of yesterday goes."""
    late = rhythm.comes(turn, here, "digest", AT)
    for group in card.groups_of(turn):
        turn.take_away(_slot(turn, group, days_ago=1), "grq.digest.old")
        found = _open_in(turn, group)
        if not found or late is None or late > LATE:
            continue
        key, fields = _looks(turn, found)
        slot = _slot(turn, group)
        turn.say(
            key,
            to=group,
            kind="digest",
            about=f"digest:{group.id}",
            slot=slot,
            once=slot,
            gone_by=turn.now - late + LATE,
            options={"silent": True},
            **fields,
        )


def _slot(turn: Turn, group: Group, days_ago: int = 0) -> str:
    day = turn.local.date() - timedelta(days=days_ago)
    return f"digest:{group.id}:{day}"


def _open_in(turn: Turn, group: Group) -> list[Request]:
    """What somebody in this group can still help with: its card stands there. The first first."""
    statement = (
        select(Request)
        .where(Request.neighbourhood_id == turn.here.id, Request.state == State.OPEN)
        .order_by(Request.id)
    )
    found = [
        request
        for request in turn.db.scalars(statement)
        if (request.ends_at is None or request.ends_at > turn.now)
        and in_slot(turn.db, card.slot(request, group))
        and places(turn.db, request, PlaceState.OPEN)
    ]
    return sorted(found, key=_needed)


def _needed(request: Request) -> tuple[bool, datetime]:
    needed = request.needed_at()
    return needed is None, needed or request.opened_at or request.made_at


def _looks(turn: Turn, found: list[Request]) -> tuple[str, dict[str, Any]]:
    """The text of the list with its blanks and rows; each row is [Ik help] of its card."""
    if not found:
        return "grq.digest.none", {}
    shown = found[:MOST]
    lines = [
        turn.words("grq.digest.line", nr=r.number or 0, titel=r.title, wanneer=r.when)
        for r in shown
    ]
    labels = [turn.words("grq.digest.label", nr=r.number or 0, titel=r.title) for r in shown]
    rows: list[Mark] = [card.help_button(request) for request in shown]
    more: Value = ""
    if len(found) > MOST:
        more = Term("grq.digest.more", (("n", len(found) - MOST),))
    fill: dict[str, Value] = {"lijst": "\n".join(lines), "meer_zin": more}
    return KEY, {"rows": rows, "labels": labels, "fill": fill}


@feature.on(PlaceClaimed)
@feature.on(PlaceFreed)
@feature.on(RequestStopped)
@feature.on(RequestReopened)
@feature.on(MomentChanged)
def changed(
    turn: Turn,
    news: PlaceClaimed | PlaceFreed | RequestStopped | RequestReopened | MomentChanged,
) -> None:
    """The list that stands there says how things are now: an edit."""
    del news
    turn.db.flush()
    for group in card.groups_of(turn):
        for days_ago in (0, 1):
            slot = _slot(turn, group, days_ago)
            if in_slot(turn.db, slot):
                key, fields = _looks(turn, _open_in(turn, group))
                turn.edit(slot, key, about=f"digest:{group.id}", **fields)


def meant(turn: Turn, letter: Letter, text: str) -> Request | None:
    """The request whose number somebody replied with to the list; none for anything else."""
    words, numbers = normal(text), re.findall(r"\d{1,6}", text)
    if letter.text_key != KEY or len(numbers) != 1 or "?" in text:
        return None
    if not (_NUMBER.fullmatch(words) or claim_words(text)):
        return None
    return by_number(turn, int(numbers[0]))

"""One request as a coordinator sees it: who, when, how many were asked, and what happened."""

import re

from bot.audit import events_about
from bot.choices import normal
from bot.people import Neighbourhood, Person
from bot.presses import Mark
from bot.spoken import By
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import helping, human, ladder, staff
from handlers.coordination.assign import assign
from handlers.coordination.feature import feature
from handlers.coordination.handle import take
from handlers.coordination.more import more
from handlers.coordination.phone import call_neighbour
from handlers.coordination.which import (
    chooser,
    find,
    numbered,
    said_of,
    serve_command,
    serve_words,
)
from handlers.requests import NR, Request, asker_of
from handlers.staff import name

LINES = 10  # of the history, the newest
_NUMBER = re.compile(rf"{NR}\d{{1,6}}(?: (?:en|and) {NR}\d{{1,6}}){{0,2}}")
# What stands in the audit trail but is nothing that happened to the request.
SILENT = frozenset({"read", "note", "asked"})


@ladder.with_buttons
def under_an_escalation(request: Request) -> tuple[Mark | None, ...]:
    """[Ik pak dit] [Wijs toe] [Bel de buur]."""
    return (take(request), assign(request), call_neighbour(request))


@feature.press("show", Request, stays=True)
def show(turn: Turn, request: Request) -> None:
    """A row of the list."""
    staff.only(turn)
    show_item(turn, request)


@numbered("toon", several=True)
def show_command(turn: Turn, request: Request, rest: str) -> None:
    """/toon 12, /toon_12; *hulpvraag 12 sluiten* is a command about it."""
    if not rest or not serve_words(turn, request.number or 0, rest):
        show_item(turn, request)


@feature.phrase(
    r"(?:wat gebeurde er met|wat is er (?:gebeurd )?met|hoe (?:zit|staat|gaat|is) het met"
    r"|status(?: van)?|stand van|nieuws over|what happened (?:to|with)|how is|status of)"
    rf" {NR}(\d{{1,6}})",
    roles=staff.ROLES,
)
def what_happened(turn: Turn, match: re.Match[str]) -> None:
    """*Wat gebeurde er met 12?*"""
    request = find(turn, int(match[1]))
    if request is not None:
        show_item(turn, request)


@feature.phrase(
    rf"(?:laat|toon|bekijk|show)(?: mij| me)? (?:even )?{NR}(\d{{1,6}})(?: even)?(?: zien)?",
    roles=staff.ROLES,
)
@feature.phrase(r"(\d{1,6}) (?:laten zien|bekijken)", roles=staff.ROLES)
def let_me_see(turn: Turn, match: re.Match[str]) -> None:
    """*Laat 12 zien*, *bekijk 12*."""
    what_happened(turn, match)


@feature.hears
def number_alone(turn: Turn, text: str) -> bool:
    """*12*, when nothing else was asked."""
    if not turn.private or turn.neighbourhood is None or turn.person is None:
        return False
    if turn.incoming is not None and turn.incoming.forwarded:  # what somebody else wrote
        return False
    match = _NUMBER.fullmatch(normal(text))
    if match is None or not staff.coordinates(turn):
        return False
    for number in re.findall(r"\d+", match[0]):
        request = find(turn, int(number), "toon")
        if request is not None:
            turn.stop_asking()  # a name or a day that is written next is not about another one
            show_item(turn, request)
    return True


@chooser
def choose(turn: Turn, requests: list[Request], command: str) -> None:
    """The number exists in two neighbourhoods."""
    places = [turn.db.get_one(Neighbourhood, request.neighbourhood_id) for request in requests]
    turn.say(
        "coo.where",
        rows=[this_one(request, value=command) for request in requests],
        labels=[place.name for place in places],
        nr=requests[0].number or 0,
    )


@feature.press("thisone", Request, stays=True)
def this_one(turn: Turn, request: Request, value: str) -> None:
    """A row: this one; `value` is the command that was given."""
    staff.only(turn)
    if not serve_command(turn, request, value):
        show_item(turn, request)


def show_item(turn: Turn, request: Request) -> None:
    """Everything a coordinator needs to decide; the number stands behind a button."""
    turn.record(request.about, "read")
    live = request.live
    buttons = [assign(request) if live else None, call_neighbour(request), more(request)]
    turn.say("coo.item", buttons=buttons, about=request.about, fill=item_blanks(turn, request))


def item_blanks(turn: Turn, request: Request) -> dict[str, Value]:
    """The blanks of coo.item."""
    asker = asker_of(turn, request)
    taker = turn.db.get(Person, request.taken_by_id) if request.taken_by_id else None
    return {
        **said_of(turn, request),
        "asker": request.for_name or name(asker),
        "k": helping.open_pings(turn, request),
        "bij_zin": Term("coo.item.taken", (("naam", name(taker)),)) if taker else "",
        "tekst": "; ".join(filter(None, (request.text, *request.told))),
        "logboek": "\n".join([*history(turn, request), *notes(turn, request)]),
    }


def history(turn: Turn, request: Request) -> list[str]:
    """What happened, newest last, as far as there are words for it."""
    lines = []
    for event in events_about(turn.db, turn.here, request.about):
        key = f"log.{event.what}"
        if event.what in SILENT or key not in turn.house.texts.entries["nl"]:
            continue
        actor = turn.db.get(Person, event.actor_id) if event.actor_id else None
        rung = f"log.rung.{event.detail}"
        known = rung in turn.house.texts.entries["nl"]
        fill: dict[str, Value] = {"tijd": By(event.at), "naam": name(actor), "n": event.detail}
        place = turn.db.get(Neighbourhood, int(event.detail)) if event.detail.isdecimal() else None
        fill["buurwijk"] = place.name if place else ""  # of those asked next door
        lines.append(turn.words(key, turn.me, **fill, trap=Term(rung) if known else ""))
    return lines[-LINES:]


def notes(turn: Turn, request: Request) -> list[str]:
    """What coordinators wrote down about it."""
    return [
        turn.words(
            "coo.item.note",
            turn.me,
            naam=name(turn.db.get(Person, note.person_id) if note.person_id else None),
            tekst=note.text,
        )
        for note in human.notes_about(turn.db, turn.here, request.about)
    ]

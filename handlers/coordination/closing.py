"""Closing and opening again: the asker always hears of it; ten minutes long it can be undone."""

from bot.people import Person
from bot.turn import Refusal, Turn
from bot.undo import UNDO
from handlers import duty, requests, staff
from handlers.coordination.feature import feature
from handlers.coordination.which import looked_on, numbered, said_of
from handlers.requests import PlaceState, Request, asker_of, helpers_of, places
from handlers.staff import name

REASONS = ("solved", "not_needed", "not_helped")  # as the buttons of coo.close stand


@feature.press("close", Request)
def close(turn: Turn, request: Request) -> None:
    """Sluiten."""
    ask_why(turn, request)


@numbered("sluit", several=True)
def close_command(turn: Turn, request: Request, rest: str) -> None:
    """/sluit 12, *sluit 12 opgelost*."""
    close_because(turn, request, rest)


def close_because(turn: Turn, request: Request, words: str) -> None:
    """Close it when the words say why; asked when they do not, or when a helper would come.

    Undoing does not bring that helper back, so it is seen first whom it concerns.
    """
    position = staff.chosen(turn, "coo.close", words) if words else None
    if position is None or _agreed(turn, request):
        ask_why(turn, request)
    else:
        _close(turn, request, REASONS[position])


def _agreed(turn: Turn, request: Request) -> list[Person]:
    return helpers_of(turn.db, request, PlaceState.AGREED)


def ask_why(turn: Turn, request: Request) -> None:
    """Why?"""
    _live(turn, request)
    helpers = _agreed(turn, request)
    turn.say(
        "coo.close.helped" if helpers else "coo.close",
        buttons=[because(request, value=reason) for reason in REASONS],
        about=request.about,
        fill={**said_of(turn, request), "helper": name(helpers[0]) if helpers else ""},
    )


@feature.press("why", Request)
def because(turn: Turn, request: Request, value: str) -> None:
    """[Opgelost] [Niet nodig] [Lukt niet]; said in words after looking at another: asked again."""
    if value not in REASONS:
        return
    if looked_on(turn, request):
        ask_why(turn, request)
    else:
        _close(turn, request, value)


def _close(turn: Turn, request: Request, reason: str) -> None:
    _live(turn, request)
    fill = said_of(turn, request)
    if reason == "solved":  # what a helper did is theirs
        for place in places(turn.db, request, PlaceState.AGREED):
            requests.finish(turn, request, place, "helped")
    requests.stop(turn, request, "coordinator", outcome=reason)
    turn.say("coo.closed", buttons=[undo_close(request)], fill=fill)
    asker = _asker(turn, request)
    if asker is not None:
        contact = duty.contact(turn)
        turn.say(
            f"coo.closed.{reason}",
            to=asker,
            kind="must",
            fill={**contact, **fill, "coordinator": name(turn.me)},
        )


@feature.press("undo", Request)
def undo_close(turn: Turn, request: Request) -> None:
    """[Ongedaan maken]."""
    staff.only(turn)
    if request.ended_at is None or turn.now > request.ended_at + UNDO:
        raise Refusal("coo.undo.late", nr=request.number or 0)
    staff.in_time(turn)
    open_again(turn, request)


@feature.press("reopen", Request)
def reopen(turn: Turn, request: Request) -> None:
    """Heropenen."""
    open_again(turn, request)


@numbered("heropen", several=True)
def reopen_command(turn: Turn, request: Request, rest: str) -> None:
    """/heropen 12."""
    del rest
    open_again(turn, request)


def open_again(turn: Turn, request: Request) -> None:
    """It is open again, in a next round; the asker hears so."""
    staff.only(turn)
    before = request.outcome if request.outcome in REASONS else REASONS[1]
    if not requests.reopen(turn, request):
        raise Refusal("coo.reopen.no", "", **said_of(turn, request))
    fill = said_of(turn, request)
    turn.say("coo.reopened", buttons=[close_again(request, value=before)], fill=fill)
    asker = _asker(turn, request)
    if asker is not None:
        turn.say("coo.reopened.asker", to=asker, kind="must", about=request.about, fill=fill)


@feature.press("reclose", Request)
def close_again(turn: Turn, request: Request, value: str) -> None:
    """[Ongedaan maken] of opening again: closed, for the reason it was."""
    staff.in_time(turn)
    if value in REASONS:
        _close(turn, request, value)


def _asker(turn: Turn, request: Request) -> Person | None:
    asker = asker_of(turn, request)
    return None if asker is turn.person else asker


def _live(turn: Turn, request: Request) -> None:
    staff.only(turn)
    if not request.live:
        raise Refusal("coo.over", "", **said_of(turn, request))

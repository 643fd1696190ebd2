"""Two requests of one asker that are the same: one stays, and everybody concerned hears of it."""

import re

from bot.presses import long, short
from bot.texts import Value
from bot.turn import Refusal, Turn
from handlers import requests, staff
from handlers.coordination.feature import feature
from handlers.coordination.which import find, said_of
from handlers.requests import NR, Request, State, asker_of, helpers_of, live_of
from handlers.staff import name

MERGED = "merged"  # the outcome of the one that goes


def twins(turn: Turn, request: Request) -> list[Request]:
    """Other live requests of the same asker, for the same person."""
    asker = asker_of(turn, request)
    if asker is None or not request.live:
        return []
    found = live_of(turn.db, turn.here, asker)
    return [r for r in found if r.id != request.id and r.for_name == request.for_name]


@feature.press("merge", Request)
def merge(turn: Turn, request: Request) -> None:
    """Samenvoegen: with the other one, or with which?"""
    staff.only(turn)
    others = twins(turn, request)
    if not others:
        raise Refusal("coo.merge.none", "", **said_of(turn, request))
    if len(others) == 1:
        _ask(turn, request, others[0])
        return
    rows = [with_this(request, value=short(other.id)) for other in others[:10]]
    labels: list[Value] = [
        f"{other.number}. {turn.words('coo.title', turn.me, titel=other.title)}"
        for other in others[:10]
    ]
    turn.say("coo.merge.which", rows=rows, labels=labels, fill=said_of(turn, request))


@feature.phrase(
    rf"(?:voeg|merge) {NR}(\d{{1,6}}) (?:en|met|and|with) {NR}(\d{{1,6}})(?: samen)?",
    roles=staff.ROLES,
)
@feature.phrase(
    r"(?:samenvoegen|voeg samen|merge) (\d{1,6}) (?:en |met |and |with )?(\d{1,6})",
    roles=staff.ROLES,
)
@feature.phrase(
    r"(\d{1,6}) (?:en|and) (\d{1,6}) "
    r"(?:samenvoegen|zijn (?:hetzelfde|dezelfde|dubbel)|are the same)",
    roles=staff.ROLES,
)
@feature.phrase(
    r"(\d{1,6}) is (?:hetzelfde als|dezelfde als|dubbel met|the same as) (\d{1,6})",
    roles=staff.ROLES,
)
def in_words(turn: Turn, match: re.Match[str]) -> None:
    """*Voeg 11 en 12 samen*, *11 en 12 zijn dezelfde*."""
    one = find(turn, int(match[1]))
    two = find(turn, int(match[2]))
    if one is None or two is None:
        return
    if two.id not in {twin.id for twin in twins(turn, one)}:
        raise Refusal("coo.merge.apart", nr=one.number or 0, nr2=two.number or 0)
    _ask(turn, one, two)


@feature.press("with", Request)
def with_this(turn: Turn, request: Request, value: str) -> None:
    """A row: this one."""
    _ask(turn, request, _other(turn, request, value))


def _other(turn: Turn, request: Request, value: str) -> Request:
    staff.only(turn)
    other = turn.get(Request, long(value))
    if other is None or other.id not in {twin.id for twin in twins(turn, request)}:
        raise Refusal("coo.merge.none", "", **said_of(turn, request))
    return other


def _order(turn: Turn, one: Request, two: Request) -> tuple[Request, Request]:
    """Which stays and which goes: nobody who said yes is sent away; else the older one stays."""
    helped = [request for request in (one, two) if helpers_of(turn.db, request)]
    if len(helped) == 2:
        raise Refusal("coo.merge.both", nr=one.number or 0, nr2=two.number or 0)
    stays = helped[0] if helped else min((one, two), key=lambda request: request.id)
    return stays, two if stays is one else one


def _ask(turn: Turn, one: Request, two: Request) -> None:
    stays, goes = _order(turn, one, two)
    turn.say(
        "coo.merge",
        buttons=[into(goes, value=short(stays.id)), leave_both()],
        fill={**said_of(turn, stays), "nr2": goes.number or 0, "titel2": goes.title},
    )


@feature.press("into", Request)
def into(turn: Turn, goes: Request, value: str) -> None:
    """[Ja, samenvoegen]."""
    stays = _other(turn, goes, value)
    if _order(turn, stays, goes)[0] is not stays:  # somebody said yes meanwhile
        _ask(turn, stays, goes)
        return
    turn.record(goes.about, "merged", str(stays.number))
    turn.record(stays.about, "merged", str(goes.number))
    requests.stop(turn, goes, "coordinator", outcome=MERGED)
    fill = {**said_of(turn, stays), "nr2": goes.number or 0}
    turn.say("coo.merged", buttons=[apart(goes)], fill=fill)
    _tell_asker(turn, stays, "coo.merged.asker")


@feature.press("both")
def leave_both(turn: Turn) -> None:
    """[Nee]."""
    staff.only(turn)
    turn.say("coo.merge.not")


@feature.press("apart", Request)
def apart(turn: Turn, request: Request) -> None:
    """[Ongedaan maken]: it is open again, and neighbours are asked for it."""
    staff.in_time(turn)
    merged = request.state is State.STOPPED and request.outcome == MERGED
    if not merged or not requests.reopen(turn, request):
        raise Refusal("coo.over", "", **said_of(turn, request))
    turn.say("coo.undone")
    _tell_asker(turn, request, "coo.reopened.asker")


def _tell_asker(turn: Turn, request: Request, key: str) -> None:
    asker = asker_of(turn, request)
    if asker is not None and asker is not turn.person:
        fill = {**said_of(turn, request), "coordinator": name(turn.me)}
        turn.say(key, to=asker, kind="must", about=request.about, fill=fill)

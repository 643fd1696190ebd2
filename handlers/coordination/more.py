"""[Meer]: correct a request, ask more neighbours or volunteers, close it, write something down."""

from bot.audit import events_about
from bot.spoken import When
from bot.turn import Refusal, Turn
from handlers import helping, human, ladder, staff, vocabulary
from handlers.coordination import before, promised
from handlers.coordination.closing import close, reopen
from handlers.coordination.feature import feature
from handlers.coordination.handle import take, touch
from handlers.coordination.merging import merge, twins
from handlers.coordination.which import numbered, said_of
from handlers.requests import Request, Rung, State, asker_of, card
from handlers.requests.news import MomentChanged
from matching import Moment, find_moment

ORDER = list(Rung)


@feature.press("more", Request, stays=True)
def more(turn: Turn, request: Request) -> None:
    """Rows for what can be done with this request now."""
    staff.only(turn)
    fill = said_of(turn, request)
    if not request.live:
        rows = [reopen(request), note(request)]
        turn.say("coo.more.over", rows=rows, about=request.about, fill=fill)
        return
    waits = request.state is State.OPEN
    turn.say(
        "coo.more",
        rows=[
            correct(request) if waits else None,
            neighbours(request) if waits else None,
            volunteers(request) if waits else None,
            close(request),
            note(request),
            take(request) if request.taken_by_id is None else None,
            merge(request) if twins(turn, request) else None,
        ],
        about=request.about,
        fill=fill,
    )


# -- more people ---------------------------------------------------------------------------------


@feature.press("wider", Request)
def neighbours(turn: Turn, request: Request) -> None:
    """Meer buren vragen."""
    _push(turn, request, Rung.WIDER)


@feature.press("vols", Request)
def volunteers(turn: Turn, request: Request) -> None:
    """Naar vrijwilligers."""
    _push(turn, request, Rung.VOLUNTEERS)


def _push(turn: Turn, request: Request, rung: Rung) -> None:
    staff.only(turn)
    if request.state is not State.OPEN:
        raise Refusal("coo.over", "", **said_of(turn, request))
    before = request.asked
    if request.rung is None or ORDER.index(request.rung) < ORDER.index(rung):
        ladder.climb_now(turn, request, rung)
    else:
        helping.ask_wave(turn, request, rung)
    touch(turn, request)
    asked = request.asked - before
    turn.record(request.about, "pushed", rung.value)
    turn.say("coo.pushed" if asked else "coo.pushed.nobody", n=asked, nr=request.number or 0)


# -- corrections ---------------------------------------------------------------------------------


@feature.press("fix", Request)
def correct(turn: Turn, request: Request) -> None:
    """Vraag aanpassen: another moment or another kind of help, in words."""
    staff.only(turn)
    turn.ask("coo.fix", then=corrected, subject=request, fill=said_of(turn, request))


@feature.answer("fix", Request)
def corrected(turn: Turn, request: Request, text: str) -> bool:
    """A day or time, else a kind of help."""
    staff.only(turn)
    if request.state is not State.OPEN:
        raise Refusal("coo.over", "", **said_of(turn, request))
    moment = find_moment(text, turn.local)
    if moment is not None and not moment.past:
        _move(turn, request, moment)
    elif not _recategorise(turn, request, text):
        turn.ask("coo.fix.no", then=corrected, subject=request)
        return True
    touch(turn, request)
    turn.say("coo.fixed", buttons=[uncorrect(request)], fill=said_of(turn, request))
    _tell_asker(turn, request)
    return True


def _tell_asker(turn: Turn, request: Request) -> None:
    asker = asker_of(turn, request)
    if asker is not None and asker is not turn.person:
        fill = {**said_of(turn, request), "coordinator": staff.name(turn.me)}
        turn.say("coo.fixed.asker", to=asker, kind="must", about=request.about, fill=fill)


@feature.press("unfix", Request)
def uncorrect(turn: Turn, request: Request) -> None:
    """[Ongedaan maken]: as it was before the last correction; the asker hears that too."""
    staff.in_time(turn)
    events = events_about(turn.db, turn.here, request.about)
    fixes = [event for event in events if event.what in ("moved", "corrected")]
    if not fixes or fixes[-1].actor_id != turn.me.id or request.state is not State.OPEN:
        raise Refusal("coo.undo.past")
    was = before.read(fixes[-1].detail)
    if isinstance(was, before.Kind):
        _become(turn, request, was)
    else:
        _move(turn, request, was)
    turn.say("coo.undone")
    _tell_asker(turn, request)


def _move(turn: Turn, request: Request, moment: When | Moment | None) -> None:
    turn.record(request.about, "moved", before.moment_of(request))
    request.put(moment)
    card.refresh(turn, request)
    turn.announce(MomentChanged(request))


def _recategorise(turn: Turn, request: Request, text: str) -> bool:
    """Let it be another kind of help: others are asked than until now."""
    needs = vocabulary.reading(turn, text, expect="request").needs
    kind = next((n for n in needs if n.clear and n.categories[0] != "other"), None)
    if kind is None:
        return False
    _become(turn, request, before.Kind(kind.categories[0], kind.concept, kind.action))
    return True


def _become(turn: Turn, request: Request, kind: before.Kind) -> None:
    turn.record(request.about, "corrected", before.kind_of(request))
    request.category, request.concept, request.action = kind.category, kind.concept, kind.action
    request.kind_chosen = kind.chosen
    card.refresh(turn, request)
    helping.ask_anew(turn, request)


# -- notes ---------------------------------------------------------------------------------------


@feature.press("note", Request)
def note(turn: Turn, request: Request) -> None:
    """Notitie."""
    staff.only(turn)
    turn.ask("coo.note", then=noted, subject=request)


@feature.answer("note", Request, note=True)
def noted(turn: Turn, request: Request, text: str) -> bool:
    """What other coordinators should know; a number alone is a request to look at."""
    staff.only(turn)
    if text.strip(" .?#").isdecimal():
        return False
    human.write_note(turn, request.about, text)
    touch(turn, request)
    promised.offer(turn, request, text)
    return True


@numbered("notitie")
def note_command(turn: Turn, request: Request, rest: str) -> None:
    """/notitie 12 belt liever in de middag."""
    if rest:
        noted.run(turn, request, rest)
    else:
        note.run(turn, request)

"""Telling the coordinators who waits for a human; they call, and say what came of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot import hours
from bot.feature import Press
from bot.moment import NOW
from bot.people import Person
from bot.spoken import By
from bot.texts import Term
from bot.turn import Refusal, Turn
from handlers import duty, staff
from handlers.human.feature import feature
from handlers.human.model import CallBack, Note, Wait, entry_of
from handlers.human.words import blanks, show_taken, slots
from handlers.requests import Request, State

TRIES = 3  # calls that nobody answers before every coordinator hears of it
RETRY = timedelta(hours=2)  # of office time between two of them
LONGEST = 1000  # characters of what is passed on
HELD = timedelta(hours=2)  # how long a coordinator keeps an entry without saying how it went


def tell(
    turn: Turn,
    entry: CallBack,
    key: str = "coo.callback",
    people: Sequence[Person] | None = None,
    *,
    more: bool = False,
) -> None:
    """Tell whoever is on duty (or `people`) about an entry; each of them can take it.

    `more`: they heard of it just now, and what they read is made complete without a sound.
    """
    found = duty.called_on(turn) if people is None else people
    others = [p for p in found if p.id != entry.person_id]
    if people is None and not others:  # whoever is on duty wants a human: somebody else then
        others = [p for p in staff.coordinators(turn) if p.id != entry.person_id]
    for somebody in others:
        own: dict[str, Any] = {"key": key, "buttons": [call(entry)], "about": entry.about}
        own["fill"] = blanks(turn, entry) | staff.area_for(turn, somebody)
        earlier = slots(turn, entry, somebody)
        if more and earlier and turn.edit(earlier[-1], **own) is not None:
            continue
        for slot in earlier:  # it stands there once
            turn.take_away(slot, "coo.callback.once")
        turn.say(to=somebody, kind="must", **own)


@feature.press("take", CallBack, stays=True)
def call(turn: Turn, entry: CallBack) -> None:
    """[Ik bel]: the number is shown to this coordinator, which is recorded."""
    take(turn, entry)
    person = turn.db.get_one(Person, entry.person_id)
    phone = entry.phone or person.phone
    turn.record(f"person:{person.id}", "phone_seen" if phone else "calls")
    turn.say(
        "coo.call" if phone else "coo.call.none",
        buttons=[solved(entry), no_answer(entry), note(entry)],
        about=entry.about,
        fill={**blanks(turn, entry), "telefoon": phone},
    )


def take(turn: Turn, entry: CallBack) -> None:
    """Whoever began this turn deals with it; the others see that. Refused to others."""
    staff.only(turn)
    if entry.state is not Wait.OPEN:
        raise Refusal("coo.callback.over", "", **blanks(turn, entry))
    if caretaker(turn, entry) not in (None, turn.me):
        raise Refusal("coo.callback.conflict", "", **blanks(turn, entry))
    if entry.taken_by_id != turn.me.id:
        entry.taken_by_id, entry.draft = turn.me.id, None
        show_taken(turn, entry)
    entry.next_step_at = turn.now + HELD


def caretaker(turn: Turn, entry: CallBack) -> Person | None:
    """Who took it and still coordinates here: somebody who left keeps nothing from the others."""
    taker = turn.db.get(Person, entry.taken_by_id) if entry.taken_by_id else None
    return taker if taker is not None and staff.coordinates(turn, taker) else None


@feature.press("solved", CallBack)
def solved(turn: Turn, entry: CallBack) -> None:
    """[Opgelost], [Klaar]: it is over; somebody a human wrote to hears that the bot is back."""
    take(turn, entry)
    wrote = entry.written
    request = turn.get(Request, entry.request_id) if entry.request_id else None
    end(turn, entry, Wait.DONE, "solved")
    looks_on = request is not None and request.state is State.OPEN
    still = Term("hum.coo.still", (("nr", request.number or 0),)) if request and looks_on else ""
    fill = {**blanks(turn, entry), "open_zin": still}
    turn.say("coo.callback.solved", buttons=[not_solved(entry)], fill=fill)
    if wrote:
        person = turn.db.get_one(Person, entry.person_id)
        turn.say("g.human.end", to=person, kind="must", fill=blanks(turn, entry))


@feature.press("unsolved", CallBack)
def not_solved(turn: Turn, entry: CallBack) -> None:
    """[Ongedaan maken]: on the list again; the number is to be asked for or looked up."""
    staff.in_time(turn)
    newer = entry_of(turn.db, turn.here, turn.db.get_one(Person, entry.person_id))
    if not entry.over or newer is not None:
        raise Refusal("g.stale.plain")
    entry.state, entry.outcome, entry.done_at = Wait.OPEN, "", None
    entry.taken_by_id, entry.next_step_at = turn.me.id, turn.now + HELD
    turn.record(f"person:{entry.person_id}", "wants_human", "undone")
    turn.say("coo.undone")


def end(turn: Turn, entry: CallBack, state: Wait, outcome: str) -> None:
    """The entry leaves the list; its number and message are forgotten."""
    turn.retract(entry.about)
    if entry.state is Wait.OPEN:
        show_taken(turn, entry, "coo.callback.done")
        turn.record(f"person:{entry.person_id}", "called_back", outcome)
        if entry.request_id:
            turn.record(f"request:{entry.request_id}", "called_back", outcome)
    entry.state, entry.outcome, entry.done_at = state, outcome, turn.now
    entry.phone, entry.message, entry.next_step_at = None, None, None
    entry.draft = None


@feature.press("noanswer", CallBack)
def no_answer(turn: Turn, entry: CallBack) -> None:
    """[Geen gehoor]: twice more, then every coordinator hears of it."""
    take(turn, entry)
    entry.tries += 1
    entry.taken_by_id = None
    office = hours.office(turn.here)
    entry.next_step_at = office.add(office.next_open(turn.now), RETRY)
    again = By(entry.next_step_at)
    person = turn.db.get_one(Person, entry.person_id)
    fill = {**blanks(turn, entry), "coordinator": turn.me.name, "opnieuw": again}
    turn.record(f"person:{person.id}", "no_answer", str(entry.tries))
    last = entry.tries >= TRIES
    turn.ask(
        "g.human.missed.last" if last else "g.human.missed",
        then=write_back,
        subject=entry,
        to=person,
        kind="must",
        about=entry.talk,
        fill=fill,
    )
    if last:
        entry.next_step_at = duty.next_morning(turn)
        tell(turn, entry, "coo.callback.flag", staff.coordinators(turn))
    else:
        turn.say("coo.callback.retry", fill=fill)


def ways_out(turn: Turn, words: str) -> Press | None:
    """The button of coo.call that some words stand for: "opgelost", "geen gehoor"."""
    wanted = staff.chosen(turn, "coo.call", words)
    return (solved, no_answer, note)[wanted] if wanted is not None else None


@feature.press("note", CallBack, stays=True)
def note(turn: Turn, entry: CallBack) -> None:
    """[Notitie]."""
    take(turn, entry)
    turn.ask("coo.note", then=note_text, subject=entry)


@feature.answer("note", CallBack, note=True)
def note_text(turn: Turn, entry: CallBack, text: str) -> None:
    """What other coordinators should know."""
    staff.only(turn)
    about = f"request:{entry.request_id}" if entry.request_id else entry.about
    write_note(turn, about, text)


def write_note(turn: Turn, about: str, text: str) -> None:
    """Keep what a coordinator wrote down about a request or a call-back, and say so."""
    row = Note(
        neighbourhood_id=turn.here.id,
        about=about,
        person_id=turn.me.id,
        text=text[:1000],
        at=turn.now,
    )
    turn.keep(row)
    turn.record(about, "note")
    turn.say("coo.note.ok", buttons=[unwrite(row)])


@feature.press("unnote", Note)
def unwrite(turn: Turn, row: Note) -> None:
    """[Ongedaan maken]: the note is gone."""
    staff.in_time(turn)
    turn.db.delete(row)
    turn.say("coo.undone")


@feature.answer("back", CallBack, note=True)
def write_back(turn: Turn, entry: CallBack, text: str) -> bool:
    """What the resident writes while a human is busy with them goes to that human.

    Also when the bot answered 112 to it: whoever is busy with them has to know.
    """
    if entry.over or turn.me.id != entry.person_id:
        return False
    taker = caretaker(turn, entry)
    people = [taker] if taker and turn.reaches(taker) else duty.called_on(turn)
    if taker is None:
        entry.taken_by_id = None  # whoever of them is first
    for somebody in people:
        turn.say(
            "coo.says",
            to=somebody,
            kind="must",
            buttons=[call(entry), solved(entry)],
            about=entry.about,
            fill={**blanks(turn, entry), "tekst": text[:LONGEST]},
        )
    entry.next_step_at = duty.back_at(turn).moment
    entry.answered, entry.outcome = False, ""
    works = hours.office(turn.here).open_at(turn.now)
    turn.ask(
        "g.human.passed" if works else "g.human.passed.closed",
        then=write_back,
        subject=entry,
        buttons=[that_was_all(entry) if entry.written else None],
        about=entry.talk,
        fill=blanks(turn, entry),
    )
    return True


@feature.press("ended", CallBack)
def that_was_all(turn: Turn, entry: CallBack) -> None:
    """[Klaar], by the resident: the bot answers again, and the human knows."""
    if entry.over or turn.me.id != entry.person_id:
        raise Refusal("g.stale.plain")
    turn.stop_asking()
    fill, taker = blanks(turn, entry), caretaker(turn, entry)
    end(turn, entry, Wait.DONE, "ended")
    turn.say("g.human.ended", fill=fill)
    if taker is not None:
        turn.say("coo.ended", to=taker, kind="must", options={"silent": True}, fill=fill)


@feature.due(
    "waits",
    CallBack,
    select(CallBack.id).where(CallBack.state == Wait.OPEN, CallBack.next_step_at <= NOW),
)
def still_waits(turn: Turn, entry: CallBack) -> None:
    """The promised moment has come and nobody said it was dealt with: it is told again."""
    if entry.answered and caretaker(turn, entry) is not None:
        _fell_silent(turn, entry)
        return
    entry.taken_by_id = None
    entry.next_step_at = duty.next_morning(turn)
    retry = 0 < entry.tries < TRIES
    tell(turn, entry, "coo.callback.again", None if retry else staff.coordinators(turn))


def _fell_silent(turn: Turn, entry: CallBack) -> None:
    """The human had the last word: asked once whether it is over, and then it is."""
    taker = caretaker(turn, entry)
    if entry.outcome != "silent":
        entry.outcome, entry.next_step_at = "silent", duty.next_morning(turn)
        turn.say(
            "coo.idle",
            to=taker,
            kind="must",
            buttons=[solved(entry), call(entry)],
            about=entry.about,
            options={"silent": True},
            fill=blanks(turn, entry),
        )
        return
    fill = blanks(turn, entry)
    end(turn, entry, Wait.DONE, "silent")
    person = turn.db.get_one(Person, entry.person_id)
    turn.say("g.human.end", to=person, kind="must", options={"silent": True}, fill=fill)

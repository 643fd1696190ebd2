"""What a coordinator writes about somebody reaches that person as a human's words."""

from datetime import timedelta

from sqlalchemy import select

from bot.outbox import Letter
from bot.people import Neighbourhood, Person, Unreachable
from bot.turn import Refusal, Turn
from handlers import duty, staff
from handlers.human.feature import feature
from handlers.human.model import CallBack, Wait
from handlers.human.words import blanks
from handlers.human.work import (
    LONGEST,
    call,
    caretaker,
    solved,
    take,
    tell,
    that_was_all,
    write_back,
)

JUST_READ = timedelta(hours=2)  # what a coordinator writes so soon after may be for that person


@feature.reply("callback:", note=True)
def pass_on(turn: Turn, letter: Letter, text: str) -> bool:
    """What a coordinator writes under the message about an entry is passed on.

    Also when it names an emergency: "bel 112 als het erger wordt" is for the one who waits.
    """
    if turn.person is None or not staff.coordinates(turn):
        return False
    entry = turn.get(CallBack, int(letter.about.removeprefix("callback:")))
    if entry is None:
        raise Refusal("g.stale.plain")
    _send(turn, entry, text)
    return True


def _send(turn: Turn, entry: CallBack, text: str) -> None:
    take(turn, entry)
    person = turn.db.get_one(Person, entry.person_id)
    if person.silenced_at or person.frozen_at:
        turn.say("coo.silent", buttons=[call(entry)], about=entry.about, fill=blanks(turn, entry))
        return
    said = turn.ask(
        "g.human.says",
        then=write_back,
        subject=entry,
        to=person,
        kind="must",
        buttons=[that_was_all(entry)],
        about=entry.talk,
        fill={**blanks(turn, entry), "tekst": text[:LONGEST]},
    )
    if said is None:
        turn.say("coo.unreach", buttons=[call(entry)], about=entry.about, fill=blanks(turn, entry))
        return
    entry.written, entry.answered, entry.outcome = True, True, ""
    entry.next_step_at = duty.next_morning(turn)  # it is the other's turn now
    turn.record(f"person:{person.id}", "wrote_back")
    turn.say("coo.reply", buttons=[solved(entry)], about=entry.about, naam=turn.me.name)


@feature.reply("talk:", note=True)
def answer_later(turn: Turn, letter: Letter, text: str) -> bool:
    """The resident replies to a human's words, however long ago those were written."""
    entry = turn.get(CallBack, int(letter.about.removeprefix("talk:")))
    return entry is not None and entry.written and bool(write_back.run(turn, entry, text))


# -- written without a reply -------------------------------------------------------------------


@feature.hears
def for_whom(turn: Turn, text: str) -> bool:
    """A coordinator who just read somebody's words writes back without quoting them: is it asked.

    Nothing goes to a resident by a guess.
    """
    if turn.person is None or not turn.private or not staff.coordinates(turn):
        return False
    entry = _just_read(turn)
    if entry is None or caretaker(turn, entry) not in (None, turn.me):
        return False
    take(turn, entry)
    entry.draft = text[:LONGEST]
    turn.say(
        "coo.forwhom",
        buttons=[for_them(entry), not_for_them(entry)],
        about=entry.about,
        fill={**blanks(turn, entry), "tekst": entry.draft},
    )
    return True


def _just_read(turn: Turn) -> CallBack | None:
    letter = turn.db.scalar(
        select(Letter)
        .where(
            Letter.person_id == turn.me.id,
            Letter.neighbourhood_id == turn.here.id,
            Letter.text_key == "coo.says",
            Letter.created_at > turn.now - JUST_READ,
        )
        .order_by(Letter.id.desc())
        .limit(1)
    )
    if letter is None:
        return None
    entry = turn.get(CallBack, int(letter.about.removeprefix("callback:")))
    return entry if entry is not None and entry.state is Wait.OPEN else None


@feature.press("forthem", CallBack)
def for_them(turn: Turn, entry: CallBack) -> None:
    """[Ja, stuur]."""
    words, entry.draft = entry.draft, None
    if words is None or caretaker(turn, entry) is not turn.me:
        raise Refusal("g.stale.plain")
    _send(turn, entry, words)


@feature.press("notforthem", CallBack)
def not_for_them(turn: Turn, entry: CallBack) -> None:
    """[Nee]."""
    if caretaker(turn, entry) is turn.me:
        entry.draft = None
    turn.say("coo.forwhom.no")


# -- when one of the two is gone -----------------------------------------------------------------


@feature.on(Unreachable)
def gone(turn: Turn, news: Unreachable) -> None:
    """One of the two blocked the bot: the human hears it; a coordinator's work goes to others."""
    began = turn.neighbourhood
    mine = (CallBack.person_id == news.person.id) & CallBack.written
    open_ones = select(CallBack).where(
        CallBack.state == Wait.OPEN, mine | (CallBack.taken_by_id == news.person.id)
    )
    for entry in turn.db.scalars(open_ones.order_by(CallBack.id)):
        turn.enter(turn.db.get_one(Neighbourhood, entry.neighbourhood_id))
        taker = caretaker(turn, entry)
        if entry.person_id != news.person.id:
            let_go(turn, entry, news.person)
        elif taker is not None:
            turn.say(
                "coo.unreach",
                to=taker,
                kind="must",
                buttons=[call(entry)],
                about=entry.about,
                fill=blanks(turn, entry),
            )
    turn.neighbourhood = began


def give_back(turn: Turn, person: Person) -> None:
    """`person` coordinates no more: who waits for them here is told to the others."""
    held = select(CallBack).where(
        CallBack.neighbourhood_id == turn.here.id,
        CallBack.taken_by_id == person.id,
        CallBack.state == Wait.OPEN,
    )
    for entry in turn.db.scalars(held.order_by(CallBack.id)).all():
        let_go(turn, entry, person)


def let_go(turn: Turn, entry: CallBack, leaver: Person) -> None:
    """Whoever took it is gone: the others are told that somebody still waits."""
    entry.taken_by_id, entry.draft, entry.answered = None, None, False
    entry.next_step_at = duty.back_at(turn).moment
    others = [person for person in duty.called_on(turn) if person is not leaver]
    others = others or [person for person in staff.coordinators(turn) if person is not leaver]
    tell(turn, entry, "coo.callback.again", others)

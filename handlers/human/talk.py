"""A coordinator's reply to a message about somebody reaches that person as a human's words."""

from bot.outbox import Letter
from bot.people import Person
from bot.turn import Refusal, Turn
from handlers import duty
from handlers.human.feature import feature
from handlers.human.model import CallBack
from handlers.human.words import blanks
from handlers.human.work import call, solved, take, write_back

LONGEST = 1000


@feature.reply("callback:")
def pass_on(turn: Turn, letter: Letter, text: str) -> bool:
    """What a coordinator writes under the message about an entry is passed on."""
    if turn.person is None or not turn.roles() & {*duty.STAFF}:
        return False
    entry = turn.get(CallBack, int(letter.about.removeprefix("callback:")))
    if entry is None:
        raise Refusal("g.stale.plain")
    take(turn, entry)
    person = turn.db.get_one(Person, entry.person_id)
    said = turn.ask(
        "g.human.says",
        then=write_back,
        subject=entry,
        to=person,
        kind="must",
        about=entry.talk,
        fill={**blanks(turn, entry), "tekst": text[:LONGEST]},
    )
    if said is None:
        turn.say("coo.unreach", buttons=[call(entry)], fill=blanks(turn, entry))
        return True
    entry.written = True
    turn.record(f"person:{person.id}", "wrote_back")
    turn.say("coo.reply", buttons=[solved(entry)], about=entry.about, naam=turn.me.name)
    return True

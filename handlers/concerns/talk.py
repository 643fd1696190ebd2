"""/meldingen for confidants; and words to and fro with who reported it, who may stay anonymous."""

from bot.outbox import Letter
from bot.people import Person, Role
from bot.spoken import Day
from bot.turn import Refusal, Turn
from handlers import staff
from handlers.concerns.feature import feature
from handlers.concerns.model import Concern, ConcernNote, State, open_here
from handlers.concerns.steps import still_open
from handlers.concerns.tell import read
from handlers.concerns.whom import blanks, may_read, reader
from handlers.concerns.work import keep_note

MOST_ROWS = 10
LONGEST = 1000


@feature.command("meldingen", roles=(Role.CONFIDANT, *staff.ROLES))
def list_command(turn: Turn, rest: str) -> None:
    """/meldingen: what is open and theirs to read, by day, without a word of it."""
    del rest
    if Role.CONFIDANT not in turn.roles():
        turn.say("sig.coo.staff", fill=blanks(turn))
        return
    theirs = [
        concern
        for concern in open_here(turn.db, turn.here)
        if concern.about_id != turn.me.id and (concern.wide or concern.confidant_id == turn.me.id)
    ][:MOST_ROWS]
    if not theirs:
        turn.say("sig.coo.none")
        return
    labels = [
        turn.words("sig.coo.label", turn.me, nr=position, dag=Day(concern.sent_at or turn.now))
        for position, concern in enumerate(theirs, 1)
    ]
    turn.say("sig.coo.list", rows=[read(concern) for concern in theirs], labels=labels)


@feature.reply("concern:", note=True)
def write(turn: Turn, letter: Letter, text: str) -> bool:
    """What a confidant replies: to their words it goes to who reported it, named or not.

    A reply to the concern itself may as well be a note: it is kept as one, and asked about.
    """
    if letter.text_key not in ("sig.coo.read", "sig.coo.says"):
        return False  # a note is for confidants, also when the question for it is quoted
    concern = turn.get(Concern, int(letter.about.removeprefix("concern:")))
    if concern is None or turn.person is None or Role.CONFIDANT not in turn.roles():
        return False
    may_read(turn, concern)
    if letter.text_key == "sig.coo.says":
        _send(turn, concern, text)
        return True
    still_open(turn, concern)
    row = keep_note(turn, concern, text)
    buttons = [to_reporter(row), only_a_note(row)]
    turn.say("sig.coo.which", buttons=buttons, about=concern.about, tekst=row.text)
    return True


@feature.press("toreporter", ConcernNote)
def to_reporter(turn: Turn, row: ConcernNote) -> None:
    """[Stuur aan melder]: then it is no note."""
    concern = turn.get(Concern, row.concern_id)
    if concern is None or row.person_id != turn.me.id:
        raise Refusal("g.stale.plain")
    still_open(turn, concern)
    words = row.text
    turn.db.delete(row)
    _send(turn, concern, words)


@feature.press("onlynote", ConcernNote)
def only_a_note(turn: Turn, row: ConcernNote) -> None:
    """[Alleen notitie]."""
    turn.say("sig.coo.noted", about=f"concern:{row.concern_id}")


def _send(turn: Turn, concern: Concern, text: str) -> None:
    reporter = turn.db.get(Person, concern.person_id) if concern.person_id else None
    said = None
    if reporter is not None and concern.state is State.OPEN and not reporter.silenced_at:
        said = turn.ask(
            "sig.says",
            then=write_back,
            subject=concern,
            to=reporter,
            kind="must",
            about=concern.talk,
            fill={**blanks(turn, concern), "vertrouwenspersoon": turn.me.name or ""},
            tekst=text[:LONGEST],
        )
    turn.say("sig.coo.unreach" if said is None else "sig.coo.sent", about=concern.about)


@feature.answer("back", Concern, note=True)
def write_back(turn: Turn, concern: Concern, text: str) -> bool:
    """What who reported it answers; also when the bot answered 112 to it."""
    if concern.person_id != turn.me.id or concern.state is not State.OPEN:
        return False
    person = reader(turn, concern)
    if person is None:
        turn.say("sig.nobody", about=concern.talk, fill=blanks(turn, concern))
        return True
    turn.say(
        "sig.coo.says",
        to=person,
        kind="must",
        buttons=[read(concern)],
        about=concern.about,
        options={"protect": True},
        tekst=text[:LONGEST],
    )
    turn.ask(
        "sig.passed", then=write_back, subject=concern, about=concern.talk,
        fill=blanks(turn, concern),
    )  # fmt: skip
    return True


@feature.reply("worry:", note=True)
def answer_later(turn: Turn, letter: Letter, text: str) -> bool:
    """The same, as a reply to what was written days ago."""
    concern = turn.get(Concern, int(letter.about.removeprefix("worry:")))
    return concern is not None and bool(write_back.run(turn, concern, text))

"""What somebody sees, about whom, and whether they may be called; shown before it goes."""

import re
import tomllib
from pathlib import Path

from bot.people import Person
from bot.texts import Term, Value
from bot.turn import Refusal, Turn
from handlers.concerns import tell
from handlers.concerns.feature import feature
from handlers.concerns.model import Concern, State
from handlers.concerns.whom import blanks, named_in, possible, reader
from handlers.safety import mask

LONGEST = 1000  # characters
_VIOLENCE = re.compile(
    tomllib.loads((Path(__file__).parent / "signs.toml").read_text("utf-8"))["violence"], re.I
)


def reader_id(turn: Turn, draft: Concern) -> int | None:
    person = reader(turn, draft)
    return person.id if person else None


def _mine(turn: Turn, draft: Concern) -> None:
    if draft.person_id != turn.me.id or draft.state is not State.DRAFT:
        raise Refusal("g.stale.plain")


def _open(turn: Turn, draft: Concern) -> bool:
    return draft.person_id == turn.me.id and draft.state is State.DRAFT


@feature.press("danger", Concern)
def danger(turn: Turn, draft: Concern) -> None:
    """[Bel 112]: what is begun waits."""
    _mine(turn, draft)
    turn.say("sig.danger", about=draft.talk, fill=blanks(turn, draft))


@feature.press("never", Concern)
def never_mind(turn: Turn, draft: Concern) -> None:
    """[Toch niet]."""
    _mine(turn, draft)
    turn.retract(draft.talk)
    turn.db.delete(draft)
    turn.stop_asking()
    turn.say("sig.never")


@feature.press("go", Concern)
def go_on(turn: Turn, draft: Concern) -> None:
    """[Ga verder]."""
    _mine(turn, draft)
    _ask_next(turn, draft)


def _ask_next(turn: Turn, draft: Concern) -> None:
    if not draft.text:
        turn.ask("sig.what", then=what, subject=draft, about=draft.talk)
    elif draft.who is None:
        person = reader(turn, draft)
        turn.ask(
            "sig.who",
            then=who,
            subject=draft,
            buttons=[rather_not(draft), about_them(draft) if person and person.name else None],
            about=draft.talk,
            naam=(person.name if person else None) or "",
        )
    else:
        turn.say(
            "sig.self",
            buttons=[may_call(draft), anonymous(draft)],
            about=draft.talk,
            fill=blanks(turn, draft),
        )


@feature.answer("what", Concern, note=True)
def what(turn: Turn, draft: Concern, text: str) -> bool:
    """What they see; also when the bot answered 112 to it."""
    if not _open(turn, draft):
        return False
    draft.text = mask(text)[0].strip()[:LONGEST]
    _ask_on(turn, draft, text)
    return True


def _ask_on(turn: Turn, draft: Concern, text: str) -> None:
    """What comes next: whether it is about a confidant that `text` names, else what is missing."""
    suspect = named_in(turn, text) if draft.about_id is None else None
    if suspect is not None:
        _ask_about(turn, draft, suspect)
    else:
        _ask_next(turn, draft)


@feature.answer("who", Concern, note=True)
def who(turn: Turn, draft: Concern, text: str) -> bool:
    """About whom it is, as much as they want to say."""
    if not _open(turn, draft):
        return False
    draft.who = text.strip()[:LONGEST]
    _ask_on(turn, draft, text)
    return True


@feature.press("rather", Concern)
def rather_not(turn: Turn, draft: Concern) -> None:
    """[Zeg ik liever niet]."""
    _mine(turn, draft)
    draft.who = ""
    turn.stop_asking()
    _ask_next(turn, draft)


# -- when it is about a confidant ---------------------------------------------------------------


def _ask_about(turn: Turn, draft: Concern, suspect: Person) -> None:
    value = str(suspect.id)
    buttons = [it_is(draft, value=value), it_is_not(draft)]
    turn.say("sig.about", buttons=buttons, about=draft.talk, naam=suspect.name)


@feature.press("them", Concern)
def about_them(turn: Turn, draft: Concern) -> None:
    """[Over …]: whoever would have read it."""
    _mine(turn, draft)
    turn.stop_asking()
    draft.who = draft.who or ""
    _not_by(turn, draft, draft.confidant_id)


@feature.press("itis", Concern)
def it_is(turn: Turn, draft: Concern, value: str) -> None:
    """[Ja]."""
    _mine(turn, draft)
    _not_by(turn, draft, int(value))


@feature.press("itisnot", Concern)
def it_is_not(turn: Turn, draft: Concern) -> None:
    """[Nee]: a name that is only the same."""
    _mine(turn, draft)
    _ask_next(turn, draft)


def _not_by(turn: Turn, draft: Concern, identity: int | None) -> None:
    draft.about_id = identity
    draft.confidant_id = reader_id(turn, draft)
    if draft.confidant_id is None or draft.confidant_id == draft.person_id:
        turn.retract(draft.talk)
        fill = blanks(turn, draft)
        turn.db.delete(draft)
        turn.say("sig.nobody", fill=fill)
        return
    _ask_next(turn, draft)


# -- whether they may be called -----------------------------------------------------------------


@feature.press("call", Concern)
def may_call(turn: Turn, draft: Concern) -> None:
    """[Ja]."""
    _mine(turn, draft)
    draft.named, draft.phone = True, turn.me.phone
    if draft.phone:
        _show(turn, draft)
    else:
        _ask_phone(turn, draft, "sig.phone")


def _ask_phone(turn: Turn, draft: Concern, key: str) -> None:
    turn.ask(
        key,
        then=phone,
        subject=draft,
        buttons=[anonymous(draft)],
        about=draft.talk,
        fill=blanks(turn, draft),
    )


@feature.answer("phone", Concern)
def phone(turn: Turn, draft: Concern, text: str) -> bool:
    """Their number."""
    if not _open(turn, draft):
        return False
    if not 9 <= sum(letter.isdigit() for letter in text) <= 15:
        _ask_phone(turn, draft, "sig.phone.bad")
        return True
    draft.phone = text.strip()[:30]
    _show(turn, draft)
    return True


@feature.press("anon", Concern)
def anonymous(turn: Turn, draft: Concern) -> None:
    """[Nee, anoniem]: the confidant does not learn who it was."""
    _mine(turn, draft)
    draft.named, draft.phone = False, None
    turn.stop_asking()
    _show(turn, draft)


# -- it goes ------------------------------------------------------------------------------------


def _show(turn: Turn, draft: Concern) -> None:
    turn.say(
        "sig.sum",
        buttons=[pass_on(draft), rewrite(draft), never_mind(draft)],
        about=draft.talk,
        slot=f"{draft.talk}:sum",
        fill=blanks(turn, draft),
        tekst=draft.text,
        over_zin=Term("sig.sum.who", (("tekst", draft.who),)) if draft.who else "",
    )


@feature.press("rewrite", Concern)
def rewrite(turn: Turn, draft: Concern) -> None:
    """[Aanpassen]."""
    _mine(turn, draft)
    draft.text = draft.who = None
    _ask_next(turn, draft)


@feature.press("pass", Concern)
def pass_on(turn: Turn, draft: Concern) -> None:
    """[Ja, geef door]: their words leave their own chat, and go to one person."""
    _mine(turn, draft)
    violence: Value = ""
    if _VIOLENCE.search(draft.text or ""):
        violence = Term("sig.vt", (("veilig_thuis", blanks(turn)["veilig_thuis"]),))
    if not possible(turn, draft):
        fill = blanks(turn, draft)
        turn.db.delete(draft)
        turn.edit(f"{draft.talk}:sum", "sig.nobody", fill=fill)
        return
    tell.send(turn, draft)
    turn.edit(
        f"{draft.talk}:sum", "sig.ok", about=draft.talk, fill=blanks(turn, draft), vt_zin=violence
    )

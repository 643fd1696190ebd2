"""The first neighbourhood is set up in the chat: seven questions, one look, and it is there."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.audit import take_away
from bot.feature import Answer
from bot.moment import NOW
from bot.people import Account, Membership, Person, Role
from bot.texts import Term, Value
from bot.turn import Turn
from handlers.founding.feature import feature
from handlers.founding.model import VALID, Founding
from handlers.founding.place import Wrong, found, name_of, phone_of, postcodes_of, said
from handlers.roles import make_invitation
from handlers.welcome import follow, on_payload

ABOUT = "founding"
NOBODY, MYSELF = "", "-"  # instead of a name of a confidant


@on_payload("f")
def follow_link(turn: Turn, token: str) -> bool:
    """The link that the first start of an empty installation prints."""
    founding = turn.db.scalar(
        select(Founding).where(Founding.token.in_(turn.house.keys.blinds(token))).with_for_update()
    )
    if founding is None or founding.expires_at <= turn.now:
        return False
    if founding.person_id is None:
        person = turn.person or turn.newcomer()
        spoken = turn.incoming.language if turn.incoming else ""
        if turn.neighbourhood is None and spoken and not spoken.startswith("nl"):
            person.language = "en"
        founding.person_id, founding.used_at = person.id, turn.now
        founding.expires_at = turn.now + VALID
    elif turn.person is None or founding.person_id != turn.person.id:
        return False
    ask_next(turn, founding)
    return True


def ask_next(turn: Turn, founding: Founding) -> None:
    """The first question that has no answer yet; after the last one: is this right?"""
    if founding.postcodes == "":
        founding.village = False  # then no postcode is asked of anybody
    for field, key, answer in _questions():
        if getattr(founding, field) is None:
            buttons = {
                "postcodes": [none_yet(founding)],
                "village": [lies_in(founding, "town"), lies_in(founding, "village")],
                "confidant": [reads_it(founding, "me"), reads_it(founding, "nobody")],
            }.get(field, [])
            turn.ask(key, then=answer, subject=founding, buttons=buttons, about=ABOUT)
            return
    turn.stop_asking()
    village = Term("set.check.village", (("postcodes", founding.postcodes or ""),))
    turn.say(
        "set.check",
        buttons=[right(founding), again(founding)],
        about=ABOUT,
        wijk=founding.name,
        postcodes=village if founding.village else founding.postcodes or "–",
        organisatie=founding.organisation,
        coordinator=founding.contact,
        telefoon=founding.phone,
        vertrouwenspersoon=_reader(founding),
    )


def _reader(founding: Founding) -> Value:
    """Who reads what worries neighbours, as it stands in the summary."""
    known = {NOBODY: Term("set.sig.nobody"), MYSELF: Term("set.sig.me")}
    return known.get(founding.confidant or NOBODY, founding.confidant)


def _keep(turn: Turn, founding: Founding, field: str, checked: Callable[[], str]) -> bool:
    """Keep an answer, or say what is wrong with it and ask again."""
    try:
        setattr(founding, field, checked())
    except Wrong as wrong:
        turn.say(f"set.wrong.{wrong.what}")
    ask_next(turn, founding)
    return True


@feature.answer("name", Founding)
def name_said(turn: Turn, founding: Founding, text: str) -> bool:
    """What the neighbourhood is called."""
    return _keep(turn, founding, "name", lambda: name_of(turn.db, text))


@feature.answer("postcodes", Founding)
def postcodes_said(turn: Turn, founding: Founding, text: str) -> bool:
    """Which postcodes belong to it."""
    return _keep(turn, founding, "postcodes", lambda: postcodes_of(text))


@feature.answer("village", Founding)
def village_said(turn: Turn, founding: Founding, text: str) -> bool:
    """Anything but one of the two words: asked once more."""
    del text
    ask_next(turn, founding)
    return True


@feature.answer("organisation", Founding)
def organisation_said(turn: Turn, founding: Founding, text: str) -> bool:
    """Whose neighbourhood it is."""
    return _keep(turn, founding, "organisation", lambda: said("organisation", text))


@feature.answer("contact", Founding)
def contact_said(turn: Turn, founding: Founding, text: str) -> bool:
    """Whom residents can call."""
    return _keep(turn, founding, "contact", lambda: said("contact", text))


@feature.answer("phone", Founding)
def phone_said(turn: Turn, founding: Founding, text: str) -> bool:
    """At which number."""
    return _keep(turn, founding, "phone", lambda: phone_of(text))


@feature.answer("confidant", Founding)
def confidant_said(turn: Turn, founding: Founding, text: str) -> bool:
    """Who hears of concerns."""
    return _keep(turn, founding, "confidant", lambda: said("confidant", text))


def _questions() -> tuple[tuple[str, str, Answer], ...]:
    return (
        ("name", "set.wijk", name_said),
        ("postcodes", "set.pc", postcodes_said),
        ("village", "set.where", village_said),
        ("organisation", "set.org", organisation_said),
        ("contact", "set.contact", contact_said),
        ("phone", "set.phone", phone_said),
        ("confidant", "set.sig", confidant_said),
    )


@feature.press("none", Founding)
def none_yet(turn: Turn, founding: Founding) -> None:
    """[Weet ik nog niet]: without postcodes, people choose the neighbourhood by its name."""
    if _own(turn, founding):
        founding.postcodes = founding.postcodes or ""
        ask_next(turn, founding)


@feature.press("lies", Founding)
def lies_in(turn: Turn, founding: Founding, value: str) -> None:
    """[In een stad] or [In een dorp]: how much of a postcode may be kept."""
    if _own(turn, founding):
        founding.village = value == "village"
        ask_next(turn, founding)


@feature.press("reads", Founding)
def reads_it(turn: Turn, founding: Founding, value: str) -> None:
    """[Ik zelf] or [Nog niemand]: without a confidant nobody is offered to report a concern."""
    if _own(turn, founding):
        founding.confidant = MYSELF if value == "me" else NOBODY
        ask_next(turn, founding)


@feature.press("again", Founding)
def again(turn: Turn, founding: Founding) -> None:
    """[Opnieuw]."""
    if _own(turn, founding):
        founding.name = founding.postcodes = founding.organisation = None
        founding.contact = founding.phone = founding.village = founding.confidant = None
        ask_next(turn, founding)


@feature.press("right", Founding)
def right(turn: Turn, founding: Founding) -> None:
    """[Ja, klopt]: the neighbourhood is there, and whoever made it becomes its owner."""
    fields = ("name", "postcodes", "village", "organisation", "contact", "phone")
    answers = {field: getattr(founding, field) for field in fields}
    if not _own(turn, founding) or None in answers.values():
        return
    house = turn.house
    try:
        here = found(turn.db, **answers, now=turn.now, chance=house.chance)
    except Wrong as wrong:  # somebody else took the name meanwhile
        founding.name = None
        turn.say(f"set.wrong.{wrong.what}")
        ask_next(turn, founding)
        return
    confidant = founding.confidant
    turn.db.delete(founding)
    turn.enter(here)
    turn.record(f"neighbourhood:{here.id}", "founded")
    turn.say("set.made", wijk=here.name)
    if confidant:
        key = "set.sig.self" if confidant == MYSELF else "set.sig.link"
        turn.say(key, naam=confidant, link=turn.link(_invitation(turn, Role.CONFIDANT)))
    follow(turn, _invitation(turn, Role.OWNER))


def _invitation(turn: Turn, role: Role) -> str:
    """A role by whoever answers for the installation, as the command line gives it."""
    house = turn.house
    return make_invitation(turn.db, house.keys, turn.here, role, None, turn.now, house.chance)


def _own(turn: Turn, founding: Founding) -> bool:
    return founding.person_id == turn.me.id


# -- what becomes of it ------------------------------------------------------------------------


@feature.due("over", Founding, select(Founding.id).where(Founding.expires_at <= NOW))
def forget(turn: Turn, founding: Founding) -> None:
    """A day later the answers go, and somebody who never became anything here with them."""
    person = turn.db.get(Person, founding.person_id) if founding.person_id else None
    turn.db.delete(founding)
    turn.db.flush()
    if person is not None and person.keeps_at is None:
        memberships = turn.db.query(Membership).filter_by(person_id=person.id).count()
        if not memberships:
            turn.stop_asking(person)
            turn.retract(ABOUT)
            turn.db.query(Account).filter_by(person_id=person.id).delete()
            take_away(turn.db, person, turn.now)


@feature.exports
def export(db: Session, person: Person) -> dict[str, Any]:
    """What somebody who is setting up a neighbourhood has answered."""
    rows = db.scalars(select(Founding).where(Founding.person_id == person.id))
    fields = (
        "name", "postcodes", "village", "organisation", "contact", "phone", "confidant",
        "used_at", "expires_at",
    )  # fmt: skip
    return {"answers": [{field: getattr(row, field) for field in fields} for row in rows]}


@feature.erases
def erase(turn: Turn, person: Person) -> None:
    """Nobody else can go on with it."""
    for row in turn.db.scalars(select(Founding).where(Founding.person_id == person.id)):
        turn.db.delete(row)

"""What is kept about you: said in a sentence, or sent as a file."""

import re

from sqlalchemy import func, select

from bot.commands import go
from bot.messages import Document
from bot.people import Organisation, Person
from bot.spoken import LANGUAGES, Day
from bot.texts import Term, Value
from bot.turn import Turn
from handlers import meeting, offers, welcome
from handlers.privacy.erase import erase_me
from handlers.privacy.export import about
from handlers.privacy.feature import feature
from handlers.privacy.handing import hand
from handlers.privacy.opening import member, some_place
from handlers.requests import Place, PlaceState, Request, State

_MINE = r"(?:gegevens|privacy|data|informatie|van mij|over mij|about me|information)"
_SEEN = r"mijn (?:gegevens|nummer|telefoonnummer|adres|naam|berichten|bericht|vraag)"


@feature.phrase(
    rf"(?:wat|hoe) (?:doe|doet|doen|gebeurt|ga|gaat|gaan|bewaar|bewaren|weet) .*{_MINE}.*"
)
@feature.phrase(rf"wie (?:ziet|zien|leest|lezen|krijgt|krijgen) (?:er )?(?:allemaal )?{_SEEN}.*")
@feature.phrase(rf"wie (?:kan|kunnen|mag|mogen) (?:er )?(?:allemaal )?{_SEEN} (?:zien|lezen).*")
@feature.phrase(r"wie (?:leest|lezen) (?:hier |er |dit )*(?:allemaal )?mee.*")
@feature.phrase(
    r"is (?:dit|het|dat) (?:hier )?(?:wel )?(?:veilig|privé|prive|anoniem|vertrouwd).*"
)
@feature.phrase(rf"(?:what|how) (?:do|does|happens) .*{_MINE}.*|who (?:can see|sees|reads) .*")
def about_my_data(turn: Turn, match: re.Match[str]) -> None:
    """*Wat doe je met mijn gegevens?*"""
    del match
    privacy_command(turn, "")


@feature.command("privacy")
def privacy_command(turn: Turn, rest: str) -> None:
    """/privacy: who is responsible, and what can be done."""
    del rest
    if not some_place(turn):
        turn.say("onb.none")
        return
    organisation = turn.db.get_one(Organisation, turn.here.organisation_id).name
    known = turn.person is not None and turn.person.keeps_at is not None
    buttons = [show_me(), erase_me(), read_more()] if known else [None, None, read_more()]
    turn.say("prv.main", buttons=buttons, organisatie=organisation)


@feature.press("more")
def read_more(turn: Turn) -> None:
    """[Lees meer]."""
    organisation = turn.db.get_one(Organisation, turn.here.organisation_id).name
    statement = Document("privacy.txt", "\n".join(about(turn).values()).encode(), "text/plain")
    turn.say(
        "prv.more",
        options={"document": statement},
        organisatie=organisation,
        telefoon=turn.here.phone,
    )


@feature.command("mijn_gegevens")
def show_command(turn: Turn, rest: str) -> None:
    """/mijn_gegevens."""
    del rest
    if member(turn):
        show(turn)


@feature.press("show")
def show_me(turn: Turn) -> None:
    """[Laat zien]."""
    if member(turn):
        show(turn)


feature.row("row.data", show_me, 80)


def show(turn: Turn) -> None:
    """The most important in one message."""
    person = turn.me
    mine = offers.offers_of(turn.db, person)
    kinds: Value = offers.listing(mine) if mine else Term("prv.nothing")
    blanks: dict[str, Value] = {
        "naam": welcome.name_of(turn),
        "wijk": turn.here.name,
        "taal": Term(f"tal.{person.language}") if person.language in LANGUAGES else "",
        "lijst": kinds,
        "n": _asked(turn, person),
        "m": _helped(turn, person),
        "nummer_zin": _number(turn, person),
    }
    turn.say("prv.show", buttons=[change(), send_all(), close()], fill=blanks)


def _number(turn: Turn, person: Person) -> Value:
    """How often their number was given to somebody, and to whom last."""
    given = meeting.numbers_given(turn.db, person)
    if not given:
        return ""
    last = given[-1]
    other = last.helper_id if last.asker_id == person.id else last.asker_id
    to = turn.db.get(Person, other) if other else None
    name: Value = (to.name if to else None) or Term("prv.phone.somebody")
    when = Day(last.contact_at or last.made_at)
    return Term("prv.phone", (("n", len(given)), ("voornaam", name), ("datum", when)))


def _asked(turn: Turn, person: Person) -> int:
    mine = select(func.count()).where(
        Request.asker_id == person.id, Request.state != State.CONCEPT
    )
    return turn.db.scalar(mine) or 0


def _helped(turn: Turn, person: Person) -> int:
    done = (Place.helper_id == person.id, Place.state == PlaceState.DONE)
    return turn.db.scalar(select(func.count()).where(*done)) or 0


@feature.press("change")
def change(turn: Turn) -> None:
    """[Ja], something has to change."""
    go(turn, "instellingen")


@feature.press("send")
def send_all(turn: Turn) -> None:
    """[Stuur alles]: to read, and to take along."""
    if member(turn):
        hand(turn)


@feature.press("close")
def close(turn: Turn) -> None:
    """[Sluit]."""
    turn.say("prv.close")

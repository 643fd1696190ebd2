"""*Laat maar*, *nee*, *toch niet*: the question below is dropped, and nothing else happens."""

import pytest

from handlers.human import Note
from handlers.requests import Request, State
from tests.coordination.conftest import Two
from tests.hush import hush
from tests.street import Street

ASKING = [
    ("sluit 12", "coo.close"),
    ("sluit", "coo.usage"),
    ("toewijzen 12", "coo.assign.nobody"),
    ("geef 12 aan Zzzz", "coo.who.none"),
    ("notitie 12", "coo.note"),
    ("pas 12 aan", "coo.fix"),
    ("herinner 12", "coo.next.when"),
    ("gesproken", "coo.trust.who"),
    ("overdracht", "dut.note.ask"),
    ("afwezig", "dut.away.ask"),
]


@pytest.mark.parametrize("no", ["laat maar", "toch niet", "nee"])
@pytest.mark.parametrize(("words", "key"), ASKING)
def test_the_question_is_dropped(street: Street, two: Two, words: str, key: str, no: str) -> None:
    coen, _, _ = two
    coen.says(words)
    coen.hears(key=key)
    coen.says(no)
    coen.hears("alles blijft zoals het is", key="rol.kept")
    coen.says("Els belde mij net")  # is no answer to it any more
    assert not coen.hears().key.startswith(("coo.note", "coo.assign", "coo.fix", "dut."))
    assert street.look(lambda db: db.query(Note).count()) == 0


def test_not_after_all_undoes_nothing_else(street: Street, two: Two) -> None:
    """It stands under what was closed just now as well, but it is said of the newer question."""
    coen, _, bep = two
    coen.says("sluit 13 opgelost")
    coen.hears(key="coo.closed")
    bep.hears(key="coo.closed.solved")
    coen.says("sluit 12")
    coen.hears(key="coo.close")
    coen.says("toch niet")
    coen.hears(key="rol.kept")
    states = street.look(lambda db: {r.number: r.state for r in db.query(Request)})
    assert states == {12: State.OPEN, 13: State.STOPPED}


def test_without_a_question_it_undoes(two: Two) -> None:
    coen, _, bep = two
    coen.says("sluit 13 opgelost")
    coen.hears(key="coo.closed")
    bep.hears(key="coo.closed.solved")
    coen.says("toch niet")
    coen.hears("staat weer open", key="coo.reopened")
    bep.hears(key="coo.reopened.asker")


def test_a_coordinator_who_asked_for_help_does_not_lose_it(street: Street, two: Two) -> None:
    coen, _, _ = two
    coen.says("Wie kan vrijdag om 10 uur mijn hond uitlaten?")
    coen.hears(key="ask.sum").press("Ja, plaats maar")
    hush(street)
    coen.says("notitie 12")
    coen.hears(key="coo.note")
    coen.says("laat maar")
    coen.hears(key="rol.kept")
    coen.says("laat maar")  # now it is about that
    coen.hears("hond", key="can.asker")


def test_calling_off_somebody_elses_is_closing_it(two: Two) -> None:
    coen, ans, _ = two
    coen.says("annuleer 12")
    coen.hears("Waarom sluit je hulpvraag 12", key="coo.close")
    ans.says("annuleer 12")
    ans.hears("Boodschappen", key="can.asker")

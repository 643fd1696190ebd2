"""Coordinators teach the words of their neighbourhood: inkopen = boodschappen."""

import pytest

from bot.audit import Event
from handlers.vocabulary import TaughtWord
from handlers.vocabulary.forget import LINES, ROWS
from handlers.vocabulary.model import MOST
from tests.phone import Phone
from tests.privacy.test_export import opened
from tests.street import Street


def words(street: Street) -> dict[str, str]:
    return street.look(lambda db: {row.word: row.concept for row in db.query(TaughtWord)})


def taught(coen: Phone, line: str) -> None:
    coen.says(line)
    coen.hears("Onthouden", key="coo.word.taught")


def test_a_word_is_taught_listed_and_forgotten(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/woord")
    coen.hears("De Heeze heeft nog geen eigen woorden", key="coo.word.none")
    coen.says("/woord Flapdoos = klussen")
    coen.hears("Onthouden voor De Heeze: Flapdoos betekent Klusje in huis", key="coo.word.taught")
    coen.says("het woord poppelen betekent boodschappen")
    coen.hears("poppelen betekent Boodschappen doen", key="coo.word.taught")
    coen.says("woorden")
    shown = coen.hears("Eigen woorden van De Heeze (2)", "Flapdoos: Klus", "poppelen: Boodschap")
    shown.press("Flapdoos")
    coen.hears("Vergeten: Flapdoos", key="coo.word.gone").press("Ongedaan maken")
    coen.hears("Teruggedraaid")
    assert words(street) == {"flapdoos": "handy", "poppelen": "shop"}
    coen.says("vergeet het woord Poppelen")
    coen.hears("Vergeten: poppelen", key="coo.word.gone")
    coen.says("/woord vergeet poppelen")
    coen.hears("heeft geen eigen woord poppelen", key="coo.word.nosuch")
    street.wait(minutes=11)
    assert words(street) == {"flapdoos": "handy"}
    shown.press("Poppelen")
    coen.toasted("werkt niet meer")


@pytest.mark.parametrize(
    "line",
    ["/woord flapdoos: klussen", "woord flapdoos = klussen", "/word flapdoos -> odd jobs",
     "het woord flapdoos betekent hier klussen", "/woord 'flapdoos' betekent klussen",
     "The word flapdoos means handyman", "/woord FLAPDOOS=KLUSSEN"],
)  # fmt: skip
def test_ways_to_say_it(street: Street, line: str) -> None:
    coen = street.coordinator("Coen")
    taught(coen, line)
    assert list(words(street)) == ["flapdoos"]


def test_undoing_and_undoing_too_late(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/woord flapdoos = klussen")
    done = coen.hears(key="coo.word.taught")
    coen.says("oeps")
    coen.hears("Teruggedraaid")
    assert done.labels == []
    assert words(street) == {"flapdoos": ""}
    coen.says("/woord flapdoos = boodschappen")
    late = coen.hears(key="coo.word.taught")
    street.wait(minutes=11)
    late.press("Ongedaan maken")
    coen.toasted("10 minuten lang")
    assert words(street) == {"flapdoos": "shop"}


def test_another_coordinator_changed_it_meanwhile(street: Street) -> None:
    coen, dina = street.coordinator("Coen"), street.coordinator("Dina")
    coen.says("/woord flapdoos = klussen")
    mine = coen.hears(key="coo.word.taught")
    dina.says("/woord flapdoos = boodschappen")
    dina.hears("Ik ken flapdoos al als Klus", key="coo.word.else").press("Boodschappen doen")
    dina.hears("flapdoos betekent Boodschappen", key="coo.word.taught")
    mine.press("Ongedaan maken")
    coen.toasted("werkt niet meer")
    assert words(street) == {"flapdoos": "shop"}


def test_taught_twice_is_known_already(street: Street) -> None:
    coen = street.coordinator("Coen")
    taught(coen, "/woord flapdoos = klussen")
    coen.says("/woord Flapdóós = klussen")
    coen.hears("wist ik al", "Klus", key="coo.word.same")
    coen.says("/woord boodschappen = boodschappen")
    coen.hears("wist ik al", "Boodschappen doen", key="coo.word.same")


def test_a_word_that_is_known_as_something_else_is_asked_about(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/woord stofzuigen = boodschappen")
    asked = coen.hears("Ik ken stofzuigen al als", "De Heeze", key="coo.word.else")
    assert len(asked.labels) == 2
    asked.press(asked.labels[1])
    coen.hears("Goed. stofzuigen blijft", key="coo.word.stays")
    coen.says("/woord stofzuigen = boodschappen")
    coen.hears(key="coo.word.else").press("Boodschappen doen")
    coen.hears("stofzuigen betekent Boodschappen doen", key="coo.word.taught")
    coen.says("/woord stofzuigen = niets")
    coen.hears("Vergeten: stofzuigen", key="coo.word.gone")


@pytest.mark.parametrize(
    ("word", "why"),
    [("de", "common"), ("iemand", "common"), ("hulp", "common"), ("dinsdag", "common"),
     ("ja", "common"), ("brand", "danger"), ("bloed", "danger"), ("ik wil dood", "danger"),
     ("pincode", "danger"), ("insuline", "danger"), ("06-12345678", "personal"),
     ("mevrouw Jansen", "personal"), ("een twee drie vier vijf fietsen", "long"),
     ("flap" * 16, "long"), ("?!", "empty")],
)  # fmt: skip
def test_what_is_not_learned(street: Street, word: str, why: str) -> None:
    coen = street.coordinator("Coen")
    coen.says(f"/woord {word} = boodschappen")
    said = coen.hears()
    if said.key.startswith("sos"):  # is somebody in danger? That comes first
        said = coen.hears()
    assert said.key == f"coo.word.{why}"
    assert words(street) == {}


def test_sixty_characters_are_enough(street: Street) -> None:
    coen = street.coordinator("Coen")
    taught(coen, f"/woord {'flap' * 15} = boodschappen")


def test_a_meaning_that_is_not_understood_is_asked_twice(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/woord flapdoos = zwiebelen")
    coen.hears("Die hulp ken ik niet", "flapdoos", key="coo.word.what.no")
    coen.says("lamp ophangen")
    coen.hears("flapdoos betekent Lamp ophangen", key="coo.word.taught")
    coen.says("/woord poppelen")
    coen.hears("Bij welke hulp hoort poppelen", key="coo.word.what")
    coen.says("zwiebelen")
    coen.hears(key="coo.word.what.no")
    coen.says("echt zwiebelen")
    coen.hears("niets onthouden van poppelen", key="coo.word.unknown")
    street.wait(hours=25)
    assert list(words(street)) == ["flapdoos"]


def test_two_kinds_of_help_in_one_meaning(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/woord buurtronde = boodschappen doen en de hond uitlaten")
    coen.hears("Welke hulp hoort bij buurtronde", key="coo.word.which").press("Boodschappen")
    coen.hears("buurtronde betekent Boodschappen doen")


def test_words_of_other_languages(street: Street) -> None:
    coen = street.coordinator("Coen")
    for word in ("pazarlık", "базарувати", "تبضع", "zakupować"):
        coen.says(f"/woord {word} = boodschappen")
        coen.hears(word, "Boodschappen doen", key="coo.word.taught")
    ans = street.resident("Ans")
    ans.says("Yarın pazarlık için kim yardım eder?")
    ans.hears("Boodschappen doen")


@pytest.mark.parametrize("line", ["/woord flapdoos = klussen", "vergeet het woord flapdoos",
                                  "het woord flapdoos betekent klussen", "/woord"])  # fmt: skip
def test_only_coordinators_teach(street: Street, line: str) -> None:
    ans, vera = street.resident("Ans"), street.volunteer("Vera")
    for phone in (ans, vera):
        phone.says(line)
        phone.hears("voor coördinatoren", key="coo.norole")
    assert words(street) == {}


def test_never_in_the_group(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says_in_group("/woord flapdoos = klussen")
    coen.hears("Onthouden", key="coo.word.taught")
    coen.says_in_group("het woord poppelen betekent klussen")
    assert list(words(street)) == ["flapdoos"]


def test_a_role_that_is_gone_meanwhile(street: Street) -> None:
    olga, coen = street.owner("Olga"), street.coordinator("Coen")
    coen.says("/woord flapdoos")
    coen.hears(key="coo.word.what")
    olga.says("rollen")
    olga.hears(key="rol.list").press("Coen")
    olga.hears(key="rol.remove").press("Ja, weghalen")
    olga.hears("Coen", key="rol.removed")
    coen.hears("geen coördinator meer")
    coen.says("klussen")
    coen.hears("voor coördinatoren", key="coo.norole")


def test_there_is_an_end_to_what_is_kept(street: Street) -> None:
    coen = street.coordinator("Coen")
    now = street.clock.now()
    street.keep(
        *(
            TaughtWord(
                neighbourhood_id=street.neighbourhood_id, word=f"woordje{n:03d}",
                said=f"woordje{n:03d}", concept="shop", changed_at=now,
            )
            for n in range(MOST)
        )
    )  # fmt: skip
    coen.says("/woord flapdoos = klussen")
    coen.hears(f"al {MOST} eigen woorden", key="coo.word.full")
    coen.says("woorden")
    shown = coen.hears(f"({MOST})", f"en nog {MOST - LINES}", key="coo.word.list")
    assert len(shown.labels) == ROWS
    assert len(shown.text) < 4096


def test_the_audit_trail_says_what_was_done_and_never_the_word(street: Street) -> None:
    coen = street.coordinator("Coen")
    coen.says("/woord flapdoos = klussen")
    coen.hears(key="coo.word.taught").press("Ongedaan maken")
    coen.hears("Teruggedraaid")
    events = street.look(
        lambda db: [(e.what, e.detail) for e in db.query(Event).order_by(Event.id)]
    )
    mine = [event for event in events if event[0] in ("taught", "unlearned")]
    assert mine == [("taught", "handy"), ("unlearned", "handy")]


def test_who_taught_it_sees_it_and_is_forgotten(street: Street) -> None:
    coen, dina = street.coordinator("Coen"), street.coordinator("Dina")
    taught(coen, "/woord flapdoos = klussen")
    assert "flapdoos" in opened(coen)["gegevens.json"]
    coen.says("/wis")
    coen.hears(key="prv.erase").press("Ja, wis alles")
    coen.hears(key="prv.erase.sure").press("Ja, wis alles")
    coen.hears(key="prv.erased")
    kept = street.look(lambda db: [(row.word, row.taught_by_id) for row in db.query(TaughtWord)])
    assert kept == [("flapdoos", None)]
    taught(dina, "/woord poppelen = boodschappen")

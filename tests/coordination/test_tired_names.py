"""A coordinator names a helper, a moment or a word of a request without knowing a command."""

import pytest

from handlers import helping
from handlers.requests import Request, State
from tests.coordination.conftest import Two
from tests.hush import hush
from tests.street import Street

TO_ELS = ("geef 12 aan els", "12 naar Els", "12 els", "els voor 12", "zet Els op 12",
          "assign 12 to Els", "laat els 12 doen", "kan Els 12 doen?",
          "toewijzen 12 aan mevrouw Els")  # fmt: skip


@pytest.mark.parametrize("words", TO_ELS)
def test_somebody_is_asked(street: Street, two: Two, words: str) -> None:
    coen, _, _ = two
    els = street.neighbour("Els")
    coen.says(words)
    coen.hears("Gevraagd aan Els voor hulpvraag 12", key="coo.assigned")
    els.hears("Boodschappen", key="ping.named")


@pytest.mark.parametrize("name", ["elz", "Esl", "mevr. Elss"])
def test_one_slip_in_a_short_name_is_asked_back(street: Street, two: Two, name: str) -> None:
    coen, _, _ = two
    els = street.neighbour("Els")
    coen.says(f"geef 12 aan {name}")
    coen.hears("Wie bedoel je", key="coo.who").press("Els")
    coen.hears(key="coo.assigned")
    els.hears(key="ping.named")


def test_of_two_elses_it_is_asked_which(street: Street, two: Two) -> None:
    coen, _, _ = two
    street.neighbour("Els Visser")
    bakker = street.neighbour("Els Bakker")
    coen.says("els voor 12")
    coen.hears(key="coo.who").press("Els Bakker")
    coen.hears("Gevraagd aan Els Bakker", key="coo.assigned")
    bakker.hears(key="ping.named")


@pytest.mark.parametrize("words", ["wijs 12 toe", "wie kan 12 doen?", "wie past bij 12"])
def test_who_could(street: Street, two: Two, words: str) -> None:
    coen, _, _ = two
    street.neighbour("Els")
    coen.says(words)
    coen.hears("Els", key="coo.assign")


@pytest.mark.parametrize(
    "words", ["vraag meer buren voor 12", "12 nog meer buren vragen",
              "12 naar de vrijwilligers", "vraag de vrijwilligers voor 12"],
)  # fmt: skip
def test_more_are_asked(street: Street, two: Two, words: str) -> None:
    coen, _, _ = two
    vera = street.volunteer("Vera")
    street.offers(vera, "Ik kan boodschappen doen")
    coen.says(words)
    coen.hears(key="coo.pushed")
    vera.hears("Boodschappen")
    hush(street)


# -- what is said of it --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["verzet 12 naar woensdag 14:00", "12 moet woensdag om 14:00", "pas 12 aan naar "
              "woensdag 14:00", "12 verplaatsen naar woensdag 14:00"],
)  # fmt: skip
def test_another_moment(two: Two, words: str) -> None:
    coen, ans, _ = two
    coen.says(words)
    coen.hears("Hulpvraag 12", "25 november", "14:00", key="coo.fixed")
    ans.hears("14:00", key="coo.fixed.asker")


def test_what_is_other_is_asked(two: Two) -> None:
    coen, ans, _ = two
    coen.says("12 aanpassen")
    coen.hears("Wat klopt er niet", key="coo.fix")
    coen.says("iemand om een lamp op te hangen")
    coen.hears("Lamp ophangen", key="coo.fixed")
    ans.hears("Lamp ophangen", key="coo.fixed.asker")


def test_a_note_after_a_colon(two: Two) -> None:
    coen, _, _ = two
    coen.says("12: haar zoon belt terug")
    coen.hears("Genoteerd", key="coo.note.ok")
    coen.says("12")
    coen.hears("haar zoon belt terug", key="coo.item")


def test_reminded_of_it_with_the_number_at_the_end(two: Two) -> None:
    coen, _, _ = two
    coen.says("herinner me vrijdag aan 12")
    coen.hears("vrijdag 27 november", "hulpvraag 12", key="coo.next.ok")


@pytest.mark.parametrize("words", ["bel 12", "12 bellen", "nummer van 12"])
def test_the_number_to_ring(street: Street, two: Two, words: str) -> None:
    coen, ans, _ = two
    ans.says("mens")
    ans.hears(key="g.human.ask").press("Bel mij")
    ans.hears(key="g.human.num")
    ans.says("055-1234567")
    hush(street)
    coen.says(words)
    coen.hears("055-1234567", key="coo.call")
    hush(street)


@pytest.mark.parametrize(
    "words", ["eten voor 12", "12 eieren nodig", "soep voor 12 personen", "bel 112",
              "ik neem 12 eieren mee", "11 tot 13 eieren"],
)  # fmt: skip
def test_a_neighbour_is_still_a_neighbour(street: Street, two: Two, words: str) -> None:
    """A coordinator asks and offers as everybody does: a number alone makes no command."""
    coen, _, _ = two
    coen.says(words)
    keys = [message.key for message in coen.messages if not message.read]
    assert keys
    assert not any(key.startswith("coo.") for key in keys)
    hush(street)


def test_a_resident_says_the_same_and_nothing_happens(street: Street, two: Two) -> None:
    _, ans, _ = two
    street.neighbour("Els")
    for words in (
        "12 is opgelost",
        "geef 12 aan els",
        "verzet 12 naar woensdag",
        "sluit 12 en 13",
    ):
        ans.says(words)
        hush(street)
    states = street.look(lambda db: [r.state for r in db.query(Request)])
    assert states == [State.OPEN, State.OPEN]
    assert street.look(lambda db: db.query(helping.Ping).count()) == 0


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("sluti 12", "coo.close"),
        ("notite 12 belt laat", "coo.note.ok"),
        ("heropne 12", "coo.reopen.no"),
        ("/samenvoegen 12 13", "coo.merge.apart"),
        ("samenvoegen 12 13", "coo.merge.apart"),
        ("/lijst vandaag", "coo.list.today.none"),
        ("wat is er open vandaag?", "coo.list.today.none"),
        ("wat staat er nog open", "coo.list"),
    ],
)
def test_a_slip_and_a_stroke(two: Two, words: str, key: str) -> None:
    """One typing error in a command with a number, and a slash before ordinary words."""
    coen, _, _ = two
    coen.says(words)
    coen.hears(key=key)


def test_what_is_there_is_no_list(two: Two) -> None:
    coen, _, _ = two
    coen.says("wat is er?")
    coen.hears(key="coo.examples")


def test_a_slip_of_a_resident_is_none(street: Street, two: Two) -> None:
    _, ans, _ = two
    ans.says("sluti 12")
    ans.hears(key="sta.lost")
    assert street.look(lambda db: db.query(Request).filter_by(number=12).one().state) is State.OPEN

"""A taught word counts at once, in its own neighbourhood only, and never before danger."""

from datetime import datetime

import pytest

from bot.people import Person
from matching import (
    NOTHING,
    Index,
    Vocabulary,
    concept_of_word,
    expression,
    service_called,
    understand,
    unfit,
)
from tests.hush import hush
from tests.phone import Phone
from tests.residents import ZONE
from tests.street import Street

MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZONE)
BROKEN = "De flapdoos is kapot"
ASKS = "Wie kan morgen voor mij poppelen?"


def teach(coen: Phone, line: str) -> None:
    coen.says(line)
    coen.hears(key="coo.word.taught")


def test_in_private_it_is_understood_at_once(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    bilal = street.neighbour("Bilal")
    ans.says(ASKS)
    ans.hears(key="vag.what")
    ans.says("stop")
    ans.hears(key="g.stop")
    teach(coen, "/woord poppelen = boodschappen")
    ans.says(ASKS)
    ans.hears("Boodschappen doen", "morgen").press("Ja, plaats maar")
    ans.hears("geplaatst")
    bilal.hears("Boodschappen", key="ping.ask")


def test_in_the_group_a_word_makes_a_request_of_small_talk(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    ans.says_in_group(BROKEN)
    ans.says_in_group("Mooi weer, hoor")
    assert street.group_messages == []
    teach(coen, "/woord flapdoos = klussen")
    ans.says_in_group("Mooi weer, hoor")
    ans.says_in_group(BROKEN)
    street.group_hears("Klusje in huis").pressed_by(ans, "Nee")
    street.wait(minutes=30)
    ans.says_in_group("Mooi weer, hoor")
    ans.says_in_group(BROKEN)
    street.group_hears("Klusje in huis").pressed_by(ans, "Nee")
    coen.says("vergeet het woord flapdoos")
    coen.hears(key="coo.word.gone")
    ans.says_in_group(BROKEN)


def test_a_new_process_hears_it_in_the_group_too(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    teach(coen, "/woord flapdoos = klussen")
    street.wait(minutes=30)
    street.house.memory.clear()
    ans.says_in_group(BROKEN)
    street.group_hears("Klusje in huis").pressed_by(ans, "Nee")


def test_in_another_neighbourhood_it_means_nothing(street: Street) -> None:
    coen = street.coordinator("Coen")
    teach(coen, "/woord poppelen = boodschappen")
    zuid = street.add_neighbourhood("Zuid")
    home, street.neighbourhood_id = street.neighbourhood_id, zuid
    zoe = street.resident("Zoe")
    street.neighbourhood_id = home
    zoe.says(ASKS)
    zoe.hears(key="vag.what")
    with street.app.session() as db:
        assert db.get_one(Person, street.person(zoe).id).current_neighbourhood_id == zuid


def test_an_offer_made_before_is_found_from_then_on(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    bilal = street.neighbour("Bilal", offer="Ik kan goed poppelen", kinds="other")
    ans.says("Kan iemand morgen boodschappen doen?")
    ans.hears("Boodschappen").press("Ja, plaats maar")
    hush(street)
    assert bilal.messages == []
    teach(coen, "/woord poppelen = boodschappen")
    coen.says("/toon 11")
    coen.messages[-1].press("Meer")
    coen.messages[-1].press("Meer buren vragen")
    bilal.hears("Boodschappen", key="ping.ask")
    hush(street)


def test_danger_is_heard_before_any_word(street: Street) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    teach(coen, "/woord poppelen = boodschappen")
    ans.says("Help, mijn man ademt niet meer, wie kan poppelen")
    assert ans.hears("112").key.startswith("sos")


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Wie kan mijn flapdoos maken?", "handy"),
        ("WIE KAN MIJN FLAPDÓÓS MAKEN", "handy"),
        ("wie wil er met mij flapdoosjes doen", "handy"),
        ("Wie wil met mij om de kerk lopen, morgen?", "walk"),
        ("Kan iemand stofzuigen?", "shop"),
    ],
)
def test_a_word_means_only_what_was_taught(text: str, concept: str) -> None:
    own = Vocabulary({"flapdoos": "handy", "om de kerk": "walk", "stofzuigen": "shop"})
    found = understand(text, MONDAY, own=own)
    assert found.kind == "request"
    assert found.needs[0].concept == concept


def test_without_words_nothing_changes() -> None:
    for text in ("Wie kan mijn lamp ophangen?", "Ik kan stofzuigen", "mooi weer", ""):
        assert understand(text, MONDAY) == understand(text, MONDAY, own=NOTHING)
    assert not Vocabulary({"flapdoos": "no such service", "": "shop", "?!": "shop"})


def test_an_index_reads_only_the_offers_with_such_a_word_anew() -> None:
    index = Index()
    index.put(1, "Ik kan poppelen")
    index.put(2, "Ik kan de hond uitlaten")
    [need] = understand("Wie kan boodschappen doen?", MONDAY).needs
    assert index.rank(need) == []
    index.learn(Vocabulary({"poppelen": "shop"}))
    assert [fit.offer_id for fit in index.rank(need)] == [1]
    index.learn(NOTHING)
    assert index.rank(need) == []
    assert len(index) == 2


def test_names_of_services_and_words_that_are_known() -> None:
    assert service_called("Lamp ophangen") == "hang_lamp"
    assert service_called("KAT en andere dieren") == "pet_any"
    assert service_called("zwiebelen") == ""
    assert concept_of_word("boodschappen") == "shop"
    assert concept_of_word("flapdoos") == ""
    assert expression("  Flapdóós! ") == "flapdoos"
    assert unfit("flapdoos") == ""

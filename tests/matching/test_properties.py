"""What holds for every text: nothing raises, manners change nothing, it stays fast."""

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import (
    Index,
    claim_words,
    emergency,
    find_moments,
    strip_private,
    understand,
    yes_no,
)
from matching.learned import features
from matching.recognise import kinds, personal
from matching.seldom import Seldom
from tests.matching.clock import TUESDAY

ASKED = [
    "kan iemand morgen boodschappen voor me doen",
    "wie kan zaterdag mijn hond uitlaten",
    "mag ik een boormachine lenen",
    "wie kan mij vrijdag naar het ziekenhuis rijden",
    "wie helpt mij met een brief van de gemeente",
]
MANNERS = [
    str.upper,
    str.title,
    lambda text: f"  {text}  ",
    lambda text: text.replace(" ", "   "),
    lambda text: f"{text}???",
    lambda text: f"hoi buren, {text}, alvast bedankt",
    lambda text: f"{text} alsjeblieft",
    lambda text: text.replace("e", "é", 1),
    lambda text: text.replace("oo", "ooo", 1).replace("aa", "aaa", 1),
]
DANGER = [
    "mijn man reageert niet meer",
    "er is brand in de keuken",
    "ik ruik gas in de gang",
    "ik wil niet meer leven",
    "my wife is not breathing",
]
AROUND = [
    lambda text: f"Hoi buren, kan iemand morgen boodschappen doen? {text}",
    lambda text: f"{text}. Wie kan mijn hond uitlaten vrijdag?",
    lambda text: f"Hoe laat is de apotheek open? {text}",
    lambda text: f"sorry dat ik stoor, {text}, dank jullie wel",
    lambda text: f"{text} 06-12345678",
]
SELDOM = [
    *(one for one in personal._SELDOM if one.pattern is not personal._SPOKEN),
    kinds._PRICE,
    kinds._LINK,
    kinds._LAUGH,
    kinds._QUOTE,
    *features._SIGNS.values(),
]
WORDS = (
    "wie kan iemand morgen om 19:00 tussen 3 en 12 12-3 half voor na tot t/m elke 31/2 99:99 "
    "25u61 nl91abna0417164300 06-12345678 geen niet 112 🐶 ik wil boodschappen ' \" ( ) , . - van "
    "volgende week dinsdag eind april yarın غدا завтра jutro Straat 12 a.s. 30 februari"
)
PIECES = st.sampled_from(sorted({*WORDS.split(), "\n"}))
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map(" ".join))


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("manner", MANNERS)
def test_manners_change_nothing(text: str, manner: object) -> None:
    assert callable(manner)
    plain, said = understand(text, TUESDAY), understand(manner(text), TUESDAY)
    assert said.kind == plain.kind == "request"
    assert said.needs[0].concept == plain.needs[0].concept
    assert said.needs[0].when is None or plain.needs[0].when is not None
    if said.needs[0].when and plain.needs[0].when:
        assert said.needs[0].when.start == plain.needs[0].when.start


@pytest.mark.threat("T11")
@given(TEXTS, st.booleans())
@settings(max_examples=250, deadline=None)
def test_nothing_raises(text: str, group: bool) -> None:
    found = understand(text, TUESDAY, group=group)
    assert 0 <= found.confidence <= 1
    for low, high in (*found.personal, *found.health):
        assert 0 <= low < high <= len(text)
    assert len(strip_private(text)) <= 1000
    find_moments(text, TUESDAY)
    emergency(text)
    claim_words(text)
    yes_no(text)


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_ranking_never_raises(asked: str, offered: str) -> None:
    index = Index()
    index.put(1, offered)
    for need in understand(asked, TUESDAY, expect="request").needs:
        for fit in index.rank(need, reference=TUESDAY):
            assert 0 <= fit.score <= 1


@pytest.mark.threat("T11")
@pytest.mark.parametrize(
    "piece",
    ["a", "wie kan ", "1", "12-", "A. ", "Van De ", "a@", "ha", "🐶", "'s ", "half ", ") ("],
)
def test_the_longest_message_is_read_in_no_time(piece: str) -> None:
    text = piece * (4096 // len(piece))
    understand("warm", TUESDAY)
    started = time.process_time()
    understand(text, TUESDAY)
    assert time.process_time() - started < 0.25


def test_importing_is_quick() -> None:
    code = "import time; t = time.process_time(); import matching; print(time.process_time() - t)"

    def seconds() -> float:
        out = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        return float(out.stdout)

    assert min(seconds() for _ in range(3)) < 0.3


@given(TEXTS, st.sampled_from(SELDOM), st.data())
@settings(max_examples=300, deadline=None)
def test_a_sign_hides_nothing(text: str, seldom: Seldom, data: st.DataObject) -> None:
    """A pattern that is looked for only where its signs are finds all that it would find."""
    found = data.draw(st.from_regex(seldom.pattern).filter(lambda said: len(said) < 300))
    said = f"{text} {found} {text}"
    every = [match.span() for match in seldom.pattern.finditer(said)]
    assert list(seldom.spans(said, said.lower())) == every


@pytest.mark.parametrize("text", DANGER)
@pytest.mark.parametrize("manner", [*MANNERS, *AROUND])
def test_danger_wins_from_whatever_stands_around_it(text: str, manner: object) -> None:
    assert callable(manner)
    plain, said = emergency(text), emergency(manner(text))
    assert plain is not None
    assert said is not None
    assert said.route == plain.route
    assert understand(manner(text), TUESDAY, group=True).route == plain.route


@given(st.permutations(ASKED))
@settings(max_examples=10, deadline=None)
def test_it_does_not_matter_which_offer_came_first(offers: list[str]) -> None:
    index = Index()
    for text in offers:
        index.put(text, text.replace("kan iemand", "ik kan"))
    need = understand(ASKED[0], TUESDAY).needs[0]
    assert [fit.offer_id for fit in index.rank(need)] == [ASKED[0]]
    index.drop(ASKED[0])
    assert index.rank(need) == []

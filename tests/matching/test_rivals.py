"""Another thing of the same kind is no help, and who waits for it is not asked for nothing."""

import pytest

from matching import Index, understand
from matching.fit import GOOD, Fit
from tests.matching.clock import TUESDAY


def ranked(asked: str, *offers: str) -> list[Fit]:
    index = Index()
    for offer in offers:
        index.put(offer, offer)
    need = understand(asked, TUESDAY, expect="request").needs[0]
    return index.rank(need, reference=TUESDAY)


@pytest.mark.parametrize(
    ("asked", "fits", "other"),
    [
        ("wie leert mij viool spelen", "vioolles voor beginners", "gitaarles voor beginners"),
        ("kto nauczy mnie grać na pianinie", "pianoles, gratis", "gitaarles, gratis"),
        ("wie past er op onze papegaai", "papegaaien mogen logeren", "konijnen mogen logeren"),
        ("wie heeft er een eettafel over", "tafel gratis af te halen", "bank gratis af te halen"),
        ("mag ik een kinderwagen lenen", "kinderwagen te leen", "campingbedje te leen"),
        ("rijdt er iemand naar Breda", "ik rij vaak naar Breda", "ik rij vaak naar Zwolle"),
        ("mag ik een kettingzaag lenen", "kettingzaag te leen", "boormachine te leen"),
    ],
)  # fmt: skip
def test_only_who_has_the_very_thing_is_asked(asked: str, fits: str, other: str) -> None:
    assert [fit.offer_id for fit in ranked(asked, other, fits)] == [fits]


def test_nobody_is_asked_for_a_thing_that_nobody_lends() -> None:
    offers = ("naaimachine te leen", "rolstoel te leen", "tent en luchtbedden te leen")
    assert ranked("heeft iemand een snijbrander te leen?", *offers) == []
    assert ranked("wie heeft een theorieboek voor het rijexamen te leen", *offers) == []


def test_what_one_could_have_in_common_is_enough_where_nothing_is_named() -> None:
    assert ranked("mag ik meerijden naar de stad", "ik breng je met de auto naar de stad")
    assert ranked("wie wil mij iets leren op de piano", "muziekles voor beginners")


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("أحتاج مترجما عند الطبيب", "ik tolk Arabisch"),
        ("Potrzebuję tłumacza u lekarza", "ik tolk Pools"),
        ("Потрібен перекладач до лікаря", "ik tolk Oekraïens"),
        ("Doktorda tercüman lazım", "ik tolk Turks"),
    ],
)
def test_who_needs_an_interpreter_speaks_the_language_they_write(asked: str, fits: str) -> None:
    others = ("ik tolk Arabisch", "ik tolk Pools", "ik tolk Oekraïens", "ik tolk Turks")
    first, *rest = ranked(asked, *others)
    assert (first.offer_id, first.score >= GOOD) == (fits, True)
    assert all(fit.score < GOOD for fit in rest)

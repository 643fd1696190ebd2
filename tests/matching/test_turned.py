"""Who asks who wants something offers it; who asks who has something asks for it."""

import pytest

from matching import understand
from tests.matching.clock import TUESDAY


@pytest.mark.parametrize(
    "text",
    [
        "Heeft er iemand hulp nodig met sjouwen? Ik ben de hele dag thuis",
        "Zoekt er nog iemand een lift naar Utrecht morgen? heb plek voor 2",
        "heeft er iemand stekjes nodig, ik heb er te veel",
        "Kan ik iemand blij maken met een doos kinderboeken?",
        "Wie heeft er nog een klusje, ik heb mijn gereedschap bij de hand",
        "Voor wie kan ik morgen koken?",
        "Zijn er nog handen nodig bij het opruimen zaterdag?",
        "Does anybody need a lift to the station on Friday morning?",
        "Can I pick anything up for someone at the pharmacy?",
        "ktoś potrzebuje podwózki do centrum jutro?",
        "markete gidiyorum, bir şey isteyen var mı",
    ],
)
def test_who_asks_who_wants_it_offers(text: str) -> None:
    assert understand(text, TUESDAY, group=True).kind == "offer"


@pytest.mark.parametrize(
    "text",
    [
        "Iemand een ladder te leen?",
        "Wie leent mij zijn schaar?",
        "Kunnen er twee mensen elke zaterdag helpen in de tuin?",
        "We hebben zaterdag nog handen nodig bij het opruimen",
        "Heb hulp nodig met sjouwen, wie is thuis?",
        "Gaat er iemand naar de ah? ik heb melk nodig",
        "wie rijdt er morgen naar Utrecht en heeft een plekje over?",
        "Heeft iemand stekjes over? ik begin een tuintje",
        "ktoś jedzie jutro do centrum i może mnie zabrać?",
        "anyone going to tesco today? need milk",
    ],
)
def test_who_asks_who_has_it_asks(text: str) -> None:
    assert understand(text, TUESDAY, group=True).kind == "request"


@pytest.mark.parametrize(
    "text",
    [
        "wie heeft mijn schaar geleend?",
        "wie heeft er ook last van de wifi",
        "wie heeft er nog tips voor een leuk uitje met kids",
        "Kan iemand de voorzitter even bellen, hij reageert niet",
    ],
)
def test_who_wants_to_know_something_is_left_alone(text: str) -> None:
    found = understand(text, TUESDAY, group=True)
    assert found.kind not in ("request", "offer") or found.route == "neighbours"
    assert found.route != "112"

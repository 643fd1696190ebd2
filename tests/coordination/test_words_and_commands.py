"""The commands of coordinators: with and without a slash, glued together, the number first."""

import pytest

from tests.coordination.conftest import Open, Pair
from tests.hush import hush
from tests.street import Street

CLOSING = (
    "/sluit12", "/sluit 12", "/sluit@BuurtBot 12", "/sluit_12", "sluit 12", "sluit12",
    "12 sluiten",
    "Sluit 12.", "SLUIT 12", "sluit #12", "sluit nr 12", "sluit nummer 12", "sluit hulpvraag 12",
    "hulpvraag 12 sluiten", "12 sluit", "/close 12", "close 12", "/sluit12@BuurtBot",
    "sluit maar 12", "kun je 12 sluiten", "sluit 12 even",
)  # fmt: skip


@pytest.mark.parametrize("words", CLOSING)
def test_every_way_to_say_it(street: Street, open_request: Open, words: str) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    street.change(next_number=12)
    assert open_request(ans) == 12
    hush(street)
    coen.says(words)
    coen.hears("Waarom sluit je hulpvraag 12", key="coo.close")


@pytest.mark.parametrize(
    "words", ["wijs 11 toe aan Bilal", "wijs 11 toe bilal", "vraag Bilal voor 11", 
              "toewijzen 11 Bilal", "/wijs_toe11 Bilal", "/assign 11 Bilal", "11 toewijzen bilal"],
)  # fmt: skip
def test_every_way_to_ask_somebody(street: Street, open_request: Open, words: str) -> None:
    coen, ans = street.coordinator("Coen"), street.resident("Ans")
    bilal = street.neighbour("Bilal", offer="Ik hang graag lampen op", kinds="odd_jobs")
    open_request(ans)
    hush(street)
    coen.says(words)
    bilal.hears("Boodschappen")
    coen.hears("Gevraagd aan Bilal", key="coo.assigned")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("nr 11 pakken", "coo.take"),
        ("kun je 11 heropenen", "coo.reopen.no"),
        ("11 notitie belt laat", "coo.note.ok"),
        ("noteer 11 belt laat", "coo.note.ok"),
        ("nummer 11", "coo.item"),
        ("hulpvraag 11", "coo.item"),
        ("11 tonen", "coo.item"),
        ("laat 11 even zien", "coo.item"),
        ("bekijk 11", "coo.item"),
        ("11 tot 13 eieren", ""),
    ],
)
def test_the_number_first(street: Street, one: Pair, words: str, key: str) -> None:
    coen, _ = one
    coen.says(words)
    keys = [message.key for message in coen.messages if not message.read]
    assert (keys == [key]) if key else not any(k.startswith("coo.") for k in keys)
    hush(street)

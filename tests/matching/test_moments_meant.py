"""Times that are named and not meant: corrected, only told, or how long it takes."""

from datetime import datetime

import pytest

from matching import find_moment, understand
from tests.matching.clock import TUESDAY
from tests.matching.test_moments import at


def span(text: str) -> tuple[datetime, datetime] | None:
    found = find_moment(text, TUESDAY)
    return found and (found.start, found.end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("half twee, nee wacht half drie vrijdag", "03-13 14:30"),
        ("half four tomorrow, i mean 15:30", "03-11 15:30"),
        ("donderdag, sorry vrijdag om 2 uur", "03-13 14:00"),
        ("vrijdag om 3 uur ik bedoel 4 uur", "03-13 16:00"),
        ("morgen om 10 uur, oeps 11 uur", "03-11 11:00"),
        ("morgen nee overmorgen om 10 uur", "03-12 10:00"),
    ],
)
def test_what_somebody_takes_back_is_not_meant(text: str, start: str) -> None:
    assert span(text) == (at(start), at(start))


@pytest.mark.parametrize(
    "text", ["vrijdag of zaterdag", "vrijdag, liefst zaterdag", "vrijdag en nee"]
)
def test_what_is_added_takes_nothing_back(text: str) -> None:
    found = span(text)
    assert found is not None
    assert found[0] == at("03-13 00:00")


@pytest.mark.parametrize(
    "text",
    [
        "de lift is stuk tot 20 maart, wie doet 1 of 2 x per week mijn boodschappen",
        "mijn been zit in het gips tot eind april, wie loopt er dagelijks met mijn herder",
        "Mijn vrouw is in januari overleden. Wie wil mij leren koken?",
        "Mijn man is in maart geopereerd. Wie helpt met de tuin?",
        "mijn tablet heb ik net, nu staat het scherm op zijn kop, wie kan dat rechtzetten",
        "de rits is stuk, maar 35 euro heb ik nu niet. wie kan dat maken",
        "ik zoek iemand praten met mij 1 uur",
        "kan iemand helpen verhuizen, liever niet op maandag",
    ],
)
def test_how_things_are_is_not_when_help_is_wanted(text: str) -> None:
    assert understand(text, TUESDAY).needs[0].when is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ik ben weg tot vrijdag, wie voert de kat", "03-10 09:30", "03-14 00:00"),
        ("kan iemand nu even komen", "03-10 09:30", "03-10 09:30"),
        ("mijn man wordt vrijdag geopereerd, wie past er op", "03-13 00:00", "03-14 00:00"),
        ("kan iemand om 1 uur komen", "03-10 13:00", "03-10 13:00"),
        ("1 uur", "03-10 13:00", "03-10 13:00"),
        ("laat vanavond", "03-10 21:00", "03-11 00:00"),
        ("wie laat vanavond mijn hond uit", "03-10 18:00", "03-11 00:00"),
        ("auto tot vrijdag in de garage, wie rijdt morgen", "03-11 00:00", "03-12 00:00"),
    ],
)  # fmt: skip
def test_when_help_is_wanted_is_still_heard(text: str, start: str, end: str) -> None:
    assert span(text) == (at(start), at(end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("elke 2e vrijdag vd maand", "03-13 00:00", "03-14 00:00"),
        ("de 3e donderdag van april", "04-16 00:00", "04-17 00:00"),
        ("op de 2e", "04-02 00:00", "04-03 00:00"),
        ("elke dinsdag in mei", "05-05 00:00", "05-06 00:00"),
        ("de hele maand mei op dinsdag en donderdag", "05-05 00:00", "05-06 00:00"),
        ("every other sunday starting the 22nd", "03-22 00:00", "03-23 00:00"),
        ("woe 1 apr 0930", "04-01 09:30", "04-01 09:30"),
        ("elke avond om 9 uur", "03-10 21:00", "03-10 21:00"),
        ("every evening at 9", "03-10 21:00", "03-10 21:00"),
        ("her akşam saat 8", "03-10 20:00", "03-10 20:00"),
        ("een weekje vanaf zaterdag", "03-14 00:00", "03-21 00:00"),
        ("a week from saturday", "03-21 00:00", "03-22 00:00"),
        ("ik zoek iemand voor tweede paasdag", "04-06 00:00", "04-07 00:00"),
        ("الساعة ٣ ونص", "03-10 15:30", "03-10 15:30"),
    ],
)
def test_the_first_of_what_comes_back(text: str, start: str, end: str) -> None:
    assert span(text) == (at(start), at(end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("morgen tussen 12 en 2 komt een pakket, dan ben ik op mijn werk. wie is er thuis?",
         "03-11 12:00", "03-11 14:00"),
        ("er is een brief met een deadline vrijdag, wie leest hem met mij", "03-10 09:30",
         "03-14 00:00"),
        ("ik ben donderdag jarig, kan iemand woensdag helpen met hapjes maken", "03-11 00:00",
         "03-12 00:00"),
        ("zaterdag verhuizen we, wie kan vrijdag al dozen sjouwen", "03-13 00:00", "03-14 00:00"),
        ("zaterdag is het feest, wie helpt om 2 uur opbouwen", "03-14 14:00", "03-14 14:00"),
        ("wie leent mij een ladder voor morgen, ik breng hem dezelfde avond terug", "03-11 00:00",
         "03-12 00:00"),
        ("Kan iemand morgen rond het eten even de hond uitlaten?", "03-11 18:00", "03-11 20:00"),
        ("ik heb vrijdag een toets wiskunde, wie legt het uit", "03-10 09:30", "03-13 00:00"),
    ],
)  # fmt: skip
def test_by_when_and_at_what_moment(text: str, start: str, end: str) -> None:
    when = understand(text, TUESDAY).needs[0].when
    assert when is not None
    assert (when.start, when.end) == (at(start), at(end))

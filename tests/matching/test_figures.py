"""What explodes in a figure of speech is no danger, and what really explodes is."""

import pytest

from matching import emergency

FIGURES = """mijn tv is ontploft van de kleuren
mijn mailbox ontploft
mijn telefoon ontploft van de berichtjes
mijn hoofd ontploft bijna van de drukte
de buurtapp is ontploft
de tuin ontploft van de bloemen
mijn agenda ontploft
het lijkt alsof er een bom is ontploft in de kinderkamer
het lijkt wel of hier een bom ontploft is, wie helpt opruimen?
mijn schuur ontploft van de spullen, wie wil er iets?
mijn vriezer ontploft van de soep
de was is ontploft
ik ben ontploft van het lachen
mijn buik ontploft, zoveel gegeten
mijn cv is ontploft aan spam, wie weet een goed antivirus
the garden has exploded with flowers
it looks like a bomb went off in the kids' room"""
REAL = """mijn tv is ontploft
mijn telefoon ontploft van de hitte
mijn laptop is ontploft van de kortsluiting
mijn telefoon ontploft van de berichten en hij staat in brand
de gasfles is ontploft
de meterkast ontploft
het huis is ontploft van mijn buurman
de oven ontploft bij mevrouw van Dijk
in de tuin ontploft een gasfles
de oven was ontploft
er ontploft van alles in de schuur
het klonk alsof er een bom is ontploft
ik weet niet of er een bom ontploft is
het lijkt of er een bom is ontploft bij de buren, er is rook en mensen liggen op straat
mijn hoofd ontploft, ik zie dubbel en mijn arm is verlamd"""


@pytest.mark.parametrize("text", FIGURES.splitlines())
def test_a_figure_of_speech_raises_no_alarm(text: str) -> None:
    assert emergency(text) is None


@pytest.mark.parametrize("text", REAL.splitlines())
def test_what_explodes_raises_one(text: str) -> None:
    found = emergency(text)
    assert found is not None
    assert found.route == "112"

"""What is said about something that is going on."""

import pytest

from matching import remarks


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("duurt het nog lang?", "waiting"),
        ("en?", "waiting"),
        ("Heeft er al iemand gereageerd", "waiting"),
        ("laat maar zitten hoor", "over"),
        ("mijn dochter doet het al", "over"),
        ("toch liever zaterdag", "moment"),
        ("niet vrijdag maar zaterdag", "moment"),
        ("het is dringend!", "urgent"),
        ("wie komt er?", "who"),
        ("hoe laat komt hij", "when"),
        ("waar woont ze?", "where"),
        ("wat moet ik halen?", "what"),
        ("ik ben tien minuten later", "late"),
        ("ik kom eraan", "under_way"),
        ("er doet niemand open", "nobody_home"),
        ("hij is er nog steeds niet", "not_come"),
        ("klaar!", "done"),
        ("vrijdag kan ik toch niet", "cannot"),
        ("ik moet even nadenken", "unsure"),
        ("is hij wel te vertrouwen?", "trust"),
        ("kost dit iets?", "cost"),
        ("ok", "well"),
        ("👍", "well"),
        ("oké, top!", "well"),
        ("dat klopt niet", "wrong"),
        ("Ik ga op vakantie", "holiday"),
        ("I am running late", "late"),
        ("who is coming?", "who"),
        ("never mind", "over"),
        ("zaterdag kan ik wel", "moment"),
        ("kunt u zaterdag ook?", "moment"),
        ("kan het een uur later?", "moment"),
        ("lukt het nog?", "waiting"),
        ("is het ver?", "where"),
        ("hoeveel boodschappen zijn het?", "what"),
        ("boodschappen doe ik niet meer", "not_this"),
        ("krijg ik er iets voor?", "cost"),
        ("ik sta voor de deur", "at_the_door"),
        ("ik ben er", "at_the_door"),
        ("ze is niet thuis", "nobody_home"),
        ("nobody is home", "nobody_home"),
        ("wat was het codewoord?", "next"),
        ("ik heb haar nummer niet", "phone"),
        ("er is nog niemand", "not_come"),
    ],
)
def test_it_is_heard(text: str, first: str) -> None:
    assert first in remarks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kan iemand morgen boodschappen voor me doen?",
        "Ik kan op dinsdag mensen rijden",
        "hallo",
        "ja",
        "nee",
        " ".join(["en toen zei hij dat het nog lang duurt"] * 3),
    ],
)
def test_other_things_are_no_remark(text: str) -> None:
    assert remarks(text) == ()

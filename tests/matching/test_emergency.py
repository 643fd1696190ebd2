"""The door to 112 and 113: who goes through, and who does not."""

from pathlib import Path

import pytest

from matching import emergency
from matching.recognise.slips import Slips
from tests.security.reporting import Figure

HERE = Path(__file__).parent
DANGER = (HERE / "danger.txt").read_text("utf-8").splitlines()  # in six languages, as people type
LOOK_ALIKES = (HERE / "quiet.txt").read_text("utf-8").splitlines()
FEW = 0.01  # of the look-alikes may raise a false alarm: one message too many

FIRST = """
mijn vrouw ligt buiten bewustzijn op de bank
mn oma krijgt geen lucht meer
help er is een inbreker in huis
mijn vader heeft pijn op de borst en zweet heel erg
buurvrouw is van de trap gevallen en beweegt niet
de keuken staat in brand!!
ik heb al mijn pillen ingenomen
mijn kindje heeft afwasmiddel gedronken
ik ben gevallen en kan niet meer opstaan
er komt rook onder de deur van de buren vandaan
het stinkt hier naar gas
mijn man slaat me weer
niet meer wakker te krijgen, mijn man
MIJN MAN IS GEVALLEN EN REAGEERT NIET MEER
My husband collapsed and is not breathing
I smell gas in the hallway
someone broke into my house and is still here
Annem bayıldı, uyanmıyor
Evde yangın var
امي لا تتنفس
هناك حريق في بيتنا
Мій тато не дихає
Я впала і не можу встати
Mój mąż nie oddycha
czuję gaz w mieszkaniu
"""
CRISIS = """
ik wil dood
ik kan niet meer en wil er niet meer zijn
ik zie het niet meer zitten en wil er een eind aan maken
niemand zou me missen als ik er niet meer was
I want to die
ölmek istiyorum
اريد ان اموت
я хочу померти
nie chcę już żyć
"""
QUIET = """
mijn computer is dood
de hond is dood, wie kan helpen begraven
heb al 112 keer op reset gedrukt
ik lach me dood
mijn lamp brandt niet meer
laptop reageert niet meer
ik krijg geen lucht in mijn fietsband
mijn telefoon is gevallen, scherm kapot
ik ben laatst gevallen en onzeker geworden
wie wil er meedoen met de aed training
kan iemand mijn gasfles omruilen
ik heb gisteren een film gezien over een inbreker met een mes
de kat is van de trap gevallen maar loopt weer
kast van 2 meter, krijg m niet overeind
moet bloed laten prikken, wie rijdt me
my phone is dead
help! mijn taart is mislukt
ik heb een gebroken pols, wie draait de potjes open
nee die van ons doet het ook niet best maar we leven nog
jullie zijn vroeg wakker man
kunnen we niet gewoon normaal doen tegen elkaar man
mooi die lichtjes in de straat man
günaydın komşular, güzel bir gün olsun he
"""


@pytest.mark.parametrize("text", FIRST.strip().split("\n"))
def test_danger_goes_to_112(text: str) -> None:
    found = emergency(text)
    assert found is not None
    assert found.route == "112"


@pytest.mark.parametrize("text", CRISIS.strip().split("\n"))
def test_who_wants_to_die_goes_to_113(text: str) -> None:
    found = emergency(text)
    assert found is not None
    assert (found.route, found.reason) == ("113", "suicide")


@pytest.mark.parametrize("text", QUIET.strip().split("\n"))
def test_look_alikes_stay_quiet(text: str) -> None:
    assert emergency(text) is None


@pytest.mark.parametrize(
    "text",
    [
        '"mijn man reageert niet meer" stond er in dat boek',
        "> de keuken staat in brand\nwat was dat voor bericht?",
    ],
)
def test_what_is_quoted_stays_quiet(text: str) -> None:
    assert emergency(text) is None


@pytest.mark.parametrize(
    "text", ["ik wil dood", "de keuken staat in brand", "geen lucht mijn man"]
)
def test_emergency_words_win_in_any_company(text: str) -> None:
    assert emergency(f"Beste buren, sorry dat ik stoor, maar {text}. Groetjes, alvast bedankt!")
    assert emergency(f"wie kan morgen boodschappen doen? {text}")


def test_the_language_is_told() -> None:
    found = emergency("Evde yangın var, çabuk gelin")
    assert found is not None
    assert (found.reason, found.language) == ("fire", "tr")


@pytest.mark.threat("T25")
def test_nobody_in_danger_is_passed_over(figure: Figure) -> None:
    assert [text for text in DANGER if emergency(text) is None] == []
    figure.found(f"{len(DANGER)} sentences of danger in six languages: 0 passed over")


def test_few_false_alarms() -> None:
    alarms = [text for text in LOOK_ALIKES if emergency(text) is not None]
    assert len(alarms) <= FEW * len(LOOK_ALIKES), alarms


@pytest.mark.parametrize(
    "around", ["{}", "ja morgen om 10 uur. {}", "{} HELP", "hallo buren,\n{}"]
)
def test_danger_is_heard_in_any_company(around: str) -> None:
    sentences = [text for text in DANGER if len(text.split()) > 2]  # "BRAND" stands alone
    said = [around.format(text) for text in sentences]
    assert [text for text in said if emergency(text) is None] == []


def test_shouted_and_without_accents() -> None:
    assert [text for text in DANGER if emergency(text.upper().replace("İ", "I")) is None] == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ambulanse", "ambulance"),
        ("bewustloos", "bewusteloos"),
        ("hartaavnal", "hartaanval"),
        ("overreind", "overeind"),
        ("bevallen", "bevallen"),
        ("amber", "amber"),
        ("zelfmoordenaar", "zelfmoordenaar"),
    ],
)
def test_one_slip_of_the_pen_is_read_over(written: str, meant: str) -> None:
    slips = Slips(["ambulance", "bewusteloos", "hartaanval", "overeind", "gevallen", "zelfmoord"],
                  ["bevallen"])  # fmt: skip
    assert slips.meant(written) == meant


def test_last_year_is_no_emergency_unless_it_is_now() -> None:
    assert emergency("vorig jaar viel ik van de trap en kon ik niet opstaan") is None
    assert emergency("vorig jaar ook al, maar help, ik ben nu gevallen en kan niet opstaan")


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("mijn dochter van 16 is gister niet thuisgekomen en neemt niet op", "112"),
        ("opa is niet thuisgekomen van zijn wandeling", "112"),
        ("ik kan niet meer, het is op", "113"),
        ("hij wil zich ophangen", "113"),
        ("ik ga me ophangen", "113"),
        ("ik ga mezelf iets aandoen", "113"),
        ("hij heeft zich opgehangen", "112"),
        ("wil jij me helpen met de was ophangen", None),
        ("wil iemand me helpen boodschappen doen", None),
        ("kan iemand iets voor me doen", None),
        ("onze kat is niet thuisgekomen", None),
        ("mijn dochter is nog niet thuis, kan iemand op het pakketje letten", None),
        ("Kan iemand de voorzitter even bellen, hij reageert niet", None),
        ("de loodgieter reageert niet, wie weet een andere", None),
    ],
)
def test_near_words_of_danger(text: str, route: str | None) -> None:
    found = emergency(text)
    assert (found.route if found else None) == route


def test_a_name_in_an_address_of_mail_is_no_danger() -> None:
    assert (
        emergency("wie leest mijn brief na, schrijven is moeilijk. adem.kaya@voorbeeld.nl") is None
    )
    assert emergency("hij heeft geen adem meer, mail niet naar kaya@voorbeeld.nl")

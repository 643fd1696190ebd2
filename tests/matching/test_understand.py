"""Messages as neighbours write them: kind, route, needs, private places."""

import pytest

from matching import concept_title, strip_private, understand
from tests.matching.clock import TUESDAY

KINDS = """
request | Kan iemand morgen boodschappen voor me doen?
request | Wie kan zaterdag mijn hond uitlaten?
request | Ik zoek iemand om mee te wandelen
request | Kan iemand mij helpen
request | wie geeft me een boormachine te leen
request | Who can walk my dog tomorrow?
request | Yarın köpeğimi gezdirebilecek biri var mı?
request | هل يمكن لأحد أن يشتري لي الخبز غدا؟
request | Kto może jutro wyprowadzić mojego psa?
request | Хто може завтра вигуляти мого собаку?
request | Ons mam wordt vrijdag 80, wie kan er een lekkere taart voor haar maken?
offer | ik ga vanmiddag naar de bouwmarkt, moet ik voor iemand iets meenemen?
offer | onze oude kinderwagen staat gratis in de hal, pak maar
offer | Ik ben met pensioen en wil best klusjes doen bij buren die dat zelf niet kunnen
claim | ik doe het wel
claim | ik kan wel, ben om 4 uur thuis
thanks | opgelost, bedankt!
thanks | is al gelukt hoor, de buurman was me voor
chitchat | hahaha dat herken ik
chitchat | goedemorgen buurtjes
information | wie kan mij vertellen wanneer het feest is?
information | weet iemand hoe laat de kringloop opengaat?
information | kent iemand een goede tandarts in de buurt
marketplace | te koop: wasmachine, 2 jaar oud, 120 euro
alert | onze hond is ontsnapt bij het park, bruine labrador
spam | win nu een reis naar Spanje, klik op deze link
"""

ROUTES = """
refuse money | kan iemand me geld lenen
refuse money | wie kan mij 50 euro voorschieten tot vrijdag
refuse pin | wie kan voor mij pinnen, pas en code geef ik mee
refuse drugs | iemand wiet voor vanavond
refuse drugs | heeft iemand slaappillen over
refuse sell | stukadoor gezocht die zwart wil werken
refuse keys | sleutel ligt onder de mat, wie geeft de planten water
refuse fraud | wie heeft een stempas over, krijg je een tientje
refer care | wie kan mij wassen
refer care | insuline spuiten bij mijn vader morgenochtend
refer dangerous | dakpannen liggen los, wie gaat er even het dak op
refer gas | wie kan mijn gasfornuis aansluiten
refer debt | ik heb huurachterstand en de deurwaarder komt
refer worry | maak me zorgen over de buurman, al dagen niet gezien
refer cleaning | vaste schoonmaakhulp gezocht, elke week 3 uur
"""

SERVICES = """
groceries | ik heb griep en de koelkast is leeg, wie haalt er wat eten?
odd_jobs | mijn wastafel loopt niet meer door
admin | brief van de belastingdienst gekregen en begrijp er geen snars van
childcare | Wie wil er op mijn kind passen vrijdagavond?
company | ik ben zo alleen
lend_tools | mag ik een ladder lenen
bike_repair | mijn achterband is lek
tutoring | mijn zoontje zit vast met breuken, kan iemand hem op weg helpen
interpreting | Потрібен перекладач у стоматолога в четвер
moving_lifting | Kto pomoże wnieść pralkę na trzecie piętro?
"""


def rows(table: str) -> list[tuple[str, str]]:
    pairs = [line.split(" | ", 1) for line in table.strip().split("\n")]
    return [(left, right) for left, right in pairs]


@pytest.mark.parametrize(("kind", "text"), rows(KINDS))
def test_the_kind_of_a_group_message(kind: str, text: str) -> None:
    found = understand(text, TUESDAY, group=True)
    assert found.kind == kind
    assert 0 < found.confidence <= 1
    assert bool(found.needs) == (kind in ("request", "offer"))


@pytest.mark.parametrize(("want", "text"), rows(ROUTES))
def test_what_is_not_for_a_neighbour(want: str, text: str) -> None:
    found = understand(text, TUESDAY)
    assert f"{found.route} {found.reason}" == want
    assert bool(found.refer_to) == (found.route == "refer")


@pytest.mark.parametrize(("category", "text"), rows(SERVICES))
def test_what_is_asked_for(category: str, text: str) -> None:
    found = understand(text, TUESDAY)
    assert found.kind == "request"
    assert found.route == "neighbours"
    assert category in found.needs[0].categories


def test_a_lamp_tomorrow() -> None:
    need = understand("Wie kan morgen om 19:00 mijn lamp ophangen?", TUESDAY).needs[0]
    assert "Lamp" in concept_title(need.concept, need.categories[0], "nl")
    assert need.missing == ()
    assert need.when is not None
    assert need.when.start.isoformat() == "2026-03-11T19:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Kan iemand mij helpen", ("what", "when")),
        ("need a hand tomorrow, anyone?", ("what",)),
        ("wie kan mijn hond uitlaten", ("when",)),
        ("mag ik een ladder lenen", ()),
        ("wandelmaatje gezocht", ()),
    ],
)
def test_only_what_is_missing_is_missing(text: str, missing: tuple[str, ...]) -> None:
    assert understand(text, TUESDAY).needs[0].missing == missing


def test_two_needs_in_one_sentence() -> None:
    text = "Kan iemand morgen boodschappen doen en zaterdag de hond uitlaten?"
    one, two = understand(text, TUESDAY).needs
    assert (one.categories, two.categories) == (("groceries",), ("dog",))
    assert one.when is not None
    assert two.when is not None
    assert (one.when.start.day, two.when.start.day) == (11, 14)


@pytest.mark.parametrize(
    ("text", "people"),
    [("3 sterke mannen gezocht om te tillen", 3), ("iki kişi lazım taşınma için", 2)],
)
def test_how_many(text: str, people: int) -> None:
    assert understand(text, TUESDAY).needs[0].people == people


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("wie kan vandaag mijn medicijnen halen", "high"),
        ("wie kan vrijdag mijn medicijnen halen", "normal"),
        ("wandelmaatje gezocht", "low"),
        ("wie kan er 20 juni helpen met de tent", "low"),
    ],
)
def test_how_urgent(text: str, urgency: str) -> None:
    assert understand(text, TUESDAY).needs[0].urgency == urgency


def test_for_whom() -> None:
    need = understand("wie kan mijn moeder vrijdag naar de kapper brengen", TUESDAY).needs[0]
    assert need.on_behalf == "mijn moeder"


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("boodschappen graag, bel 06-12345678", "06-12345678"),
        ("wie komt helpen op Vlierstraat 18", "Vlierstraat 18"),
        ("mijn adres is 1234 AB 56", "1234 AB 56"),
        ("mail mij op fam.kersten@example.nl", "fam.kersten@example.nl"),
        ("rekening NL91ABNA0417164300 staat klaar", "NL91ABNA0417164300"),
        ("Wie helpt? Groetjes, Saskia van Drunen", "Saskia van Drunen"),
        ("vraag maar naar mevrouw De Groot", "De Groot"),
        ("boodschappen graag, want ik heb copd", "copd"),
        ("wie rijdt me, afspraak bij de cardioloog", "cardioloog"),
        ("kan iemand koken? ik ben net geopereerd", "geopereerd"),
        ("hond uitlaten graag, sinds mijn vrouw is overleden lukt het niet", "overleden"),
        ("Could someone shop for me? I broke my leg", "broke"),
    ],
)
def test_private_places_are_taken_out(text: str, gone: str) -> None:
    left = strip_private(text)
    assert gone not in left
    assert left
    assert "  " not in left


def test_what_is_needed_stays() -> None:
    text = "kan iemand morgen boodschappen voor mij doen? ik ben slecht ter been"
    found = understand(text, TUESDAY)
    assert [text[low:high] for low, high in found.health] == ["ik ben slecht ter been"]
    assert found.needs[0].text == "kan iemand morgen boodschappen voor mij doen?"


def test_a_walking_frame_is_practical() -> None:
    assert understand("er moet een rollator in de auto passen", TUESDAY).health == ()


def test_an_answer_to_what_do_you_need_is_a_request() -> None:
    found = understand("boodschappen", TUESDAY, expect="request")
    assert (found.kind, found.needs[0].categories) == ("request", ("groceries",))


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("nu zit ik al weken zonder lamp in de gang, wie hangt er een op", "normal"),
        ("iemand nu een ladder die ik mag lenen", "high"),
        ("nu een ladder nodig", "high"),
    ],
)
def test_now_is_a_moment_where_it_is_asked_for(text: str, urgency: str) -> None:
    assert understand(text, TUESDAY, expect="request").needs[0].urgency == urgency

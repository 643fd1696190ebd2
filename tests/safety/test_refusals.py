"""What is not posted: said in private, with a way out, and never aloud in the group."""

import pytest

from handlers.human import CallBack
from handlers.requests import Request
from handlers.safety import mask
from tests.hush import hush
from tests.street import Street


def nothing_is_asked(street: Street) -> None:
    assert street.look(lambda db: db.query(Request).count()) == 0


@pytest.mark.threat("T7")
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("wie wil mij 2x per week helpen met douchen", "safe.care"),
        ("insuline spuiten bij mijn vader morgenochtend, de wijkzuster is ziek", "safe.care"),
        ("wie kan mij 200 euro lenen tot de 25e?", "safe.money"),
        ("wie kan er ff voor mij pinnen, pas en code geef ik mee", "safe.pin"),
        ("wie kan mijn gaskraan vervangen, gas aansluiten", "safe.gas"),
        ("dakpannen liggen los na de storm, wie gaat er even het dak op", "safe.gas"),
        ("stukadoor gezocht die zwart wil komen, 15 euro pu", "safe.sell"),
        ("vaste schoonmaakhulp gezocht, elke week 3 uur, wat vragen jullie", "safe.cleaning"),
        ("I owe 3 months of rent and the landlord wants me out", "safe.debt"),
        ("buurvrouw heeft blauwe plekken, ik vertrouw het niet", "safe.worry"),
        ("4 kinderen opvangen van vrijdag t/m zondag bij u thuis", "safe.night"),
        ("wiet of pilletjes voor vanavond, iemand een adresje", "safe.no"),
    ],
)
def test_not_for_a_neighbour(street: Street, text: str, key: str) -> None:
    ans = street.resident("Ans")
    ans.says(text)
    ans.hears(key=key)
    nothing_is_asked(street)


@pytest.mark.threat("T7")
def test_money_that_was_asked_for_is_a_line_of_the_morning(street: Street) -> None:
    ans, bilal, coen = (
        street.resident("Ans"), street.resident("Bilal"), street.coordinator("Coen"),
    )  # fmt: skip
    ans.says("wie kan mij 200 euro lenen tot de 25e?")
    ans.hears(key="safe.money")
    bilal.says("wie kan er ff voor mij pinnen, pas en code geef ik mee")
    bilal.hears(key="safe.pin")
    bilal.says("wie kan mijn gaskraan vervangen, gas aansluiten")
    bilal.hears(key="safe.gas")
    coen.hears_nothing()
    street.at("dinsdag 08:30")
    street.tick()
    morning = coen.hears("geld of een bankpas", "plaatste: 2", key="coo.hi")
    assert morning.silent
    assert not [name for name in ("Ans", "Bilal", "200") if name in morning.text]
    street.at("woensdag 08:30")
    street.tick()
    coen.hears_nothing()


@pytest.mark.threat("T7")
def test_money_asked_for_in_the_group_is_counted_as_well(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says_in_group("Kan iemand mij 200 euro lenen tot vrijdag?")
    ans.hears(key="safe.money")
    street.at("dinsdag 08:30")
    street.tick()
    coen.hears("plaatste: 1", key="coo.hi")


def test_care_leads_to_a_human(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says("wie wil mij helpen met douchen")
    ans.hears("zorg", "Els", key="safe.care").press("Ja, graag")
    assert street.look(lambda db: db.query(CallBack).count()) == 1
    hush(ans, coen)


def test_no_thank_you(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("wie wil mij helpen met douchen")
    ans.hears(key="safe.care").press("Nee")
    ans.hears("Prima", key="safe.fine")


def test_money_worries_get_a_number(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("wie kan mij 200 euro lenen?")
    ans.hears("Geldfit", key="safe.money").press("Geef het nummer")
    ans.hears("0800-8115", key="safe.money.number")


def test_something_else_is_asked_for(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("stukadoor gezocht die zwart wil komen, 15 euro per uur")
    ans.hears(key="safe.sell").press("Iets anders")
    ans.hears("één zin", key="safe.again")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("wie kan er voor mij pinnen, pas en code geef ik mee", "Een mens spreken"),
        ("wie kan mijn gaskraan vervangen, gas aansluiten", "Een mens spreken"),
        ("wie kan mij 200 euro lenen?", "Een mens spreken"),
        ("I owe 3 months of rent and the landlord wants me out", "Een mens spreken"),
        ("stukadoor gezocht die zwart wil komen, 15 euro per uur", "Een mens spreken"),
        ("vaste schoonmaakhulp gezocht, elke week 3 uur, wat vragen jullie", "Een mens spreken"),
        ("wiet of pilletjes voor vanavond, iemand een adresje", "Een mens spreken"),
        ("buurvrouw heeft blauwe plekken, ik vertrouw het niet", "Ja, graag"),
        ("4 kinderen opvangen van vrijdag t/m zondag bij u thuis", "Ja, graag"),
        ("wie kan de petitie tekenen voor het park", "Een mens spreken"),
    ],
)
def test_every_refusal_has_a_way_to_a_human(street: Street, text: str, label: str) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says(text)
    ans.hears().press(label)
    assert street.look(lambda db: db.query(CallBack).count()) == 1
    hush(ans, coen)


def test_a_key_under_the_mat(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("wie kan mijn plantjes water geven, sleutel ligt onder de mat")
    ans.hears("niet veilig", key="safe.home").press("Ja")
    ans.hears("nog eens", key="safe.home.yes")
    nothing_is_asked(street)


def test_a_key_and_not_at_home(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says("wie kan mijn plantjes water geven, sleutel ligt onder de mat")
    ans.hears(key="safe.home").press("Nee")
    assert street.look(lambda db: db.query(CallBack).count()) == 1
    hush(ans, coen)


def test_sex_is_flagged_without_a_sound(street: Street) -> None:
    ans, coen = street.resident("Ans"), street.coordinator("Coen")
    ans.says("lekkere massage gezocht voor een ontspannen avond, liefst jonge dame ;)")
    ans.hears("055-1234567", key="safe.sex")
    flag = coen.hears("Ans", key="coo.flag")
    assert flag.silent


def test_in_the_group_the_author_hears_it_in_private(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says_in_group("wie wil mij 2x per week helpen met douchen")
    ans.hears(key="safe.care")
    assert street.group_messages == []


def test_in_the_group_one_neutral_line_for_somebody_without_a_private_chat(
    street: Street,
) -> None:
    ans = street.resident("Ans", opened=False)
    ans.says_in_group("wie wil mij 2x per week helpen met douchen")
    message = street.group_hears("privé", key="safe.grp")
    assert not message.has("douchen")
    assert not message.has("zorg")
    message.button("Open gesprek")


def test_in_the_group_nothing_for_a_refusal_without_a_private_chat(street: Street) -> None:
    ans = street.resident("Ans", opened=False)
    ans.says_in_group("wie kan mij 200 euro lenen tot de 25e?")
    assert street.group_messages == []


def test_a_stranger_is_refused_as_kindly(street: Street) -> None:
    kim = street.stranger("Kim")
    kim.says("wie wil mij helpen met douchen")
    kim.hears(key="safe.no")


@pytest.mark.threat("T7")
@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("mijn rekening is NL91ABNA0417164300", "0417164300"),
        ("mijn bsn is 111222333", "111222333"),
        ("pincode 4455 is van mij", "4455"),
        ("kaart 5234 1234 1234 1234", "1234 1234"),
    ],
)
def test_numbers_nobody_may_have_are_masked(text: str, hidden: str) -> None:
    masked, there = mask(text)
    assert there
    assert hidden not in masked


@pytest.mark.threat("T7")
def test_ordinary_numbers_are_left_alone() -> None:
    for text in ("bel 06-12345678", "dinsdag 12 maart om 10 uur", "nummer 34, 3 hoog"):
        assert mask(text) == (text, False)


@pytest.mark.threat("T7")
def test_digits_are_never_kept(street: Street) -> None:
    ans = street.resident("Ans")
    ans.says("Wie kan morgen boodschappen doen? Mijn rekening is NL91ABNA0417164300")
    ans.hears("pincode", key="safe.pin.kept")
    ans.hears(key="ask.sum")
    text = street.look(lambda db: db.query(Request).one().text)
    assert "0417164300" not in text


@pytest.mark.parametrize(
    ("text", "label", "key"),
    [
        ("I owe 3 months of rent, the landlord wants me out", "nummer", "safe.money.number"),
        (
            "vaste schoonmaakhulp gezocht, elke week 3 uur, wat vragen jullie",
            "anders",
            "safe.again",
        ),
        ("buurvrouw heeft blauwe plekken, ik vertrouw het niet", "Nee", "safe.fine"),
        ("4 kinderen opvangen van vrijdag t/m zondag bij u thuis", "Nee", "safe.fine"),
        ("wiet of pilletjes voor vanavond, iemand een adresje", "anders", "safe.again"),
    ],
)
def test_other_ways_out(street: Street, text: str, label: str, key: str) -> None:
    ans = street.resident("Ans")
    ans.says(text)
    ans.hears().press(label)
    ans.hears(key=key)

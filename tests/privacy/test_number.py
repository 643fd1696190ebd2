"""How often your number was given to somebody, and to whom last."""

from bot.people import Person
from tests.hush import hush
from tests.meeting.visiting import agree, exchanged
from tests.phone import Phone
from tests.street import Street


def shown(phone: Phone) -> str:
    hush(phone)
    phone.says("mijn gegevens")
    return phone.hears(key="prv.show").text


def test_never(street: Street) -> None:
    ans = street.resident("Ans", phone="0612345678")
    assert "nummer" not in shown(ans)


def test_once_and_more_often(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone="0612345678"), street.resident("Bilal")
    exchanged(street, ans, bilal)
    assert "Je nummer is één keer gedeeld: met Bilal op 23 november." in shown(ans)
    assert "nummer" not in shown(bilal)  # he gave none
    street.wait(days=1)
    cor = street.resident("Cor")
    exchanged(street, ans, cor)
    hush(street)
    said = shown(ans)
    assert "Je nummer is 2 keer gedeeld. Laatste keer met Cor op 24 november." in said


def test_she_said_no(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone="0612345678"), street.resident("Bilal")
    agree(street, ans, bilal)
    ans.hears(key="con.phone").press("Nee")
    hush(ans, bilal)
    assert "nummer" not in shown(ans)


def test_with_somebody_who_was_erased_or_has_no_name(street: Street) -> None:
    ans, bilal = street.resident("Ans", phone="0612345678"), street.resident("Bilal")
    exchanged(street, ans, bilal)
    identity = street.person(bilal).id
    street.look(lambda db: db.query(Person).filter_by(id=identity).update({"name": None}))
    assert "met een buur op 23 november" in shown(ans)
    hush(bilal)


def test_in_english(street: Street) -> None:
    ans = street.resident("Ans", phone="0612345678", language="en")
    bilal = street.resident("Bilal")
    agree(street, ans, bilal)
    ans.hears(key="con.phone").press("Yes, this number")
    hush(ans, bilal)
    assert "Your number was shared once: with Bilal on 23 November." in shown(ans)
